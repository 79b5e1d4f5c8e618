#include "core/models/recipe.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/models/store.h"
#include "core/objectives/target.h"
#include "core/taxonomy/lens.h"

namespace habitus::models {
namespace {

constexpr const char* kPlace = "model";

Result<double> number(const Json& spec, const char* key, double fallback, double lo, double hi,
                      const std::string& where) {
  if (!spec.contains(key)) return fallback;
  if (spec[key].is_number() && spec[key].get<double>() >= lo && spec[key].get<double>() <= hi)
    return spec[key].get<double>();
  return fail(Kind::input,
              {QT_TRANSLATE_NOOP("core", "“%1” is not a number from %2 to %3"), {std::string(key), lo, hi}},
              where + "." + key, {QT_TRANSLATE_NOOP("core", "Write a number like %1"), {fallback}});
}

Result<Json> complete_shares(const Json& given, bool calibrates) {
  const std::string where = "model.split.shares";
  CHECK(spec::only(given, {"train", "calibration", "test", "holdout"}, where));
  const bool own = !given.empty();
  Json out;
  double sum = 0;
  for (const auto& [key, share] : {std::pair{"train", calibrates ? .5 : .6},
                                   {"calibration", calibrates ? .1 : 0.},
                                   {"test", .2},
                                   {"holdout", .2}}) {
    TRY(const double value, number(given, key, own ? 0 : share, 0, 1, where));
    out[key] = value;
    sum += value;
  }
  if (std::abs(sum - 1) > 1e-9)
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "The shares sum to %1"), {sum}}, where,
                {QT_TRANSLATE_NOOP("core", "Shares of train, calibration, test and holdout sum to 1")});
  if (out["train"] == 0 || out["test"] == 0)
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "Nothing would be left to train or to test on")},
                where, {QT_TRANSLATE_NOOP("core", "Give train and test a share above 0")});
  return out;
}

Result<Json> complete_dates(const Json& given) {
  if (given.is_null() || given == "auto") return Json("auto");
  const std::string where = "model.split.dates";
  if (!given.is_object())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "The dates of the split cannot be read")}, where,
                {QT_TRANSLATE_NOOP("core", "Write \"auto\", or {\"test_from\": \"2025-03-01\"}")});
  CHECK(spec::only(given, {"only", "calibration_from", "test_from", "holdout_from"}, where));
  Json out = Json::object();
  for (const auto& [key, value] : given.items()) {
    if (value.is_null()) continue;
    const auto t = value.is_string() ? parse_iso(value.get<std::string>()) : std::nullopt;
    if (!t)
      return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "“%1” is not a date"), {value.dump()}},
                  where + "." + key,
                  {QT_TRANSLATE_NOOP("core", "Write it like 2025-01-31 or 2025-01-31T12:00:00Z")});
    out[key] = iso(*t);
  }
  return out;
}

Result<Json> complete_split(const Json& given, bool calibrates) {
  const std::string where = "model.split";
  CHECK(spec::only(given, {"shares", "isolate", "dates"}, where));
  Json out;
  TRY(out["shares"], complete_shares(given.value("shares", Json::object()), calibrates));
  TRY(const bool isolate, spec::flag(given, "isolate", true, where));
  out["isolate"] = isolate;
  TRY(out["dates"], complete_dates(given.value("dates", Json())));
  if (!isolate && (!out["dates"].is_object() || !out["dates"].contains("test_from")))
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "Without entity isolation the dates must be given")},
                where,
                {QT_TRANSLATE_NOOP("core", "Write \"dates\": {\"test_from\": …}, or leave \"isolate\" on")});
  return out;
}

Result<Json> complete_monotone(const Json& given) {
  const std::string where = "model.boosting.monotone";
  if (!given.is_object())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "The monotone features cannot be read")}, where,
                {QT_TRANSLATE_NOOP("core", "Write {\"recency\": \"down\", \"visits\": \"up\"}")});
  Json out = Json::object();
  for (const auto& [column, way] : given.items()) {
    TRY(out[column], spec::choice(given, column.c_str(), {"up", "down"}, where));
  }
  return out;
}

Result<Json> complete_boosting(const Json& given) {
  const std::string where = "model.boosting";
  CHECK(spec::only(given,
                   {"rounds", "depth", "learning_rate", "min_child_weight", "subsample", "columns", "bins",
                    "early_stopping", "monotone"},
                   where));
  Json out;
  TRY(out["rounds"], spec::whole(given, "rounds", 100, 1, 10000, where));
  TRY(out["depth"], spec::whole(given, "depth", 4, 1, 16, where));
  TRY(out["bins"], spec::whole(given, "bins", 256, 2, 65536, where));
  TRY(out["early_stopping"], spec::whole(given, "early_stopping", 0, 0, 10000, where));
  TRY(out["learning_rate"], number(given, "learning_rate", .1, 1e-6, 1, where));
  TRY(out["min_child_weight"], number(given, "min_child_weight", 1, 0, 1e9, where));
  TRY(out["subsample"], number(given, "subsample", 1, .01, 1, where));
  TRY(out["columns"], number(given, "columns", 1, .01, 1, where));
  TRY(out["monotone"], complete_monotone(given.value("monotone", Json::object())));
  return out;
}

Result<Json> complete_external(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"algorithm", "scores", "target"}, kPlace));
  TRY(const std::string hash, spec::text(spec, "scores", "", kPlace));
  CHECK(stored(project, hash));
  Json out{{"algorithm", "external"}, {"scores", hash}};
  if (spec.contains("target") && !spec["target"].is_null()) {
    TRY(const Scores rows, stored_scores(project, hash));
    TRY(out["target"], complete_outcomes(project, spec["target"], rows));
  }
  return out;
}

std::optional<Time> date_at(const Json& dates, const char* key) {
  return dates.contains(key) ? parse_iso(dates[key].get<std::string>()) : std::nullopt;
}

}  // namespace

Result<Json> complete_outcomes(Project& project, const Json& given, const Scores& rows) {
  Json target = given;
  if (given.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "target", given.get<std::string>()));
    TRY(target, parse_json(found.spec, found.text));
  }
  if (!rows.as_of.empty()) target["as_of"] = Json::array({iso(rows.as_of.front()), iso(rows.as_of.back())});
  return objectives::question().complete(project, target);
}

Result<Json> complete_recipe(Project& project, const Json& spec) {
  if (spec.value("algorithm", Json()) == "external") return complete_external(project, spec);
  CHECK(spec::only(spec,
                   {"frame", "algorithm", "l2", "l1", "standardise", "boosting", "calibration", "split",
                    "repeats", "seed"},
                   kPlace));
  Json out;
  if (!spec.contains("frame") || !spec["frame"].is_object())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "The model has no features and target")},
                "model.frame",
                {QT_TRANSLATE_NOOP("core", "Write {\"frame\": {\"set\": \"rfm\", \"target\": \"churn\"}}")});
  TRY(out["frame"], features::complete_frame(project, spec["frame"]));
  if (out["frame"].value("target", Json()).is_null())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "The model has no target")}, "model.frame.target",
                {QT_TRANSLATE_NOOP("core", "Name the target it is to foresee")});
  TRY(out["algorithm"], spec::choice(spec, "algorithm", {"logistic", "boosted"}, kPlace));
  const bool boosted = out["algorithm"] == "boosted";
  TRY(out["l2"], number(spec, "l2", 1, 0, 1e12, kPlace));
  TRY(out["l1"], number(spec, "l1", 0, 0, 1e12, kPlace));
  if (boosted) {
    TRY(out["boosting"], complete_boosting(spec.value("boosting", Json::object())));
  } else {
    TRY(out["standardise"], spec::flag(spec, "standardise", true, kPlace));
  }
  TRY(out["calibration"], spec::choice(spec, "calibration", {"platt", "isotonic", "beta", "none"}, kPlace));
  TRY(out["split"], complete_split(spec.value("split", Json::object()), out["calibration"] != "none"));
  TRY(out["repeats"], spec::whole(spec, "repeats", 5, 2, 100, kPlace));
  TRY(out["seed"], spec::whole(spec, "seed", 1, 0, int64_t{1} << 53, kPlace));
  return out;
}

Result<Recipe> recipe_of(const Json& c) {
  Recipe r;
  if (c["algorithm"] == "external") {
    r.external = true;
    r.scores = c["scores"];
    if (c.contains("target")) r.target = canonical(c["target"]);
    return r;
  }
  r.frame = canonical(c["frame"]);
  r.method.l2 = c["l2"];
  r.method.l1 = c["l1"];
  r.method.boosted = c["algorithm"] == "boosted";
  r.method.standardise = c.value("standardise", false);
  r.method.calibration = c["calibration"] == "platt"      ? Calibration::platt
                         : c["calibration"] == "isotonic" ? Calibration::isotonic
                         : c["calibration"] == "beta"     ? Calibration::beta
                                                          : Calibration::none;
  if (r.method.boosted) {
    Json how = c["boosting"];
    for (auto& [column, way] : how["monotone"].items()) way = way == "up" ? 1 : -1;
    how["seed"] = c["seed"];
    r.method.boosting = boosting_from(how);
  }
  const Json &split = c["split"], &shares = split["shares"], &dates = split["dates"];
  r.split = {.train = shares["train"],
             .calibration = shares["calibration"],
             .test = shares["test"],
             .holdout = shares["holdout"],
             .isolate = split["isolate"],
             .automatic = !dates.is_object(),
             .seed = c["seed"].get<uint64_t>()};
  if (dates.is_object()) {
    r.split.only = date_at(dates, "only");
    r.split.calibration_from = date_at(dates, "calibration_from");
    r.split.test_from = date_at(dates, "test_from");
    r.split.holdout_from = date_at(dates, "holdout_from");
  }
  r.repeats = c["repeats"];
  const Json& target = c["frame"]["target"];
  for (const char* key : {"horizon", "gap"}) {
    if (!target.contains(key) || !target[key].is_string()) continue;
    TRY(const Duration part, parse_duration(target[key].get<std::string>()));
    r.span += part;
  }
  return r;
}

Json target_of(const Json& recipe) {
  if (recipe.contains("target")) return recipe["target"];
  return recipe.value("frame", Json::object()).value("target", Json());
}

}  // namespace habitus::models
