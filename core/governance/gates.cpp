#include "core/governance/gates.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/report/read.h"

namespace habitus::governance {

using report::Bit;
using report::Quantity;
using report::Run;
using report::Sign;

Sign verdict(const Quantity& q, double min, double max) {
  if (q.state != report::State::ok || std::isnan(q.value) || (std::isnan(min) && std::isnan(max)))
    return Sign::insufficient;
  const double lo = std::isnan(q.lo) ? q.value : q.lo, hi = std::isnan(q.hi) ? q.value : q.hi;
  if ((std::isnan(min) || lo >= min) && (std::isnan(max) || hi <= max)) return Sign::pass;
  if ((!std::isnan(min) && hi < min) || (!std::isnan(max) && lo > max)) return Sign::fail;
  return Sign::insufficient;
}

Done check_gate(const Json& gate) {
  static const std::vector<std::string> known{
      "name", "question", "at", "min", "max", "unit", "decimals", "spec", "lower_is_better", "of", "undefined"};
  if (!gate.is_object() || !gate.contains("name") || !gate.contains("question") || !gate.contains("at"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A gate needs name, question and at"),
                canonical(gate));
  for (const auto& [key, value] : gate.items())
    if (std::find(known.begin(), known.end(), key) == known.end())
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "A gate has no “%1”"), {key}), canonical(gate),
                  QT_TRANSLATE_NOOP("core", "Write name, question, at, min, max, unit, decimals, spec"));
  if (!gate.contains("min") && !gate.contains("max"))
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A gate needs min or max"), canonical(gate));
  for (const char* key : {"min", "max"})
    if (gate.contains(key) && !gate[key].is_number())
      return fail(Kind::input,
                  Text(QT_TRANSLATE_NOOP("core", "“%1” of a gate is a number"), {std::string(key)}),
                  canonical(gate));
  if (gate.contains("undefined") && gate["undefined"] != "fail")
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“undefined” of a gate is “fail”, or left out"), canonical(gate));
  if (!gate["at"].is_string() || gate["at"].get<std::string>().substr(0, 1) != "/")
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "“at” of a gate is a JSON pointer that begins with /"),
                canonical(gate));
  return {};
}

namespace {
report::Format format_of(const Json& gate) {
  report::Format f;
  const std::string unit = gate.value("unit", "number");
  using Unit = report::Format::Unit;
  f.unit = unit == "share"    ? Unit::share
           : unit == "points" ? Unit::points
           : unit == "count"  ? Unit::count
                              : Unit::number;
  f.decimals = gate.value("decimals", f.unit == Unit::number ? 3 : f.unit == Unit::count ? 0 : 1);
  return f;
}

const Json* look(const Json& body, const std::string& pointer) {
  try {
    const Json::json_pointer p(pointer);
    return body.contains(p) ? &body[p] : nullptr;
  } catch (const Json::exception&) {
    return nullptr;
  }
}

GateRow row_at(const Json& gate, const Json& node, const std::string& pointer, size_t answer) {
  GateRow row;
  row.name = Text(gate["name"].get<std::string>());
  if (gate.contains("of")) row.name.args.emplace_back(gate.value("of", ""));
  row.question = gate["question"].get<std::string>();
  row.answer = answer;
  row.min = gate.value("min", report::kNone);
  row.max = gate.value("max", report::kNone);
  Quantity& q = row.observed;
  q.format = format_of(gate);
  q.at = pointer;
  if (node.is_number()) {
    q.value = node.get<double>();
  } else if (node.is_object()) {
    q.at = pointer + "/value";
    q.value = report::number_at(node, "value"), q.lo = report::number_at(node, "lo"),
    q.hi = report::number_at(node, "hi"), q.n = report::number_at(node, "n");
  }
  if (std::isnan(q.value)) q.state = report::State::undefined;
  row.verdict = verdict(q, row.min, row.max);
  if (q.state == report::State::undefined && gate.value("undefined", "") == "fail") row.verdict = Sign::fail;
  return row;
}
}  // namespace

Result<std::vector<GateRow>> gate_rows(const Json& gate, const Json& body, size_t answer) {
  CHECK(check_gate(gate));
  const std::string at = gate["at"].get<std::string>();
  const size_t star = at.find("/*");
  std::vector<GateRow> rows;
  if (star == std::string::npos) {
    const Json* node = look(body, at);
    if (!node)
      return fail(Kind::input,
                  Text(QT_TRANSLATE_NOOP("core", "The answer to “%1” has nothing at %2"),
                       {gate["question"].get<std::string>(), at}),
                  gate["name"].get<std::string>());
    rows.push_back(row_at(gate, *node, at, answer));
    return rows;
  }
  const std::string head = at.substr(0, star), tail = at.substr(star + 2);
  const Json* list = look(body, head);
  if (!list || !list->is_structured())
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "The answer to “%1” has no list at %2"),
                     {gate["question"].get<std::string>(), head}),
                gate["name"].get<std::string>());
  for (const auto& [key, item] : list->items()) {
    const std::string pointer = head + "/" + key + tail;
    const Json* node = look(body, pointer);
    if (!node) continue;
    GateRow row = row_at(gate, *node, pointer, answer);
    std::string which = key;
    for (const char* label : {"name", "group", "label", "value"})
      if (item.is_object() && item.contains(label) && item[label].is_string()) {
        which = item[label].get<std::string>();
        break;
      }
    row.name = Text(english(row.name) + ", " + which);
    rows.push_back(std::move(row));
  }
  return rows;
}

Text requirement(const GateRow& row) {
  const report::Words words;  // English: who says the text prints its numbers anew
  Quantity lo = row.observed, hi = row.observed;
  lo.state = hi.state = report::State::ok;
  lo.value = row.min, hi.value = row.max;
  if (std::isnan(row.max)) return Text(QT_TRANSLATE_NOOP("core", "at least %1"), {report::print(lo, words)});
  if (std::isnan(row.min)) return Text(QT_TRANSLATE_NOOP("core", "at most %1"), {report::print(hi, words)});
  return Text(QT_TRANSLATE_NOOP("core", "%1 to %2"), {report::print(lo, words), report::print(hi, words)});
}

namespace {
/// The interval drawn against its limits, 138 × 16.
std::shared_ptr<const report::Drawing> against_limit(const GateRow& row) {
  const Quantity& q = row.observed;
  if (std::isnan(q.value)) return nullptr;
  const double lo = std::isnan(q.lo) ? q.value : q.lo, hi = std::isnan(q.hi) ? q.value : q.hi;
  double from = lo, to = hi;
  for (const double v : {row.min, row.max})
    if (!std::isnan(v)) from = std::min(from, v), to = std::max(to, v);
  const double pad = to > from ? (to - from) * 0.25 : std::max(1e-9, std::abs(to) * 0.1);
  from -= pad, to += pad;
  const auto x = [&](double v) { return 4 + (v - from) / (to - from) * 130; };
  auto d = std::make_shared<report::Drawing>();
  d->width = 138, d->height = 16;
  const auto add = [&](report::Shape::Kind kind, double a, double b, double c, double e, report::Colour fill,
                       report::Colour stroke, double width) {
    report::Shape s;
    s.kind = kind;
    s.x = a, s.y = b, s.x2 = c, s.y2 = e;
    s.fill = fill, s.stroke = stroke, s.width = width;
    d->shapes.push_back(std::move(s));
  };
  using K = report::Shape::Kind;
  const report::Palette& p = report::print_palette();
  const double left = std::isnan(row.min) ? 4 : x(row.min), right = std::isnan(row.max) ? 134 : x(row.max);
  add(K::rect, left, 2, right - left, 12, report::rgb(0xe3e9ee), {}, 0);
  for (const double v : {row.min, row.max})
    if (!std::isnan(v)) add(K::line, x(v), 0, x(v), 16, {}, p.text2, 1);
  const report::Colour ink = row.verdict == Sign::fail ? p.fail : row.verdict == Sign::pass ? p.text : p.warn;
  add(K::line, x(lo), 8, x(hi), 8, {}, ink, 1.6);
  if (row.verdict == Sign::insufficient) {
    report::Shape s;
    s.kind = K::path;
    s.closed = true;
    const double c = x(q.value);
    s.points = {c, 4.2, c + 3.8, 8, c, 11.8, c - 3.8, 8};
    s.fill = p.surface, s.stroke = ink, s.width = 1.3;
    d->shapes.push_back(std::move(s));
  } else {
    add(K::circle, x(q.value), 8, 3.2, 0, ink, {}, 0);
  }
  return d;
}
}  // namespace

report::DocumentTable gate_table(report::Ledger& ledger, const std::vector<GateRow>& rows) {
  using Align = report::Column::Align;
  report::DocumentTable t;
  t.columns = {{QT_TRANSLATE_NOOP("core", "Gate"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Required"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Observed"), Align::right},
               {QT_TRANSLATE_NOOP("core", "95 % interval"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Interval against limit"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Verdict"), Align::left}};
  t.widths = {0.29, 0.2, 0.1, 0.125, 0.125, 0.16};  // the longest usual name on one line
  for (const GateRow& row : rows) {
    std::vector<report::DocumentCell> cells(6);
    cells[0].line = {Bit{row.name, -1, Run::Part::none, "human", Bit::Style::strong}};
    cells[1].line = {Bit{requirement(row), -1, Run::Part::none, "setting", Bit::Style::quiet}};
    cells[2].line = row.question.empty() ? report::Line{Bit{Text(report::print(row.observed, *ledger.words)),
                                                            -1, Run::Part::none, "count", Bit::Style::plain}}
                                         : ledger.value(row.answer, row.observed, row.name);
    for (Bit& b : cells[2].line) b.style = Bit::Style::strong;
    if (!row.question.empty()) cells[3].line = ledger.interval(row.answer, row.observed, row.name);
    cells[4].drawing = against_limit(row);
    cells[5].sign = row.verdict;
    t.rows.push_back(std::move(cells));
  }
  return t;
}

}  // namespace habitus::governance
