#include "core/fairness/subject.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/fairness/subject_parts.h"
#include "core/identity/people.h"
#include "core/objectives/moments.h"
#include "core/project/project.h"
#include "core/segments/rule.h"
#include "core/segments/scope.h"
#include "core/taxonomy/picker.h"

namespace habitus::fairness {
namespace {

constexpr const char* kOf = "fairness.of";
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

Result<identity::Attribute> attribute_of(Project& project, const std::string& name) {
  TRY(const auto all, identity::attributes(project));
  std::vector<std::string> names;
  for (const auto& a : all) {
    if (a.name == name) return a;
    names.push_back(a.name);
  }
  return spec::unknown("attribute", name, names, kOf);
}

Result<Json> complete_attributes(Project& project, const Json& of) {
  CHECK(spec::only(of, {"type", "score", "threshold", "selected", "label", "positive"}, kOf));
  Json out{{"type", "attributes"}};
  TRY(const std::string name, spec::text(of, "score", "", kOf));
  TRY(const auto score, attribute_of(project, name));
  out["score"] = name;
  if (of.contains("selected")) {
    TRY(out["selected"], spec::texts(of, "selected", kOf));
  } else {
    if (!score.numeric)
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” has values that are no numbers"), {name}),
                  kOf, QT_TRANSLATE_NOOP("core", "List the values that mean selected"));
    if (!of.contains("threshold") || !of["threshold"].is_number())
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "There is no threshold"), kOf,
                  QT_TRANSLATE_NOOP("core", "Selected is who has this score or more"));
    out["threshold"] = of["threshold"];
  }
  TRY(const std::string label_name, spec::text(of, "label", "", kOf));
  if (label_name.empty()) return out;
  TRY(const auto label, attribute_of(project, label_name));
  out["label"] = label_name;
  TRY(auto positive, spec::texts(of, "positive", kOf));
  if (positive.empty()) positive = {"1"};
  for (const std::string& value : positive)
    if (!label.levels.empty() &&
        std::find(label.levels.begin(), label.levels.end(), value) == label.levels.end())
      return spec::unknown("value of " + label_name, value, label.levels, "fairness.of.positive");
  out["positive"] = positive;
  return out;
}

Result<Json> complete_segment(Project& project, const Json& of, const Json& scope) {
  CHECK(spec::only(of, {"type", "segment", "as_of"}, kOf));
  Json out{{"type", "segment"}};
  if (of.value("segment", Json()).is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "segment", of["segment"].get<std::string>()));
    out["segment"] = found.text;
  } else {
    TRY(out["segment"], segments::complete_rule(project, of.value("segment", Json::object()), scope));
  }
  TRY(const std::string as_of, spec::text(of, "as_of", "", kOf));
  if (!as_of.empty()) {
    TRY(const Zone zone, segments::zone_of(scope));
    TRY(const Time t, objectives::moment(as_of, zone, kOf));
    out["as_of"] = iso(t);
  }
  return out;
}

Result<Json> complete_kpi(Project& project, const Json& of, const Json& scope) {
  CHECK(spec::only(of, {"type", "event", "as", "property"}, kOf));
  TRY(const auto lens, segments::lens_of(project, scope));
  TRY(const auto properties, segments::property_names(project));
  TRY(Json pick, taxonomy::complete_pick(of.value("event", Json()), lens, properties, "fairness.of.event"));
  Json out{{"type", "kpi"}, {"event", std::move(pick)}};
  TRY(out["as"], spec::choice(of, "as", {"did", "repeat", "events", "sum", "mean"}, kOf));
  if (out["as"] != "sum" && out["as"] != "mean") return out;
  TRY(const std::string property, spec::text(of, "property", "", kOf));
  if (std::find(properties.begin(), properties.end(), property) == properties.end())
    return spec::unknown("property", property, properties, "fairness.of.property");
  out["property"] = property;
  return out;
}

/// Everybody in scope with the moment of their last event, and how often (weighted) and with what sum of a
/// property they did what a KPI asks.
struct Everybody {
  std::vector<events::PersonKey> person;
  std::vector<Time> last;
  std::vector<double> often, sum, counted;  ///< counted: weight of the events that have the property
};
Result<Everybody> everybody(Project& project, const Json& scope_spec, const Json& of, const Exec& exec) {
  std::vector<Json> picks;
  if (of["type"] == "kpi") picks.push_back(of["event"]);
  TRY(const auto scope, segments::scope_of(project, scope_spec, exec));
  TRY(auto lens, segments::lens_of(project, scope_spec));
  TRY(auto picker, taxonomy::Picker::make(project, std::move(lens), picks));
  events::Need need;
  picker.bind(need);
  need.weight = true;
  const bool valued = of.contains("property");
  const size_t column = valued ? taxonomy::column_of(need.number, of["property"].get<std::string>()) : 0;
  TRY(const Pass pass, project.gate().aggregates(Purpose::audit));
  return events::scan_reduce<Everybody>(
      project, pass, scope, need, exec,
      [&](Everybody& part, const events::Slab& slab) {
        taxonomy::Picker::Scratch scratch;
        const uint32_t* masks = picker.apply(slab, scratch);
        for (size_t p = 0; p < slab.person.size(); ++p) {
          part.person.push_back(slab.person[p]);
          part.last.push_back(slab.time[slab.first[p + 1] - 1]);
          double often = 0, sum = 0, counted = 0;
          for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
            if (masks[i] == 0) continue;
            often += slab.weight[i];
            if (!valued || std::isnan(slab.number[column][i])) continue;
            sum += slab.weight[i] * slab.number[column][i];
            counted += slab.weight[i];
          }
          part.often.push_back(often);
          part.sum.push_back(sum);
          part.counted.push_back(counted);
        }
      },
      [](Everybody& into, Everybody& from) {
        const auto append = [](auto& to, const auto& more) { to.insert(to.end(), more.begin(), more.end()); };
        append(into.person, from.person);
        append(into.last, from.last);
        append(into.often, from.often);
        append(into.sum, from.sum);
        append(into.counted, from.counted);
      });
}

void by_kpi(const std::string& as, const Everybody& all, Subject& out) {
  for (size_t i = 0; i < all.person.size(); ++i) {
    if (as == "did" || as == "repeat")
      out.selected.push_back(as == "did" ? all.often[i] > 0 : all.often[i] >= 2);
    else
      out.value.push_back(as == "events"       ? all.often[i]
                          : as == "sum"        ? all.sum[i]
                          : all.counted[i] > 0 ? all.sum[i] / all.counted[i]
                                               : kUnknown);
  }
}

Result<Subject> by_attributes(Project& project, const Json& of, Everybody all) {
  Subject out;
  TRY(const auto score, identity::column(project, of["score"].get<std::string>()));
  std::shared_ptr<const identity::Column> label;
  if (of.contains("label")) {
    TRY(label, identity::column(project, of["label"].get<std::string>()));
  }
  const auto among = [](const Json& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(),
                       [&](const Json& w) { return w.get_ref<const std::string&>() == word; });
  };
  out.has_label = label != nullptr;
  out.probabilities = !of.contains("selected");
  for (size_t i = 0; i < all.person.size(); ++i) {
    const auto word = score->text(all.person[i], kEnd);
    if (!word || word->empty()) continue;
    const auto number = score->number(all.person[i], kEnd);
    if (!of.contains("selected") && !number) continue;
    out.person.push_back(all.person[i]);
    out.moment.push_back(all.last[i]);
    out.score.push_back(number.value_or(kUnknown));
    out.probabilities = out.probabilities && *number >= 0 && *number <= 1;
    out.selected.push_back(of.contains("selected") ? among(of["selected"], *word)
                                                   : *number >= of["threshold"].get<double>());
    const auto truth = label ? label->text(all.person[i], kEnd) : std::nullopt;
    out.label.push_back(truth && !truth->empty() ? among(of["positive"], *truth) : kUnknown);
  }
  return out;
}
}  // namespace

Result<Json> complete_subject(Project& project, const Json& of, const Json& scope) {
  if (!of.is_object())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "It is not said what is audited"), kOf,
                QT_TRANSLATE_NOOP(
                    "core", "Name a model, a segment, a funnel step, a behaviour or a score attribute"));
  TRY(const std::string type,
      spec::choice(of, "type", {"model", "attributes", "segment", "funnel", "kpi"}, kOf));
  if (type == "attributes") return complete_attributes(project, of);
  if (type == "segment") return complete_segment(project, of, scope);
  if (type == "kpi") return complete_kpi(project, of, scope);
  if (type == "funnel") return complete_funnel(project, of, scope);
  return complete_model(project, of);
}

Result<Subject> subject(Project& project, const Json& of, const Json& scope, const Exec& exec) {
  const std::string type = of["type"];
  if (type == "model") return model_subject(project, of, exec);
  TRY(Everybody all, everybody(project, scope, of, exec));
  if (type == "attributes") return by_attributes(project, of, std::move(all));
  Subject out;
  if (type == "kpi") {
    by_kpi(of["as"], all, out);
  } else if (type == "segment") {
    const Time as_of = of.contains("as_of") ? parse_iso(of["as_of"].get<std::string>()).value_or(kEnd) : kEnd;
    TRY(const auto members, segments::persons_in(project, of["segment"], as_of, exec));
    for (const auto person : all.person) out.selected.push_back(members->has(person));
  } else {
    return funnel_subject(project, of, all.person, all.last, exec);
  }
  out.person = std::move(all.person);
  out.moment = std::move(all.last);
  out.label.assign(out.person.size(), kUnknown);
  out.score = out.label;
  return out;
}

Result<ResultKey> key_of_subject(Project& project, const Json& of, const Json& scope) {
  if (of["type"] == "model") return key_of_model(project, of);
  TRY(ResultKey key, segments::key_of(project, Json{{"of", of}, {"scope", scope}}));
  for (const char* part : {"score", "label"}) {
    if (of["type"] != "attributes" || !of.contains(part)) continue;
    TRY(const auto attribute, identity::attribute(project, of[part].get<std::string>()));
    key.specs.push_back(attribute.content);
  }
  return key;
}

}  // namespace habitus::fairness
