// Features that count events.
#include <algorithm>
#include <bit>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/features/kinds.h"

namespace habitus::features {

Duration duration_at(const Json& spec, const char* key) {
  return parse_duration(spec[key].get<std::string>()).value_or(0);
}

std::vector<Duration> windows_of(const Json& spec) {
  std::vector<Duration> out;
  for (const auto& text : spec["windows"]) out.push_back(parse_duration(text.get<std::string>()).value_or(0));
  if (out.empty()) out.push_back(0);
  return out;
}

void Picking::bind(Demand& demand) { pick_ = demand.pick(spec()["event"]); }

void Picking::sources(const View& view, size_t column, std::vector<uint32_t>& rows) const {
  const auto [first, last] = view.within(columns()[column].window, ends_);
  for (size_t i = first; i < last; ++i)
    if (view.picked(view.rows[i], pick_)) rows.push_back(view.rows[i]);
}

namespace {

/// Σ weight of matching events, for several picks and windows in one pass.
class Count : public Feature {
 public:
  explicit Count(const Json& spec) : Feature(spec), windows_(windows_of(spec)) {
    for (const auto& pick : spec["events"]) {
      const std::string word = spec["events"].size() > 1 ? taxonomy::pick_name(pick) : "";
      for (const Duration w : windows_) {
        const std::string window = windows_.size() > 1 ? suffix_of(w) : "";
        add_column(word + (word.empty() || window.empty() ? "" : " ") + window, w, "events");
      }
    }
    longest_ = std::find(windows_.begin(), windows_.end(), 0) != windows_.end()
                   ? 0
                   : *std::max_element(windows_.begin(), windows_.end());
  }
  void bind(Demand& demand) override {
    demand.need.weight = true;
    picks_.clear();
    lanes_.clear();
    for (const auto& pick : spec()["events"]) picks_.push_back(demand.pick(pick));
    for (size_t p = 0; p < picks_.size(); ++p) {
      lanes_.resize(std::max(lanes_.size(), picks_[p] / 32 + 1));
      lanes_[picks_[p] / 32].bits |= 1u << (picks_[p] % 32);
      lanes_[picks_[p] / 32].place[picks_[p] % 32] = p;
    }
  }
  void value(const View& view, double* out) const override {
    const size_t n = windows_.size();
    std::fill(out, out + picks_.size() * n, 0.0);
    const auto [first, last] = view.within(longest_, ends_);
    for (size_t lane = 0; lane < lanes_.size(); ++lane) {
      if (lanes_[lane].bits == 0) continue;
      for (size_t i = first; i < last; ++i) {
        const uint32_t row = view.rows[i];
        for (uint32_t bits = view.masks[lane][row] & lanes_[lane].bits; bits != 0; bits &= bits - 1) {
          double* cell = out + lanes_[lane].place[static_cast<size_t>(std::countr_zero(bits))] * n;
          const Duration age = view.as_of - ends_ - view.slab.time[row];
          for (size_t w = 0; w < n; ++w)
            if (windows_[w] == 0 || age <= windows_[w]) cell[w] += view.slab.weight[row];
        }
      }
    }
  }
  void sources(const View& view, size_t column, std::vector<uint32_t>& rows) const override {
    const auto [first, last] = view.within(columns()[column].window, ends_);
    for (size_t i = first; i < last; ++i)
      if (view.picked(view.rows[i], picks_[column / windows_.size()])) rows.push_back(view.rows[i]);
  }

 private:
  struct Lane {
    uint32_t bits = 0;
    size_t place[32] = {};
  };
  std::vector<Duration> windows_;
  Duration longest_ = 0;
  std::vector<size_t> picks_;
  std::vector<Lane> lanes_;
};

/// Days from the last (first) matching event to the as-of moment.
class Since : public Picking {
 public:
  Since(const Json& spec, bool last) : Picking(spec), last_(last) { add_column("", 0, "d"); }
  void value(const View& view, double* out) const override {
    std::vector<uint32_t> rows;
    sources(view, 0, rows);
    *out = rows.empty() ? kNaN : days(view.as_of - view.slab.time[rows.front()]);
  }
  void sources(const View& view, size_t, std::vector<uint32_t>& rows) const override {
    const auto [first, last] = view.within(0, ends_);
    for (size_t i = first; i < last; ++i) {
      const uint32_t row = view.rows[last_ ? last - 1 - (i - first) : i];
      if (!view.picked(row, pick_)) continue;
      rows.push_back(row);
      return;
    }
  }

 private:
  bool last_;
};

/// Σ value × weight of events that have a value each: what somebody's engagement is worth.
class Weighted : public Feature {
 public:
  explicit Weighted(const Json& spec) : Feature(spec), windows_(windows_of(spec)), worth_(spec["values"]) {
    for (const Duration w : windows_) add_column(windows_.size() > 1 ? suffix_of(w) : "", w, "");
  }
  void bind(Demand& demand) override {
    demand.need.weight = true;
    picks_.clear();
    for (const auto& pick : spec()["events"]) picks_.push_back(demand.pick(pick));
  }
  void value(const View& view, double* out) const override {
    for (size_t w = 0; w < windows_.size(); ++w) {
      out[w] = 0;
      const auto [first, last] = view.within(windows_[w], ends_);
      for (size_t i = first; i < last; ++i)
        for (size_t p = 0; p < picks_.size(); ++p)
          if (view.picked(view.rows[i], picks_[p])) out[w] += worth_[p] * view.slab.weight[view.rows[i]];
    }
  }
  void sources(const View& view, size_t column, std::vector<uint32_t>& rows) const override {
    const auto [first, last] = view.within(columns()[column].window, ends_);
    for (size_t i = first; i < last; ++i)
      if (std::any_of(picks_.begin(), picks_.end(), [&](size_t p) { return view.picked(view.rows[i], p); }))
        rows.push_back(view.rows[i]);
  }

 private:
  std::vector<Duration> windows_;
  std::vector<double> worth_;
  std::vector<size_t> picks_;
};

/// Σ 2^(−age / half-life).
class Decay : public Picking {
 public:
  explicit Decay(const Json& spec) : Picking(spec), half_(days(duration_at(spec, "half_life"))) {
    add_column("", 0, "events");
  }
  void bind(Demand& demand) override {
    Picking::bind(demand);
    demand.need.weight = true;
  }
  void value(const View& view, double* out) const override {
    const auto [first, last] = view.within(0, ends_);
    double sum = 0;
    for (size_t i = first; i < last; ++i) {
      const uint32_t row = view.rows[i];
      if (!view.picked(row, pick_)) continue;
      sum +=
          view.slab.weight[row] * std::exp(-std::log(2.0) * days(view.as_of - view.slab.time[row]) / half_);
    }
    *out = sum;
  }

 private:
  double half_;
};

}  // namespace

std::unique_ptr<Feature> make_count_kind(const std::string& type, const Json& spec) {
  if (type == "count") return std::make_unique<Count>(spec);
  if (type == "recency") return std::make_unique<Since>(spec, true);
  if (type == "tenure") return std::make_unique<Since>(spec, false);
  if (type == "weighted") return std::make_unique<Weighted>(spec);
  if (type == "decay") return std::make_unique<Decay>(spec);
  return nullptr;
}

}  // namespace habitus::features
