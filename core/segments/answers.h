#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/events/scan.h"
#include "core/report/figure.h"

namespace habitus {
class Project;
namespace stats {
class Numbers;
}
}

/// Small parts every exploring question shares: numbers on their way into an answer, and out of it into a
/// figure.
namespace habitus::segments {

/// A number, or null when it is undefined (NaN).
Json number_json(double x);
/// {"k","n","value","lo","hi"}: k of n with its Wilson 95 % interval; value, lo, hi are null over n = 0.
Json rate_json(double k, double n);
/// {"n","p10","q1","median","q3","p90","mean"} of durations in µs or counts. Quantiles are type 7.
Json spread_json(const stats::Numbers& values);

/// The number at `pointer` of an answer with its format; `at` is set, so that it becomes a fact. null is
/// undefined.
report::Quantity quantity(const Json& answer, const std::string& pointer, report::Format format);
/// A rate object at `pointer`: value with lo, hi and n.
report::Quantity rate(const Json& answer, const std::string& pointer, int decimals = 1);
/// Durations print in the unit of their size.
report::Format duration_format(double us);
std::string spoken_share(double share);  ///< "31.3 %", for sentences

/// First and last event time, events and persons inside a scope.
struct Extent {
  Time first = kEnd, last = kBeginning;
  int64_t events = 0, persons = 0;
  bool empty() const { return events == 0; }
};
Result<Extent> extent_of(Project& project, const events::Scope& scope, const Exec& exec);
/// Everybody with an event in the scope, ascending by key.
Result<std::vector<events::PersonKey>> everybody(Project& project, const events::Scope& scope, const Exec& exec);

/// Calendar periods over an extent: edges in UTC, computed once, so that a per-event look-up is one
/// comparison.
class Calendar {
 public:
  Calendar(const Zone& zone, Grain grain, Time first, Time last);
  size_t size() const { return edges_.empty() ? 0 : edges_.size() - 1; }
  /// Index of the period that holds t; times outside are put into the first or last one.
  size_t index(Time t) const;
  /// The same, faster, for times that grow: starts looking at `hint`.
  size_t index_from(Time t, size_t hint) const {
    while (hint + 1 < edges_.size() && t >= edges_[hint + 1]) ++hint;
    return hint < size() ? hint : size() - 1;
  }
  Time start(size_t i) const { return edges_[i]; }
  Time end(size_t i) const { return edges_[i + 1]; }
  std::string label(size_t i) const { return period_label(number_ + static_cast<int64_t>(i), grain_); }

 private:
  Grain grain_;
  int64_t number_ = 0;  ///< of the first period
  std::vector<Time> edges_;
};

}  // namespace habitus::segments
