#include "core/governance/card_diff.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/governance/report.h"

namespace habitus::governance {

namespace {
/// The export a text names by its hash, or by the first 8 characters of it, or is a copy of.
Result<std::optional<StoredCard>> export_of(Project& project, const std::string& reference) {
  TRY(std::vector<StoredCard> all, stored_cards(project));
  for (StoredCard& card : all) {
    const bool begins = reference.size() >= 8 && card.hash.rfind(reference, 0) == 0;
    if (begins || (reference.size() > 200 && reference.find(card.hash) != std::string::npos))
      return std::optional<StoredCard>(std::move(card));
  }
  return std::optional<StoredCard>();
}

Result<Definition> card_version(Project& project, const std::string& reference) {
  const size_t at = reference.rfind('@');
  const std::string name = reference.substr(0, at);
  if (at == std::string::npos) return project.definitions().need("card", name);
  TRY(const auto history, project.definitions().history("card", name));
  for (const Definition& d : history)
    if (std::to_string(d.version) == reference.substr(at + 1)) return d;
  return fail(
      Kind::missing, Text(QT_TRANSLATE_NOOP("core", "There is no card “%1”"), {reference}), {},
      QT_TRANSLATE_NOOP("core", "Name it like churn, churn@2, by the hash of an export or by its file"));
}

/// Verdicts by the names of the gates.
std::map<std::string, std::string> verdicts_of(const Card& card) {
  std::map<std::string, std::string> out;
  for (const GateRow& g : card.gates)
    out[english(g.name)] = g.verdict == report::Sign::pass   ? "pass"
                           : g.verdict == report::Sign::fail ? "fail"
                                                             : "insufficient";
  return out;
}

bool alike(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }
}  // namespace

Result<NamedCard> card_named(Project& project, const std::string& reference, const Exec& exec) {
  TRY(const auto exported, export_of(project, reference));
  if (exported) {
    TRY(const Definition definition, project.definitions().by_hash(exported->definition));
    TRY(Card card, build_document(project, definition, exec, &exported->context));
    return NamedCard{definition, std::move(card), exported->name + " " + exported->hash.substr(0, 12)};
  }
  TRY(const Definition definition, card_version(project, reference));
  TRY(Card card, build_document(project, definition, exec));
  return NamedCard{definition, std::move(card), definition.name + "@" + std::to_string(definition.version)};
}

CardDiff card_diff(const NamedCard& a, const NamedCard& b) {
  CardDiff out;
  out.fields = changes_between(a.definition.json(), b.definition.json());
  const auto facts = [](const Card& card) {
    std::map<std::pair<std::string, std::string>, const report::Fact*> all;
    for (const report::Fact& f : card.document.ledger.facts)
      all.emplace(std::pair{card.document.ledger.answers[f.answer].question, f.quantity.at}, &f);
    return all;
  };
  const auto was = facts(a.card), is = facts(b.card);
  const auto add = [&](const std::pair<std::string, std::string>& key, const report::Fact* before,
                       const report::Fact* after) {
    const report::Quantity none;
    out.numbers.push_back({key.first,
                           {},
                           (after ? after : before)->label,
                           key.second,
                           before ? before->quantity : none,
                           after ? after->quantity : none});
  };
  for (const auto& [key, fact] : was) {
    const auto now = is.find(key);
    if (now == is.end())
      add(key, fact, nullptr);
    else if (const auto& x = fact->quantity, &y = now->second->quantity;
             !alike(x.value, y.value) || !alike(x.lo, y.lo) || !alike(x.hi, y.hi))
      add(key, fact, now->second);
  }
  for (const auto& [key, fact] : is)
    if (!was.contains(key)) add(key, nullptr, fact);
  Json before = verdicts_of(a.card), after = verdicts_of(b.card);
  out.verdicts = changes_between(before, after);
  return out;
}

}  // namespace habitus::governance
