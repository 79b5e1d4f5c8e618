#pragma once
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/governance/asked.h"

namespace habitus::governance {

/// One thing somebody asks before believing a number, and the answer.
struct TrustLine {
  std::string id;  ///< meaning, value, interval, n, fresh, baseline, worst_month, worst_group, models_tried,
                   ///< holdout_openings, signatures
  Text label, value;
  report::Sign sign = report::Sign::none;
};

/// What stands behind one number of an answer or a card.
struct Trust {
  Asked asked;
  Number number;
  std::vector<TrustLine> lines;
};
/// A number by the answer it is of, and its place there ("" = the first). Baselines, months and audits are
/// asked for where the question has them; what does not apply says so.
Result<Trust> trust(Project& project, const Asked& asked, const std::string& at, const Exec& exec);
/// The same by name: `reference` as find_asked takes it, or a card (hash or file text) with a fact "f12" in
/// `at`.
Result<Trust> trust(Project& project, const std::string& reference, const std::string& at, const Exec& exec);
Json to_json(const Trust& trust);

/// A number computed again, stored answers counting for nothing.
struct Recheck {
  report::Quantity before, after;
  bool same_answer = false;  ///< the whole answer, byte for byte
  bool same = false;         ///< this number
  std::string result;        ///< under which it would be stored today
};
Result<Recheck> recompute_number(Project& project, const Asked& asked, const std::string& at,
                                 const Exec& exec);
Text recheck_text(const Recheck& recheck);

}  // namespace habitus::governance
