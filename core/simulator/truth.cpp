#include "core/simulator/truth.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace habitus::simulator {
namespace {

using EffectKind = Effect::Kind;

bool has_outcome(const Effect& e) { return e.kind == EffectKind::leak || e.kind == EffectKind::positives; }
bool is_summed(const Draw& draw) { return draw.of == Draw::Of::event && draw.form == Draw::Form::number; }
int64_t month_of(Time t) { return period_of(t, Grain::month); }

/// Counts `event` for effect `e`: what the effect changes over what it could have changed.
void count(const Spec& spec, const Effect& e, const Occurrence& event, Pair& pair) {
  const bool by_session = e.kind == EffectKind::flow || e.kind == EffectKind::mix;
  const Time clock = by_session ? event.session : event.time;
  const bool inside = clock >= e.from && clock < e.to;
  const auto add = [&](int64_t part, int64_t whole) {
    (inside ? pair.in : pair.out) += part;
    (inside ? pair.in_of : pair.out_of) += whole;
  };
  if (Life::bot(spec, event.actor) >= 0) return;
  if (!e.where.holds(event.levels)) return;
  if (e.kind == EffectKind::flow)
    add(event.previous == e.step_from && event.behaviour == e.step_to, event.behaviour == e.step_from);
  if (e.kind == EffectKind::mix && event.session_start)
    add(event.levels[static_cast<size_t>(e.draw)] == e.level, 1);
  if (e.kind == EffectKind::rate || e.kind == EffectKind::churn) add(event.session_start, 1);
  if (e.kind == EffectKind::value &&
      spec.draws[static_cast<size_t>(e.draw)].on[static_cast<size_t>(event.behaviour)])
    add(event.values[static_cast<size_t>(e.draw)], 1);
  if (e.kind == EffectKind::rename && event.behaviour == e.behaviour) add(event.renamed >= 0, 1);
}

const char* kind_name(EffectKind kind) {
  switch (kind) {
    case EffectKind::flow:
      return "flow";
    case EffectKind::mix:
      return "mix";
    case EffectKind::rate:
      return "rate";
    case EffectKind::value:
      return "value";
    case EffectKind::churn:
      return "churn";
    case EffectKind::rename:
      return "rename";
    case EffectKind::bots:
      return "bots";
    case EffectKind::leak:
      return "leak";
    case EffectKind::positives:
      return "positives";
  }
  return "";
}

Json effect_truth(const Spec& spec, const Effect& e, const Pair& pair) {
  Json out{{"name", e.name}, {"kind", kind_name(e.kind)}, {"from", iso(e.from)}, {"to", iso(e.to)}};
  if (e.kind == EffectKind::bots) {
    Json ids = Json::array();
    for (int64_t a = spec.actors; a < Life::actors(spec); ++a)
      if (&spec.effects[static_cast<size_t>(Life::bot(spec, a))] == &e) ids.push_back(Life::id(spec, a));
    out["actors"] = ids;
  }
  if (e.kind == EffectKind::leak || e.kind == EffectKind::positives || e.kind == EffectKind::bots) return out;
  const double scale =
      e.kind == EffectKind::value
          ? 1 / std::stod("1e" + std::to_string(spec.draws[static_cast<size_t>(e.draw)].decimals))
          : 1;
  const auto rate = [&](int64_t part, int64_t whole) -> Json {
    return whole ? Json(static_cast<double>(part) / static_cast<double>(whole) * scale) : Json(nullptr);
  };
  out["inside"] = {{"count", pair.in}, {"of", pair.in_of}, {"rate", rate(pair.in, pair.in_of)}};
  out["outside"] = {{"count", pair.out}, {"of", pair.out_of}, {"rate", rate(pair.out, pair.out_of)}};
  return out;
}

}  // namespace

Tally::Tally(const Spec& spec)
    : renamed(spec.effects.size()),
      sums(spec.draws.size()),
      effects(spec.effects.size()),
      fortunes(spec.effects.size()) {}

void Tally::begin_actor(const Spec& spec) {
  for (size_t i = 0; i < spec.effects.size(); ++i)
    if (has_outcome(spec.effects[i])) fortunes[i].emplace_back();
}

void Tally::add(const Spec& spec, const Occurrence& event) {
  ++events;
  sessions += event.session_start;
  first = std::min(first, event.time);
  last = std::max(last, event.time);
  const auto month =
      static_cast<size_t>(std::max<int64_t>(0, month_of(event.time) - month_of(spec.from) + 1));
  if (month >= months.size()) months.resize(month + 1, std::vector<int64_t>(spec.behaviours.size()));
  ++months[month][static_cast<size_t>(event.behaviour)];
  if (event.renamed >= 0) ++renamed[static_cast<size_t>(event.renamed)];
  for (size_t d = 1; d < spec.draws.size(); ++d)
    if (const Draw& draw = spec.draws[d]; is_summed(draw) && draw.on[static_cast<size_t>(event.behaviour)])
      sums[d] += event.values[d];
  for (size_t i = 0; i < spec.effects.size(); ++i) {
    const Effect& e = spec.effects[i];
    count(spec, e, event, effects[i]);
    if (!has_outcome(e)) continue;
    Fortune& f = fortunes[i].back();
    const Outcome& o = e.outcome;
    const bool same = event.behaviour == o.behaviour;
    f.did |= same && event.time < o.from;
    f.recent |= event.time < o.from && event.time >= o.from - 30 * kDay;
    f.happened |= same && event.time >= o.from && event.time < o.to;
  }
}

void Tally::merge(Tally&& other, int64_t bytes_before) {
  for (Fault& f : other.faults) {
    f.record += records;
    f.line += lines;
    f.byte += bytes_before;
    faults.push_back(std::move(f));
  }
  events += other.events;
  sessions += other.sessions;
  records += other.records;
  lines += other.lines;
  first = std::min(first, other.first);
  last = std::max(last, other.last);
  if (other.months.size() > months.size())
    months.resize(other.months.size(), std::vector<int64_t>(other.months[0].size()));
  for (size_t m = 0; m < other.months.size(); ++m)
    for (size_t b = 0; b < other.months[m].size(); ++b) months[m][b] += other.months[m][b];
  for (size_t d = 0; d < sums.size(); ++d) sums[d] += other.sums[d];
  for (size_t i = 0; i < effects.size(); ++i) {
    renamed[i] += other.renamed[i];
    effects[i].in += other.effects[i].in;
    effects[i].in_of += other.effects[i].in_of;
    effects[i].out += other.effects[i].out;
    effects[i].out_of += other.effects[i].out_of;
    fortunes[i].insert(fortunes[i].end(), other.fortunes[i].begin(), other.fortunes[i].end());
  }
}

Json truth_of(const Spec& spec, const Tally& tally) {
  Json out{{"title", spec.title},      {"seed", spec.seed},          {"actors", Life::actors(spec)},
           {"events", tally.events},   {"sessions", tally.sessions}, {"records", tally.records},
           {"months", Json::object()}, {"sums", Json::object()},     {"names", Json::object()},
           {"effects", Json::array()}, {"faults", Json::array()}};
  if (tally.events) out["period"] = {iso(tally.first), iso(tally.last)};
  std::vector<int64_t> names(spec.behaviours.size());
  for (size_t m = 0; m < tally.months.size(); ++m) {
    const std::string label = period_label(month_of(spec.from) + static_cast<int64_t>(m) - 1, Grain::month);
    for (size_t b = 0; b < names.size(); ++b) {
      names[b] += tally.months[m][b];
      if (tally.months[m][b]) out["months"][label][spec.behaviours[b]] = tally.months[m][b];
    }
  }
  for (size_t d = 1; d < spec.draws.size(); ++d)
    if (is_summed(spec.draws[d]))
      out["sums"][spec.draws[d].name] = draw_text(spec.draws[d], -1, tally.sums[d]);
  for (size_t i = 0; i < spec.effects.size(); ++i) {
    const Effect& e = spec.effects[i];
    out["effects"].push_back(effect_truth(spec, e, tally.effects[i]));
    if (e.kind != EffectKind::rename) continue;
    names[static_cast<size_t>(e.behaviour)] -= tally.renamed[i];
    out["names"][e.event] = out["names"].value(e.event, int64_t{0}) + tally.renamed[i];
  }
  for (size_t b = 0; b < names.size(); ++b) out["names"][spec.behaviours[b]] = names[b];
  int64_t rejected = 0, duplicates = 0, skipped = 0;
  for (const Fault& f : tally.faults) {
    rejected += f.fate == Fate::rejected;
    duplicates += f.fate == Fate::duplicate;
    skipped += f.fate == Fate::skipped;
    out["faults"].push_back({{"kind", f.kind},
                             {"fate", fate_name(f.fate)},
                             {"record", f.record},
                             {"line", f.line},
                             {"byte", f.byte},
                             {"column", f.column},
                             {"good", f.good}});
  }
  out["accounts"] = {{"read", tally.records},
                     {"rejected", rejected},
                     {"duplicates", duplicates},
                     {"skipped", skipped},
                     {"stored", tally.records - rejected - duplicates - skipped}};
  return out;
}

}  // namespace habitus::simulator
