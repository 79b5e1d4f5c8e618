#pragma once
#include <string>
#include <vector>

#include "core/events/scan.h"
#include "core/report/question.h"

namespace habitus::segments {

/// Who is meant: inclusion rules one after another, what each leaves, and whether groups of behaviour stay
/// the same without those left out (question "population"; what is kept is a segment, usable as any scope's
/// population).
///
///     {"rules":[{"did":"*","within":"30 d"}, {"sessions":{"at_least":3}}, {"first":"*","ago":{"at_least":"90
///     d"}},
///               {"attribute":"region","op":"is","values":["DE"]}, {"not":{"attribute":"bot","op":"is",…}},
///               …]
///      (rule.h), or "segment": a saved one, whose "all" are the rules,
///      "as_of": date, "clusters": 4, "seed": 1, "scope":{…}}
///
/// Answer: persons (with an event in the scope), steps[] {rule, kept {k,n,value,lo,hi}, dropped; not_known_yet:
/// people whose value of the attribute came after the moment, if there are any}, in {k,n,…},
/// out_of_scope, stability {ari, rerun, clusters, n, sampled}: the adjusted Rand index over the people kept
/// between k-means++ of everybody and of those kept alone, on events, active days, sessions (ln(1 + x)), days
/// since the last and since the first event; "rerun" is the same between two seeds of everybody, the index
/// that chance in the starts alone gives. At most kSampled people, the first by key (a keyed hash, so a
/// random sample).
const report::Question& population();
inline constexpr size_t kSampled = 20'000;

/// Everybody of the scope with the number of the first rule they do not meet; 0 = in scope.
struct Standing {
  std::vector<events::PersonKey> person;
  std::vector<int> failed;
};
Result<Standing> standing(Project& project, const Json& complete, const Exec& exec);
/// The segment a completed population comes to.
Result<Json> segment_of(Project& project, const Json& complete);
/// A rule in words: "sessions ≥ 3".
Text rule_text(const Json& rule);

std::vector<report::Figure> population_figures(const Json& answer);

}  // namespace habitus::segments
