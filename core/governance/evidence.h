#pragma once
#include <vector>

#include "core/report/document.h"

namespace habitus::governance {

/// The blocks of one figure: heading, sentence, drawing with caption, tiles, twin table; every number bound
/// in `ledger`.
void add_figure(std::vector<report::Block>& blocks, report::Ledger& ledger, size_t answer,
                const report::Figure& figure, bool heading);

report::Bit plain_bit(Text text, const char* def = "", report::Bit::Style style = report::Bit::Style::plain);
report::Block paragraph(report::Line line);
/// Words of a person, one paragraph for each blank-line-separated part; lines that begin with "- " become a
/// list.
void add_human(std::vector<report::Block>& blocks, const std::string& text);

}  // namespace habitus::governance
