#include "core/validation/validate.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/models/scored.h"
#include "core/validation/acceptance.h"
#include "core/validation/backtest.h"
#include "core/validation/evaluate.h"
#include "core/validation/holdout.h"
#include "core/validation/periods.h"

namespace habitus::validation {
namespace {

constexpr const char* kPath = "validate";
using models::Part;
using models::Scored;

Result<Json> number_or_null(const Json& spec, const char* key) {
  const Json v = spec.value(key, Json());
  if (v.is_null() || v.is_number()) return v;
  return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "“%1” is not a number"), {std::string(key)}},
              std::string(kPath) + "." + key, {QT_TRANSLATE_NOOP("core", "Write a number, or leave it out")});
}

Result<Json> complete_costs(const Json& given) {
  CHECK(spec::only(given, {"false_positive", "false_negative", "true_positive", "true_negative"},
                   "validate.costs"));
  Json out{{"false_positive", 1}, {"false_negative", 1}, {"true_positive", 0}, {"true_negative", 0}};
  for (const auto& [key, v] : given.items()) {
    if (!v.is_number())
      return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "“%1” is not a number"), {key}},
                  "validate.costs." + key,
                  {QT_TRANSLATE_NOOP("core", "Costs are numbers in one unit, like 1 and 5")});
    out[key] = v;
  }
  return out;
}

Result<Json> complete_backtest(const Json& given) {
  const std::string where = "validate.backtest";
  CHECK(spec::only(given, {"gap", "window", "rolling", "origins", "folds"}, where));
  Json out;
  TRY(out["gap"], spec::text(given, "gap", "0 s", where));
  TRY(const Duration gap, parse_duration(out["gap"].get<std::string>()));
  out["gap"] = duration_text(gap);
  out["window"] = nullptr;
  if (given.contains("window") && !given["window"].is_null()) {
    TRY(const std::string text, spec::text(given, "window", "", where));
    TRY(const Duration window, parse_duration(text));
    out["window"] = duration_text(window);
  }
  TRY(out["rolling"], spec::text(given, "rolling", "auto", where));
  if (out["rolling"] != "auto" && out["rolling"] != "none") {
    TRY(const Duration rolling, parse_duration(out["rolling"].get<std::string>()));
    out["rolling"] = duration_text(rolling);
  }
  TRY(out["origins"], spec::whole(given, "origins", 12, 1, 120, where));
  TRY(out["folds"], spec::whole(given, "folds", 5, 2, 20, where));
  return out;
}

Result<Json> complete_opening(Project& project, const models::Named& named, const Json& given) {
  if (given.is_number_integer() && given.get<int64_t>() > 0) return given;
  TRY(const Holdout holdout, holdout_of(project, named, {}));
  if (!holdout.exists) return Json(1);
  if (given != "new") {
    TRY(const int made, opening(project, holdout.id, holdout.model));
    if (made > 0) return Json(made);
  }
  TRY(const int next, next_opening(project, holdout.id));
  return Json(next);
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(
      spec, {"model", "holdout", "opening", "bins", "draws", "costs", "threshold", "capacity", "backtest", "objective"},
      kPath));
  Json out;
  TRY(const std::string reference, spec::text(spec, "model", "", kPath));
  TRY(const auto named, models::named(project, reference));
  out["model"] = named.reference;
  TRY(out["holdout"], spec::choice(spec, "holdout", {"sealed", "open"}, kPath));
  if (out["holdout"] == "open") {
    TRY(out["opening"], complete_opening(project, named, spec.value("opening", Json())));
  }
  TRY(out["bins"], spec::whole(spec, "bins", 10, 2, 100, kPath));
  TRY(out["draws"], spec::whole(spec, "draws", 400, 100, 10000, kPath));
  TRY(const Json purpose, complete_objective(project, spec, named));
  if (!purpose.is_null()) out["objective"] = purpose;
  const Json own = purpose.is_object() ? purpose : Json::object();
  TRY(out["costs"],
      complete_costs(spec.contains("costs") ? spec["costs"] : own.value("costs", Json::object())));
  TRY(out["threshold"], number_or_null(spec, "threshold"));
  TRY(out["capacity"], number_or_null(spec.contains("capacity") ? spec : own, "capacity"));
  if (out["capacity"].is_number() &&
      (!out["capacity"].is_number_integer() || out["capacity"].get<int64_t>() < 1))
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "The capacity is not a whole number of persons")},
                "validate.capacity",
                {QT_TRANSLATE_NOOP("core", "Write how many persons fit at each as-of date, like 50")});
  TRY(out["backtest"], complete_backtest(spec.value("backtest", Json::object())));
  return out;
}

Options options_of(const Json& c, uint64_t seed) {
  const Json& costs = c["costs"];
  Options o{.bins = c["bins"],
            .costs = {costs["false_positive"], costs["false_negative"], costs["true_positive"],
                      costs["true_negative"]}};
  if (c["threshold"].is_number()) o.threshold = c["threshold"].get<double>();
  if (c["capacity"].is_number()) o.capacity = c["capacity"].get<int64_t>();
  o.draws = c["draws"];
  o.seed = seed;
  return o;
}

Result<BacktestOptions> backtest_options(const Json& b) {
  BacktestOptions o{.origins = b["origins"], .folds = b["folds"]};
  TRY(o.gap, parse_duration(b["gap"].get<std::string>()));
  if (b["window"].is_string()) {
    TRY(o.window, parse_duration(b["window"].get<std::string>()));
  }
  if (b["rolling"] == "none") {
    o.rolling = -1;
  } else if (b["rolling"] != "auto") {
    TRY(o.rolling, parse_duration(b["rolling"].get<std::string>()));
  }
  return o;
}

Rows rows_in(const Scored& s, Part part) {
  Rows out;
  out.probabilities = s.probabilities;
  for (size_t i = 0; i < s.part.size(); ++i) {
    if (s.part[i] != part || std::isnan(s.label[i])) continue;
    out.person.push_back(s.person[i]);
    out.as_of.push_back(s.as_of[i]);
    out.y.push_back(s.label[i]);
    out.score.push_back(s.score[i]);
    out.prevalence.push_back(s.prevalence[i]);
    if (!s.last_value.empty()) out.last_value.push_back(s.last_value[i]);
    if (!s.raw.empty()) out.raw.push_back(s.raw[i]);
  }
  return out;
}

/// Rows of a part whose label is not known yet.
double unlabelled(const Scored& s, Part part) {
  double n = 0;
  for (size_t i = 0; i < s.part.size(); ++i) n += s.part[i] == part && std::isnan(s.label[i]);
  return n;
}

/// Persons that stand in more than one part, and learning rows whose label window reaches past the test's
/// first date.
Json overlap(const Scored& s) {
  std::map<events::PersonKey, int> seen;
  Time first_test = kEnd;
  for (size_t i = 0; i < s.part.size(); ++i) {
    if (s.part[i] == Part::none) continue;
    seen[s.person[i]] |= 1 << static_cast<int>(s.part[i]);
    if (s.part[i] == Part::test) first_test = std::min(first_test, s.as_of[i]);
  }
  double persons = 0, windows = 0;
  for (const auto& [key, in] : seen) persons += (in & (in - 1)) != 0;
  for (size_t i = 0; i < s.part.size(); ++i) {
    const bool learns = s.part[i] == Part::train || s.part[i] == Part::calibration;
    windows += learns && s.split.test_from && s.as_of[i] + s.span > first_test;
  }
  return {{"persons", persons}, {"windows", windows}};
}

Result<Json> holdout_json(Project& project, const models::Named& named, const Scored& s, const Json& c,
                          const Options& o, const Exec& exec) {
  TRY(const Holdout holdout, holdout_of(project, named, exec));
  if (!holdout.exists) return Json{{"state", "none"}};
  Json out{{"state", "sealed"}, {"id", holdout.id}, {"n", models::rows_of(s.part, Part::holdout).size()}};
  if (c["holdout"] != "open") return out;
  const int number = c["opening"];
  CHECK(open_holdout(project, holdout, number));
  out["state"] = number == 1 ? "open" : "reused";
  out["opening"] = number;
  out["unlabelled"] = unlabelled(s, Part::holdout);
  out["result"] = evaluate(rows_in(s, Part::holdout), o, exec);
  judge(c.value("objective", Json()), c["costs"], out["result"]);
  return out;
}

Result<Json> compute(Project& project, const Json& c, const Exec& exec) {
  TRY(const auto named, models::named(project, c["model"].get<std::string>()));
  TRY(const Scored s, models::scored(project, named, exec));
  const Options options = options_of(c, s.split.seed);
  TRY(const auto back, backtest_options(c["backtest"]));
  Json out{{"model", s.model},
           {"external", s.external},
           {"overlap", overlap(s)},
           {"periods", periods(s)},
           {"costs", c["costs"]}};
  out["test"] = evaluate(rows_in(s, Part::test), options, exec);
  out["test"]["unlabelled"] = unlabelled(s, Part::test);
  judge(c.value("objective", Json()), c["costs"], out["test"]);
  TRY(out["backtest"], backtest(s, back, exec));
  TRY(out["holdout"], holdout_json(project, named, s, c, options, exec));
  if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  return out;
}

}  // namespace

const report::Question& question() {
  static const report::Question all{"validate",
                                    3,
                                    complete,
                                    [](Project& project, const Json& c) -> Result<ResultKey> {
                                      TRY(const auto named,
                                          models::named(project, c["model"].get<std::string>()));
                                      TRY(ResultKey key, models::key_of_scores(project, named));
                                      key.specs.push_back(sha256(canonical(c)));
                                      return key;
                                    },
                                    compute,
                                    figures};
  return all;
}

}  // namespace habitus::validation
