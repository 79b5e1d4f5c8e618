#include "core/report/page.h"

#include "core/report/drawing.h"
#include "core/report/markup.h"

namespace habitus::report {
namespace {

constexpr const char* kOwn =
    "body{padding:14mm 12mm} section{margin-top:16pt;break-inside:avoid} h2{font:600 12pt/16pt 'Card Sans',"
    "Inter,sans-serif} figure{margin:6pt 0} table{border-collapse:collapse;margin-top:6pt} "
    "th,td{padding:2pt 8pt 2pt 0;border-bottom:.5pt solid var(--hair);text-align:left;font-weight:400} "
    "th{color:var(--sec)} .r{text-align:right} dl{display:grid;grid-template-columns:34mm 1fr;row-gap:2pt;"
    "margin-top:8pt} dt{color:var(--mut)} dd{overflow-wrap:anywhere} "
    "caption{text-align:left;color:var(--mut)}";

std::string cell_text(const Cell& cell, const Words& words) {
  std::string out = print(cell, words);
  if (const auto* q = std::get_if<Quantity>(&cell))
    if (const std::string interval = print_interval(*q, words); !interval.empty())
      out += " [" + interval + "]";
  return escape(out);
}

std::string table_html(const Table& table, const Words& words) {
  if (table.rows.empty()) return {};
  const auto classes = [&](size_t c) {
    return c < table.columns.size() && table.columns[c].align == Column::Align::right ? " class=\"r\"" : "";
  };
  std::string out = "<table><caption>" + escape(words.say(table.caption)) + "</caption><thead><tr>";
  for (size_t c = 0; c < table.columns.size(); ++c)
    out += std::string("<th scope=\"col\"") + classes(c) + ">" + escape(words.say(table.columns[c].title)) +
           "</th>";
  out += "</tr></thead><tbody>";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (size_t c = 0; c < row.size(); ++c)
      out += std::string("<td") + classes(c) + ">" + cell_text(row[c], words) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string figure_html(const Figure& f, const Words& words, int& number) {
  Canvas canvas;
  canvas.words = &words;
  std::string out = "<section><h2>" + escape(words.say(f.title)) + "</h2>\n";
  if (!f.sentence.empty()) out += "<p>" + escape(words.say(f.sentence)) + "</p>\n";
  if (!f.marks.empty())
    out += "<figure>" + svg(draw(f, canvas), "f" + std::to_string(++number)) + "</figure>\n";
  if (!f.caption.empty()) out += "<p class=\"mut sm\">" + escape(words.say(f.caption)) + "</p>\n";
  out += table_html(f.table, words) + "</section>\n";
  for (const Figure& below : f.below) out += figure_html(below, words, number);
  return out;
}

}  // namespace

std::string html(const Page& page, const Words& words) {
  std::string out =
      "<!doctype html>\n<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>" +
      escape(page.title) + "</title><style>" + document_style() + kOwn +
      "</style></head>\n<body><main class=\"doc\">" + "<h1>" + escape(page.title) + "</h1>\n";
  if (!page.lead.empty()) out += "<p class=\"purpose\">" + escape(page.lead) + "</p>\n";
  out += "<dl>";
  for (const auto& [label, text] : page.facts)
    out += "<dt>" + escape(label) + "</dt><dd>" + escape(text) + "</dd>\n";
  out += "</dl>\n";
  int number = 0;
  for (const Figure& f : page.figures) out += figure_html(f, words, number);
  return out + "</main></body></html>\n";
}

}  // namespace habitus::report
