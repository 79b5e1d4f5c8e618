#include "core/validation/holdout.h"

#include <nlohmann/json.hpp>
#include <vector>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"

namespace habitus::validation {

namespace {
constexpr const char* kAct = "holdout.open";

/// The models that evaluated it, in order.
Result<std::vector<std::string>> openings(Project& project, const std::string& holdout) {
  TRY(const auto entries, project.journal().entries(kAct));
  std::vector<std::string> out;
  for (const auto& e : entries) {
    const Json body = e.body();
    if (body.value("holdout", "") == holdout) out.push_back(body.value("model", ""));
  }
  return out;
}
}  // namespace

Result<Holdout> holdout_of(Project& project, const models::Named& named, const Exec& exec) {
  TRY(const Json recipe, parse_json(named.recipe));
  TRY(const auto answer, report::ask(project, models::question(), recipe, exec));
  const Json body = answer.json();
  Holdout out{{}, false, body.at("model")};
  if (body.at("external").get<bool>()) return out;
  const Json &frame = recipe.at("frame"), &split = body.at("artefact").at("split");
  out.exists = split.at("shares").at("holdout").get<double>() > 0;
  out.id =
      sha256(canonical(Json{{"target", frame.at("target")}, {"as_of", frame.at("as_of")}, {"split", split}}));
  return out;
}

Result<int> opening(Project& project, const std::string& holdout, const std::string& model) {
  TRY(const auto made, openings(project, holdout));
  for (size_t i = made.size(); i > 0; --i)
    if (made[i - 1] == model) return static_cast<int>(i);
  return 0;
}

Result<int> next_opening(Project& project, const std::string& holdout) {
  TRY(const auto made, openings(project, holdout));
  return static_cast<int>(made.size()) + 1;
}

Done open_holdout(Project& project, const Holdout& holdout, int number) {
  TRY(const auto made, openings(project, holdout.id));
  const size_t at = static_cast<size_t>(number);
  if (at <= made.size() && made[at - 1] == holdout.model) return {};
  if (at != made.size() + 1)
    return fail(Kind::refused,
                {QT_TRANSLATE_NOOP("core", "Evaluation %1 of this holdout was not made by this model"),
                 {int64_t{number}}},
                "validate.opening", {QT_TRANSLATE_NOOP("core", "Leave the number out: it is given in turn")});
  if (project.read_only())
    return fail(
        Kind::refused, {QT_TRANSLATE_NOOP("core", "The holdout cannot be opened on a read-only project")}, {},
        {QT_TRANSLATE_NOOP("core", "Opening it is written to the journal: open the project for writing")});
  return project.store().write([&](SQLite::Database&) -> Done {
    return project.journal().append(
        kAct, Json{{"holdout", holdout.id}, {"model", holdout.model}, {"evaluation", number}});
  });
}

}  // namespace habitus::validation
