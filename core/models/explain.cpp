#include "core/models/explain.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/events/log.h"

namespace habitus::models {

Result<Json> explain(Project& project, const Named& named, const std::string& actor,
                     std::optional<Time> as_of, const Exec& exec) {
  CHECK(project.gate().rows(Purpose::explore, "contributions to one person's score"));
  TRY(const Json spec, parse_json(named.recipe));
  TRY(const auto answer, report::ask(project, question(), spec, exec));
  const Json body = answer.json();
  if (body.at("external").get<bool>())
    return fail(Kind::refused,
                {QT_TRANSLATE_NOOP("core", "Imported scores come without a model that could be explained")});
  TRY(const Model model, model_from(body.at("artefact")));
  TRY(const Recipe recipe, recipe_of(spec));
  TRY(const Json frame_spec, parse_json(recipe.frame));
  TRY(const features::Frame frame, features::build(project, frame_spec, exec));
  const auto key = events::key_of(actor);
  size_t row = frame.rows();
  for (size_t i = 0; i < frame.rows(); ++i)
    if (frame.person[i] == key && (!as_of || frame.as_of[i] == *as_of)) row = i;
  if (row == frame.rows())
    return fail(Kind::missing, {QT_TRANSLATE_NOOP("core", "“%1” is not at risk at this date"), {actor}}, {},
                {QT_TRANSLATE_NOOP("core", "Name a person and an as-of date of the model's table")});
  CHECK(check_schema(model.encoding, frame));
  const auto x = encode(model.encoding, frame, {row});
  TRY(const auto parts, contributions(model, x, exec));
  TRY(const auto margin_of, margins(model, x, exec));
  const double margin = margin_of[0];
  Json out{{"as_of", iso(frame.as_of[row])},
           {"intercept", model.intercept.value},
           {"margin", margin},
           {"score", calibrated(model, margin)}};
  for (size_t c = 0; c < parts.columns; ++c) {
    const auto& column = frame.columns[c];
    const bool missing = column.kind == features::Column::Kind::number ? std::isnan(column.number[row])
                                                                       : column.code[row] == 0;
    out["contributions"].push_back(
        {{"column", column.name}, {"value", parts.at(0, c)}, {"missing", missing}});
  }
  return out;
}

}  // namespace habitus::models
