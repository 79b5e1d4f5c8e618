#include "core/validation/holdout.h"

#include <nlohmann/json.hpp>
#include <vector>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"

namespace habitus::validation {

namespace {
constexpr const char* kAct = "holdout.open";
}

Holdout holdout_of(const models::Named& named, const models::Scored& s) {
  if (s.external || s.split.holdout == 0) return {};
  const auto recipe = parse_json(named.recipe);
  if (!recipe) return {};
  const Json& frame = recipe->at("frame");
  return {sha256(canonical(Json{{"target", frame.at("target")},
                                {"as_of", frame.at("as_of")},
                                {"split", models::to_json(s.split)}})),
          true};
}

Result<int> opening(Project& project, const Holdout& holdout, const std::string& model) {
  TRY(const auto entries, project.journal().entries(kAct));
  int number = 0;
  for (const auto& e : entries) {
    const Json body = e.body();
    if (body.value("holdout", "") != holdout.id) continue;
    ++number;
    if (body.value("model", "") == model) return number;
  }
  return 0;
}

Result<int> open_holdout(Project& project, const Holdout& holdout, const std::string& model) {
  TRY(const int already, opening(project, holdout, model));
  if (already > 0) return already;
  if (project.read_only())
    return fail(
        Kind::refused, {QT_TRANSLATE_NOOP("core", "The holdout cannot be opened on a read-only project")}, {},
        {QT_TRANSLATE_NOOP("core", "Opening it is written to the journal: open the project for writing")});
  CHECK(project.store().write([&](SQLite::Database&) -> Done {
    return project.journal().append(kAct, Json{{"holdout", holdout.id}, {"model", model}});
  }));
  return opening(project, holdout, model);
}

}  // namespace habitus::validation
