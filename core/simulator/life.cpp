#include "core/simulator/life.h"

#include <algorithm>
#include <cmath>

namespace habitus::simulator {
namespace {

constexpr uint64_t kStageLife = 0x51, kStageApart = 0x100;
constexpr size_t kLongestSession = 500;  // events; a flow that never ends must not run for ever

bool active(const Effect& e, Effect::Kind kind, Time at) {
  return e.kind == kind && at >= e.from && at < e.to;
}

double scale_of(int decimals) {
  double scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  return scale;
}

int64_t lognormal(Random& random, const Draw& draw, double factor) {
  return std::llround(draw.median * factor * std::exp(draw.sigma * random.normal()) *
                      scale_of(draw.decimals));
}

/// The operational time at which the clock of `week` shows this local time, in weeks; the inverse of
/// `spread`.
double rhythm_clock(const std::vector<double>& week, Time local, Time monday) {
  const int64_t w = floor_div(local - monday, kWeek);
  const double hour = static_cast<double>(local - monday - w * kWeek) / kHour;
  const auto h = std::min<size_t>(static_cast<size_t>(hour), 167);
  const double before = h ? week[h - 1] : 0;
  return static_cast<double>(w) + before + (week[h] - before) * (hour - static_cast<double>(h));
}

Time monday_before(Time t) { return floor_div(t + 3 * kDay, kWeek) * kWeek - 3 * kDay; }

}  // namespace

Life::Life(const Spec& spec) : spec_(spec), end_(spec.zone.from_local(spec.to).utc) {}

int64_t Life::actors(const Spec& spec) {
  int64_t n = spec.actors;
  for (const auto& e : spec.effects)
    if (e.kind == Effect::Kind::bots) n += e.actors;
  return n;
}

int Life::bot(const Spec& spec, int64_t actor) {
  actor -= spec.actors;
  for (size_t i = 0; i < spec.effects.size() && actor >= 0; ++i) {
    if (spec.effects[i].kind != Effect::Kind::bots) continue;
    if (actor < spec.effects[i].actors) return static_cast<int>(i);
    actor -= spec.effects[i].actors;
  }
  return -1;
}

std::string Life::id(const Spec& spec, int64_t actor) {
  std::string digits = std::to_string(actor + 1);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return spec.id_prefix + digits;
}

void Life::draw_of_actor(Random& random, size_t d) {
  const Draw& draw = spec_.draws[d];
  if (draw.form == Draw::Form::date) {
    now_.values[d] =
        draw.first_day +
        static_cast<int64_t>(random.below(static_cast<uint64_t>(draw.last_day - draw.first_day + 1)));
  } else if (draw.form == Draw::Form::number) {
    now_.values[d] = lognormal(random, draw, 1);
  } else {
    const Choice& choice =
        draw.given < 0 ? draw.choice
                       : draw.by_given[static_cast<size_t>(now_.levels[static_cast<size_t>(draw.given)])];
    now_.levels[d] = static_cast<int>(choice.pick(random.uniform()));
  }
}

void Life::draw_person(Random& random, int64_t actor) {
  now_.levels.assign(spec_.draws.size(), -1);
  now_.values.assign(spec_.draws.size(), 0);
  event_ = {};
  event_.actor = actor;
  for (size_t d = 0; d < spec_.draws.size(); ++d) {
    if (spec_.draws[d].of != Draw::Of::actor) continue;
    if (!spec_.draws[d].apart) {
      draw_of_actor(random, d);
      continue;
    }
    Random own(spec_.seed, kStageApart + d, static_cast<uint64_t>(actor));
    draw_of_actor(own, d);
  }
}

Person Life::person(int64_t actor) {
  Random random(spec_.seed, kStageLife, static_cast<uint64_t>(actor));
  draw_person(random, actor);
  return now_;
}

void Life::draw_session(Random& random, Time at) {
  for (size_t d = 0; d < spec_.draws.size(); ++d)
    if (spec_.draws[d].of == Draw::Of::session)
      now_.levels[d] = static_cast<int>(spec_.draws[d].choice.pick(random.uniform()));
  for (const auto& e : spec_.effects) {
    if (!active(e, Effect::Kind::mix, at) || !e.where.holds(now_.levels)) continue;
    int& level = now_.levels[static_cast<size_t>(e.draw)];
    const Choice& choice = spec_.draws[static_cast<size_t>(e.draw)].choice;
    if (random.uniform() < e.share) {
      level = e.level;
    } else {
      for (int tries = 0; level == e.level && tries < 64; ++tries)
        level = static_cast<int>(choice.pick(random.uniform()));
    }
  }
}

void Life::draw_event(Random& random, Time at, int behaviour) {
  for (size_t d = 0; d < spec_.draws.size(); ++d) {
    const Draw& draw = spec_.draws[d];
    if (draw.of != Draw::Of::event) continue;
    now_.levels[d] = -1;
    if (!draw.on[static_cast<size_t>(behaviour)]) continue;
    if (draw.form == Draw::Form::level) {
      now_.levels[d] = static_cast<int>(draw.choice.pick(random.uniform()));
    } else if (draw.form == Draw::Form::date) {
      now_.values[d] =
          draw.first_day +
          static_cast<int64_t>(random.below(static_cast<uint64_t>(draw.last_day - draw.first_day + 1)));
    } else {
      double factor = 1;
      for (const auto& e : spec_.effects)
        if (e.draw == static_cast<int>(d) && active(e, Effect::Kind::value, at) && e.where.holds(now_.levels))
          factor *= e.factor;
      now_.values[d] = lognormal(random, draw, factor);
    }
  }
}

void Life::emit_one(Random& random, Time at, int behaviour) {
  draw_event(random, at, behaviour);
  event_.time = at;
  event_.behaviour = behaviour;
  event_.renamed = -1;
  for (size_t i = 0; i < spec_.effects.size(); ++i)
    if (const auto& e = spec_.effects[i];
        active(e, Effect::Kind::rename, at) && e.behaviour == behaviour && e.where.holds(now_.levels))
      event_.renamed = static_cast<int>(i);
  double delay = spec_.arrival_seconds * random.exponential();
  if (spec_.late_share > 0 && random.uniform() < spec_.late_share)
    delay = spec_.late_hours * 3600 * random.uniform();
  event_.arrival = at + std::llround(delay * 1000) * (kSecond / 1000);
  event_.levels = now_.levels;
  event_.values = now_.values;
  (*emit_)(event_);
  ++event_.serial;
  event_.session_start = false;
  event_.previous = behaviour;
}

const std::vector<std::vector<double>>& Life::flow(Time at) {
  const auto segment = static_cast<size_t>(now_.levels[0]);
  uint64_t key = 0;
  for (size_t i = 0; i < spec_.effects.size(); ++i)
    if (active(spec_.effects[i], Effect::Kind::flow, at) && spec_.effects[i].where.holds(now_.levels))
      key |= uint64_t{1} << i;
  auto& cumulative = flows_[key * spec_.segments.size() + segment];
  if (!cumulative.empty()) return cumulative;
  cumulative = spec_.segments[segment].flow;
  for (size_t i = 0; i < spec_.effects.size(); ++i)
    if (const auto& e = spec_.effects[i]; key >> i & 1)
      cumulative[static_cast<size_t>(e.step_from)][static_cast<size_t>(e.step_to)] *= e.factor;
  for (auto& row : cumulative)
    for (size_t i = 1; i < row.size(); ++i) row[i] += row[i - 1];
  return cumulative;
}

/// One session from local time `local` on; gives the moment of its last event.
Time Life::session(Random& random, Time local) {
  Time at = spec_.zone.is_utc() ? local : spec_.zone.from_local(local).utc;
  draw_session(random, at);
  event_.session_start = true;
  event_.previous = -1;
  event_.session = at;
  const auto& rows = flow(at);
  int behaviour = spec_.segments[static_cast<size_t>(now_.levels[0])].start;
  if (!spec_.joins.empty() && event_.serial == 0 && joins_) {
    emit_one(random, at, spec_.behaviour(spec_.joins));
    at += kSecond + std::llround(20 * random.exponential() * 1000) * (kSecond / 1000);
  }
  for (size_t n = 0;; ++n) {
    if (at < end_) emit_one(random, at, behaviour);  // the log ends in the middle of a session
    const auto& row = rows[static_cast<size_t>(behaviour)];
    const double u = random.uniform();
    if (row.back() <= u || n >= kLongestSession || at >= end_) return at;
    const double pause = spec_.pause[static_cast<size_t>(behaviour)] * random.exponential();
    at += kSecond + std::llround(pause * 1000) * (kSecond / 1000);
    behaviour = static_cast<int>(std::upper_bound(row.begin(), row.end(), u) - row.begin());
  }
}

double Life::rate_factor(Time at) const {
  double factor = 1;
  for (const auto& e : spec_.effects)
    if (active(e, Effect::Kind::rate, at) && e.where.holds(now_.levels)) factor *= e.factor;
  return factor;
}

double Life::churn_per_week() const {
  double hazard = spec_.segments[static_cast<size_t>(now_.levels[0])].churn_per_week;
  for (const auto& e : spec_.effects)
    if (e.kind == Effect::Kind::churn && e.where.holds(now_.levels)) hazard *= e.factor;
  return hazard;
}

Time Life::spread(double weeks) const {
  const double whole = std::floor(weeks), part = weeks - whole;
  const auto it = std::upper_bound(spec_.week.begin(), spec_.week.end(), part);
  const auto h = std::min<size_t>(static_cast<size_t>(it - spec_.week.begin()), 167);
  const double before = h ? spec_.week[h - 1] : 0, width = spec_.week[h] - before;
  const double hour = static_cast<double>(h) + (width > 0 ? (part - before) / width : 0);
  const Time at =
      monday_before(spec_.from) + static_cast<int64_t>(whole) * kWeek + static_cast<int64_t>(hour * kHour);
  return floor_div(at, kSecond / 1000) * (kSecond / 1000);
}

void Life::live(int64_t actor, const std::function<void(const Occurrence&)>& emit) {
  Random random(spec_.seed, kStageLife, static_cast<uint64_t>(actor));
  draw_person(random, actor);
  emit_ = &emit;
  if (const int effect = bot(spec_, actor); effect >= 0)
    return live_bot(random, spec_.effects[static_cast<size_t>(effect)]);
  const bool already = random.uniform() < spec_.already;
  const Time joined =
      already ? spec_.from
              : spec_.from + static_cast<Time>(random.uniform() * static_cast<double>(spec_.to - spec_.from));
  joins_ = !already;
  const double hazard = churn_per_week();
  const double weeks = hazard > 0 ? random.exponential() / hazard : 1e6;
  const Time end = weeks < 1e5
                       ? std::min(spec_.to, joined + static_cast<Time>(weeks * static_cast<double>(kWeek)))
                       : spec_.to;
  const double per_week = spec_.segments[static_cast<size_t>(now_.levels[0])].sessions_per_week;
  const Time monday = monday_before(spec_.from);
  double clock = rhythm_clock(spec_.week, joined, monday);
  if (already) clock += random.exponential() / (per_week * rate_factor(joined));
  for (Time at = spread(clock); (at < end || event_.serial == 0) && at < spec_.to; at = spread(clock)) {
    const Time last = spec_.zone.to_local(session(random, at));
    clock += random.exponential() / (per_week * rate_factor(at));
    clock = std::max(clock, rhythm_clock(spec_.week, last + kSecond, monday));
  }
}

/// A bot does one thing at a steady beat for as long as its effect lasts.
void Life::live_bot(Random& random, const Effect& effect) {
  draw_session(random, effect.from);
  for (const auto& test : effect.where.all)
    now_.levels[static_cast<size_t>(test.draw)] =
        static_cast<int>(std::find(test.levels.begin(), test.levels.end(), true) - test.levels.begin());
  event_.session_start = true;
  event_.session = effect.from;
  Time at =
      effect.from + static_cast<Time>(random.uniform() * static_cast<double>(effect.pause) / 1000) * 1000;
  for (; at < effect.to; at += effect.pause) emit_one(random, at, effect.behaviour);
}

}  // namespace habitus::simulator
