// The session pack: what one person's visits looked like before the as-of moment.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/features/kinds.h"
#include "core/sessions/sessions.h"
#include "core/stats/intervals.h"

namespace habitus::features {
namespace {

/// Sessions are cut among the known events that match the pick, by the rules of a sessions definition.
class Sessions : public Picking {
 public:
  Sessions(const Json& spec, Zone zone)
      : Picking(spec),
        zone_(std::move(zone)),
        window_(spec.contains("window") ? duration_at(spec, "window") : 0) {
    const Json& rules = spec["sessions"];
    cutter_.timeout = duration_at(rules, "timeout");
    if (rules.contains("max")) cutter_.max = duration_at(rules, "max");
    midnight_ = rules["midnight"];
    add_column("count", window_, "sessions");
    add_column("mean duration", window_, "s");
    add_column("median duration", window_, "s");
    add_column("mean gap", window_, "d");
    add_column("days since last", window_, "d");
    add_column("bounces", window_, "sessions");
    add_column("events per session", window_, "events");
  }
  void bind(Demand& demand) override {
    Picking::bind(demand);
    const Json& rules = spec()["sessions"];
    starts_ = picks_of(demand, rules.value("start", Json::array()));
    ends_at_ = picks_of(demand, rules.value("end", Json::array()));
    context_.clear();
    for (const auto& name : rules.value("context", std::vector<std::string>{}))
      context_.push_back(demand.text(name));
  }
  void value(const View& view, double* out) const override {
    std::vector<uint32_t> rows;
    sources(view, 0, rows);
    sessions::Cutter cutter = cutter_;
    std::vector<uint32_t> known(context_.size(), 0);
    std::vector<double> duration, gap;
    std::vector<size_t> length;
    Time start = 0, before = 0;
    for (const uint32_t row : rows) {
      const Time t = view.slab.time[row];
      if (cutter.cuts(event_at(view, row, known))) {
        if (!length.empty()) gap.push_back(days(t - before));
        start = t;
        length.push_back(0);
        duration.push_back(0);
      }
      ++length.back();
      duration.back() = static_cast<double>(t - start) / static_cast<double>(kSecond);
      before = t;
    }
    const auto n = static_cast<double>(duration.size());
    out[0] = n;
    out[1] = stats::mean(duration);
    std::sort(duration.begin(), duration.end());
    out[2] = stats::quantile(duration, .5);
    out[3] = stats::mean(gap);
    out[4] = rows.empty() ? kNaN : days(view.as_of - view.slab.time[rows.back()]);
    out[5] = static_cast<double>(std::count(length.begin(), length.end(), size_t{1}));
    out[6] = n > 0 ? static_cast<double>(rows.size()) / n : kNaN;
  }
  void sources(const View& view, size_t, std::vector<uint32_t>& rows) const override {
    Picking::sources(view, 0, rows);
  }

 private:
  static std::vector<size_t> picks_of(Demand& demand, const Json& picks) {
    std::vector<size_t> out;
    for (const Json& pick : picks) out.push_back(demand.pick(pick));
    return out;
  }
  sessions::Cutter::Event event_at(const View& view, uint32_t row, std::vector<uint32_t>& known) const {
    sessions::Cutter::Event event{view.slab.time[row]};
    if (midnight_) event.day = floor_div(zone_.to_local(event.time), kDay);
    const auto hit = [&](size_t pick) { return view.picked(row, pick); };
    event.starts = std::any_of(starts_.begin(), starts_.end(), hit);
    event.ends = std::any_of(ends_at_.begin(), ends_at_.end(), hit);
    for (size_t c = 0; c < context_.size(); ++c)
      event.other_context |= sessions::moves_on(known[c], view.slab.text[context_[c]][row]);
    return event;
  }

  Zone zone_;
  Duration window_;
  sessions::Cutter cutter_;
  bool midnight_ = false;
  std::vector<size_t> starts_, ends_at_, context_;
};
}  // namespace

std::unique_ptr<Feature> make_session_kind(const Json& spec, const Zone& zone) {
  return std::make_unique<Sessions>(spec, zone);
}

}  // namespace habitus::features
