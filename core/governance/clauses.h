#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace habitus::governance {

/// A clause of law that a card answers, in words of our own. Of a card's spec:
///
///     "clauses": {"GDPR 5(1)(b)": {"state": "met", "note": "the list serves customer care alone"},
///                 "GDPR 9": {"state": "not_applicable", "note": "no such data"}}
///
/// A clause that is not mentioned, or whose state is "open", is open.
struct Clause {
  const char* name;  ///< "GDPR 5(1)(b)": its key in the spec
  Text title, asks;
};
const std::vector<Clause>& clauses();

struct ClauseAnswer {
  const Clause* clause;
  std::string state;  ///< met, not_applicable, open
  std::string note;
};
/// The whole checklist as a card answers it, in the order of clauses().
std::vector<ClauseAnswer> answered_clauses(const Json& card_spec);

struct ClauseCount {
  int64_t met = 0, not_applicable = 0, open = 0;
};
ClauseCount count_clauses(const Json& card_spec);

/// Known names and states; "met" and "not_applicable" need a note that says how, or why.
Done check_clauses(const Json& clauses);

}  // namespace habitus::governance
