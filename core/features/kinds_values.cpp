// Features that summarise values of events.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/features/kinds.h"
#include "core/stats/intervals.h"

namespace habitus::features {
namespace {

/// Sum, mean, least, most, median or last value of a number over matching events.
class Number : public Picking {
 public:
  explicit Number(const Json& spec) : Picking(spec), stat_(spec["stat"]), windows_(windows_of(spec)) {
    for (const Duration w : windows_) add_column(windows_.size() > 1 ? suffix_of(w) : "", w, "");
  }
  void bind(Demand& demand) override {
    Picking::bind(demand);
    property_ = demand.number(spec()["property"]);
  }
  void value(const View& view, double* out) const override {
    std::vector<double> values;
    for (size_t w = 0; w < windows_.size(); ++w) {
      values.clear();
      const auto [first, last] = view.within(windows_[w], ends_);
      for (size_t i = first; i < last; ++i) {
        if (!view.picked(view.rows[i], pick_)) continue;
        const double x = view.slab.number[property_][view.rows[i]];
        if (!std::isnan(x)) values.push_back(x);
      }
      out[w] = summary(values);
    }
  }

 private:
  double summary(std::vector<double>& values) const {
    if (stat_ == "sum") {
      double sum = 0;
      for (const double x : values) sum += x;
      return sum;
    }
    if (values.empty()) return kNaN;
    if (stat_ == "mean") return stats::mean(values);
    if (stat_ == "last") return values.back();
    if (stat_ == "min") return *std::min_element(values.begin(), values.end());
    if (stat_ == "max") return *std::max_element(values.begin(), values.end());
    std::sort(values.begin(), values.end());
    return stats::quantile(values, .5);
  }
  std::string stat_;
  std::vector<Duration> windows_;
  size_t property_ = 0;
};

/// Distinct local days, or distinct values of a property.
class Distinct : public Picking {
 public:
  Distinct(const Json& spec, Zone zone)
      : Picking(spec), zone_(std::move(zone)), of_(spec["of"]), windows_(windows_of(spec)) {
    for (const Duration w : windows_) add_column(windows_.size() > 1 ? suffix_of(w) : "", w, of_ == "day" ? "d" : "values");
  }
  void bind(Demand& demand) override {
    Picking::bind(demand);
    if (of_ != "day") property_ = demand.text(of_);
  }
  void value(const View& view, double* out) const override {
    std::vector<int64_t> seen;
    for (size_t w = 0; w < windows_.size(); ++w) {
      seen.clear();
      const auto [first, last] = view.within(windows_[w], ends_);
      for (size_t i = first; i < last; ++i) {
        const uint32_t row = view.rows[i];
        if (!view.picked(row, pick_)) continue;
        const int64_t one =
            of_ == "day"
                ? floor_div(zone_.is_utc() ? view.slab.time[row] : zone_.to_local(view.slab.time[row]), kDay)
                : static_cast<int64_t>(view.slab.text[property_][row]);
        if (of_ != "day" && one == 0) continue;
        if (seen.empty() || seen.back() != one) seen.push_back(one);
      }
      std::sort(seen.begin(), seen.end());
      out[w] = static_cast<double>(std::unique(seen.begin(), seen.end()) - seen.begin());
    }
  }

 private:
  Zone zone_;
  std::string of_;
  std::vector<Duration> windows_;
  size_t property_ = 0;
};

/// Shannon entropy (nats) of the values of a property over matching events; the event name when of = "event".
class Entropy : public Picking {
 public:
  explicit Entropy(const Json& spec) : Picking(spec), of_(spec["of"]) { add_column("", 0, "nats"); }
  void bind(Demand& demand) override {
    Picking::bind(demand);
    if (of_ != "event") property_ = demand.text(of_);
  }
  void value(const View& view, double* out) const override {
    std::vector<uint32_t> codes;
    const auto [first, last] = view.within(0, ends_);
    for (size_t i = first; i < last; ++i) {
      const uint32_t row = view.rows[i];
      if (view.picked(row, pick_))
        codes.push_back(of_ == "event" ? view.slab.event[row] : view.slab.text[property_][row]);
    }
    if (codes.empty()) {
      *out = kNaN;
      return;
    }
    std::sort(codes.begin(), codes.end());
    std::vector<double> counts;  // in order of size, so that codes, which mean nothing, cannot move a bit
    for (size_t i = 0; i < codes.size();) {
      const auto next =
          static_cast<size_t>(std::upper_bound(codes.begin(), codes.end(), codes[i]) - codes.begin());
      counts.push_back(static_cast<double>(next - i));
      i = next;
    }
    std::sort(counts.begin(), counts.end());
    double sum = 0;
    const auto n = static_cast<double>(codes.size());
    for (const double c : counts) sum -= c / n * std::log(c / n);
    *out = sum;
  }

 private:
  std::string of_;
  size_t property_ = 0;
};

/// The first, last or most frequent value of a property, as a category. Ties of "most" go to the most recent.
class Level : public Picking {
 public:
  explicit Level(const Json& spec) : Picking(spec), which_(spec["which"]) {
    add_column("", spec.contains("window") ? duration_at(spec, "window") : 0, "", Column::Kind::category);
  }
  void bind(Demand& demand) override {
    Picking::bind(demand);
    property_ = demand.text(spec()["property"]);
  }
  std::string words() const override { return spec()["property"]; }
  void value(const View& view, double* out) const override {
    std::vector<uint32_t> rows;
    present(view, rows);
    *out = rows.empty() ? 0 : static_cast<double>(chosen(view, rows));
  }
  void sources(const View& view, size_t, std::vector<uint32_t>& rows) const override {
    present(view, rows);
    if (rows.empty() || which_ == "most") return;
    const uint32_t one = which_ == "first" ? rows.front() : rows.back();
    rows.assign(1, one);
  }

 private:
  void present(const View& view, std::vector<uint32_t>& rows) const {
    Picking::sources(view, 0, rows);
    std::erase_if(rows, [&](uint32_t row) { return view.slab.text[property_][row] == 0; });
  }
  uint32_t chosen(const View& view, const std::vector<uint32_t>& rows) const {
    const auto code = [&](uint32_t row) { return view.slab.text[property_][row]; };
    if (which_ == "first") return code(rows.front());
    if (which_ == "last") return code(rows.back());
    uint32_t best = 0;
    size_t most = 0;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
      const auto n = static_cast<size_t>(
          std::count_if(rows.begin(), rows.end(), [&](uint32_t r) { return code(r) == code(*row); }));
      if (n <= most) continue;
      most = n;
      best = code(*row);
    }
    return best;
  }
  std::string which_;
  size_t property_ = 0;
};
}  // namespace

std::unique_ptr<Feature> make_value_kind(const std::string& type, const Json& spec, const Zone& zone) {
  if (type == "number") return std::make_unique<Number>(spec);
  if (type == "distinct") return std::make_unique<Distinct>(spec, zone);
  if (type == "entropy") return std::make_unique<Entropy>(spec);
  if (type == "level") return std::make_unique<Level>(spec);
  return nullptr;
}

}  // namespace habitus::features
