// The session pack: what one person's visits looked like before the as-of moment.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/features/kinds.h"
#include "core/stats/intervals.h"

namespace habitus::features {
namespace {

/// Sessions are cut among the known events that match the pick: a gap strictly longer than the timeout begins
/// a new one.
class Sessions : public Picking {
 public:
  explicit Sessions(const Json& spec)
      : Picking(spec),
        timeout_(duration_at(spec, "timeout")),
        window_(spec.contains("window") ? duration_at(spec, "window") : 0) {
    add_column("count", window_, "sessions");
    add_column("mean duration", window_, "s");
    add_column("median duration", window_, "s");
    add_column("mean gap", window_, "d");
    add_column("days since last", window_, "d");
    add_column("bounces", window_, "sessions");
    add_column("events per session", window_, "events");
  }
  void value(const View& view, double* out) const override {
    std::vector<uint32_t> rows;
    sources(view, 0, rows);
    std::vector<double> duration, gap;
    double bounces = 0;
    for (size_t i = 0; i < rows.size();) {
      size_t j = i + 1;
      while (j < rows.size() && view.slab.time[rows[j]] - view.slab.time[rows[j - 1]] <= timeout_) ++j;
      duration.push_back(static_cast<double>(view.slab.time[rows[j - 1]] - view.slab.time[rows[i]]) /
                         static_cast<double>(kSecond));
      bounces += j - i == 1;
      if (j < rows.size()) gap.push_back(days(view.slab.time[rows[j]] - view.slab.time[rows[j - 1]]));
      i = j;
    }
    const auto n = static_cast<double>(duration.size());
    out[0] = n;
    out[1] = stats::mean(duration);
    std::sort(duration.begin(), duration.end());
    out[2] = stats::quantile(duration, .5);
    out[3] = stats::mean(gap);
    out[4] = rows.empty() ? kNaN : days(view.as_of - view.slab.time[rows.back()]);
    out[5] = bounces;
    out[6] = n > 0 ? static_cast<double>(rows.size()) / n : kNaN;
  }
  void sources(const View& view, size_t, std::vector<uint32_t>& rows) const override {
    Picking::sources(view, 0, rows);
  }

 private:
  Duration timeout_, window_;
};
}  // namespace

std::unique_ptr<Feature> make_session_kind(const Json& spec) { return std::make_unique<Sessions>(spec); }

}  // namespace habitus::features
