#include "core/report/html_parts.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/report/markup.h"

namespace habitus::report {

std::string Html::escape_text(const std::string& text) { return escape(text); }

Text sign_word(Sign sign) {
  switch (sign) {
    case Sign::pass:
      return QT_TRANSLATE_NOOP("core", "Pass");
    case Sign::insufficient:
      return QT_TRANSLATE_NOOP("core", "Insufficient");
    case Sign::fail:
      return QT_TRANSLATE_NOOP("core", "Fail");
    case Sign::finding:
      return QT_TRANSLATE_NOOP("core", "Finding");
    case Sign::forbidden:
      return QT_TRANSLATE_NOOP("core", "Not to be used");
    case Sign::filled:
      return QT_TRANSLATE_NOOP("core", "Filled");
    case Sign::open:
      return QT_TRANSLATE_NOOP("core", "Open");
    case Sign::not_applicable:
      return QT_TRANSLATE_NOOP("core", "Not applicable");
    case Sign::none:
      break;
  }
  return {};
}

namespace {
/// 12 × 12 marks: shape and fill differ as well as colour (look/documents.md, Colour).
const char* glyph(Sign sign) {
  switch (sign) {
    case Sign::pass:
      return R"(<circle cx="6" cy="6" r="5.5" fill="#1C6444"/><path d="M3.3 6.2L5.2 8.1L8.8 4.1" fill="none" stroke="#fff" stroke-width="1.5"/>)";
    case Sign::insufficient:
      return R"(<path d="M6 .8L11.2 6L6 11.2L.8 6Z" fill="#fff" stroke="#7A5200" stroke-width="1.3"/><path d="M3.9 6H8.1" stroke="#7A5200" stroke-width="1.5"/>)";
    case Sign::fail:
      return R"(<path d="M1 1H11V11H1Z" fill="#9A2A25"/><path d="M3.6 3.6L8.4 8.4M8.4 3.6L3.6 8.4" stroke="#fff" stroke-width="1.5"/>)";
    case Sign::finding:
      return R"(<path d="M6 1.2L11.3 10.6H.7Z" fill="#fff" stroke="#17212B" stroke-width="1.2"/><path d="M6 4.6V7.4" stroke="#17212B" stroke-width="1.3"/><circle cx="6" cy="8.9" r=".75" fill="#17212B"/>)";
    case Sign::forbidden:
      return R"(<circle cx="6" cy="6" r="4.9" fill="#fff" stroke="#17212B" stroke-width="1.4"/><path d="M2.6 2.6L9.4 9.4" stroke="#17212B" stroke-width="1.4"/>)";
    case Sign::filled:
      return R"(<circle cx="6" cy="6" r="2.6" fill="#46525F"/>)";
    case Sign::open:
      return R"(<circle cx="6" cy="6" r="3.6" fill="#fff" stroke="#7A5200" stroke-width="1.4"/>)";
    case Sign::not_applicable:
      return R"(<circle cx="6" cy="6" r="4.6" fill="#fff" stroke="#46525F" stroke-width="1"/><path d="M3.9 6H8.1" stroke="#46525F" stroke-width="1"/>)";
    case Sign::none:
      break;
  }
  return "";
}
}  // namespace

std::string Html::sign(Sign s, int size) const {
  if (s == Sign::none) return {};
  const std::string px = std::to_string(size);
  return "<svg class=\"g\" width=\"" + px + "\" height=\"" + px +
         "\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\">" + glyph(s) + "</svg>";
}

std::string Html::listed(const std::string& text, const char* def) const {
  if (!has_digits(text)) return escape(text);
  return std::string("<span data-def=\"") + def + "\">" + escape(text) + "</span>";
}

std::string Html::bit(const Bit& b, bool link) const {
  const std::string text = words.say(b.text);
  std::string out;
  if (b.fact >= 0) {
    const Fact& f = d.ledger.facts[static_cast<size_t>(b.fact)];
    const std::string number = f.id.substr(1);
    std::string value = std::isnan(f.quantity.value) ? "" : canonical(Json(f.quantity.value));
    if (b.part == Run::Part::interval)
      value = canonical(Json(f.quantity.lo)) + " " + canonical(Json(f.quantity.hi));
    if (b.part == Run::Part::n) value = canonical(Json(f.quantity.n));
    const char* part = b.part == Run::Part::interval ? " data-part=\"interval\""
                       : b.part == Run::Part::n      ? " data-part=\"n\""
                                                     : "";
    const char* look = b.style == Bit::Style::strong ? "fb" : b.style == Bit::Style::quiet ? "fi" : "fn";
    out = std::string("<data class=\"") + look + "\" value=\"" + value + "\" data-fact=\"" + f.id + "\"" +
          part + ">" + escape(text) + "</data>";
    if (link && b.part == Run::Part::value)
      out += "<a class=\"pp\" href=\"#" + f.id + "\" data-def=\"section\" aria-label=\"" +
             say(Text(QT_TRANSLATE_NOOP("core", "Passport of figure %1"), {number})) + "\">" + f.id + "</a>";
    return "<span class=\"nb\">" + out + "</span>";
  }
  out = b.def.empty() ? escape(text) : listed(text, b.def.c_str());
  if (b.style == Bit::Style::strong) return "<b>" + out + "</b>";
  if (b.style == Bit::Style::quiet) return "<span class=\"sec2\">" + out + "</span>";
  if (b.style == Bit::Style::code) return "<span class=\"mono\">" + out + "</span>";
  return out;
}

std::string Html::line(const Line& l, bool link) const {
  std::string out;
  for (const Bit& b : l) out += bit(b, link);
  return out;
}

std::string Html::table(const DocumentTable& t, const std::string& classes) const {
  const std::string look = t.dense ? (classes.empty() ? "dense" : classes + " dense") : classes;
  std::string out = "<div class=\"scroll\" tabindex=\"0\"><table" +
                    (look.empty() ? std::string() : " class=\"" + look + "\"") + ">";
  if (!t.caption.empty()) out += "<caption>" + line(t.caption, false) + "</caption>";
  out += "<thead><tr>";
  for (const Column& c : t.columns)
    out += std::string("<th scope=\"col\"") + (c.align == Column::Align::right ? " class=\"r\">" : ">") +
           listed(words.say(c.title), "name") + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto& row : t.rows) {
    out += "<tr>";
    bool linked = false;  // one passport link a row: more would clutter
    for (size_t i = 0; i < row.size(); ++i) {
      const DocumentCell& cell = row[i];
      const bool right = i < t.columns.size() && t.columns[i].align == Column::Align::right;
      std::string body;
      if (cell.sign != Sign::none) {
        const char* kind = cell.sign == Sign::pass           ? "v-pass"
                           : cell.sign == Sign::fail         ? "v-fail"
                           : cell.sign == Sign::insufficient ? "v-ins"
                                                             : "v-done";
        body += std::string("<span class=\"v ") + kind + "\">" + sign(cell.sign) + "<span>" +
                say(cell.said()) + "</span></span>";
      }
      bool bound = false;
      for (const Bit& b : cell.line) {
        bound |= b.fact >= 0;
        body += bit(b, !linked);
      }
      linked |= bound;
      if (!cell.second.empty())
        body += (body.empty() ? "" : "<br>") + ("<span class=\"i\">" + line(cell.second, false) + "</span>");
      if (cell.drawing) body += svg(*cell.drawing, {});
      const char* tag = i == 0 ? "th" : "td";
      out += std::string("<") + tag + (i == 0 ? " scope=\"row\"" : "") + (right ? " class=\"r\">" : ">") +
             body + "</" + tag + ">";
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string Html::figure(const DocumentFigure& f, const std::string& id) const {
  const auto bind = [&](const Run& run) -> std::string {
    if (run.at.empty() || run.part == Run::Part::none)
      return has_digits(run.text) ? " data-def=\"name\"" : "";
    const auto found = f.facts.find(run.at);
    if (found == f.facts.end()) return {};
    const char* part = run.part == Run::Part::interval ? "interval"
                       : run.part == Run::Part::n      ? "n"
                                                       : "value";
    return " data-fact=\"" + d.ledger.facts[static_cast<size_t>(found->second)].id + "\" data-part=\"" +
           part + "\"";
  };
  return "<figure>" + svg(f.drawing, id, bind) +
         (f.caption.empty() ? "" : "<figcaption>" + line(f.caption, false) + "</figcaption>") + "</figure>\n";
}

std::string Html::block(const Block& b, const std::string& id) const {
  switch (b.kind) {
    case Block::Kind::heading:
      return "<h3>" + line(b.line) + "</h3>\n";
    case Block::Kind::lead:
      return "<p class=\"lead\">" + line(b.line) + "</p>\n";
    case Block::Kind::paragraph:
      return "<p>" + line(b.line) + "</p>\n";
    case Block::Kind::code:
      return "<p class=\"mono spec-text\">" + line(b.line) + "</p>\n";
    case Block::Kind::list: {
      std::string out = "<ul>";
      for (const Line& item : b.items) out += "<li>" + line(item) + "</li>";
      return out + "</ul>\n";
    }
    case Block::Kind::table:
      return table(b.table);
    case Block::Kind::figure:
      return figure(*b.figure, id);
  }
  return {};
}

}  // namespace habitus::report
