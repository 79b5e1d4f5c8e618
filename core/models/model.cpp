#include "core/models/model.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/models/fit_record.h"
#include "core/models/importance.h"
#include "core/models/store.h"
#include "core/stats/scores.h"
#include "core/taxonomy/lens.h"

namespace habitus::models {
namespace {

constexpr Part kParts[] = {Part::train, Part::calibration, Part::test, Part::holdout};
constexpr const char* kPartNames[] = {"train", "calibration", "test", "holdout"};

/// n and n₊ of each part; the holdout's outcomes stay sealed.
Json parts_json(const Fitted& f) {
  Json out = Json::object();
  for (size_t k = 0; k < 4; ++k) {
    double n = 0, known = 0, positives = 0;
    for (size_t i = 0; i < f.parts.size(); ++i) {
      if (f.parts[i] != kParts[k]) continue;
      n += 1;
      known += !std::isnan(f.frame.label[i]);
      positives += f.frame.label[i] == 1;
    }
    out[kPartNames[k]] = {{"n", n}, {"known", known}};
    if (kParts[k] == Part::holdout) continue;
    const auto interval = stats::wilson(positives, known);
    out[kPartNames[k]]["positives"] = positives;
    out[kPartNames[k]]["prevalence"] = {
        {"value", positives / known}, {"lo", interval.lo}, {"hi", interval.hi}, {"n", known}};
  }
  return out;
}

Json importance_json(const std::vector<Importance>& all) {
  Json out = Json::array();
  for (const auto& i : all)
    out.push_back(
        {{"column", i.column},
         {"auc",
          {{"value", i.auc_loss}, {"sd", i.auc_sd}, {"lo", i.auc_interval.lo}, {"hi", i.auc_interval.hi}}},
         {"log_loss",
          {{"value", i.log_loss_gain},
           {"sd", i.log_loss_sd},
           {"lo", i.log_loss_interval.lo},
           {"hi", i.log_loss_interval.hi}}}});
  return out;
}

std::vector<size_t> known_rows(const Fitted& f, Part part) {
  auto rows = rows_of(f.parts, part);
  std::erase_if(rows, [&](size_t r) { return std::isnan(f.frame.label[r]); });
  return rows;
}

/// Median and middle half of each column's contribution over the test rows: what moves scores, and how far.
Json spread_json(const Fitted& f, const stats::Matrix& parts) {
  Json out = Json::array();
  for (size_t c = 0; c < parts.columns; ++c) {
    std::vector<double> of(parts.rows);
    for (size_t r = 0; r < parts.rows; ++r) of[r] = parts.at(r, c);
    double size = 0;
    for (const double v : of) size += std::abs(v);
    std::sort(of.begin(), of.end());
    out.push_back({{"column", f.frame.columns[c].name},
                   {"size", size / static_cast<double>(std::max<size_t>(1, of.size()))},
                   {"median", stats::quantile(of, .5)},
                   {"q25", stats::quantile(of, .25)},
                   {"q75", stats::quantile(of, .75)},
                   {"p5", stats::quantile(of, .05)},
                   {"p95", stats::quantile(of, .95)}});
  }
  return out;
}

/// "contributions", and "additivity": the largest gap between intercept + Σ contributions and the margin.
Result<Json> contributions_json(const Fitted& f, const std::vector<size_t>& rows, const Exec& exec) {
  const auto x = encode(f.model.encoding, f.frame, rows);
  TRY(const auto parts, contributions(f.model, x, exec));
  TRY(const auto z, margins(f.model, x, exec));
  double gap = 0;
  for (size_t r = 0; r < parts.rows; ++r) {
    double sum = f.model.intercept.value;
    for (size_t c = 0; c < parts.columns; ++c) sum += parts.at(r, c);
    gap = std::max(gap, std::abs(sum - z[r]) / std::max(1., std::abs(z[r])));
  }
  if (gap > 1e-4)
    return fail(Kind::internal, {QT_TRANSLATE_NOOP("core", "The contributions do not add up to the score")});
  return Json{{"contributions", spread_json(f, parts)}, {"additivity", gap}};
}

Result<Json> compute_fitted(Project& project, const Recipe& recipe, const Exec& exec) {
  TRY(const Fitted f, fit_recipe(project, recipe, exec));
  const Json body = artefact(recipe, f);
  TRY(const std::string hash, store(project, recipe.method.boosted ? "boosted" : "logistic", body));
  const auto test = known_rows(f, Part::test);
  TRY(const auto importance,
      permutation_importance(f.model, f.frame, test, recipe.split.seed, recipe.repeats, exec));
  std::vector<Surprise> surprises;
  TRY(const auto scores, score(f.model, f.frame, test, &surprises, exec));
  Json met = Json::array();
  for (const auto& s : surprises)
    if (s.unseen > 0) met.push_back({{"column", s.column}, {"unseen", s.unseen}, {"missing", s.missing}});
  Json dates = Json::array();
  for (Time t : mature_dates(f.frame)) dates.push_back(iso(t));
  TRY(const Json moved, contributions_json(f, test, exec));
  return Json{{"model", hash},
              {"external", false},
              {"artefact", body},
              {"parts", parts_json(f)},
              {"mature_dates", dates},
              {"importance", importance_json(importance)},
              {"contributions", moved["contributions"]},
              {"additivity", moved["additivity"]},
              {"surprises", met}};
}

Result<Json> compute_external(Project& project, const Recipe& recipe) {
  TRY(const std::string text, stored(project, recipe.scores));
  TRY(const Json body, parse_json(text));
  return Json{{"model", recipe.scores}, {"external", true}, {"artefact", body}};
}

}  // namespace

Result<Fitted> fit_recipe(Project& project, const Recipe& recipe, const Exec& exec) {
  TRY(const Json spec, parse_json(recipe.frame));
  Fitted f;
  TRY(f.frame, features::build(project, spec, exec));
  f.split = resolve(f.frame, recipe.span, recipe.split);
  f.parts = deal(f.frame, recipe.span, f.split);
  TRY(f.model,
      fit(f.frame, rows_of(f.parts, Part::train), rows_of(f.parts, Part::calibration), recipe.method, exec));
  return f;
}

Json artefact(const Recipe& recipe, const Fitted& f) {
  Json body = to_json(f.model);
  body["frame"] = sha256(recipe.frame);
  body["rows"] = f.frame.content_hash();
  body["split"] = to_json(f.split);
  body["span"] = duration_text(recipe.span);
  return body;
}

Result<Named> named(Project& project, const std::string& reference) {
  if (reference.empty())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "No model is named")}, "model",
                {QT_TRANSLATE_NOOP("core", "Name a saved model; `model P --name …` fits and saves one")});
  TRY(const auto found, taxonomy::find_definition(project, "model", reference));
  TRY(const Json spec, parse_json(found.spec));
  TRY(const Json complete, complete_recipe(project, spec));
  return Named{found.text, canonical(complete)};
}

const report::Question& question() {
  static const report::Question all{
      "model",
      4,
      complete_recipe,
      [](Project& project, const Json& complete) -> Result<ResultKey> {
        if (complete["algorithm"] == "external") {
          ResultKey key;
          key.specs = {sha256(canonical(complete))};
          Json inputs{{"scores", complete["scores"]}};
          if (complete.contains("target")) {
            TRY(const ResultKey told, objectives::question().key(project, complete["target"]));
            key.specs.insert(key.specs.end(), told.specs.begin(), told.specs.end());
            inputs["target"] = told.inputs;
          }
          key.inputs = canonical(inputs);
          return key;
        }
        TRY(ResultKey key, features::key_of_frame(project, complete["frame"]));
        key.specs.push_back(sha256(canonical(complete)));
        key.seed = complete["seed"].get<uint64_t>();
        return key;
      },
      [](Project& project, const Json& complete, const Exec& exec) -> Result<Json> {
        TRY(const Recipe recipe, recipe_of(complete));
        if (recipe.external) return compute_external(project, recipe);
        TRY(const Json answer, compute_fitted(project, recipe, exec));
        CHECK(record_fit(project, complete, answer["model"].get<std::string>()));
        return answer;
      },
      figures};
  return all;
}

}  // namespace habitus::models
