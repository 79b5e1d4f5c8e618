#include "core/events/workloads.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "core/events/log.h"
#include "core/events/period.h"
#include "core/events/scan.h"
#include "core/project/project.h"

namespace habitus::events::workloads {
namespace {

constexpr Time kLongAgo = INT64_MIN / 2;

/// The median of all parts together. Values are counted by size class first – bit width and the six bits
/// below the leading one – so that only the class in the middle has to be looked at in earnest.
double median_of(const std::vector<std::vector<int64_t>>& parts) {
  const auto size_class = [](int64_t v) -> size_t {
    const auto x = static_cast<uint64_t>(std::max<int64_t>(v, 0));
    const int width = std::bit_width(x);
    return width <= 6 ? static_cast<size_t>(x)
                      : static_cast<size_t>(width - 6) << 6 | (x >> (width - 7) & 63);
  };
  std::array<size_t, 4096> count{};
  size_t n = 0;
  for (const auto& part : parts) {
    n += part.size();
    for (const int64_t v : part) ++count[size_class(v)];
  }
  if (n == 0) return std::nan("");
  size_t chosen = 0, rank = n / 2;  // of the upper of the two in the middle, within its class
  for (; count[chosen] <= rank; ++chosen) rank -= count[chosen];
  std::vector<int64_t> same;
  same.reserve(count[chosen]);
  int64_t below = INT64_MIN;  // the largest value of smaller classes
  for (const auto& part : parts)
    for (const int64_t v : part) {
      const size_t c = size_class(v);
      if (c == chosen) same.push_back(v);
      if (c < chosen) below = std::max(below, v);
    }
  const auto at = same.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(same.begin(), at, same.end());
  const auto upper = static_cast<double>(*at);
  if (n % 2) return upper;
  return (upper + static_cast<double>(rank ? *std::max_element(same.begin(), at) : below)) / 2;
}

/// How often each of many cells was met. A table while it is small; beyond (a million event names, say) only the cells that
/// occur, sorted.
class Counts {
 public:
  /// `walk(add)` calls add(cell) for each.
  template <class Walk>
  void count(uint64_t cells, Walk walk) {
    if (cells <= kTable) {
      table_.assign(cells, 0);
      walk([counts = table_.data()](uint64_t cell) { ++counts[cell]; });
      return;
    }
    std::vector<uint64_t> met;
    walk([&](uint64_t cell) { met.push_back(cell); });
    std::sort(met.begin(), met.end());
    for (const uint64_t cell : met) {
      if (few_.empty() || few_.back().first != cell) few_.emplace_back(cell, 0);
      ++few_.back().second;
    }
  }
  void add(Counts&& other) {
    table_.resize(std::max(table_.size(), other.table_.size()));
    for (size_t i = 0; i < other.table_.size(); ++i) table_[i] += other.table_[i];
    few_.insert(few_.end(), other.few_.begin(), other.few_.end());
  }
  /// The counts that are not 0.
  template <class Visit>
  void each(Visit visit) {
    for (const uint64_t n : table_)
      if (n) visit(n);
    std::sort(few_.begin(), few_.end());
    for (size_t i = 0, end = 0; i < few_.size(); i = end) {
      uint64_t n = 0;
      for (end = i; end < few_.size() && few_[end].first == few_[i].first; ++end) n += few_[end].second;
      visit(n);
    }
  }

 private:
  static constexpr uint64_t kTable = uint64_t{1} << 20;
  std::vector<uint64_t> table_;
  std::vector<std::pair<uint64_t, uint64_t>> few_;
};

/// The fewest digits that give the number back.
std::string shortest(double x) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr};
}

/// Shortest of %.{digits}g without exponent for numbers of this size.
std::string number(double x, int digits) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*g", digits, x);
  return buffer;
}
}  // namespace

Result<std::string> funnel(Project& project, const Pass& pass, const Funnel& spec, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  const size_t steps = spec.steps.size();
  std::vector<uint8_t> step_of(words->size(), 0);
  for (size_t s = 0; s < steps; ++s)
    if (const uint32_t code = words->code(spec.steps[s])) step_of[code] = static_cast<uint8_t>(s + 1);
  struct Part {
    std::vector<int64_t> reached;
    std::vector<std::vector<int64_t>> took;
  };
  const auto visit = [&](Part& part, const Slab& slab) {
    part.reached.assign(steps + 1, 0);
    std::vector<int64_t> took;
    // By step: the latest start of a chain that stands there; [0] is where step 1 begins, now.
    std::vector<Time> chain(steps + 1);
    const uint8_t* const step_at = step_of.data();
    slab.event.with([&](const auto* event) {
      for (size_t p = 0; p < slab.person.size(); ++p) {
        std::fill(chain.begin(), chain.end(), kLongAgo);
        size_t depth = 0;
        // Few events are steps and which ones cannot be foreseen, so nothing branches on it: an event that is
        // no step writes to [0].
        for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
          const size_t step = step_at[event[i]];
          const Time t = slab.time[i];
          chain[0] = t;
          const Time from = chain[step - (step > 0)];
          const bool reached = t - from <= spec.window;
          chain[step] = reached ? from : chain[step];
          if (reached && step == steps && depth < steps) took.push_back(t - from);
          depth = reached && step > depth ? step : depth;
        }
        ++part.reached[depth];
      }
    });
    part.took.push_back(std::move(took));
  };
  TRY(Part whole, scan_reduce<Part>(project, pass, {}, {}, exec, visit, [&](Part& into, Part& from) {
        into.reached.resize(steps + 1);
        for (size_t d = 0; d < from.reached.size(); ++d) into.reached[d] += from.reached[d];
        std::move(from.took.begin(), from.took.end(), std::back_inserter(into.took));
      }));
  whole.reached.resize(steps + 1);
  std::string out;
  int64_t sum = 0;
  for (size_t d = steps; d > 0; --d) {
    sum += whole.reached[d];
    out = std::to_string(sum) + (out.empty() ? "" : " ") + out;
  }
  return out + " " + number(median_of(whole.took) / 1000, 12);
}

Result<std::string> retention(Project& project, const Pass& pass, Time origin, const Exec& exec) {
  TRY(const auto log, period(project));
  const auto week_of = [&](Time t) { return floor_div(t - origin, kWeek); };
  const int64_t first_week = week_of(log.first);
  const auto weeks = static_cast<size_t>(week_of(log.last) - first_week + 1);
  using Part = std::vector<uint64_t>;  // cohort × weeks since
  const auto visit = [&](Part& cells, const Slab& slab) {
    cells.assign(weeks * weeks, 0);
    for (size_t p = 0; p < slab.person.size(); ++p) {
      const auto cohort = static_cast<size_t>(week_of(slab.time[slab.first[p]]) - first_week);
      Time end = kLongAgo;
      for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
        if (slab.time[i] < end) continue;
        const int64_t week = week_of(slab.time[i]);
        end = origin + (week + 1) * kWeek;
        ++cells[cohort * weeks + static_cast<size_t>(week - first_week) - cohort];
      }
    }
  };
  TRY(const Part cells, scan_reduce<Part>(project, pass, {}, {}, exec, visit, [](Part& into, Part& from) {
        into.resize(from.size());
        for (size_t i = 0; i < from.size(); ++i) into[i] += from[i];
      }));
  uint64_t used = 0, n = 0, squares = 0, weighted = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    used += cells[i] != 0;
    n += cells[i];
    squares += cells[i] * cells[i];
    weighted += cells[i] * (i % weeks);
  }
  return std::to_string(used) + " " + std::to_string(n) + " " + std::to_string(squares) + " " +
         std::to_string(weighted);
}

Result<std::string> sessions(Project& project, const Pass& pass, Duration gap, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  const size_t k = words->size();
  struct Part {
    std::vector<std::vector<int64_t>> duration;
    Counts pairs;
    int64_t bounces = 0;
  };
  const auto visit = [&](Part& part, const Slab& slab) {
    std::vector<int64_t> duration;
    duration.reserve(slab.time.size() / 4);
    const Time* const time = slab.time.data();
    const auto walk = [&](auto count) {
      slab.event.with([&](const auto* event) {
        for (size_t p = 0; p < slab.person.size(); ++p) {
          const uint32_t end = slab.first[p + 1];
          for (uint32_t begin = slab.first[p], i = begin + 1; begin < end; begin = i++) {
            for (; i < end && time[i] - time[i - 1] <= gap; ++i) count(event[i - 1] * k + event[i]);
            duration.push_back(time[i - 1] - time[begin]);
            part.bounces += i - begin == 1;
          }
        }
      });
    };
    part.pairs.count(k * k, walk);
    part.duration.push_back(std::move(duration));
  };
  TRY(Part whole, scan_reduce<Part>(project, pass, {}, {}, exec, visit, [](Part& into, Part& from) {
        into.pairs.add(std::move(from.pairs));
        std::move(from.duration.begin(), from.duration.end(), std::back_inserter(into.duration));
        into.bounces += from.bounces;
      }));
  int64_t total = 0;
  size_t count = 0;
  for (const auto& part : whole.duration) {
    count += part.size();
    for (const int64_t d : part) total += d;
  }
  uint64_t used = 0, n = 0, squares = 0;
  whole.pairs.each([&](uint64_t c) {
    ++used;
    n += c;
    squares += c * c;
  });
  const double mean = static_cast<double>(total / 1000) / static_cast<double>(count);
  return std::to_string(count) + " " + shortest(mean) + " " + number(median_of(whole.duration) / 1000, 12) +
         " " + std::to_string(whole.bounces) + " | " + std::to_string(used) + " " + std::to_string(n) + " " +
         std::to_string(squares);
}

}  // namespace habitus::events::workloads
