#include "core/governance/limits.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

namespace habitus::governance {

namespace {
/// Every element of every list called "findings" in an answer.
void collect_findings(const Json& node, const std::string& question, std::vector<Proposal>& out) {
  if (node.is_array()) {
    for (const Json& item : node) collect_findings(item, question, out);
    return;
  }
  if (!node.is_object()) return;
  for (const auto& [key, value] : node.items()) {
    if (key != "findings" || !value.is_array()) {
      collect_findings(value, question, out);
      continue;
    }
    for (const Json& item : value) {
      const std::string what = item.is_string() ? item.get<std::string>() : canonical(item);
      out.push_back({"finding:" + question + ":" + what,
                     Text(QT_TRANSLATE_NOOP("core", "“%1” reports: %2"), {question, what})});
    }
  }
}

size_t count_state(const report::Ledger& ledger, report::State state) {
  return static_cast<size_t>(std::count_if(ledger.facts.begin(), ledger.facts.end(),
                                           [&](const report::Fact& f) { return f.quantity.state == state; }));
}
}  // namespace

std::vector<Proposal> propose_limitations(const report::Ledger& ledger, const std::vector<GateRow>& gates) {
  std::vector<Proposal> out;
  for (const GateRow& g : gates) {
    if (g.verdict == report::Sign::pass) continue;
    const std::string name = english(g.name);
    const bool missed = g.verdict == report::Sign::fail;
    out.push_back(
        {"gate:" + name,
         missed ? Text(QT_TRANSLATE_NOOP("core", "The gate “%1” is missed."), {name})
                : Text(QT_TRANSLATE_NOOP("core", "The gate “%1” has no verdict: the evidence is too little."),
                       {name})});
  }
  for (const report::Answer& a : ledger.answers) collect_findings(a.json(), a.question, out);
  if (const size_t n = count_state(ledger, report::State::immature))
    out.push_back({"immature",
                   Text(QT_TRANSLATE_NOOP("core", "%1 figures are lower bounds: their window has not ended."),
                        {static_cast<int64_t>(n)})});
  if (const size_t n = count_state(ledger, report::State::undefined))
    out.push_back({"undefined", Text(QT_TRANSLATE_NOOP(
                                         "core", "%1 figures are undefined: there was nothing to divide by."),
                                     {static_cast<int64_t>(n)})});
  std::vector<Proposal> unique;
  for (Proposal& p : out)
    if (std::none_of(unique.begin(), unique.end(), [&](const Proposal& u) { return u.id == p.id; }))
      unique.push_back(std::move(p));
  return unique;
}

}  // namespace habitus::governance
