#include "core/simulator/spec.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/simulator/effects.h"
#include "core/simulator/faults.h"
#include "core/simulator/reader.h"

namespace habitus::simulator {

size_t Choice::pick(double uniform) const {
  const auto it = std::upper_bound(cumulative.begin(), cumulative.end(), uniform);
  return std::min(static_cast<size_t>(it - cumulative.begin()), words.size() - 1);
}

bool Where::holds(std::span<const int> levels) const {
  return std::all_of(all.begin(), all.end(), [&](const Test& t) {
    const int level = levels[static_cast<size_t>(t.draw)];
    return level >= 0 && t.levels[static_cast<size_t>(level)];
  });
}

int Spec::behaviour(const std::string& name) const {
  const auto it = std::find(behaviours.begin(), behaviours.end(), name);
  return it == behaviours.end() ? -1 : static_cast<int>(it - behaviours.begin());
}

int Spec::draw(const std::string& name) const {
  const auto it = std::find_if(draws.begin(), draws.end(), [&](const Draw& d) { return d.name == name; });
  return it == draws.end() ? -1 : static_cast<int>(it - draws.begin());
}

namespace {

/// {"F": 0.52, "M": 0.48}: the weights are scaled to sum to one. With `words` given, the same words in the
/// same order.
Choice read_choice(const Json& json, const std::vector<std::string>& words, Reader& at) {
  Choice choice;
  choice.words = words;
  if (words.empty())
    for (const auto& [word, weight] : json.items()) choice.words.push_back(word);
  double sum = 0;
  for (const auto& word : choice.words) {
    const auto weight = json.find(word);
    const bool good = weight != json.end() && weight->is_number() && weight->get<double>() >= 0;
    if (!good) at.complain("level \"" + word + "\" needs a weight of 0 or more");
    sum += good ? weight->get<double>() : 1;
    choice.cumulative.push_back(sum);
  }
  if (choice.words.size() != json.size()) at.complain("every list of levels must name the same levels");
  if (sum <= 0) at.complain("the weights of the levels must not all be 0");
  for (auto& c : choice.cumulative) c /= sum > 0 ? sum : 1;
  return choice;
}

void read_levels(Draw& draw, const Spec& spec, Reader& at) {
  const Json& levels = at.object("levels");
  const std::string given = at.text("given", {});
  if (levels.empty())
    return at.complain("\"levels\" is missing", "Give levels with weights, dates or a median");
  if (given.empty()) {
    draw.choice = read_choice(levels, {}, at);
    return;
  }
  draw.given = spec.draw(given);
  if (draw.given < 0 || spec.draws[static_cast<size_t>(draw.given)].of != Draw::Of::actor)
    return at.complain("\"" + given + "\" is not an attribute that stands above this one");
  for (const auto& word : spec.draws[static_cast<size_t>(draw.given)].choice.words) {
    if (!levels.contains(word) || !levels[word].is_object())
      return at.complain("levels for " + given + " = \"" + word + "\" are missing");
    draw.by_given.push_back(read_choice(levels[word], draw.choice.words, at));
    if (draw.choice.words.empty()) draw.choice = draw.by_given[0];
  }
}

void read_draw(bool person, Spec& spec, Reader& at) {
  Draw draw;
  draw.person = person;
  draw.name = at.need_text("name");
  if (person) {
    draw.apart = at.flag("apart", false);
  } else {
    const std::string of = at.text("of", "event");
    if (of != "actor" && of != "session" && of != "event")
      at.complain("\"of\" must be actor, session or event");
    draw.of = of == "actor" ? Draw::Of::actor : of == "session" ? Draw::Of::session : Draw::Of::event;
  }
  if (at.has("dates")) {
    const Json& dates = at.array("dates");
    const auto day = [&](size_t i) {
      const auto t =
          dates.size() == 2 && dates[i].is_string() ? parse_iso(dates[i].get<std::string>()) : std::nullopt;
      if (!t) at.complain("\"dates\" must be two dates: [\"1950-01-01\", \"2006-12-31\"]");
      return t ? floor_div(*t, kDay) : 0;
    };
    draw.form = Draw::Form::date;
    draw.first_day = day(0);
    draw.last_day = day(1);
    if (draw.last_day < draw.first_day) at.complain("the second date lies before the first");
  } else if (at.has("median")) {
    draw.form = Draw::Form::number;
    draw.median = at.number("median", 1, 1e-9, 1e12);
    draw.sigma = at.number("sigma", 0.5, 0, 5);
    draw.decimals = static_cast<int>(at.integer("decimals", 2, 0, 6));
  } else {
    read_levels(draw, spec, at);
  }
  if (draw.form == Draw::Form::number && draw.of != Draw::Of::event && !person)
    at.complain("a number is drawn for each event");
  if (draw.of == Draw::Of::event) {
    draw.on.assign(spec.behaviours.size(), !at.has("on"));
    for (const Json& event : at.array("on")) {
      const int b = event.is_string() ? spec.behaviour(event.get<std::string>()) : -1;
      if (b < 0)
        at.complain("\"on\" names an event that is not a behaviour: " + event.dump());
      else
        draw.on[static_cast<size_t>(b)] = true;
    }
  }
  if (spec.draw(draw.name) >= 0) at.complain("\"" + draw.name + "\" stands twice");
  spec.draws.push_back(std::move(draw));
}

Done read_draws(const Json& list, bool person, Spec& spec, const std::string& path) {
  for (size_t i = 0; i < list.size(); ++i) {
    Reader at(list[i], path + "/" + std::to_string(i));
    read_draw(person, spec, at);
    CHECK(at.finish());
  }
  return {};
}

void read_flow(const Json& flow, const Spec& spec, std::vector<std::vector<double>>& matrix, Reader& at) {
  for (const auto& [from, row] : flow.items()) {
    const int f = spec.behaviour(from);
    if (f < 0 || !row.is_object())
      return at.complain("\"flow\" names \"" + from + "\", which is not a behaviour with next steps");
    double sum = 0;
    for (const auto& [to, p] : row.items()) {
      const int t = spec.behaviour(to);
      if (t < 0)
        return at.complain("\"flow\" of \"" + from + "\" leads to \"" + to + "\", which is not a behaviour");
      if (!p.is_number() || p.get<double>() < 0)
        return at.complain("\"flow\" of \"" + from + "\" needs probabilities");
      matrix[static_cast<size_t>(f)][static_cast<size_t>(t)] = p.get<double>();
    }
    for (const double p : matrix[static_cast<size_t>(f)]) sum += p;
    if (sum > 1 + 1e-9) at.complain("the steps after \"" + from + "\" have a probability above 1");
  }
}

Done read_segments(const Json& list, const Json& common, Spec& spec) {
  Draw draw;
  draw.name = "segment";
  double sum = 0;
  for (size_t i = 0; i < list.size(); ++i) {
    Reader at(list[i], "segments/" + std::to_string(i));
    Segment segment;
    draw.choice.words.push_back(at.need_text("name"));
    draw.choice.cumulative.push_back(sum += at.number("share", 1, 0, 1e9));
    segment.sessions_per_week = at.number("sessions_per_week", 1, 1e-6, 10000);
    segment.churn_per_week = at.number("churn_per_week", 0, 0, 1000);
    const std::string start = at.need_text("start");
    segment.start = spec.behaviour(start);
    if (segment.start < 0) at.complain("\"start\" is not a behaviour: " + start);
    segment.flow.assign(spec.behaviours.size(), std::vector<double>(spec.behaviours.size(), 0));
    read_flow(common, spec, segment.flow, at);
    read_flow(at.object("flow"), spec, segment.flow, at);
    CHECK(at.finish());
    spec.segments.push_back(std::move(segment));
  }
  if (list.empty() || sum <= 0)
    return fail(Kind::input, "A spec needs at least one segment with a share", "segments", "Give one");
  for (auto& c : draw.choice.cumulative) c /= sum;
  spec.draws.push_back(std::move(draw));
  return {};
}

Done read_rhythm(const Json& json, Spec& spec) {
  Reader at(json, "rhythm");
  const auto weights = [&](const char* key, size_t n) {
    std::vector<double> w(n, 1);
    if (!at.has(key)) return w;
    const Json& list = at.array(key);
    double sum = 0;
    for (size_t i = 0; i < n && i < list.size(); ++i)
      if (list[i].is_number() && list[i].get<double>() >= 0) sum += w[i] = list[i].get<double>();
    if (list.size() != n || sum <= 0)
      at.complain(std::string("\"") + key + "\" must be " + std::to_string(n) + " weights");
    return w;
  };
  const auto days = weights("weekdays", 7), hours = weights("hours", 24);
  double sum = 0;
  for (const double d : days)
    for (const double h : hours) spec.week.push_back(sum += d * h);
  for (auto& w : spec.week) w /= sum;
  return at.finish();
}

Done read_behaviours(const Json& list, Spec& spec) {
  for (size_t i = 0; i < list.size(); ++i) {
    Reader at(list[i], "behaviours/" + std::to_string(i));
    const std::string name = at.need_text("name");
    if (spec.behaviour(name) >= 0) at.complain("\"" + name + "\" stands twice");
    spec.behaviours.push_back(name);
    spec.pause.push_back(at.seconds("pause", 30));
    CHECK(at.finish());
  }
  if (spec.behaviours.empty())
    return fail(Kind::input, "A spec needs behaviours", "behaviours", "Give at least one");
  return {};
}

Done read_columns(const Json& json, Spec& spec) {
  Reader at(json, "columns");
  spec.actor = at.text("actor", spec.actor);
  spec.event = at.text("event", spec.event);
  spec.time = at.text("time", spec.time);
  spec.event_id = at.text("event_id", spec.event_id);
  spec.arrival = at.text("arrival", {});
  if (spec.actor.empty() || spec.event.empty() || spec.time.empty())
    at.complain("actor, event and time need a column");
  return at.finish();
}

Done read_head(Reader& at, Spec& spec) {
  spec.title = at.text("title", "A simulated log");
  spec.seed = static_cast<uint64_t>(at.integer("seed", 1, 0, INT64_MAX));
  spec.actors = at.integer("actors", 1000, 1, 100'000'000);
  spec.from = at.time("from", 0);
  spec.to = at.time("to", 0);
  if (spec.to <= spec.from)
    at.complain("\"from\" and \"to\" must be a period",
                "Give \"from\": \"2025-01-01\", \"to\": \"2025-09-01\"");
  spec.id_prefix = at.text("id_prefix", spec.id_prefix);
  spec.already = at.number("already", 0, 0, 1);
  spec.joins = at.text("joins", {});
  spec.unmatched = at.number("unmatched", 0, 0, 1);
  const auto zone = Zone::named(at.text("zone", "UTC"));
  if (!zone) return tl::unexpected<Error>(zone.error());
  spec.zone = *zone;
  Reader arrival(at.object("arrival"), "arrival");
  spec.arrival_seconds = arrival.seconds("delay", 2);
  spec.late_share = arrival.number("late_share", 0, 0, 1);
  spec.late_hours = arrival.seconds("late_by", 86400) / 3600;
  CHECK(arrival.finish());
  return at.good();
}

}  // namespace

Result<Spec> read_spec(const Json& json) {
  Spec spec;
  Reader at(json, "spec");
  CHECK(read_head(at, spec));
  CHECK(read_columns(at.object("columns"), spec));
  CHECK(read_behaviours(at.array("behaviours"), spec));
  CHECK(read_segments(at.array("segments"), at.object("flow"), spec));
  CHECK(read_draws(at.array("attributes"), true, spec, "attributes"));
  CHECK(read_draws(at.array("properties"), false, spec, "properties"));
  CHECK(read_rhythm(at.object("rhythm"), spec));
  CHECK(read_effects(at.array("effects"), spec));
  CHECK(read_faults(at.object("faults"), spec));
  if (!spec.joins.empty() && spec.behaviour(spec.joins) < 0)
    at.complain("\"joins\" is not a behaviour: " + spec.joins);
  CHECK(at.finish());
  return spec;
}

}  // namespace habitus::simulator
