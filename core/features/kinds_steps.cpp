// Features that look at equal steps before the as-of moment: lags, rolling mean, slope, acceleration,
// seasonal lag.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/features/kinds.h"

namespace habitus::features {

namespace {
Time months_before(Time moment, int64_t months, const Zone& zone) {
  const Time local = zone.to_local(moment);
  const int64_t day = floor_div(local, kDay);
  const Date date = civil_from_days(day);
  const int64_t number = int64_t{12} * date.year + date.month - 1 - months;
  const int year = static_cast<int>(floor_div(number, 12)),
            month = static_cast<int>(number - 12 * floor_div(number, 12)) + 1;
  const Date then{year, month, std::min(date.day, days_in_month(year, month))};
  return zone.from_local(days_from_civil(then) * kDay + (local - day * kDay)).utc;
}
}  // namespace

std::vector<Time> step_edges(Time moment, const std::string& step, size_t steps, const Zone& zone) {
  std::vector<Time> edges;
  const Duration length = step == "month" ? 0 : parse_duration(step).value_or(kDay);
  for (size_t j = 0; j <= steps; ++j)
    edges.push_back(step == "month" ? months_before(moment, static_cast<int64_t>(j), zone)
                                    : moment - static_cast<Duration>(j) * length);
  return edges;
}

Duration step_length(const std::string& step) {
  return step == "month" ? 31 * kDay : parse_duration(step).value_or(kDay);
}

size_t steps_of(const Json& spec) {
  const std::string type = spec["type"];
  if (type == "lag") return spec["k"].get<size_t>() + 1;
  if (type == "seasonal") return spec["k"].get<size_t>() * spec["season"].get<size_t>() + 1;
  if (type == "slope" || type == "rolling" || type == "acceleration") return spec["k"].get<size_t>();
  return 0;
}

namespace {

/// What somebody did in each of the last steps, step 0 ending at the moment: Σ weight, or Σ of a property.
/// Step j of a row is step 0 of the row whose as-of moment lies j steps earlier.
class Steps : public Picking {
 public:
  Steps(const Json& spec, Zone zone)
      : Picking(spec), zone_(std::move(zone)), step_(spec["step"]), steps_(steps_of(spec)) {}
  void bind(Demand& demand) override {
    Picking::bind(demand);
    if (spec().contains("property"))
      property_ = demand.number(spec()["property"]);
    else
      demand.need.weight = true;
  }
  void prepare(const std::vector<Time>& as_of) override {
    moments_ = as_of;
    edges_.clear();
    for (const Time t : as_of) edges_.push_back(step_edges(t - ends_, step_, steps_, zone_));
  }
  void value(const View& view, double* out) const override {
    std::vector<double> sums(steps_, 0.0);
    each(view, [&](size_t step, uint32_t row) {
      if (property_ == kNone) {
        sums[step] += view.slab.weight[row];
      } else if (const double x = view.slab.number[property_][row]; !std::isnan(x)) {
        sums[step] += x;
      }
    });
    summary(sums, out);
  }
  void sources(const View& view, size_t column, std::vector<uint32_t>& rows) const override {
    each(view, [&](size_t step, uint32_t row) {
      if (!reads(column, step)) return;
      if (property_ == kNone || !std::isnan(view.slab.number[property_][row])) rows.push_back(row);
    });
  }

 protected:
  virtual void summary(const std::vector<double>& sums, double* out) const = 0;
  virtual bool reads(size_t, size_t) const { return true; }  ///< does this column read this step?
  std::string unit() const { return spec().contains("property") ? "" : "events"; }
  Duration back(size_t steps) const { return step_length(step_) * static_cast<Duration>(steps); }
  size_t steps() const { return steps_; }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);
  template <class Each>
  void each(const View& view, Each call) const {
    const auto at = std::lower_bound(moments_.begin(), moments_.end(), view.as_of);
    if (view.rows.empty() || at == moments_.end() || *at != view.as_of) return;
    const auto& edges = edges_[static_cast<size_t>(at - moments_.begin())];
    const auto [first, last] = view.within(edges.front() - edges.back(), ends_);
    for (size_t i = first; i < last; ++i) {
      const uint32_t row = view.rows[i];
      if (!view.picked(row, pick_)) continue;
      // edges fall: the first one that is not after the event begins its step
      const auto begin = std::partition_point(edges.begin(), edges.end(),
                                              [&](Time edge) { return edge > view.slab.time[row]; });
      call(static_cast<size_t>(begin - edges.begin()) - 1, row);
    }
  }
  Zone zone_;
  std::string step_;
  size_t steps_ = 0, property_ = kNone;
  std::vector<Time> moments_;
  std::vector<std::vector<Time>> edges_;
};

class Lag : public Steps {
 public:
  Lag(const Json& spec, const Zone& zone) : Steps(spec, zone) {
    for (size_t j = 1; j < steps(); ++j) add_column(std::to_string(j), back(j + 1), unit());
  }

 private:
  void summary(const std::vector<double>& sums, double* out) const override {
    std::copy(sums.begin() + 1, sums.end(), out);
  }
  bool reads(size_t column, size_t step) const override { return step == column + 1; }
};

/// The same step one, two, … seasons ago, and by how much the latest step differs from a season ago.
class Seasonal : public Steps {
 public:
  Seasonal(const Json& spec, const Zone& zone) : Steps(spec, zone), season_(spec["season"]) {
    for (size_t j = season_; j < steps(); j += season_)
      add_column("lag " + std::to_string(j), back(j + 1), unit());
    add_column("change " + std::to_string(season_), back(season_ + 1), unit());
  }

 private:
  void summary(const std::vector<double>& sums, double* out) const override {
    for (size_t j = season_; j < sums.size(); j += season_) *out++ = sums[j];
    *out = sums[0] - sums[season_];
  }
  bool reads(size_t column, size_t step) const override {
    const size_t seasons = (steps() - 1) / season_;
    return column < seasons ? step == (column + 1) * season_ : step == 0 || step == season_;
  }
  size_t season_;
};

/// Mean, least-squares slope per step, or acceleration (second derivative of the least-squares parabola, per
/// step²) over the last k steps. Time runs forward: a rising series has a positive slope.
class Trend : public Steps {
 public:
  Trend(const Json& spec, const Zone& zone) : Steps(spec, zone), type_(spec["type"]) {
    const std::string what = unit().empty() ? "" : unit() + " ";
    add_column("", back(steps()), what + (type_ == "acceleration" ? "per step²" : "per step"));
  }

 private:
  void summary(const std::vector<double>& sums, double* out) const override {
    const auto n = static_cast<double>(sums.size());
    const double centre = (n - 1) / 2, spread = (n * n - 1) / 12;  // mean of x² when x is centred
    double xy = 0, xx = 0;
    for (size_t j = 0; j < sums.size(); ++j) {
      const double x = n - 1 - static_cast<double>(j) - centre;
      const double p = type_ == "rolling" ? 1
                       : type_ == "slope" ? x
                                          : x * x - spread;  // orthogonal to lower ones
      xy += p * sums[j];
      xx += p * p;
    }
    *out = (type_ == "acceleration" ? 2 : 1) * xy / xx;
  }
  std::string type_;
};
}  // namespace

std::unique_ptr<Feature> make_step_kind(const std::string& type, const Json& spec, const Zone& zone) {
  if (steps_of(spec) == 0) return nullptr;
  if (type == "lag") return std::make_unique<Lag>(spec, zone);
  if (type == "seasonal") return std::make_unique<Seasonal>(spec, zone);
  return std::make_unique<Trend>(spec, zone);
}

}  // namespace habitus::features
