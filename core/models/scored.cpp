#include "core/models/scored.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/models/store.h"
#include "core/objectives/outcomes.h"
#include "core/stats/intervals.h"

namespace habitus::models {
namespace {

/// Outcomes that the project's own target tells, at the moment of each score.
Done tell_outcomes(Project& project, const std::string& target, Scored& s, const Exec& exec) {
  TRY(const Json spec, parse_json(target));
  TRY(auto told, objectives::labels_of(project, spec, s.person, s.as_of, exec));
  s.label = std::move(told.label);
  s.maturity = std::move(told.maturity);
  if (spec["type"] == "attribute") return {};
  // Somebody without a last value gets the share of all: the baseline says nothing about them.
  std::array<double, 3> n{}, positives{};  // last value 0, 1, unknown
  const auto group = [&](size_t i) -> size_t {
    return std::isnan(told.last_value[i]) ? 2 : static_cast<size_t>(told.last_value[i]);
  };
  for (size_t i = 0; i < s.label.size(); ++i) {
    if (std::isnan(s.label[i])) continue;
    n[group(i)] += 1;
    positives[group(i)] += s.label[i];
  }
  for (size_t i = 0; i < s.label.size(); ++i) {
    const size_t g = group(i);
    s.last_value.push_back(n[g] > 0 ? positives[g] / n[g] : std::nan(""));
  }
  return {};
}

Result<Scored> external_scored(Project& project, const Recipe& recipe, const Exec& exec) {
  TRY(Scores s, stored_scores(project, recipe.scores));
  Scored out;
  out.external = true;
  out.probabilities = std::all_of(s.score.begin(), s.score.end(), [](double v) { return v >= 0 && v <= 1; });
  out.part.assign(s.score.size(), Part::test);
  out.person = std::move(s.person);
  out.as_of = std::move(s.as_of);
  out.score = std::move(s.score);
  out.label = std::move(s.label);
  if (recipe.target.empty()) {
    for (double v : out.label)
      out.maturity.push_back(std::isnan(v) ? features::Maturity::unknown : features::Maturity::known);
  } else {
    CHECK(tell_outcomes(project, recipe.target, out, exec));
  }
  std::vector<double> known;
  for (double v : out.label)
    if (!std::isnan(v)) known.push_back(v);
  out.prevalence.assign(out.score.size(), stats::mean(known));
  return out;
}

Split split_from(const Json& j, Split s) {
  const auto date = [&](const char* key) {
    return j.at(key).is_string() ? parse_iso(j.at(key).get<std::string>()) : std::nullopt;
  };
  s.automatic = false;
  s.only = date("only");
  s.calibration_from = date("calibration_from");
  s.test_from = date("test_from");
  s.holdout_from = date("holdout_from");
  return s;
}

}  // namespace

Result<Scored> scored(Project& project, const Named& named, const Exec& exec) {
  TRY(const Json spec, parse_json(named.recipe));
  TRY(const auto answer, report::ask(project, question(), spec, exec));
  const Json body = answer.json();
  const std::string hash = body.at("model");
  if (body.at("external").get<bool>()) {
    TRY(const Recipe recipe, recipe_of(spec));
    TRY(Scored out, external_scored(project, recipe, exec));
    out.reference = named.reference;
    out.model = hash;
    return out;
  }
  TRY(const Recipe recipe, recipe_of(spec));
  TRY(const Model model, model_from(body.at("artefact")));
  Scored out{.reference = named.reference, .model = hash};
  out.split = split_from(body.at("artefact").at("split"), recipe.split);
  out.span = recipe.span;
  out.method = recipe.method;
  TRY(const Json frame_spec, parse_json(recipe.frame));
  TRY(out.frame, features::build(project, frame_spec, exec));
  out.part = deal(out.frame, out.span, out.split);
  std::vector<size_t> rows(out.frame.rows());
  std::iota(rows.begin(), rows.end(), size_t{0});
  TRY(out.score, uncalibrated(model, out.frame, rows, nullptr, exec));
  if (model.method.calibration != Calibration::none)
    for (const double z : out.score) out.raw.push_back(stats::sigmoid(z));
  for (double& z : out.score) z = calibrated(model, z);
  out.prevalence = prevalence_scores(model, rows);
  out.last_value = last_value_scores(model, out.frame, rows);
  out.person = out.frame.person;
  out.as_of = out.frame.as_of;
  out.label = out.frame.label;
  out.maturity = out.frame.maturity;
  return out;
}

Result<ResultKey> key_of_scores(Project& project, const Named& named) {
  TRY(const Json spec, parse_json(named.recipe));
  return question().key(project, spec);
}

}  // namespace habitus::models
