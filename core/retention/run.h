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

/// For one person and one entry: the columns they came back in, as bits by column (at most 512).
class Returns {
 public:
  explicit Returns(const Run& run) : run_(run), hit_(run.columns()) {}
  void clear() { std::fill(hit_.begin(), hit_.end(), 0); }
  void add(int64_t offset);
  const std::vector<uint8_t>& hit() const { return hit_; }

 private:
  const Run& run_;
  std::vector<uint8_t> hit_;
};

/// Calls each(person, cohort, hit) for every entry of the slab.
template <class Each>
void follow(const Run& run, const segments::Calendar& calendar, const events::Slab& slab, Each each) {
  taxonomy::Picker::Scratch scratch;
  const uint32_t* mask = run.picker.apply(slab, scratch);
  Returns returns(run);
  std::vector<std::pair<Time, size_t>> back;     // time and period of the returns
  std::vector<std::pair<Time, size_t>> entries;  // the same of the entries
  for (size_t p = 0; p < slab.person.size(); ++p) {
    back.clear();
    entries.clear();
    size_t period = 0;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      if (mask[i] == 0) continue;
      period = calendar.index_from(slab.time[i], period);
      if ((mask[i] & 1u) && (entries.empty() || (run.recurring && entries.back().second != period)))
        entries.emplace_back(slab.time[i], period);
      if ((mask[i] & 2u) && !entries.empty()) back.emplace_back(slab.time[i], period);
    }
    size_t from = 0;
    for (const auto& [start, cohort] : entries) {
      while (from < back.size() && back[from].first < start) ++from;
      returns.clear();
      for (size_t r = from; r < back.size(); ++r)
        returns.add(run.rolling ? (back[r].first - start) / run.length
                                : static_cast<int64_t>(back[r].second - cohort));
      each(p, cohort, returns.hit());
    }
  }
}

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::retention
