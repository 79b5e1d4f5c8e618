#include "app/verbs/print.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/report/words.h"

namespace habitus {
namespace {

size_t width(const std::string& text) {  // columns on a terminal: one per code point
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string cell_text(const report::Cell& cell, const report::Words& words) {
  std::string out = report::print(cell, words);
  if (const auto* q = std::get_if<report::Quantity>(&cell))
    if (const std::string interval = report::print_interval(*q, words); !interval.empty())
      out += " [" + interval + "]";
  return out;
}

}  // namespace

void print(std::ostream& out, const report::Table& table) {
  const report::Words words;
  std::vector<std::vector<std::string>> lines(1);
  for (const auto& column : table.columns) lines[0].push_back(words.say(column.title));
  for (const auto& row : table.rows) {
    lines.emplace_back();
    for (const auto& cell : row) lines.back().push_back(cell_text(cell, words));
  }
  std::vector<size_t> widths(table.columns.size(), 0);
  for (const auto& line : lines)
    for (size_t i = 0; i < line.size() && i < widths.size(); ++i)
      widths[i] = std::max(widths[i], width(line[i]));
  if (!table.caption.empty()) out << words.say(table.caption) << "\n";
  for (const auto& line : lines) {
    std::string text;
    for (size_t i = 0; i < line.size() && i < widths.size(); ++i) {
      const std::string pad(widths[i] - width(line[i]), ' ');
      const bool right = table.columns[i].align == report::Column::Align::right;
      text += (i ? "  " : "") + (right ? pad + line[i] : line[i] + pad);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out << text << "\n";
  }
}

}  // namespace habitus
