#pragma once
#include <limits>
#include <vector>

#include "core/events/scan.h"
#include "core/report/question.h"

namespace habitus::objectives {

/// What is to be foreseen (definition kind and question "target"). Spec:
///
///     {"type": "event",              someone does it in [as-of + gap, as-of + gap + horizon); or
///              "absence",            … does not do it; or
///              "attribute",          … has this attribute value (the latest known; no window)
///      "event": a pick (taxonomy/picker.h); nothing = any event,                   for event and absence
///      "attribute": "Final_grade", "op": "less", "values": ["6"],                  for attribute
///      "horizon": "180 d", "gap": "0 d",
///      "as_of": as in moments.h; nothing = the latest midnight whose window has ended,
///      "active_within": "90 d",      at risk: at least one event in that time before the as-of moment;
///      nothing = ever "min_events": 1,              … and at least so many "segment": name or rule,      …
///      and a member as of that moment "observed_until": moment      nothing = the last event of the log
///      "scope": segments/scope.h (its period does not apply; its population does)}
const report::Question& question();

/// What may be said about a label. Immature: its window has not ended by `observed_until`. Unknown: an
/// attribute without a value.
enum class Maturity : uint8_t { known, immature, unknown };

/// One row per (as-of, person at risk), ordered by as-of, then person key.
struct Labels {
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> label;  ///< 0 or 1; NaN unless known
  std::vector<Maturity> maturity;
  /// The same condition over the window of equal length that ended at the as-of moment, as far as it had
  /// arrived; NaN for attributes and where the log begins later than that window.
  std::vector<double> last_value;
  std::vector<char>
      already;  ///< 1: the condition's event was seen in an immature window (a lower bound at best)
  std::vector<double> late;  ///< per as-of date: events that happened before it and had not arrived
};
Result<Labels> labels(Project& project, const Json& complete, const Exec& exec);

}  // namespace habitus::objectives
