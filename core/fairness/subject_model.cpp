#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/fairness/subject_parts.h"
#include "core/models/scored.h"

namespace habitus::fairness {

Result<Json> complete_model(Project& project, const Json& of) {
  CHECK(spec::only(of, {"type", "model", "part", "threshold"}, "fairness.of"));
  TRY(const std::string name, spec::text(of, "model", "", "fairness.of"));
  TRY(const auto named, models::named(project, name));
  Json out{{"type", "model"}, {"model", named.reference}};
  TRY(out["part"], spec::choice(of, "part", {"test", "calibration", "train", "all"}, "fairness.of"));
  out["threshold"] = of.value("threshold", Json(0.5));
  if (!out["threshold"].is_number())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The threshold is a number"), "fairness.of.threshold",
                QT_TRANSLATE_NOOP("core", "Selected is who has this score or more"));
  return out;
}

Result<Subject> model_subject(Project& project, const Json& of, const Exec& exec) {
  TRY(const auto named, models::named(project, of["model"].get<std::string>()));
  TRY(const auto rows, models::scored(project, named, exec));
  const std::string part = of["part"];
  const auto wanted = part == "train"         ? models::Part::train
                      : part == "calibration" ? models::Part::calibration
                                              : models::Part::test;
  Subject out;
  out.has_label = true;
  out.probabilities = rows.probabilities;
  for (size_t i = 0; i < rows.person.size(); ++i) {
    // A sealed holdout is opened by validation only.
    if (part == "all" ? rows.part[i] == models::Part::holdout : rows.part[i] != wanted) continue;
    out.person.push_back(rows.person[i]);
    out.moment.push_back(rows.as_of[i]);
    out.score.push_back(rows.score[i]);
    out.selected.push_back(rows.score[i] >= of["threshold"].get<double>());
    out.label.push_back(rows.label[i]);
  }
  return out;
}

Result<ResultKey> key_of_model(Project& project, const Json& of) {
  TRY(const auto named, models::named(project, of["model"].get<std::string>()));
  return models::key_of_scores(project, named);
}

}  // namespace habitus::fairness
