#pragma once
#include "views/paper/sheet.h"

namespace habitus::paper {

/// What lays the document out on the sheet, part by part, in this order. The sheet must outlive it.
std::vector<std::function<void()>> parts(Sheet& sheet);
/// All parts.
void lay_out(Sheet& sheet);
/// The annexes alone, as a document of their own.
void lay_out_annex(Sheet& sheet);

/// Who signs, and the hashes that stand for the whole.
void signoff(Sheet& sheet, const report::Document& document);
/// Where each figure comes from: Appendix A.
void passports(Sheet& sheet, const report::Document& document);
/// A heading over the whole width.
void small_head(Sheet& sheet, const report::Line& line);

/// A table at the sheet's y, its head repeated on every page.
void table(Sheet& sheet, const report::DocumentTable& table, double x, double width);
double table_height(Sheet& sheet, const report::DocumentTable& table, double width);
/// Long and narrow: it stands in two halves, one beside the other.
bool fits_twice(Sheet& sheet, const report::DocumentTable& table, double width);
/// It has to break words, or to set intervals below their values.
bool wants_more(Sheet& sheet, const report::DocumentTable& table, double width);
report::Line plain(const habitus::Text& text);

// Type and space: look/documents.md.
using report::print_palette;
inline constexpr double kMm = 2.83465;
inline const Type kTitle{25, 29, 600, print_palette().text, false, true},
    kPurpose{11, 16, 400, print_palette().text2, false, false},
    kHead{13, 17, 600, print_palette().text, false, true},
    kLead{9.75, 14, 600, print_palette().text, false, false},
    kBody{9.1, 13.75, 400, print_palette().text, false, false},
    kTable{8.25, 11.5, 400, print_palette().text, false, false},
    kTableHead{7.25, 9.5, 600, print_palette().text2, false, false},
    kCaption{7.75, 11, 400, print_palette().text2, false, false},
    kRail{7.25, 10.25, 400, print_palette().text2, false, false},
    kSmallHead{9, 12, 600, print_palette().text, false, false},
    kMono{6.4, 9, 400, print_palette().text2, true, false};

}  // namespace habitus::paper
