#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/sessions/sessions.h"

namespace habitus::sessions {
namespace {

/// Bits of picks, given out one after another.
class Bits {
 public:
  uint32_t of(const Json& picks) {
    Json any = Json::array();
    for (const auto& pick : picks)
      for (const auto& one : pick["any"]) any.push_back(one);
    if (any.empty()) return 0;
    all.push_back(Json{{"any", std::move(any)}});
    return 1u << (all.size() - 1);
  }
  std::vector<Json> all;
};

}  // namespace

Done Sessioniser::read_picks(Project& project, const Json& complete) {
  Bits bits;
  start_ = bits.of(complete.value("start", Json::array()));
  end_ = bits.of(complete.value("end", Json::array()));
  passive_ = bits.of(complete.value("passive", Json::array()));
  if (complete.contains("conversion")) conversion_ = bits.of(Json::array({complete["conversion"]}));
  for (const auto& one : complete.value("after", Json::array())) {
    TRY(const Duration timeout, parse_duration(one["timeout"].get<std::string>()));
    after_.emplace_back(bits.of(Json::array({one["pick"]})), timeout);
  }
  if (bits.all.empty()) return {};
  TRY(auto lens, segments::lens_of(project, complete["scope"]));
  TRY(auto picker, taxonomy::Picker::make(project, std::move(lens), bits.all));
  picker_ = std::make_shared<taxonomy::Picker>(std::move(picker));
  return {};
}

Result<Sessioniser> Sessioniser::make(Project& project, const Json& complete,
                                      const segments::Extent& extent) {
  Sessioniser out;
  TRY(out.cutter_.timeout, parse_duration(complete["timeout"].get<std::string>()));
  if (complete.contains("max")) {
    TRY(out.cutter_.max, parse_duration(complete["max"].get<std::string>()));
  }
  if (complete.contains("pace")) {
    TRY(out.cutter_.least, parse_duration(complete["pace"]["least"].get<std::string>()));
    out.cutter_.factor = complete["pace"]["factor"].get<double>();
    out.cutter_.gaps = complete["pace"]["gaps"].get<int64_t>();
  }
  if (complete["midnight"].get<bool>()) {
    TRY(const Zone zone, segments::zone_of(complete["scope"]));
    out.days_ = std::make_shared<segments::Calendar>(zone, Grain::day, extent.first, extent.last);
  }
  CHECK(out.read_picks(project, complete));
  out.context_ = complete.value("context", std::vector<std::string>{});
  out.campaign_ = complete.value("campaign", std::vector<std::string>{});
  return out;
}

void Sessioniser::bind(events::Need& need) {
  if (picker_) picker_->bind(need);
  columns_.clear();
  campaigns_.clear();
  for (const auto& name : context_) columns_.push_back(taxonomy::column_of(need.text, name));
  for (const auto& name : campaign_) campaigns_.push_back(taxonomy::column_of(need.text, name));
}

uint32_t Sessioniser::apply(const events::Slab& slab, Scratch& scratch,
                            std::vector<uint32_t>& session) const {
  session.resize(slab.time.size());
  scratch.why.clear();
  scratch.idle.clear();
  scratch.mask = picker_ ? picker_->apply(slab, scratch.picks) : nullptr;
  return gaps_alone() ? by_gaps(slab, scratch, session.data()) : by_rules(slab, scratch, session.data());
}

/// The usual case, timeout and longest session, without looking at anything but moments.
uint32_t Sessioniser::by_gaps(const events::Slab& slab, Scratch& scratch, uint32_t* session) const {
  uint32_t number = UINT32_MAX;
  const Duration timeout = cutter_.timeout, max = cutter_.max;
  for (size_t p = 0; p < slab.person.size(); ++p) {
    Why why = Why::first;
    Time start = 0, before = 0;
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      const Time t = slab.time[i];
      if (why != Why::first)
        why = t - before > timeout ? Why::timeout : t - start > max ? Why::max : Why::none;
      if (why != Why::none) {
        start = t;
        ++number;
        scratch.why.push_back(why);
        why = Why::none;
      }
      before = t;
      session[i] = number;
    }
  }
  return number + 1;
}

uint32_t Sessioniser::by_rules(const events::Slab& slab, Scratch& scratch, uint32_t* session) const {
  if (passive_ != 0) scratch.idle.assign(slab.time.size(), 0);
  std::vector<uint32_t> context(columns_.size(), 0);
  uint32_t number = UINT32_MAX;
  for (size_t p = 0; p < slab.person.size(); ++p) {
    Cutter cutter = cutter_;
    Campaigns campaigns(campaigns_.size());
    size_t day = 0;
    std::fill(context.begin(), context.end(), 0);
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      const uint32_t mask = scratch.mask ? scratch.mask[i] : 0;
      Cutter::Event event{slab.time[i]};
      event.starts = mask & start_;
      event.ends = mask & end_;
      event.passive = (mask & passive_) && i > slab.first[p];
      for (const auto& [bit, timeout] : after_)
        if (mask & bit) event.after = event.after < 0 ? timeout : std::min(event.after, timeout);
      if (!event.passive) {
        if (days_) event.day = static_cast<int64_t>(day = days_->index_from(slab.time[i], day));
        for (size_t c = 0; c < columns_.size(); ++c)
          event.other_context |= moves_on(context[c], slab.text[columns_[c]][i]);
        for (size_t c = 0; c < campaigns_.size(); ++c) campaigns.now[c] = slab.text[campaigns_[c]][i];
        event.other_campaign = campaigns.others();
      }
      const Why why = cutter.begins(event);
      if (!event.passive) campaigns.take(why != Why::none);
      if (why != Why::none) {
        ++number;
        scratch.why.push_back(why);
      }
      if (event.passive) scratch.idle[i] = 1;
      session[i] = number;
    }
  }
  return number + 1;
}

Result<taxonomy::EventTable> table(Project& project, const Json& complete, int64_t most, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, complete["scope"], exec));
  TRY(const auto extent, segments::extent_of(project, scope, exec));
  TRY(auto cut, Sessioniser::make(project, complete, extent));
  taxonomy::EventColumns columns{{"session", "begun_by", "active"}, {}, {}};
  cut.bind(columns.need);
  columns.say = [&](const events::Slab& slab, std::vector<std::vector<std::string>>& values) {
    Sessioniser::Scratch scratch;
    std::vector<uint32_t> session;
    cut.apply(slab, scratch, session);
    for (size_t p = 0; p < slab.person.size(); ++p)
      for (size_t first = slab.first[p], i = first; i < slab.first[p + 1]; ++i) {
        const bool begins = i == first || session[i] != session[i - 1];
        const bool idle = !scratch.idle.empty() && scratch.idle[i];
        values[i] = {std::to_string(session[i] - session[first] + 1),
                     begins ? kWhyNames[static_cast<size_t>(scratch.why[session[i]])] : "", idle ? "0" : "1"};
      }
  };
  return taxonomy::event_table(project, "sessions table", scope, columns, most, exec);
}

}  // namespace habitus::sessions
