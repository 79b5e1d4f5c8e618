#include "core/simulator/effects.h"

#include <nlohmann/json.hpp>

#include "core/simulator/reader.h"

namespace habitus::simulator {
namespace {

using EffectKind = Effect::Kind;

int need_behaviour(const Spec& spec, Reader& at, const std::string& name) {
  const int b = spec.behaviour(name);
  if (b < 0) at.complain("\"" + name + "\" is not a behaviour");
  return std::max(b, 0);
}

int need_level(const Draw& draw, Reader& at, const std::string& word) {
  for (size_t i = 0; i < draw.choice.words.size(); ++i)
    if (draw.choice.words[i] == word) return static_cast<int>(i);
  at.complain("\"" + word + "\" is not a level of " + draw.name);
  return 0;
}

/// {"channel": "app", "country": ["DE", "FR"]}
Where read_where(const Json& json, const Spec& spec, bool actors_only, Reader& at) {
  Where where;
  for (const auto& [name, value] : json.items()) {
    const int number = spec.draw(name);
    const Draw* draw = number < 0 ? nullptr : &spec.draws[static_cast<size_t>(number)];
    if (!draw || draw->form != Draw::Form::level || draw->of == Draw::Of::event ||
        (actors_only && draw->of != Draw::Of::actor)) {
      at.complain("\"where\" cannot ask for \"" + name + "\" here");
      continue;
    }
    Where::Test test{number, std::vector<bool>(draw->choice.words.size(), false)};
    for (const Json& word : value.is_array() ? value : Json::array({value}))
      test.levels[static_cast<size_t>(
          need_level(*draw, at, word.is_string() ? word.get<std::string>() : word.dump()))] = true;
    where.all.push_back(std::move(test));
  }
  return where;
}

/// Finds the draw an effect changes; `person` says whether it must be a column of the people table.
int need_draw(const Spec& spec, Reader& at, const std::string& name, Draw::Form form, bool person) {
  const int number = spec.draw(name);
  if (number > 0 && spec.draws[static_cast<size_t>(number)].form == form &&
      spec.draws[static_cast<size_t>(number)].person == person)
    return number;
  at.complain("\"" + name + "\" cannot be changed by this effect");
  return 0;
}

Outcome read_outcome(const Json& json, const Spec& spec, Reader& outer) {
  Reader at(json, outer.path() + "/outcome");
  Outcome outcome;
  outcome.behaviour = need_behaviour(spec, at, at.need_text("event"));
  outcome.from = spec.zone.from_local(at.time("from", spec.from)).utc;
  outcome.to = outcome.from + at.integer("days", 30, 1, 3650) * kDay;
  outcome.absent = at.flag("absent", false);
  if (const auto done = at.finish(); !done) outer.complain(english(done.error()));
  return outcome;
}

void read_people_effect(Effect& e, Spec& spec, Reader& at) {
  e.outcome = read_outcome(at.object("outcome"), spec, at);
  const std::string column = at.need_text("attribute");
  if (e.kind == EffectKind::leak) {  // a column of its own: yes or no
    Draw draw;
    draw.name = column;
    draw.person = true;
    draw.choice = {{"no", "yes"}, {0.5, 1}};
    e.share = at.number("accuracy", 0.98, 0.5, 1);
    e.draw = static_cast<int>(spec.draws.size());
    spec.draws.push_back(std::move(draw));
    return;
  }
  e.draw = need_draw(spec, at, column, Draw::Form::level, true);
  e.level = need_level(spec.draws[static_cast<size_t>(e.draw)], at, at.need_text("level"));
  e.count = at.integer("count", 9, 0, 1'000'000);
  e.others = at.integer("others", 20, 0, 1'000'000);
}

void read_bots(Effect& e, const Spec& spec, Reader& at) {
  e.behaviour = need_behaviour(spec, at, at.need_text("event"));
  e.actors = at.integer("actors", 5, 1, 1'000'000);
  e.pause = static_cast<Duration>(at.seconds("pause", 15) * kSecond);
  e.where = read_where(at.object("where"), spec, false, at);
}

void read_kind(Effect& e, Spec& spec, Reader& at) {
  const std::string kind = at.need_text("kind");
  const bool people = kind == "leak" || kind == "positives";
  if (!people && kind != "bots")
    e.where = read_where(at.object("where"), spec, kind == "churn" || kind == "rate", at);
  if (kind == "flow") {
    e.kind = EffectKind::flow;
    const Json& step = at.array("step");
    if (step.size() != 2 || !step[0].is_string() || !step[1].is_string())
      return at.complain("\"step\" must be [\"from\", \"to\"]");
    e.step_from = need_behaviour(spec, at, step[0].get<std::string>());
    e.step_to = need_behaviour(spec, at, step[1].get<std::string>());
    e.factor = at.number("factor", 1, 0, 1);
  } else if (kind == "mix") {
    e.kind = EffectKind::mix;
    e.draw = need_draw(spec, at, at.need_text("property"), Draw::Form::level, false);
    if (spec.draws[static_cast<size_t>(e.draw)].of != Draw::Of::session)
      at.complain("a mix shifts a property of sessions");
    e.level = need_level(spec.draws[static_cast<size_t>(e.draw)], at, at.need_text("level"));
    e.share = at.number("share", 0.5, 0, 1);
  } else if (kind == "rate" || kind == "churn") {
    e.kind = kind == "rate" ? EffectKind::rate : EffectKind::churn;
    e.factor = at.number("factor", 1, 1e-6, 1000);
  } else if (kind == "value") {
    e.kind = EffectKind::value;
    e.draw = need_draw(spec, at, at.need_text("property"), Draw::Form::number, false);
    e.factor = at.number("factor", 1, 1e-6, 1000);
  } else if (kind == "rename") {
    e.kind = EffectKind::rename;
    e.behaviour = need_behaviour(spec, at, at.need_text("event"));
    e.event = at.need_text("to_event");
  } else if (kind == "bots") {
    e.kind = EffectKind::bots;
    read_bots(e, spec, at);
  } else if (people) {
    e.kind = kind == "leak" ? EffectKind::leak : EffectKind::positives;
    read_people_effect(e, spec, at);
  } else {
    at.complain("\"" + kind + "\" is not a kind of effect",
                "Kinds are: flow, mix, rate, value, churn, rename, bots, leak, positives");
  }
}

}  // namespace

Done read_effects(const Json& list, Spec& spec) {
  for (size_t i = 0; i < list.size(); ++i) {
    Reader at(list[i], "effects/" + std::to_string(i));
    Effect e;
    e.name = at.need_text("name");
    read_kind(e, spec, at);
    e.from = spec.zone.from_local(at.time("from", spec.from)).utc;
    e.to = spec.zone.from_local(at.time("to", spec.to)).utc;
    if (e.to <= e.from) at.complain("\"to\" must lie after \"from\"");
    CHECK(at.finish());
    spec.effects.push_back(std::move(e));
  }
  if (spec.effects.size() > 60)
    return fail(Kind::input, "A spec holds at most 60 effects", "effects", "Split it");
  return {};
}

}  // namespace habitus::simulator
