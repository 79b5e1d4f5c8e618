#include "core/governance/anchor.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/models/recipe.h"
#include "core/objectives/objective.h"
#include "core/profiles/profiles.h"
#include "core/taxonomy/lens.h"

namespace habitus::governance {
namespace {

bool shows_objective(const Json& evidence) {
  for (const Json& e : evidence)
    if (e["question"] == "objective") return true;
  return false;
}

/// Does this definition, or a definition this reference means, say what it is for?
Result<bool> has_objective(Project& project, const char* kind, const Json& subject) {
  Json spec = subject;
  if (subject.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, kind, subject.get<std::string>()));
    TRY(spec, parse_json(found.spec, found.text));
  }
  return spec.is_object() && spec.contains("objective") && !spec["objective"].is_null() &&
         spec["objective"] != "";
}

}  // namespace

Result<Json> target_of(Project& project, const std::string& model) {
  TRY(const auto recipe, project.definitions().head("model", model));
  if (!recipe) return Json();
  return models::target_of(recipe->json());
}

Result<std::string> foretold_attribute(Project& project, const std::string& model) {
  TRY(Json target, target_of(project, model));
  if (target.is_string()) {
    TRY(const auto found, taxonomy::find_definition(project, "target", target.get<std::string>()));
    TRY(target, parse_json(found.spec, found.text));
  }
  return target.is_object() && target.value("type", "") == "attribute" ? target.value("attribute", "") : std::string();
}

Done with_objective(Project& project, Json& card) {
  if (shows_objective(card["evidence"])) return {};
  TRY(const Json target, target_of(project, card["model"].get<std::string>()));
  TRY(const Json anchor, objectives::anchor(project, target));
  if (anchor.is_null()) return {};
  card["evidence"].push_back(
      {{"section", "3"}, {"question", "objective"}, {"spec", {{"name", anchor["name"]}}}});
  if (!anchor.contains("gates")) return {};
  const Json own = card["gates"];
  card["gates"] = own.is_array() ? own : Json::array({Json{{"plan", own}}});
  card["gates"].push_back({{"plan", anchor["gates"]}});
  return {};
}

/// The checks of segment sizes that fail and were not accepted with a reason.
std::string failing_checks(const Card& card, const Json& spec) {
  const Json accepted = spec.value("limitations", Json::object()).value("accept", Json::object());
  std::string out;
  for (const report::Answer& a : card.document.ledger.answers) {
    if (a.question != "sanity") continue;
    for (const Json& c : a.json().value("checks", Json::array())) {
      const std::string id = c.value("id", "");
      if (c.value("state", "") != "fail") continue;
      if (accepted.is_object() && !accepted.value("sanity:" + id, "").empty()) continue;
      out += (out.empty() ? "" : "; ") + english(profiles::check_name(id));
    }
  }
  return out;
}

Done may_approve(Project& project, const Card& card, const Json& spec) {
  std::string missed;
  for (const GateRow& row : card.gates)
    if (row.verdict == report::Sign::fail) missed += (missed.empty() ? "" : "; ") + english(row.name);
  if (!missed.empty())
    return fail(Kind::refused, Text(QT_TRANSLATE_NOOP("core", "Gates are missed: %1"), {missed}), {},
                QT_TRANSLATE_NOOP("core", "Better the model, or set other gates, with a reason"));
  bool segmentation = false, checked = false;
  for (const report::Answer& a : card.document.ledger.answers) {
    segmentation = segmentation || a.question == "clusters" || a.question == "segments";
    checked = checked || a.question == "sanity";
    const Json spec = Json::parse(a.spec, nullptr, false);
    bool anchored = true;
    if (a.question == "clusters") {
      TRY(anchored, has_objective(project, "clusters", spec));
    } else if (a.question == "segments") {
      for (const Json& segment : spec["segments"]) {
        TRY(const bool one, has_objective(project, "segment", segment));
        anchored = anchored && one;
      }
    }
    if (!anchored)
      return fail(Kind::refused,
                  QT_TRANSLATE_NOOP("core", "A segmentation without an objective cannot be approved"),
                  a.question, QT_TRANSLATE_NOOP("core", "Give it the key “objective”: what it is to serve"));
  }
  if (segmentation && !checked)
    return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "A segmentation whose sizes are not checked cannot be approved"),
                "sanity", QT_TRANSLATE_NOOP("core", "Add the question “sanity” to the report"));
  if (const std::string failing = failing_checks(card, spec); !failing.empty())
    return fail(Kind::refused, Text(QT_TRANSLATE_NOOP("core", "Checks of the segments fail: %1"), {failing}), "sanity",
                QT_TRANSLATE_NOOP("core", "Cut the segments otherwise, set other thresholds, or accept it as a "
                                          "limitation, with a reason"));
  return {};
}

}  // namespace habitus::governance
