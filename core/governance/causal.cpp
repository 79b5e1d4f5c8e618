#include "core/governance/causal.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"

namespace habitus::governance {

namespace {
constexpr const char* kCausal = "causal";
using Names = std::set<std::string>;

std::string trimmed(const std::string& s) {
  const size_t from = s.find_first_not_of(" \t\r\n"), to = s.find_last_not_of(" \t\r\n");
  return from == std::string::npos ? std::string() : s.substr(from, to - from + 1);
}

/// ["a", "b"] or "a -> b".
Result<Edges> edges_of(const Json& given) {
  Edges out;
  for (const Json& one : given) {
    std::string from, to;
    if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_string()) {
      from = trimmed(one[0].get<std::string>()), to = trimmed(one[1].get<std::string>());
    } else if (one.is_string()) {
      const std::string text = one.get<std::string>();
      if (const size_t at = text.find("->"); at != std::string::npos)
        from = trimmed(text.substr(0, at)), to = trimmed(text.substr(at + 2));
    }
    if (from.empty() || to.empty())
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” is no arrow"), {canonical(one)}),
                  "causal.edges",
                  QT_TRANSLATE_NOOP("core", "Write [\"cause\", \"effect\"] or \"cause -> effect\""));
    out.emplace_back(from, to);
  }
  return out;
}

/// Whatever is reached from `from` along `next`, `from` itself included.
Names reached(const Names& from, const std::map<std::string, Names>& next) {
  Names seen = from;
  std::vector<std::string> waiting(from.begin(), from.end());
  while (!waiting.empty()) {
    const std::string here = waiting.back();
    waiting.pop_back();
    if (const auto found = next.find(here); found != next.end())
      for (const std::string& n : found->second)
        if (seen.insert(n).second) waiting.push_back(n);
  }
  return seen;
}

std::string chained(const std::vector<std::string>& names, const char* between) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "" : between) + n;
  return out;
}
}  // namespace

std::string circle_in(const Edges& edges) {
  std::map<std::string, Names> next;
  for (const auto& [from, to] : edges) next[from].insert(to);
  std::map<std::string, int> state;  // 1 = on the way, 2 = done
  std::vector<std::string> way;
  std::string found;
  const std::function<bool(const std::string&)> walk = [&](const std::string& here) {
    state[here] = 1;
    way.push_back(here);
    for (const std::string& n : next[here]) {
      if (state[n] == 1) {
        std::vector<std::string> circle(std::find(way.begin(), way.end(), n), way.end());
        circle.push_back(n);
        found = chained(circle, " → ");
        return true;
      }
      if (state[n] == 0 && walk(n)) return true;
    }
    way.pop_back();
    state[here] = 2;
    return false;
  };
  for (const auto& edge : edges)
    if (state[edge.first] == 0 && walk(edge.first)) break;
  return found;
}

// d-separation by moralisation: without the arrows that leave the treatment, keep the ancestors of all three,
// marry parents, forget directions, and look whether the outcome is reached around the adjustment set.
std::string open_back_door(const Edges& edges, const std::string& treatment, const std::string& outcome,
                           const std::vector<std::string>& adjust) {
  std::map<std::string, Names> parents;
  for (const auto& [from, to] : edges)
    if (from != treatment) parents[to].insert(from);
  const Names fixed(adjust.begin(), adjust.end());
  Names ends = fixed;
  ends.insert({treatment, outcome});
  const Names kept = reached(ends, parents);
  std::map<std::string, Names> near;
  const auto join = [&](const std::string& a, const std::string& b) {
    if (a != b) near[a].insert(b), near[b].insert(a);
  };
  for (const std::string& n : kept)
    for (const std::string& a : parents[n]) {
      join(a, n);
      for (const std::string& b : parents[n]) join(a, b);
    }
  std::map<std::string, std::string> before{{treatment, ""}};
  std::vector<std::string> waiting{treatment};
  for (size_t i = 0; i < waiting.size(); ++i)
    for (const std::string& n : near[waiting[i]])
      if (!fixed.count(n) && before.emplace(n, waiting[i]).second) waiting.push_back(n);
  if (!before.count(outcome)) return {};
  std::vector<std::string> way;
  for (std::string at = outcome; !at.empty(); at = before[at]) way.insert(way.begin(), at);
  return chained(way, " – ");
}

namespace {
Result<std::string> needed(const Json& spec, const char* key, Text what) {
  TRY(const std::string value, spec::text(spec, key, "", kCausal));
  if (!trimmed(value).empty()) return trimmed(value);
  return fail(Kind::input, std::move(what), std::string(kCausal) + "." + key,
              QT_TRANSLATE_NOOP("core", "Name it, or leave the claim at “association”"));
}

Done check_adjusted(const Json& out, const Edges& edges) {
  const std::string treatment = out["treatment"], outcome = out["outcome"];
  const auto adjust = out["adjust"].get<std::vector<std::string>>();
  if (edges.empty())
    return fail(Kind::input,
                QT_TRANSLATE_NOOP("core", "An adjusted claim needs a drawing of what causes what"),
                "causal.edges", QT_TRANSLATE_NOOP("core", "Write [[\"cause\", \"effect\"], …]"));
  if (const std::string circle = circle_in(edges); !circle.empty())
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "The arrows run in a circle: %1"), {circle}),
                "causal.edges",
                QT_TRANSLATE_NOOP("core", "An effect cannot cause its own cause: drop an arrow"));
  Names names;
  std::map<std::string, Names> effects;
  for (const auto& [from, to] : edges) names.insert({from, to}), effects[from].insert(to);
  std::vector<std::string> all = adjust;
  all.insert(all.end(), {treatment, outcome});
  for (const std::string& n : all)
    if (!names.count(n))
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” stands at no arrow"), {n}),
                  "causal.edges", QT_TRANSLATE_NOOP("core", "Draw what it causes, or what causes it"));
  if (treatment == outcome)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "Treatment and outcome are the same"), kCausal);
  const Names after = reached({treatment}, effects);
  for (const std::string& z : adjust)
    if (after.count(z) || z == outcome)
      return fail(
          Kind::input,
          Text(QT_TRANSLATE_NOOP("core", "“%1” follows from the treatment and cannot be adjusted for"), {z}),
          "causal.adjust", QT_TRANSLATE_NOOP("core", "Take it out of the adjustment set"));
  if (const std::string door = open_back_door(edges, treatment, outcome, adjust); !door.empty())
    return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "A back door stays open: %1"), {door}),
                "causal.adjust",
                QT_TRANSLATE_NOOP("core", "Adjust for something on it, or leave the claim at “association”"));
  return {};
}
}  // namespace

Result<Json> complete_causal(const Json& given) {
  CHECK(spec::only(given, {"claim", "experiment", "treatment", "outcome", "edges", "adjust"}, kCausal));
  Json out;
  TRY(out["claim"], spec::choice(given, "claim", {"association", "randomised", "adjusted"}, kCausal));
  if (out["claim"] == "association") return out;
  if (out["claim"] == "randomised") {
    TRY(out["experiment"],
        needed(given, "experiment",
               QT_TRANSLATE_NOOP("core", "A randomised claim needs the id of an experiment")));
    for (const char* key : {"treatment", "outcome"}) {
      TRY(out[key], spec::text(given, key, "", kCausal));
    }
    return out;
  }
  TRY(out["treatment"],
      needed(given, "treatment", QT_TRANSLATE_NOOP("core", "An adjusted claim names its treatment")));
  TRY(out["outcome"],
      needed(given, "outcome", QT_TRANSLATE_NOOP("core", "An adjusted claim names its outcome")));
  TRY(out["adjust"], spec::texts(given, "adjust", kCausal));
  TRY(const Edges edges, edges_of(given.value("edges", Json::array())));
  out["edges"] = Json::array();
  for (const auto& [from, to] : edges) out["edges"].push_back(Json::array({from, to}));
  CHECK(check_adjusted(out, edges));
  return out;
}

CausalWords causal_words(const Json& c) {
  const std::string claim = c.value("claim", "association");
  if (claim == "randomised")
    return {
        QT_TRANSLATE_NOOP("core", "Randomised"),
        Text(QT_TRANSLATE_NOOP(
                 "core",
                 "Randomised: chance decided who was treated in experiment “%1”. What it shows holds for "
                 "the people and the time of that experiment; everything else in this card is association "
                 "only."),
             {c.value("experiment", "")})};
  if (claim == "adjusted") {
    const auto fixed = c.value("adjust", std::vector<std::string>{});
    return {
        QT_TRANSLATE_NOOP("core", "Adjusted"),
        Text(QT_TRANSLATE_NOOP(
                 "core",
                 "Adjusted, not randomised: that “%1” changes “%2” rests on the drawing of causes in this "
                 "card, with %3 held fixed. A cause that the drawing leaves out would make it wrong, and "
                 "the data cannot tell."),
             {c.value("treatment", ""), c.value("outcome", ""),
              fixed.empty() ? std::string(QT_TRANSLATE_NOOP("core", "nothing at all"))
                            : chained(fixed, ", ")})};
  }
  return {QT_TRANSLATE_NOOP("core", "Association only"),
          QT_TRANSLATE_NOOP(
              "core",
              "Association only: the figures say who is likely to do what, not why, and not what would "
              "happen if somebody did something about it. Nothing here shows that an action changes an "
              "outcome.")};
}

}  // namespace habitus::governance
