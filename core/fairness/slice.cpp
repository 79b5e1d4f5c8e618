#include "core/fairness/slice.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/segments/rule.h"
#include "core/taxonomy/lens.h"

namespace habitus::fairness {

std::optional<double> age_at(std::string_view birth, Time moment) {
  Date b;
  if (const auto t = parse_iso(birth)) {
    b = civil_from_days(floor_div(*t, kDay));
  } else {
    int part[3] = {};
    const char* at = birth.data();
    const char* end = at + birth.size();
    for (int i = 0; i < 3; ++i) {
      const auto [next, error] = std::from_chars(at, end, part[i]);
      if (error != std::errc()) return std::nullopt;
      at = next;
      if (i < 2 && (at == end || *at++ != '.')) return std::nullopt;
    }
    b = {part[2], part[1], part[0]};
    if (b.month < 1 || b.month > 12 || b.day < 1 || b.day > 31 || b.year < 1800) return std::nullopt;
  }
  const Date now = civil_from_days(floor_div(moment, kDay));
  const bool before = now.month < b.month || (now.month == b.month && now.day < b.day);
  return static_cast<double>(now.year - b.year - (before ? 1 : 0));
}

namespace {

std::string trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.size() > 1 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  return std::string(text);
}

/// Splits outside quotes.
std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == by && !quoted)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

std::optional<double> to_number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

const std::vector<std::string> kBirth{"birth", "birthdate", "birth_date", "birthday", "date_of_birth", "dob"};
bool is_birth(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::find(kBirth.begin(), kBirth.end(), name) != kBirth.end();
}

/// The attribute a name means; age may come from a birth date.
struct Source {
  identity::Attribute attribute;
  bool from_birth = false;
};
Result<Source> source_of(Project& project, const std::string& name) {
  TRY(const auto all, identity::attributes(project));
  std::vector<std::string> names;
  for (const auto& a : all) {
    if (a.name == name) return Source{a, false};
    names.push_back(a.name);
  }
  if (name == "age")
    for (const auto& a : all)
      if (is_birth(a.name)) return Source{a, true};
  return spec::unknown("attribute", name, names, "fairness");
}

struct Condition {
  std::string attribute, op;
  std::vector<std::string> values;
};
Result<Condition> condition_of(const std::string& text) {
  for (const char* op : {"!=", "<=", ">=", "=", "<", ">"}) {
    const size_t at = text.find(op);
    if (at == std::string::npos || at == 0) continue;
    Condition c{trim(text.substr(0, at)), op, {}};
    for (const std::string& value : split(text.substr(at + std::string_view(op).size()), '|'))
      c.values.push_back(trim(value));
    if (c.op != "=" && c.op != "!=" && (c.values.size() != 1 || !to_number(c.values[0]))) break;
    return c;
  }
  return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not a condition"), {trim(text)}),
              "fairness.group", QT_TRANSLATE_NOOP("core", "Write sex=F & age>=50; values are parted by |"));
}

Result<Json> complete_slice(Project& project, const std::string& text) {
  std::string tidy;
  for (const std::string& one : split(text, '&')) {
    TRY(const Condition c, condition_of(one));
    TRY(const Source source, source_of(project, c.attribute));
    const bool order = c.op != "=" && c.op != "!=";
    if (order && !source.from_birth && !source.attribute.numeric)
      return fail(Kind::input,
                  Text(QT_TRANSLATE_NOOP("core", "“%1” has values that are no numbers"), {c.attribute}),
                  "fairness.group", QT_TRANSLATE_NOOP("core", "Use = or !="));
    for (const std::string& value : c.values)
      if (!order && !source.attribute.levels.empty() &&
          std::find(source.attribute.levels.begin(), source.attribute.levels.end(), value) ==
              source.attribute.levels.end())
        return spec::unknown("value of " + c.attribute, value, source.attribute.levels, "fairness.group");
    tidy += (tidy.empty() ? "" : " & ") + c.attribute + c.op;
    for (size_t i = 0; i < c.values.size(); ++i)
      tidy += (i ? "|" : "") +
              (c.values[i].find_first_of(" &|") == std::string::npos ? c.values[i] : '"' + c.values[i] + '"');
  }
  return Json{{"slice", tidy}};
}

Result<Json> complete_attribute(Project& project, const std::string& name, const Json& cuts) {
  TRY(const Source source, source_of(project, name));
  Json out{{"attribute", name}};
  if (!cuts.empty()) {
    std::vector<double> at = cuts.get<std::vector<double>>();
    std::sort(at.begin(), at.end());
    if (!source.from_birth && !source.attribute.numeric)
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” has values that are no numbers"), {name}),
                  "fairness.by", QT_TRANSLATE_NOOP("core", "Leave out the cuts"));
    out["cuts"] = at;
  } else if (source.from_birth ||
             (source.attribute.numeric &&
              (source.attribute.levels.empty() || source.attribute.levels.size() > 20)) ||
             source.attribute.levels.empty()) {
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” has too many values to be groups"), {name}),
                "fairness.by", Text(QT_TRANSLATE_NOOP("core", "Give cuts, like %1:25,45"), {name}));
  }
  return out;
}

Result<Json> complete_segment(Project& project, const std::string& name) {
  TRY(const auto found, taxonomy::find_definition(project, "segment", name));
  return Json{{"segment", found.text}};
}

Result<Json> cut_from_text(Project& project, const std::string& text) {
  if (text.starts_with("segment:")) return complete_segment(project, trim(text.substr(8)));
  if (const size_t cross = text.find(" x ");
      cross != std::string::npos && text.find_first_of("=<>") == std::string::npos)
    return complete_cut(project,
                        Json{{"cross", {trim(text.substr(0, cross)), trim(text.substr(cross + 3))}}});
  if (text.find_first_of("=<>") != std::string::npos) return complete_slice(project, text);
  const size_t colon = text.find(':');
  Json cuts = Json::array();
  if (colon != std::string::npos)
    for (const std::string& cut : split(text.substr(colon + 1), ',')) {
      const auto number = to_number(trim(cut));
      if (!number)
        return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is not a number"), {cut}),
                    "fairness.by", QT_TRANSLATE_NOOP("core", "Write age:25,45"));
      cuts.push_back(*number);
    }
  return complete_attribute(project, trim(text.substr(0, colon)), cuts);
}
}  // namespace

Result<Json> complete_cut(Project& project, const Json& given) {
  if (given.is_string()) return cut_from_text(project, given.get<std::string>());
  CHECK(spec::only(given, {"attribute", "cuts", "cross", "slice", "segment"}, "fairness.by"));
  if (given.contains("segment")) return complete_segment(project, given.value("segment", ""));
  if (given.contains("slice")) return complete_slice(project, given.value("slice", ""));
  if (given.contains("attribute"))
    return complete_attribute(project, given.value("attribute", ""), given.value("cuts", Json::array()));
  Json both = Json::array();
  for (const Json& one : given.value("cross", Json::array())) {
    TRY(Json part, complete_cut(project, one));
    if (!part.contains("attribute")) both.push_back(nullptr);
    both.push_back(std::move(part));
  }
  if (both.size() != 2)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A crossing has two attributes"), "fairness.by",
                QT_TRANSLATE_NOOP("core", "Write race x sex"));
  return Json{{"cross", both}};
}

std::string cut_name(const Json& cut) {
  if (cut.contains("slice")) return cut["slice"];
  if (cut.contains("segment")) {
    const std::string pinned = cut["segment"];
    return pinned.substr(0, pinned.rfind('@'));
  }
  if (cut.contains("cross")) return cut_name(cut["cross"][0]) + " × " + cut_name(cut["cross"][1]);
  return cut["attribute"];
}

std::string cut_text(const Json& cut) {
  if (cut.is_string()) return cut.get<std::string>();
  if (cut.contains("segment")) return "segment:" + cut_name(cut);
  if (cut.contains("cross")) {
    const Json& both = cut["cross"];
    return cut_text(both[0]) + " x " + cut_text(both[1]);
  }
  std::string out = cut_name(cut);
  if (cut.contains("cuts"))
    for (size_t i = 0; i < cut["cuts"].size(); ++i) out += (i ? "," : ":") + canonical(cut["cuts"][i]);
  return out;
}

Result<Cut> Cut::make(Project& project, const Json& complete) {
  Cut cut;
  cut.name_ = cut_name(complete);
  if (complete.contains("segment")) {
    cut.segment_ = complete["segment"];
    return cut;
  }
  const auto add = [&](Part part) -> Done {
    TRY(const Source source, source_of(project, part.attribute));
    part.from_birth = source.from_birth;
    TRY(part.column, identity::column(project, source.attribute.name));
    cut.content_.push_back(source.attribute.content);
    cut.parts_.push_back(std::move(part));
    return {};
  };
  if (complete.contains("slice")) {
    cut.slice_ = true;
    for (const std::string& one : split(complete["slice"].get<std::string>(), '&')) {
      TRY(const Condition c, condition_of(one));
      CHECK(add({c.attribute, c.op, c.values, {}, false, {}}));
    }
    return cut;
  }
  for (const Json& one : complete.contains("cross") ? complete["cross"] : Json::array({complete}))
    CHECK(add({one["attribute"], "", {}, one.value("cuts", std::vector<double>()), false, {}}));
  return cut;
}

std::optional<double> Cut::number_of(const Part& part, events::PersonKey person, Time moment) const {
  if (!part.from_birth) return part.column->number(person, kEnd);
  const auto birth = part.column->text(person, kEnd);
  return birth ? age_at(*birth, moment) : std::nullopt;
}

std::string Cut::level_of(const Part& part, events::PersonKey person, Time moment) const {
  if (part.cuts.empty()) {
    const auto value = part.column->text(person, kEnd);
    return value && !value->empty() ? std::string(*value) : "(missing)";
  }
  const auto value = number_of(part, person, moment);
  if (!value) return "(missing)";
  const auto text = [](double x) {
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, x);
    return std::string(buffer, error == std::errc() ? end : buffer);
  };
  const auto above = std::upper_bound(part.cuts.begin(), part.cuts.end(), *value);
  if (above == part.cuts.begin()) return "< " + text(part.cuts.front());
  if (above == part.cuts.end()) return "≥ " + text(part.cuts.back());
  return "≥ " + text(*(above - 1)) + ", < " + text(*above);
}

Done Cut::prepare(Project& project, const std::vector<Time>& moments, const Exec& exec) {
  if (segment_.empty()) return {};
  for (const Time t : moments) {
    if (members_.contains(t)) continue;
    if (members_.size() >= 400)
      return fail(Kind::input,
                  Text(QT_TRANSLATE_NOOP("core", "The rows have more than %1 moments"), {int64_t{400}}),
                  "fairness.by", QT_TRANSLATE_NOOP("core", "Cut by an attribute instead of a segment"));
    TRY(members_[t], segments::persons_in(project, segment_, t, exec));
  }
  return {};
}

std::string Cut::group(events::PersonKey person, Time moment) const {
  if (!segment_.empty()) {
    const auto at = members_.find(moment);
    return at == members_.end() ? "" : at->second->has(person) ? name_ : kOthers;
  }
  if (!slice_) {
    std::string out;
    for (const Part& part : parts_) out += (out.empty() ? "" : " × ") + level_of(part, person, moment);
    return out;
  }
  bool all = true;
  for (const Part& part : parts_) {
    bool holds = false;
    if (part.op == "=" || part.op == "!=") {
      const auto value = part.from_birth ? std::nullopt : part.column->text(person, kEnd);
      if (!value) return {};
      holds = (std::find(part.values.begin(), part.values.end(), *value) != part.values.end()) ==
              (part.op == "=");
    } else {
      const auto value = number_of(part, person, moment);
      if (!value) return {};
      const double bound = to_number(part.values[0]).value_or(0);
      holds = part.op == "<"    ? *value < bound
              : part.op == "<=" ? *value <= bound
              : part.op == ">"  ? *value > bound
                                : *value >= bound;
    }
    all = all && holds;
  }
  return all ? name_ : kOthers;
}

}  // namespace habitus::fairness
