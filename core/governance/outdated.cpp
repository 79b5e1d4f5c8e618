#include "core/governance/outdated.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/clock.h"
#include "core/events/scan.h"
#include "core/governance/registry.h"

namespace habitus::governance {

namespace {
/// Every 64 hex digits behind an "@".
std::set<std::string> pins(const std::string& text) {
  std::set<std::string> out;
  for (size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    const std::string hash = text.substr(at + 1, 64);
    if (hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos)
      out.insert(hash);
  }
  return out;
}

/// Would the inputs of a stored answer be the same today? Some rooms wrap the texts of several scopes.
Result<bool> same_data(Project& project, const std::string& inputs) {
  const auto parsed = parse_json(inputs);
  if (!parsed || !parsed->is_object()) return true;
  if (parsed->contains("content")) return events::unchanged(project, inputs);
  for (const auto& [key, part] : parsed->items()) {
    if (!part.is_string()) continue;
    TRY(const bool same, same_data(project, part.get<std::string>()));
    if (!same) return false;
  }
  return true;
}

/// The fitted model behind an answer; nothing when it is no validation, its scores come from elsewhere or it is retired.
std::optional<ModelVersion> model_behind(Project& project, const std::string& question, const std::string& spec,
                                         const std::string& body) {
  if (question != "validate") return {};
  const Json asked = Json::parse(spec, nullptr, false), said = Json::parse(body, nullptr, false);
  if (!asked.is_object() || !said.is_object() || said.value("external", false)) return {};
  auto model = model_version(project, asked.value("model", ""));
  return model ? std::optional(std::move(*model)) : std::nullopt;
}

/// What a model was fitted with and is not in use any more: features and target are written out in its recipe, not pinned.
std::string left_behind(const ModelVersion& model) {
  std::string out;
  for (const Stage& stage : model.stages)
    if (!stage.current) out += stage.reference + "\n";
  return out;
}
}  // namespace

Result<std::vector<Moved>> moved_on(Project& project, const std::string& spec) {
  std::vector<Moved> out;
  for (const std::string& hash : pins(spec)) {
    const auto used = project.definitions().by_hash(hash);
    if (!used) continue;
    TRY(const auto head, project.definitions().head(used->kind, used->name));
    if (head && head->hash != used->hash)
      out.push_back({used->kind, used->name, used->version, head->version});
  }
  return out;
}

std::string moved_text(const std::vector<Moved>& moved) {
  std::string out;
  for (const Moved& m : moved)
    out +=
        (out.empty() ? "" : ", ") + m.name + " v" + std::to_string(m.then) + " → v" + std::to_string(m.now);
  return out;
}

Result<std::vector<Text>> stale_evidence(Project& project, const Card& card) {
  std::vector<Text> out;
  std::string pinned, refitted;
  for (const auto& a : card.context.asked) pinned += a.spec + "\n";
  for (const report::Answer& a : card.document.ledger.answers) {
    const auto fitted = model_behind(project, a.question, a.spec, a.body);
    if (!fitted) continue;
    pinned += left_behind(*fitted);
    if (!fitted->model.empty() && fitted->model != a.json().value("model", ""))
      refitted = fitted->name + " v" + std::to_string(fitted->version);
  }
  TRY(const auto moved, moved_on(project, pinned));
  if (!moved.empty())
    out.push_back(Text(QT_TRANSLATE_NOOP("core", "Newer versions are in use: %1."), {moved_text(moved)}));
  if (!refitted.empty())
    out.push_back(Text(QT_TRANSLATE_NOOP("core",
                                         "The data have changed since %1 was fitted: it was fitted again for "
                                         "these figures."),
                       {refitted}));
  return out;
}

Result<std::vector<Text>> outdated(Project& project, const StoredCard& card) {
  std::vector<Text> out;
  std::string all, changed;
  for (const auto& a : card.context.asked) {
    all += a.spec + "\n";
    TRY(const auto stored, project.results().find(a.result));
    if (!stored) continue;
    const auto fitted = model_behind(project, a.question, a.spec, stored->body);
    if (fitted) all += left_behind(*fitted);
    TRY(const bool same, same_data(project, stored->inputs));
    if (!same && changed.find(a.question) == std::string::npos)
      changed += (changed.empty() ? "" : ", ") + a.question;
  }
  TRY(const auto moved, moved_on(project, all));
  if (!moved.empty())
    out.push_back(Text(QT_TRANSLATE_NOOP("core", "Newer versions are in use: %1."), {moved_text(moved)}));
  if (!changed.empty())
    out.push_back(Text(QT_TRANSLATE_NOOP("core", "The data have changed since, for: %1."), {changed}));
  const auto definition = project.definitions().by_hash(card.definition);
  const std::string until = definition ? definition->json().value("valid_until", "") : "";
  if (const auto end = parse_iso(until); end && *end + kDay <= now())
    out.push_back(Text(QT_TRANSLATE_NOOP("core", "It was valid to %1."), {until}));
  return out;
}

}  // namespace habitus::governance
