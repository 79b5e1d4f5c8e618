#include "core/events/workloads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <mutex>

#include "core/events/log.h"
#include "core/events/scan.h"
#include "core/project/project.h"

namespace habitus::events::workloads {
namespace {

constexpr Time kLongAgo = INT64_MIN / 2;

double median_of(std::vector<int64_t>& v) {
  if (v.empty()) return std::nan("");
  const auto middle = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
  std::nth_element(v.begin(), middle, v.end());
  if (v.size() % 2) return static_cast<double>(*middle);
  return (static_cast<double>(*middle) + static_cast<double>(*std::max_element(v.begin(), middle))) / 2;
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

template <class T>
void append_to(std::vector<T>& to, const std::vector<T>& from) { to.insert(to.end(), from.begin(), from.end()); }

}  // namespace

Result<std::string> funnel(Project& project, const Pass& pass, const Funnel& spec, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  const size_t steps = spec.steps.size();
  std::vector<uint8_t> step_of(words->size(), 0);
  for (size_t s = 0; s < steps; ++s)
    if (const uint32_t code = words->code(spec.steps[s])) step_of[code] = static_cast<uint8_t>(s + 1);
  struct Part {
    std::vector<int64_t> reached, took;
  };
  const auto visit = [&](Part& part, const Slab& slab) {
    part.reached.assign(steps + 1, 0);
    std::vector<Time> start(steps + 1);
    slab.event.with([&](const auto* event) {
      for (size_t p = 0; p < slab.person.size(); ++p) {
        std::fill(start.begin(), start.end(), kLongAgo);
        size_t depth = 0;
        for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
          const size_t step = step_of[event[i]];
          if (step == 0) continue;
          const Time t = slab.time[i], from = step == 1 ? t : start[step - 1];
          if (t - from > spec.window) continue;
          start[step] = from;
          if (step == steps && depth < steps) part.took.push_back(t - from);
          depth = std::max(depth, step);
        }
        ++part.reached[depth];
      }
    });
  };
  TRY(Part whole, scan_reduce<Part>(project, pass, {}, {}, exec, visit, [&](Part& into, Part& from) {
    into.reached.resize(steps + 1);
    for (size_t d = 0; d < from.reached.size(); ++d) into.reached[d] += from.reached[d];
    append_to(into.took, from.took);
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
  constexpr size_t kWeeks = 1024;  // beyond that, weeks share the last cell
  using Part = std::vector<uint64_t>;
  const auto visit = [&](Part& cells, const Slab& slab) {
    cells.assign(kWeeks * 64, 0);
    for (size_t p = 0; p < slab.person.size(); ++p) {
      const int64_t cohort = floor_div(slab.time[slab.first[p]] - origin, kWeek);
      Time end = kLongAgo;
      for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
        if (slab.time[i] < end) continue;
        const int64_t week = floor_div(slab.time[i] - origin, kWeek);
        end = origin + (week + 1) * kWeek;
        const size_t at = static_cast<size_t>(std::clamp<int64_t>(cohort, 0, 63)) * kWeeks + static_cast<size_t>(std::min<int64_t>(week - cohort, kWeeks - 1));
        ++cells[at];
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
    weighted += cells[i] * (i % kWeeks);
  }
  return std::to_string(used) + " " + std::to_string(n) + " " + std::to_string(squares) + " " + std::to_string(weighted);
}

Result<std::string> sessions(Project& project, const Pass& pass, Duration gap, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  const size_t k = words->size();
  struct Part {
    std::vector<int64_t> duration;
    std::vector<uint64_t> pairs;
    int64_t bounces = 0;
  };
  const auto visit = [&](Part& part, const Slab& slab) {
    part.pairs.assign(k * k, 0);
    slab.event.with([&](const auto* event) {
      for (size_t p = 0; p < slab.person.size(); ++p) {
        uint32_t begin = slab.first[p];
        for (uint32_t i = begin + 1; i <= slab.first[p + 1]; ++i) {
          if (i < slab.first[p + 1] && slab.time[i] - slab.time[i - 1] <= gap) {
            ++part.pairs[event[i - 1] * k + event[i]];
            continue;
          }
          part.duration.push_back(slab.time[i - 1] - slab.time[begin]);
          part.bounces += i - begin == 1;
          begin = i;
        }
      }
    });
  };
  TRY(Part whole, scan_reduce<Part>(project, pass, {}, {}, exec, visit, [](Part& into, Part& from) {
    into.pairs.resize(from.pairs.size());
    for (size_t i = 0; i < from.pairs.size(); ++i) into.pairs[i] += from.pairs[i];
    append_to(into.duration, from.duration);
    into.bounces += from.bounces;
  }));
  int64_t total = 0;
  for (const int64_t d : whole.duration) total += d;
  uint64_t used = 0, n = 0, squares = 0;
  for (const uint64_t c : whole.pairs) {
    used += c != 0;
    n += c;
    squares += c * c;
  }
  const auto count = whole.duration.size();
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

constexpr size_t kFeatures = 36 + 1;  // recency, frequency, monetary, 30 counts, decay, days, entropy; one spare for alignment of none

/// The row of one person.
class FeatureRow {
 public:
  FeatureRow(const std::vector<uint8_t>& column_of, Time cut, size_t words) : column_of_(column_of), cut_(cut), uses_(words, 0) {}

  template <class Event>
  void compute(const Slab& slab, const Event* event, uint32_t from, uint32_t to, double* out) {
    std::fill(out, out + kFeatures, 0.0);
    int64_t day = INT64_MIN;
    used_.clear();
    for (uint32_t i = from; i < to; ++i) {
      const Time age = cut_ - slab.time[i];
      const auto code = event[i];
      if (uses_[code]++ == 0) used_.push_back(code);
      if (!std::isnan(slab.number[0][i])) out[2] += slab.number[0][i];
      out[33] += decay_(age / 1000);
      if (slab.time[i] >= day) {
        const int64_t d = floor_div(slab.time[i], kDay);
        day = (d + 1) * kDay;
        ++out[34];
      }
      const size_t column = column_of_[code];
      if (column == 0 || age > 90 * kDay) continue;
      double* counts = out + 3 + (column - 1) * 3;
      counts[0] += age <= 7 * kDay;
      counts[1] += age <= 30 * kDay;
      counts[2] += 1;
    }
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
  const std::vector<uint8_t>& column_of_;
  Time cut_;
  std::vector<uint32_t> uses_, used_;
  Decay decay_;
};

}  // namespace

Result<std::string> features(Project& project, const Pass& pass, const std::vector<std::string>& names, Time cut, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  std::vector<uint8_t> column_of(words->size(), 0);
  for (size_t i = 0; i < names.size() && i < 10; ++i)
    if (const uint32_t code = words->code(names[i])) column_of[code] = static_cast<uint8_t>(i + 1);
  using Part = std::vector<double>;  // the table: one row of kFeatures a person
  const auto visit = [&](Part& rows, const Slab& slab) {
    FeatureRow row(column_of, cut, words->size());
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
