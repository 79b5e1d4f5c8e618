#include "core/events/workloads.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <mutex>

#include "core/events/log.h"
#include "core/events/scan.h"
#include "core/project/project.h"

namespace habitus::events::workloads {
namespace {

constexpr Time kLongAgo = INT64_MIN / 2;

/// The k-th smallest value of all parts together (k from 0). Values are counted by size class first – bit width and the six bits below the
/// leading one – so that only one class has to be looked at in earnest.
int64_t kth_of(const std::vector<std::vector<int64_t>>& parts, size_t k) {
  const auto size_class = [](int64_t v) -> size_t {
    const auto x = static_cast<uint64_t>(std::max<int64_t>(v, 0));
    const int width = std::bit_width(x);
    return width <= 6 ? static_cast<size_t>(x) : static_cast<size_t>(width - 6) << 6 | (x >> (width - 7) & 63);
  };
  std::array<size_t, 4096> count{};
  for (const auto& part : parts)
    for (const int64_t v : part) ++count[size_class(v)];
  size_t chosen = 0;
  for (; count[chosen] <= k; ++chosen) k -= count[chosen];
  std::vector<int64_t> same;
  same.reserve(count[chosen]);
  for (const auto& part : parts)
    for (const int64_t v : part)
      if (size_class(v) == chosen) same.push_back(v);
  const auto at = same.begin() + static_cast<std::ptrdiff_t>(k);
  std::nth_element(same.begin(), at, same.end());
  return *at;
}

double median_of(const std::vector<std::vector<int64_t>>& parts) {
  size_t n = 0;
  for (const auto& part : parts) n += part.size();
  if (n == 0) return std::nan("");
  const auto upper = static_cast<double>(kth_of(parts, n / 2));
  return n % 2 ? upper : (upper + static_cast<double>(kth_of(parts, n / 2 - 1))) / 2;
}

/// Shortest of %.{digits}g without exponent for numbers of this size.
std::string number(double x, int digits) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*g", digits, x);
  return buffer;
}
std::string fixed(double x, int decimals) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, x);
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
    std::vector<Time> chain(steps + 1);  // by step: latest start of a chain that stands there; [0] is where step 1 begins: now
    const uint8_t* const step_at = step_of.data();
    slab.event.with([&](const auto* event) {
      for (size_t p = 0; p < slab.person.size(); ++p) {
        std::fill(chain.begin(), chain.end(), kLongAgo);
        size_t depth = 0;
        // Few events are steps and which ones cannot be foreseen, so nothing branches on it: an event that is no step writes to [0].
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
  TRY(const auto log, info(project));
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
  return std::to_string(used) + " " + std::to_string(n) + " " + std::to_string(squares) + " " + std::to_string(weighted);
}

Result<std::string> sessions(Project& project, const Pass& pass, Duration gap, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  const size_t k = words->size();
  struct Part {
    std::vector<std::vector<int64_t>> duration;
    std::vector<uint64_t> pairs;  // and one more, for pairs that no session holds
    int64_t bounces = 0;
  };
  const auto visit = [&](Part& part, const Slab& slab) {
    part.pairs.assign(k * k + 1, 0);
    std::vector<int64_t> duration(slab.time.size());
    size_t sessions = 0;
    const auto end_session = [&](uint32_t begin, uint32_t end, bool ends) {  // counts only if it ends, without a branch
      duration[sessions] = slab.time[end - 1] - slab.time[begin];
      sessions += ends;
      part.bounces += ends && end - begin == 1;
    };
    slab.event.with([&](const auto* event) {
      for (size_t p = 0; p < slab.person.size(); ++p) {
        uint32_t begin = slab.first[p];
        for (uint32_t i = begin + 1; i < slab.first[p + 1]; ++i) {
          const bool ends = slab.time[i] - slab.time[i - 1] > gap;
          ++part.pairs[ends ? k * k : event[i - 1] * k + event[i]];
          end_session(begin, i, ends);
          begin = ends ? i : begin;
        }
        end_session(begin, slab.first[p + 1], true);
      }
    });
    duration.resize(sessions);
    part.duration.push_back(std::move(duration));
  };
  TRY(Part whole, scan_reduce<Part>(project, pass, {}, {}, exec, visit, [](Part& into, Part& from) {
    into.pairs.resize(from.pairs.size());
    for (size_t i = 0; i < from.pairs.size(); ++i) into.pairs[i] += from.pairs[i];
    std::move(from.duration.begin(), from.duration.end(), std::back_inserter(into.duration));
    into.bounces += from.bounces;
  }));
  int64_t total = 0;
  size_t count = 0;
  for (const auto& part : whole.duration) {
    count += part.size();
    for (const int64_t d : part) total += d;
  }
  whole.pairs.resize(k * k);
  uint64_t used = 0, n = 0, squares = 0;
  for (const uint64_t c : whole.pairs) {
    used += c != 0;
    n += c;
    squares += c * c;
  }
  const double mean = static_cast<double>(total / 1000) / static_cast<double>(count);
  return std::to_string(count) + " " + number(mean, 16) + " " + number(median_of(whole.duration) / 1000, 12) + " " + std::to_string(whole.bounces) +
         " | " + std::to_string(used) + " " + std::to_string(n) + " " + std::to_string(squares);
}

namespace {

/// 2^(−age / 14 days) for ages in ms, as a product of three table entries: exact to a few 1e-16.
class Decay {
 public:
  Decay() {
    for (size_t level = 0; level < 3; ++level)
      for (size_t i = 0; i < 4096; ++i)
        table_[level][i] = std::exp2(-static_cast<double>(i << (12 * level)) / (14.0 * 86400000.0));
  }
  double operator()(int64_t ms) const {
    const auto x = static_cast<uint64_t>(ms);
    return table_[0][x & 4095] * table_[1][x >> 12 & 4095] * table_[2][std::min<uint64_t>(x >> 24, 4095)];
  }

 private:
  std::array<std::array<double, 4096>, 3> table_;
};

constexpr size_t kFeatures = 36;  // recency, frequency, monetary, 10 × 3 counts, decay, days, entropy
constexpr std::array<Duration, 3> kWindows{90 * kDay, 30 * kDay, 7 * kDay};  // widest first

/// The row of one person.
class FeatureRow {
 public:
  FeatureRow(const std::vector<uint32_t>& counted, Time cut, size_t words) : counted_(counted), cut_(cut), uses_(words, 0) {}

  /// Times ascend, so a window's events are the last ones: its counts are what the running counts gain from where it begins.
  template <class Event>
  void compute(const Slab& slab, const Event* event, uint32_t from, uint32_t to, double* out) {
    std::fill(out, out + kFeatures, 0.0);
    used_.clear();
    next_day_ = INT64_MIN;
    uint32_t i = from;
    for (size_t w = 0; w < kWindows.size(); ++w) {
      for (; i < to && slab.time[i] < cut_ - kWindows[w]; ++i) add(slab, event[i], i, out);
      for (size_t c = 0; c < counted_.size(); ++c) out[3 + c * 3 + (2 - w)] = -static_cast<double>(uses_[counted_[c]]);
    }
    for (; i < to; ++i) add(slab, event[i], i, out);
    for (size_t c = 0; c < counted_.size(); ++c)
      for (size_t w = 0; w < 3; ++w) out[3 + c * 3 + w] += uses_[counted_[c]];
    const double n = to - from;
    out[0] = static_cast<double>(cut_ - slab.time[to - 1]) / static_cast<double>(kDay);
    out[1] = n;
    double sum = 0;
    for (const uint32_t code : used_) {
      sum += uses_[code] * std::log(uses_[code]);
      uses_[code] = 0;
    }
    out[35] = std::log(n) - sum / n;
  }

 private:
  void add(const Slab& slab, uint32_t code, uint32_t i, double* out) {
    if (uses_[code]++ == 0) used_.push_back(code);
    const double amount = slab.number[0][i];
    out[2] += std::isnan(amount) ? 0 : amount;
    out[33] += decay_((cut_ - slab.time[i]) / 1000);
    if (slab.time[i] < next_day_) return;
    next_day_ = (floor_div(slab.time[i], kDay) + 1) * kDay;
    ++out[34];
  }

  const std::vector<uint32_t>& counted_;  ///< codes of the events whose counts are columns; 0, which no event has, for an unknown name
  Time cut_, next_day_ = INT64_MIN;
  std::vector<uint32_t> uses_, used_;
  Decay decay_;
};

}  // namespace

Result<std::string> features(Project& project, const Pass& pass, const std::vector<std::string>& names, Time cut, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  std::vector<uint32_t> counted;
  for (size_t i = 0; i < names.size() && i < 10; ++i) counted.push_back(words->code(names[i]));
  using Part = std::vector<double>;  // the table: one row of kFeatures a person
  const auto visit = [&](Part& rows, const Slab& slab) {
    FeatureRow row(counted, cut, words->size());
    rows.resize(slab.person.size() * kFeatures);
    size_t used = 0;
    slab.event.with([&](const auto* event) {
      for (size_t p = 0; p < slab.person.size(); ++p) {
        const auto begin = slab.time.begin() + slab.first[p], end = slab.time.begin() + slab.first[p + 1];
        const auto to = static_cast<uint32_t>(std::lower_bound(begin, end, cut) - slab.time.begin());
        if (to == slab.first[p]) continue;
        row.compute(slab, event, slab.first[p], to, rows.data() + used++ * kFeatures);
      }
    });
    rows.resize(used * kFeatures);
  };
  std::array<double, kFeatures> sums{};
  size_t persons = 0;
  std::vector<std::unique_ptr<Part>> table(kBlocks);
  const Need need{.text = {}, .number = {"amount"}, .arrival = false, .weight = false, .origin = false};
  CHECK(scan(project, pass, {}, need, exec, [&](const Slab& slab) {
    table[slab.block] = std::make_unique<Part>();
    visit(*table[slab.block], slab);
  }));
  for (const auto& part : table) {
    persons += part->size() / kFeatures;
    for (size_t i = 0; i < part->size(); ++i) sums[i % kFeatures] += (*part)[i];
  }
  std::array<double, 3> windows{};
  for (size_t i = 3; i < 33; ++i) windows[i % 3] += sums[i];
  return std::to_string(persons) + " " + fixed(sums[0], 2) + " " + fixed(sums[1], 0) + " " + fixed(sums[2], 2) + " " + fixed(windows[0], 0) + " " +
         fixed(windows[1], 0) + " " + fixed(windows[2], 0) + " " + fixed(sums[33], 3) + " " + fixed(sums[34], 0) + " " + fixed(sums[35], 3);
}

/// Counts of every day × event × country, and the person that was counted there last.
struct Sums {
  std::vector<uint32_t> n, u, last;
};

std::string digest_of(const std::vector<std::unique_ptr<Sums>>& parts, size_t cells) {
  uint64_t groups = 0, n = 0, u = 0, both = 0;
  for (size_t c = 0; c < cells; ++c) {
    uint64_t cn = 0, cu = 0;
    for (const auto& s : parts) {
      cn += s->n[c];
      cu += s->u[c];
    }
    groups += cn != 0;
    n += cn;
    u += cu;
    both += cn * cu;
  }
  return std::to_string(groups) + " " + std::to_string(n) + " " + std::to_string(u) + " " + std::to_string(both);
}

Result<std::string> breakdown(Project& project, const Pass& pass, const std::string& channel, const Exec& exec) {
  TRY(const auto log, info(project));
  TRY(const auto events, dictionary(project, "event"));
  TRY(const auto countries, dictionary(project, "country"));
  TRY(const auto channels, dictionary(project, "channel"));
  const uint32_t wanted = channels->code(channel);
  const int64_t first_day = floor_div(log.first, kDay);
  const size_t days = static_cast<size_t>(floor_div(log.last, kDay) - first_day + 1), width = countries->size(), cells = days * events->size() * width;
  std::mutex mutex;
  std::vector<std::unique_ptr<Sums>> idle;  // whole numbers: which thread adds them changes nothing
  const auto visit = [&](const Slab& slab) {
    std::unique_ptr<Sums> sums;
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        sums = std::move(idle.back());
        idle.pop_back();
      }
    }
    if (!sums) sums = std::make_unique<Sums>(Sums{std::vector<uint32_t>(cells), std::vector<uint32_t>(cells), {}});
    sums->last.assign(cells, UINT32_MAX);
    slab.event.with([&](const auto* event) {
      slab.text[0].with([&](const auto* where) {
        slab.text[1].with([&](const auto* country) {
          for (uint32_t p = 0; p < slab.person.size(); ++p) {
            Time end = kLongAgo;
            size_t day = 0;
            for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
              if (where[i] != wanted) continue;
              if (slab.time[i] >= end) {
                const int64_t d = floor_div(slab.time[i], kDay);
                end = (d + 1) * kDay;
                day = static_cast<size_t>(d - first_day) * events->size();
              }
              const size_t cell = (day + event[i]) * width + country[i];
              ++sums->n[cell];
              sums->u[cell] += sums->last[cell] != p;
              sums->last[cell] = p;
            }
          }
        });
      });
    });
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(sums));
  };
  const Need need{.text = {"channel", "country"}, .number = {}, .arrival = false, .weight = false, .origin = false};
  CHECK(scan(project, pass, {}, need, exec, visit));
  return digest_of(idle, cells);
}

}  // namespace habitus::events::workloads
