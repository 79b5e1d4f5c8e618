#pragma once
#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/segments/answers.h"
#include "core/taxonomy/picker.h"

namespace habitus::retention {

/// A completed spec made ready.
struct Run {
  enum class Count { on, on_or_after, bracket } count = Count::on;
  enum class Kpi { share, events, sum, mean } kpi = Kpi::share;
  size_t number = 0;  ///< column of the KPI's property
  bool rolling = false, recurring = false;
  Duration length = kDay;  ///< of one offset on the rolling clock
  size_t offsets = 0;      ///< 0 … offsets − 1
  std::vector<std::pair<int64_t, int64_t>> brackets;
  taxonomy::Picker picker;  ///< bit 0 start, bit 1 return
  events::Scope scope;
  events::Need need;
  segments::Extent extent;

  static Result<Run> make(Project& project, const Json& complete, const Exec& exec);
  size_t columns() const { return count == Count::bracket ? brackets.size() : offsets; }
  /// First and last offset of a column.
  std::pair<int64_t, int64_t> span(size_t column) const;
};

/// One event of coming back, and what it gives to the KPI.
struct Return {
  Time time = 0;
  size_t period = 0;
  double amount = 0, counted = 0;
};

/// For one person and one entry: the columns they came back in, and what the KPI adds up to there.
class Returns {
 public:
  struct Column {
    uint8_t hit = 0;
    double amount = 0, counted = 0;
  };
  explicit Returns(const Run& run) : run_(run), columns_(run.columns()) {}
  void clear() { std::fill(columns_.begin(), columns_.end(), Column{}); }
  void add(int64_t offset, const Return& event);
  const std::vector<Column>& columns() const { return columns_; }

 private:
  void put(size_t column, const Return& event);
  const Run& run_;
  std::vector<Column> columns_;
};

inline Return return_of(const Run& run, const events::Slab& slab, size_t i, size_t period) {
  Return out{slab.time[i], period};
  if (run.kpi == Run::Kpi::share) return out;
  const double value = run.kpi == Run::Kpi::events ? 1 : slab.number[run.number][i];
  if (value == value) {  // a missing value gives nothing
    out.counted = slab.weight[i];
    out.amount = slab.weight[i] * value;
  }
  return out;
}

/// Calls each(person, cohort, columns) for every entry of the slab.
template <class Each>
void follow(const Run& run, const segments::Calendar& calendar, const events::Slab& slab, Each each) {
  taxonomy::Picker::Scratch scratch;
  const uint32_t* mask = run.picker.apply(slab, scratch);
  Returns returns(run);
  std::vector<Return> back;
  std::vector<std::pair<Time, size_t>> entries;  // time and period
  for (size_t p = 0; p < slab.person.size(); ++p) {
    back.clear();
    entries.clear();
    size_t period = 0;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      if (mask[i] == 0) continue;
      period = calendar.index_from(slab.time[i], period);
      if ((mask[i] & 1u) && (entries.empty() || (run.recurring && entries.back().second != period)))
        entries.emplace_back(slab.time[i], period);
      if ((mask[i] & 2u) && !entries.empty()) back.push_back(return_of(run, slab, i, period));
    }
    size_t from = 0;
    for (const auto& [start, cohort] : entries) {
      while (from < back.size() && back[from].time < start) ++from;
      returns.clear();
      for (size_t r = from; r < back.size(); ++r)
        returns.add(
            run.rolling ? (back[r].time - start) / run.length : static_cast<int64_t>(back[r].period - cohort),
            back[r]);
      each(p, cohort, returns.columns());
    }
  }
}

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::retention
