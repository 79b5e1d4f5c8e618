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
  TRY(out.timeout_, parse_duration(complete["timeout"].get<std::string>()));
  if (complete.contains("max")) {
    TRY(out.max_, parse_duration(complete["max"].get<std::string>()));
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

bool Sessioniser::changed(const events::Slab& slab, size_t i, std::vector<uint32_t>& context) const {
  bool out = false;
  for (size_t c = 0; c < columns_.size(); ++c) {
    const uint32_t code = slab.text[columns_[c]][i];
    if (code == 0) continue;
    out = out || (context[c] != 0 && context[c] != code);
    context[c] = code;
  }
  return out;
}

uint32_t Sessioniser::apply(const events::Slab& slab, Scratch& scratch,
                            std::vector<uint32_t>& session) const {
  session.resize(slab.time.size());
  const uint32_t* mask = picker_ ? picker_->apply(slab, scratch.picks) : nullptr;
  std::vector<uint32_t> context(columns_.size(), 0);
  uint32_t number = UINT32_MAX;
  for (size_t p = 0; p < slab.person.size(); ++p) {
    Time start = 0, before = 0;
    size_t day = 0;
    bool ended = false;
    std::fill(context.begin(), context.end(), 0);
    for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
      const Time t = slab.time[i];
      bool cut = i == slab.first[p] || ended || t - before > timeout_ || t - start > max_;
      if (days_) {
        const size_t now = days_->index_from(t, day);
        cut = cut || now != day;
        day = now;
      }
      if (!columns_.empty() && changed(slab, i, context)) cut = true;
      if (mask) {
        cut = cut || (mask[i] & 1u);
        ended = mask[i] & 2u;
      }
      if (cut) {
        ++number;
        start = t;
      }
      session[i] = number;
      before = t;
    }
  }
  return number + 1;
}

}  // namespace habitus::sessions
