#pragma once
#include <string>
#include <vector>

#include "core/governance/asker.h"
#include "core/governance/assumptions.h"
#include "core/governance/causal.h"
#include "core/governance/clauses.h"
#include "core/governance/completeness.h"
#include "core/governance/gates.h"
#include "core/report/document.h"

namespace habitus::governance {

/// A model card (definition kind "card"). Spec, everything but the model optional:
///
///     {"model": "churn", "title": …, "purpose": "one sentence", "tier": "2 of 4", "valid_until":
///     "2027-04-30",
///      "owner": …, "developer": …, "validator": …, "contact": …, "licence": …,
///      "texts":
///      {"use","out_of_scope","decision","data","design","limitations","privacy","legal_basis","rights",
///       "monitoring","changes"},
///      "gates": [see gates.h], a plan (gate_plan.h) or the name of one,
///      "evidence": [{"section":"8","question":"validate","spec":{…} or "name": saved definition}],
///      "not_applicable": {"11": {"because": "external"}},   reasons: see waiver.h
///      "limitations": {"accept": [ids] or {id: what limits it}, "refute": {id: why}},
///      "clauses": {…} (clauses.h), "causal": {…} (causal.h),
///      "asked": [{"title": …, "text": …}]}
///
/// The texts a person writes are use and out_of_scope, decision, limitations, privacy with legal_basis and
/// rights, monitoring, changes, and, where the program's own words are not enough, data and design. Which of
/// them are required: completeness.h.
Result<Json> complete_card(Project& project, const Json& spec);

/// A limitation the program proposes from a finding; a person accepts or refutes it.
struct Proposal {
  std::string id;
  Text text;
  int answer = -1;  ///< of the ledger: whose numbers its text holds
};

struct Card {
  report::Document document;
  Context context;
  std::vector<GateRow> gates;
  std::vector<Proposal> proposals;   ///< neither accepted nor refuted
  std::vector<std::string> open;     ///< numbers of open sections
  std::vector<std::string> draft;    ///< of these, the ones that make it a draft
  Completeness complete;             ///< which parts it lacks
  std::vector<ClauseAnswer> clauses;
  std::vector<Assumption> assumptions;
  std::string causal;                ///< completed, canonical JSON (causal.h)
  std::vector<std::string> moved;    ///< made again: questions whose inputs are no longer the same
  std::vector<std::string> trouble;  ///< questions that could not be answered, and why
};

/// Makes the card of a definition in a language (report::languages()). With `past`, the same card again: same
/// completed specs, same time, same journal head, same language.
Result<Card> build_card(Project& project, const Definition& definition, const Exec& exec,
                        const Context* past = nullptr, const std::string& language = "en");
/// Where the gates of a card stand by the answers that are already there: nothing is computed for it, and a
/// gate without an answer has no verdict.
Result<std::vector<GateRow>> standing_gates(Project& project, const Definition& definition, const Exec& exec);
/// The words its exports are in.
const report::Words& words_of(const Card& card);

/// The exports besides HTML and PDF.
std::string card_markdown(const Card& card, const report::Words& words);
std::string card_json(const Card& card, const report::Words& words);  ///< Google Model Card Toolkit v0.0.2
/// The data dictionary that goes with a card: the log, the target, and the features one by one.
report::Document dictionary(Project& project, const Card& card);
/// Checks the rules of Google's v0.0.2 schema (statistics.md §4a): empty when valid.
std::vector<std::string> google_faults(const Json& card);

/// Writes a made card down (table governance_card, journal "card"), with the hashes of the files that left
/// the program.
Done record_card(Project& project, const Definition& definition, const Card& card, const Json& files);

/// A card that left the program, by its hash; and by the name of its definition, newest first.
struct StoredCard {
  std::string hash, name, definition;
  Context context;
  Json files() const;
  std::string files_text;
};
Result<std::optional<StoredCard>> stored_card(Project& project, const std::string& hash);
Result<std::vector<StoredCard>> stored_cards(Project& project, const std::string& name = {});

}  // namespace habitus::governance
