#pragma once
#include "core/governance/card.h"

namespace habitus::governance {

/// An exploration report (definition kind "report"): sentences, pictures and tables of saved questions, each
/// number a fact, as on a card.
///
///     {"title": …, "purpose": "one sentence", "author": …,
///      "parts": [{"question": "funnel", "name": saved definition or "spec": {…}, "title": …, "text":
///      words}],
///      "limitations": {"accept": {"sanity:dominant": why}}}   checks that fail, and are accepted
///
/// Without parts: every saved definition of sessions, trend, funnel, retention, cohorts, segments, and of what is
/// asked about clusters and segments (a report of these alone is the card of a segmentation), with the check of
/// their sizes: no segmentation is approved without it.
Result<Json> complete_report(Project& project, const Json& spec);
Result<Card> build_report(Project& project, const Definition& definition, const Exec& exec,
                          const Context* past = nullptr, const std::string& language = "en");

/// The document of a definition, of whichever of the two kinds.
Result<Card> build_document(Project& project, const Definition& definition, const Exec& exec,
                            const Context* past = nullptr, const std::string& language = "en");

}  // namespace habitus::governance
