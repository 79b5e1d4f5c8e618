#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/sessions/sessions.h"

namespace habitus::sessions {
namespace {

/// A list of picks as one pick: any of them.
Result<Json> any_of(const Json& spec, const char* key, const taxonomy::Lens& lens,
                    const std::vector<std::string>& properties) {
  Json out{{"any", Json::array()}};
  if (!spec.contains(key) || spec[key].is_null()) return out;
  for (const auto& given : spec[key].is_array() ? spec[key] : Json::array({spec[key]})) {
    TRY(const Json pick, taxonomy::complete_pick(given, lens, properties, key));
    for (const auto& one : pick["any"]) out["any"].push_back(one);
  }
  return out;
}

}  // namespace

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"timeout", "max", "midnight", "start", "end", "context", "scope"}, "sessions"));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json())));
  TRY(const auto lens, segments::lens_of(project, out["scope"]));
  TRY(const auto properties, segments::property_names(project));
  TRY(out["timeout"], spec::duration(spec, "timeout", "30 min", "sessions"));
  TRY(const std::string max, spec::duration(spec, "max", "", "sessions"));
  if (!max.empty()) out["max"] = max;
  TRY(out["midnight"], spec::flag(spec, "midnight", false, "sessions"));
  for (const char* key : {"start", "end"}) {
    TRY(const Json pick, any_of(spec, key, lens, properties));
    if (pick["any"].empty()) continue;
    out[key] = Json::array();
    for (const auto& one : pick["any"]) out[key].push_back(Json{{"any", Json::array({one})}});
  }
  TRY(const auto context, spec::texts(spec, "context", "sessions"));
  for (const auto& name : context)
    if (std::find(properties.begin(), properties.end(), name) == properties.end())
      return spec::unknown("property", name, properties, "sessions.context");
  if (!context.empty()) out["context"] = context;
  return out;
}

Result<Sessioniser> Sessioniser::make(Project& project, const Json& complete,
                                      const segments::Extent& extent) {
  Sessioniser out;
  TRY(out.cutter_.timeout, parse_duration(complete["timeout"].get<std::string>()));
  if (complete.contains("max")) {
    TRY(out.cutter_.max, parse_duration(complete["max"].get<std::string>()));
  }
  if (complete["midnight"].get<bool>()) {
    TRY(const Zone zone, segments::zone_of(complete["scope"]));
    out.days_ = std::make_shared<segments::Calendar>(zone, Grain::day, extent.first, extent.last);
  }
  if (complete.contains("start") || complete.contains("end")) {
    std::vector<Json> picks(2, Json{{"any", Json::array()}});
    for (const size_t k : {size_t{0}, size_t{1}})
      for (const auto& pick : complete.value(k == 0 ? "start" : "end", Json::array()))
        for (const auto& one : pick["any"]) picks[k]["any"].push_back(one);
    TRY(auto lens, segments::lens_of(project, complete["scope"]));
    TRY(auto picker, taxonomy::Picker::make(project, std::move(lens), picks));
    out.picker_ = std::make_shared<taxonomy::Picker>(std::move(picker));
  }
  TRY(out.context_, spec::texts(complete, "context", "sessions"));
  return out;
}

void Sessioniser::bind(events::Need& need) {
  if (picker_) picker_->bind(need);
  columns_.clear();
  for (const auto& name : context_) columns_.push_back(taxonomy::column_of(need.text, name));
}

uint32_t Sessioniser::apply(const events::Slab& slab, Scratch& scratch,
                            std::vector<uint32_t>& session) const {
  session.resize(slab.time.size());
  const uint32_t* mask = picker_ ? picker_->apply(slab, scratch.picks) : nullptr;
  std::vector<uint32_t> context(columns_.size(), 0);
  uint32_t number = UINT32_MAX;
  for (size_t p = 0; p < slab.person.size(); ++p) {
    Cutter cutter = cutter_;
    size_t day = 0;
    std::fill(context.begin(), context.end(), 0);
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      Cutter::Event event{slab.time[i]};
      if (days_) event.day = static_cast<int64_t>(day = days_->index_from(slab.time[i], day));
      for (size_t c = 0; c < columns_.size(); ++c)
        event.other_context |= moves_on(context[c], slab.text[columns_[c]][i]);
      if (mask) {
        event.starts = mask[i] & 1u;
        event.ends = mask[i] & 2u;
      }
      number += cutter.cuts(event);
      session[i] = number;
    }
  }
  return number + 1;
}

}  // namespace habitus::sessions
