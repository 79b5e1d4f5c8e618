#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/governance/anchor.h"
#include "core/governance/card.h"
#include "core/governance/gate_plan.h"
#include "core/governance/questions.h"
#include "core/governance/registry.h"
#include "core/identity/people.h"

namespace habitus::governance {

namespace {
const std::vector<std::string>& card_keys() {
  static const std::vector<std::string> keys{
      "model",     "title",          "purpose",     "tier",    "valid_until", "owner",
      "developer", "validator",      "contact",     "licence", "texts",       "gates",
      "evidence",  "not_applicable", "limitations", "asked",   "clauses",     "causal"};
  return keys;
}
const std::vector<std::string>& text_keys() {
  static const std::vector<std::string> keys{"use",     "out_of_scope", "decision", "data",
                                             "design",  "limitations",  "privacy",  "monitoring",
                                             "changes", "legal_basis",  "rights"};
  return keys;
}

std::string joined(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& s : all) out += (out.empty() ? "" : ", ") + s;
  return out;
}

Done only(const Json& object, const std::vector<std::string>& keys, const std::string& where) {
  for (const auto& [key, value] : object.items())
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "There is no “%1” here"), {key}), where,
                  Text(QT_TRANSLATE_NOOP("core", "Write one of: %1"), {joined(keys)}));
  return {};
}

/// "orders" or, pinned, "orders@hash".
bool names_model(const Json& reference, const std::string& model) {
  if (!reference.is_string()) return false;
  const std::string text = reference.get<std::string>();
  return text.substr(0, text.find('@')) == model;
}

/// A holdout that this model was judged on stays open: a card never says of it that it is sealed. Read from the journal
/// and the registry, so nothing is computed.
Result<Json> usual_judgement(Project& project, const std::string& model) {
  Json out{{"model", model}};
  TRY(const auto openings, project.journal().entries("holdout.open"));
  if (openings.empty()) return out;
  TRY(const ModelVersion fitted, model_version(project, model));
  for (const JournalEntry& e : openings)
    if (!fitted.model.empty() && e.body().value("model", "") == fitted.model) out["holdout"] = "open";
  return out;
}

/// What a card of a model shows unless its spec says otherwise: whatever the project can answer about it.
Result<Json> usual_evidence(Project& project, const std::string& model) {
  Json list = Json::array();
  list.push_back({{"section", "4"}, {"question", "datasheet"}, {"spec", Json::object()}});
  TRY(const auto recipe, project.definitions().head("model", model));
  const Json spec = recipe ? recipe->json() : Json::object();
  const auto add = [&](const char* section, const char* question, const Json& value) {
    if (!find_question(question) || value.is_null()) return;
    Json e{{"section", section}, {"question", question}};
    if (value.is_string())
      e["name"] = value;
    else
      e["spec"] = value;
    list.push_back(e);
  };
  const Json frame = spec.value("frame", Json::object());
  add("4", "target", frame.value("target", Json()));
  add("5", "features", frame.empty() ? Json() : frame);
  add("5", "lineage", frame.empty() ? Json() : frame);
  add("6", "model", recipe ? Json(model) : Json());
  for (const auto& [section, question] :
       std::vector<std::pair<const char*, const char*>>{{"8", "validate"}, {"10", "fairness"}}) {
    TRY(const auto kept, project.definitions().heads(question));
    bool any = false;
    for (const Definition& d : kept) {
      const Json s = d.json();
      if (std::string(question) == "validate" && !names_model(s.value("model", Json(model)), model)) continue;
      if (std::string(question) == "fairness" &&
          !names_model(s.value("of", Json::object()).value("model", Json()), model))
        continue;
      add(section, question, d.name);
      any = true;
    }
    if (any || !recipe) continue;
    if (std::string(question) == "validate") {
      TRY(const Json judged, usual_judgement(project, model));
      add(section, question, judged);
    }
    TRY(const auto attributes, identity::attributes(project));
    const bool groups = std::any_of(attributes.begin(), attributes.end(),
                                    [](const auto& a) { return a.is_protected && !a.levels.empty(); });
    if (std::string(question) == "fairness" && groups)
      add(section, question, Json{{"of", {{"type", "model"}, {"model", model}}}});
  }
  TRY(const std::string outcome, foretold_attribute(project, model));
  for (const auto& [section, question] : std::vector<std::pair<const char*, const char*>>{
           {"4", "sanity"}, {"9", "costs"}, {"10", "representation"}}) {
    TRY(const auto kept, project.definitions().heads(question));  // what was found about segments, decisions
    for (const Definition& d : kept) {
      // What decisions cost belongs to the model that foretells what was decided upon; others are named in "evidence".
      const bool costs = std::string(question) == "costs";
      if (!costs || (!outcome.empty() && d.json().value("truth", "") == outcome)) add(section, question, d.name);
    }
  }
  if (recipe && spec.value("algorithm", "") != "external") add("12", "robustness", Json{{"model", model}});
  return list;
}
}  // namespace

Result<Json> complete_card(Project& project, const Json& spec) {
  if (!spec.is_object())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A card is a JSON object"), {},
                QT_TRANSLATE_NOOP("core", "Write {\"model\": \"name\"}"));
  CHECK(only(spec, card_keys(), "card"));
  if (!spec.contains("model") || !spec["model"].is_string())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A card needs the name of a model"), "model",
                QT_TRANSLATE_NOOP("core", "Write {\"model\": \"name\"}"));
  Json out = spec;
  for (const char* key : {"texts", "not_applicable", "limitations"})
    if (!out.contains(key)) out[key] = Json::object();
  for (const char* key : {"gates", "asked"})
    if (!out.contains(key)) out[key] = Json::array();
  CHECK(only(out["texts"], text_keys(), "texts"));
  for (const auto& [key, value] : out["texts"].items())
    if (!value.is_string())
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is a text"), {key}), "texts");
  if (out["gates"].is_string()) {
    TRY(const Definition plan, project.definitions().need("gates", out["gates"].get<std::string>()));
    out["gates"] = plan.json();
  }
  if (out["gates"].is_object()) CHECK(check_plan(out["gates"]));
  if (out["gates"].is_array())
    for (const Json& gate : out["gates"])
      CHECK(gate.contains("plan") ? check_plan(gate["plan"]) : check_gate(gate));
  CHECK(only(out["limitations"], {"accept", "refute"}, "limitations"));
  CHECK(check_clauses(out.value("clauses", Json::object())));
  TRY(out["causal"], complete_causal(out.value("causal", Json::object())));
  for (const auto& [number, why] : out["not_applicable"].items())
    if (!why.is_object() || why.value("because", "").empty() || why.size() > 1)
      return fail(
          Kind::input,
          Text(QT_TRANSLATE_NOOP("core", "Section %1 needs a reason why it does not apply"), {number}),
          "not_applicable",
          QT_TRANSLATE_NOOP(
              "core",
              "Write {\"because\": …}: external, no_probabilities, no_attributes, not_metered, or a "
              "sentence that somebody else signs"));
  if (!out.contains("title")) out["title"] = out["model"];
  if (!out.contains("evidence")) {
    TRY(out["evidence"], usual_evidence(project, spec["model"].get<std::string>()));
  }
  CHECK(with_objective(project, out));
  for (const Json& e : out["evidence"]) {
    if (!e.is_object() || !e.contains("question"))
      return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A piece of evidence names a question"),
                  canonical(e));
    CHECK(need_question(e["question"].get<std::string>()));
  }
  return out;
}

}  // namespace habitus::governance
