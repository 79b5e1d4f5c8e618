#pragma once
#include <limits>
#include <vector>

#include "core/report/document.h"

namespace habitus::governance {

/// How much of a figure a section shows. What it leaves out stands in the annex of the section, once.
struct Shown {
  bool words = true;  ///< its sentence
  bool picture = true;
  bool tiles = false;
  size_t rows = 0;                   ///< of its table, from the top
  std::vector<size_t> columns = {};  ///< of its table; none = all. The annex then has the whole table
  size_t drawn = 1000;               ///< rows of its picture, from the top
  bool half = false;                 ///< beside the next figure that is so
};
inline constexpr size_t kAllRows = std::numeric_limits<size_t>::max();

/// Where the blocks of figures go.
struct Pages {
  report::Ledger& ledger;
  report::Section& section;
  report::Section& annex;
};

/// One figure of an answer; `place` is where it stands among the answer's figures ("figures/2"). Every number
/// is bound in the ledger.
void add_figure(Pages pages, size_t answer, const report::Figure& figure, const std::string& place,
                const Shown& shown);

report::Bit plain_bit(Text text, const char* def = "", report::Bit::Style style = report::Bit::Style::plain);
report::Block paragraph(report::Line line);
report::Block heading(Text text);
/// Words of a person, one paragraph for each blank-line-separated part; lines that begin with "- " become a
/// list.
void add_human(std::vector<report::Block>& blocks, const std::string& text);

}  // namespace habitus::governance
