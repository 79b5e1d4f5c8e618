// The session pack: what one person's visits looked like before the as-of moment.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/features/kinds.h"
#include "core/sessions/sessions.h"
#include "core/stats/intervals.h"

namespace habitus::features {
namespace {

/// What can be said of the sessions in a window. The first seven are said unless "columns" names others.
constexpr std::pair<const char*, const char*> kPack[] = {
    {"count", "sessions"},    {"mean duration", "s"},  {"median duration", "s"},         {"mean gap", "d"},
    {"days since last", "d"}, {"bounces", "sessions"}, {"events per session", "events"}, {"sd gap", "d"},
    {"bounce share", ""},     {"minutes", "min"}};
constexpr size_t kColumns = std::size(kPack), kUsual = 7;

/// Sessions are cut among the known events of a window that match the pick, by the rules of a sessions
/// definition. A gap runs from the last event of a session to the first of the next.
class Sessions : public Picking {
 public:
  Sessions(const Json& spec, Zone zone) : Picking(spec), zone_(std::move(zone)) {
    if (spec.contains("windows"))
      windows_ = windows_of(spec);
    else
      windows_ = {spec.contains("window") ? duration_at(spec, "window") : 0};
    const Json& rules = spec["sessions"];
    cutter_.timeout = duration_at(rules, "timeout");
    if (rules.contains("max")) cutter_.max = duration_at(rules, "max");
    if (rules.contains("pace")) {
      cutter_.factor = rules["pace"]["factor"];
      cutter_.least = duration_at(rules["pace"], "least");
      cutter_.gaps = rules["pace"]["gaps"];
    }
    midnight_ = rules["midnight"];
    for (size_t c = 0; c < kColumns; ++c)
      if (spec.contains("columns")
              ? std::count(spec["columns"].begin(), spec["columns"].end(), kPack[c].first) > 0
              : c < kUsual)
        said_.push_back(c);
    for (const Duration w : windows_)
      for (const size_t c : said_)
        add_column(kPack[c].first + (windows_.size() > 1 ? " " + suffix_of(w) : std::string()), w,
                   kPack[c].second);
  }
  void bind(Demand& demand) override {
    Picking::bind(demand);
    const Json& rules = spec()["sessions"];
    starts_ = picks_of(demand, rules.value("start", Json::array()));
    ends_at_ = picks_of(demand, rules.value("end", Json::array()));
    passive_ = picks_of(demand, rules.value("passive", Json::array()));
    after_.clear();
    for (const Json& one : rules.value("after", Json::array()))
      after_.emplace_back(demand.pick(one["pick"]), duration_at(one, "timeout"));
    context_ = columns_at(demand, rules, "context");
    campaign_ = columns_at(demand, rules, "campaign");
  }
  void value(const View& view, double* out) const override {
    for (size_t w = 0; w < windows_.size(); ++w) one_window(view, w * said_.size(), out + w * said_.size());
  }
  void sources(const View& view, size_t column, std::vector<uint32_t>& rows) const override {
    Picking::sources(view, column, rows);
  }

 private:
  static std::vector<size_t> picks_of(Demand& demand, const Json& picks) {
    std::vector<size_t> out;
    for (const Json& pick : picks) out.push_back(demand.pick(pick));
    return out;
  }
  static std::vector<size_t> columns_at(Demand& demand, const Json& rules, const char* key) {
    std::vector<size_t> out;
    for (const auto& name : rules.value(key, std::vector<std::string>{})) out.push_back(demand.text(name));
    return out;
  }
  /// What a recipe remembers while it walks along the events of one window.
  struct Walk {
    sessions::Cutter cutter;
    std::vector<uint32_t> context;
    sessions::Campaigns campaigns;
    bool first = true;
  };
  void one_window(const View& view, size_t column, double* out) const {
    std::vector<uint32_t> rows;
    Picking::sources(view, column, rows);
    Walk walk{cutter_, std::vector<uint32_t>(context_.size(), 0), sessions::Campaigns(campaign_.size())};
    std::vector<double> duration, gap;
    std::vector<size_t> length;
    Time start = 0, before = 0;
    size_t active = 0;
    for (const uint32_t row : rows) {
      const Time t = view.slab.time[row];
      const sessions::Cutter::Event event = event_at(view, row, walk);
      const bool cut = walk.cutter.cuts(event);
      if (event.passive) continue;  // no activity, no event of a session
      walk.campaigns.take(cut);
      ++active;
      if (cut) {
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
    const auto bounces = static_cast<double>(std::count(length.begin(), length.end(), size_t{1}));
    const double seconds = stats::pairwise_sum(duration), mean = stats::mean(duration);
    std::sort(duration.begin(), duration.end());
    const double last = active == 0 ? kNaN : days(view.as_of - before);
    const double depth = n > 0 ? static_cast<double>(active) / n : kNaN;
    const double values[kColumns] = {
        n,     mean,           stats::quantile(duration, .5), stats::mean(gap), last, bounces,
        depth, stats::sd(gap), n > 0 ? bounces / n : kNaN,    seconds / 60};
    for (const size_t c : said_) *out++ = values[c];
  }
  /// As core/sessions reads an event (Sessioniser): the first one is active whatever it is, and one that is
  /// not says nothing of the day, the context or the campaign.
  sessions::Cutter::Event event_at(const View& view, uint32_t row, Walk& walk) const {
    sessions::Cutter::Event event{view.slab.time[row]};
    const auto hit = [&](size_t pick) { return view.picked(row, pick); };
    event.starts = std::any_of(starts_.begin(), starts_.end(), hit);
    event.ends = std::any_of(ends_at_.begin(), ends_at_.end(), hit);
    event.passive = !walk.first && std::any_of(passive_.begin(), passive_.end(), hit);
    walk.first = false;
    for (const auto& [pick, timeout] : after_)
      if (hit(pick)) event.after = event.after < 0 ? timeout : std::min(event.after, timeout);
    if (event.passive) return event;
    if (midnight_) event.day = floor_div(zone_.to_local(event.time), kDay);
    for (size_t c = 0; c < context_.size(); ++c)
      event.other_context |= sessions::moves_on(walk.context[c], view.slab.text[context_[c]][row]);
    for (size_t c = 0; c < campaign_.size(); ++c) walk.campaigns.now[c] = view.slab.text[campaign_[c]][row];
    event.other_campaign = walk.campaigns.others();
    return event;
  }

  Zone zone_;
  std::vector<Duration> windows_;
  std::vector<size_t> said_;  ///< of kPack
  sessions::Cutter cutter_;
  bool midnight_ = false;
  std::vector<size_t> starts_, ends_at_, passive_, context_, campaign_;
  std::vector<std::pair<size_t, Duration>> after_;
};
}  // namespace

std::vector<std::string> session_columns() {
  std::vector<std::string> out;
  for (const auto& [name, unit] : kPack) out.emplace_back(name);
  return out;
}

std::unique_ptr<Feature> make_session_kind(const Json& spec, const Zone& zone) {
  return std::make_unique<Sessions>(spec, zone);
}

}  // namespace habitus::features
