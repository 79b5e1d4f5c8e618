#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "core/events/log.h"
#include "core/events/scan.h"
#include "core/events/workloads.h"
#include "core/project/project.h"

namespace habitus::events::workloads {
namespace {

std::string fixed(double x, int decimals) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, x);
  return buffer;
}

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
  FeatureRow(const std::vector<uint32_t>& counted, Time cut, size_t words, const Decay& decay)
      : counted_(counted), cut_(cut), uses_(words, 0), decay_(decay) {}

  /// Times ascend, so a window's events are the last ones: its counts are what the running counts gain from
  /// where it begins.
  template <class Event>
  void compute(const Slab& slab, const Event* event, uint32_t from, uint32_t to, double* out) {
    const Time* const time = slab.time.data();
    const double* const amount = slab.number[0].data();
    double monetary = 0, decay = 0, days = 0;
    Time next_day = INT64_MIN;
    uint32_t i = from;
    used_.clear();
    const auto until = [&](Time moment) {
      for (; i < to && time[i] < moment; ++i) {
        if (uses_[event[i]]++ == 0) used_.push_back(event[i]);
        monetary += std::isnan(amount[i]) ? 0 : amount[i];
        decay += decay_((cut_ - time[i]) / 1000);
        if (time[i] < next_day) continue;
        next_day = (floor_div(time[i], kDay) + 1) * kDay;
        ++days;
      }
    };
    for (size_t w = 0; w < kWindows.size(); ++w) {
      until(cut_ - kWindows[w]);
      for (size_t c = 0; c < counted_.size(); ++c)
        out[3 + c * 3 + (2 - w)] = -static_cast<double>(uses_[counted_[c]]);
    }
    until(cut_);
    for (size_t c = 0; c < counted_.size(); ++c)
      for (size_t w = 0; w < 3; ++w) out[3 + c * 3 + w] += uses_[counted_[c]];
    const double n = to - from;
    double sum = 0;
    for (const uint32_t code : used_) {
      sum += uses_[code] * std::log(uses_[code]);
      uses_[code] = 0;
    }
    out[0] = static_cast<double>(cut_ - time[to - 1]) / static_cast<double>(kDay);
    out[1] = n;
    out[2] = monetary;
    out[33] = decay;
    out[34] = days;
    out[35] = std::log(n) - sum / n;
  }

 private:
  const std::vector<uint32_t>&
      counted_;  ///< codes of the events whose counts are columns; 0, which no event has, for an unknown name
  Time cut_;
  std::vector<uint32_t> uses_, used_;
  const Decay& decay_;
};

}  // namespace

Result<std::string> features(Project& project, const Pass& pass, const std::vector<std::string>& names,
                             Time cut, const Exec& exec) {
  TRY(const auto words, dictionary(project, "event"));
  std::vector<uint32_t> counted;
  for (size_t i = 0; i < names.size() && i < 10; ++i) counted.push_back(words->code(names[i]));
  const Decay decay;
  using Part = std::vector<double>;  // the table: one row of kFeatures a person
  const auto visit = [&](Part& rows, const Slab& slab) {
    FeatureRow row(counted, cut, words->size(), decay);
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
  return std::to_string(persons) + " " + fixed(sums[0], 2) + " " + fixed(sums[1], 0) + " " +
         fixed(sums[2], 2) + " " + fixed(windows[0], 0) + " " + fixed(windows[1], 0) + " " +
         fixed(windows[2], 0) + " " + fixed(sums[33], 3) + " " + fixed(sums[34], 0) + " " +
         fixed(sums[35], 3);
}

}  // namespace habitus::events::workloads
