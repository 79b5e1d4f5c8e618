// From values to a frame: columns in the order of the recipe, categories with their levels, attributes,
// labels.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/features/build.h"
#include "core/identity/people.h"
#include "core/objectives/moments.h"
#include "core/objectives/recipe.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::features {
namespace {

/// Words → codes of a column; levels ascending by bytes, 0 = missing.
void settle_levels(Column& column, const std::vector<std::string>& word_of_row) {
  std::map<std::string_view, uint32_t> codes;
  for (const std::string& word : word_of_row)
    if (!word.empty()) codes.emplace(word, 0);
  column.levels = {""};
  for (auto& [word, code] : codes) {
    code = static_cast<uint32_t>(column.levels.size());
    column.levels.emplace_back(word);
  }
  column.code.reserve(word_of_row.size());
  for (const std::string& word : word_of_row)
    column.code.push_back(word.empty() ? 0 : codes.find(word)->second);
}

Done add_event_columns(Project& project, const Feature& feature, const Values& values, size_t offset,
                       Frame& frame) {
  const size_t rows = values.person.size();
  for (size_t c = 0; c < feature.columns().size(); ++c) {
    Column column = feature.columns()[c];
    if (column.kind == Column::Kind::number) {
      column.number.resize(rows);
      for (size_t i = 0; i < rows; ++i) column.number[i] = values.cell[i * values.width + offset + c];
    } else {
      TRY(const auto dictionary, events::dictionary(project, feature.words()));
      std::vector<std::string> words(rows);
      for (size_t i = 0; i < rows; ++i)
        words[i] = dictionary->word(static_cast<uint32_t>(values.cell[i * values.width + offset + c]));
      settle_levels(column, words);
    }
    frame.columns.push_back(std::move(column));
  }
  return {};
}

Done add_attribute_column(Project& project, const Json& spec, Frame& frame) {
  TRY(const auto values, identity::column(project, spec["attribute"].get<std::string>()));
  Column column;
  column.name = column.source = spec["name"];
  column.version = sha256(canonical(spec));
  column.known_after = spec["static"] ? "static" : "attribute";
  column.is_protected = spec["protected"];
  const size_t rows = frame.rows();
  if (spec["as"] == "number") {
    column.number.resize(rows);
    for (size_t i = 0; i < rows; ++i)
      column.number[i] =
          values->number(frame.person[i], frame.as_of[i]).value_or(std::numeric_limits<double>::quiet_NaN());
  } else {
    column.kind = Column::Kind::category;
    std::vector<std::string> words(rows);
    for (size_t i = 0; i < rows; ++i)
      if (const auto word = values->text(frame.person[i], frame.as_of[i])) words[i] = *word;
    settle_levels(column, words);
  }
  frame.columns.push_back(std::move(column));
  return {};
}

Result<Json> definition_or_name(Project& project, const Json& given, const char* kind) {
  if (!given.is_string()) return given;
  TRY(const auto found, taxonomy::find_definition(project, kind, given.get<std::string>()));
  TRY(Json spec, parse_json(found.spec, found.text));
  return spec.contains("set") ? spec["set"] : spec;
}
/// A bare set of features stands for a frame without a target; its parts may lie beside target and as_of.
Result<Json> as_frame(const Json& given) {
  if (!given.is_object() || !given.contains("features")) {
    CHECK(spec::only(given, {"set", "target", "as_of"}, "frame"));
    return given;
  }
  CHECK(spec::only(given, {"features", "scope", "include_protected", "owner", "schedule", "target", "as_of"},
                   "features"));
  Json out = Json::object(), set = given;
  for (const char* key : {"target", "as_of"}) {
    if (given.contains(key)) out[key] = given[key];
    set.erase(key);
  }
  out["set"] = set;
  return out;
}
}  // namespace

Result<Json> complete_frame(Project& project, const Json& given) {
  TRY(const Json spec, as_frame(given));
  Json out = Json::object();
  TRY(const Json set, definition_or_name(project, spec.value("set", Json::object()), "features"));
  TRY(out["set"], complete_set(project, set));
  TRY(const Zone zone, segments::zone_of(out["set"]["scope"]));
  out["target"] = nullptr;
  Json as_of = spec.value("as_of", Json());
  if (spec.contains("target") && !spec["target"].is_null()) {
    TRY(Json target, definition_or_name(project, spec["target"], "target"));
    if (target.is_object() && !as_of.is_null()) target["as_of"] = as_of;
    TRY(out["target"], objectives::question().complete(project, target));
    as_of = out["target"]["as_of"];
    for (const Json& f : out["set"]["features"])
      if (f["type"] == "attribute" && out["target"].contains("attribute") &&
          f["attribute"] == out["target"]["attribute"])
        return fail(Kind::refused,
                    Text(QT_TRANSLATE_NOOP("core", "The feature “%1” is the target itself"),
                         {f["name"].get<std::string>()}),
                    "features", QT_TRANSLATE_NOOP("core", "Take it out of the set"));
  }
  if (as_of.is_null()) {  // everything the log has
    TRY(const auto log, events::info(project));
    as_of = iso(log.last + 1);
  }
  TRY(out["as_of"], objectives::complete_moments(as_of, zone, "as_of"));
  return out;
}

Result<ResultKey> key_of_frame(Project& project, const Json& frame) {
  ResultKey key;
  key.specs = {sha256(canonical(frame))};
  TRY(const auto scope, scope_of_set(project, frame["set"], objectives::moments_of(frame["as_of"]), {}));
  TRY(const std::string inputs, events::inputs_of(project, scope));
  Json all{{"features", inputs}};
  if (!frame["target"].is_null()) {
    TRY(const auto target, objectives::question().key(project, frame["target"]));
    key.specs.insert(key.specs.end(), target.specs.begin(), target.specs.end());
    all["target"] = target.inputs;
  }
  for (const Json& f : frame["set"]["features"]) {
    if (f["type"] != "attribute") continue;
    TRY(const auto attribute, identity::attribute(project, f["attribute"].get<std::string>()));
    key.specs.push_back(attribute.content);
  }
  key.inputs = canonical(all);
  return key;
}

Result<Frame> build(Project& project, const Json& spec, const Exec& exec) {
  TRY(const Json complete, complete_frame(project, spec));
  const auto as_of = objectives::moments_of(complete["as_of"]);
  TRY(const Recipe recipe, recipe_of(complete["set"]));
  TRY(const auto scope, scope_of_set(project, complete["set"], as_of, exec));
  TRY(const auto lens, segments::lens_of(project, complete["set"]["scope"]));
  TRY(const Pass pass, project.gate().aggregates(Purpose::explore));
  Frame frame;
  Wanted wanted;
  if (!complete["target"].is_null()) {
    TRY(auto labels, objectives::labels(project, complete["target"], exec));
    wanted.emplace(as_of.size());
    size_t d = 0;
    for (size_t i = 0; i < labels.person.size(); ++i) {
      while (labels.as_of[i] != as_of[d]) ++d;
      (*wanted)[d].push_back(labels.person[i]);
    }
    frame.label = std::move(labels.label);
    frame.maturity = std::move(labels.maturity);
    frame.last_value = std::move(labels.last_value);
  }
  TRY(Values values, evaluate(project, pass, scope, lens, recipe.features, as_of, wanted, exec));
  frame.person = values.person;
  frame.as_of = values.as_of;
  std::vector<size_t> offset{0};
  for (const auto& feature : recipe.features) offset.push_back(offset.back() + feature->columns().size());
  for (const auto& [is_attribute, index] : recipe.order) {
    if (is_attribute) {
      CHECK(add_attribute_column(project, recipe.attributes[index], frame));
    } else {
      CHECK(add_event_columns(project, *recipe.features[index], values, offset[index], frame));
    }
  }
  return frame;
}

}  // namespace habitus::features
