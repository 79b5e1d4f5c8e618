#include "core/features/dossier.h"

#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/features/feature.h"
#include "core/features/features.h"
#include "core/features/kinds.h"
#include "core/features/recipe.h"

namespace habitus::features {
namespace {

struct Wording {
  const char* type;
  const char* definition;
  const char* formula;
  const char* missing;
};
constexpr const char* kZero = QT_TRANSLATE_NOOP("core", "Nobody is missing: without events the value is 0.");
constexpr const char* kNever = QT_TRANSLATE_NOOP("core", "Missing: no such event was known by then.");

// %1 is the event picked, %2 the property or step, %3 what steps add up, %4 their number, %5 the season.
constexpr Wording kWordings[] = {
    {"count", QT_TRANSLATE_NOOP("core", "How often %1 happened, weighted"),
     "Σ weight, as_of − window ≤ t < as_of", kZero},
    {"recency", QT_TRANSLATE_NOOP("core", "Days since the last %1"), "(as_of − max t) / 86 400 s", kNever},
    {"tenure", QT_TRANSLATE_NOOP("core", "Days since the first %1"), "(as_of − min t) / 86 400 s", kNever},
    {"number", QT_TRANSLATE_NOOP("core", "A summary of %2 over %1"), "stat(x), as_of − window ≤ t < as_of",
     QT_TRANSLATE_NOOP("core", "A sum without values is 0; every other statistic is missing.")},
    {"weighted", QT_TRANSLATE_NOOP("core", "Engagement: every event counts what it is worth"),
     "Σ worth · weight, as_of − window ≤ t < as_of", kZero},
    {"lag", QT_TRANSLATE_NOOP("core", "How much of %3 there was in earlier steps of %2"),
     "lag j = Σ, as_of − (j+1)·step ≤ t < as_of − j·step", kZero},
    {"rolling", QT_TRANSLATE_NOOP("core", "Mean of %3 per step of %2, over the last %4 steps"),
     "1/k Σ x_j, j = 0 … k−1", kZero},
    {"slope", QT_TRANSLATE_NOOP("core", "Trend of %3 per step of %2"), "least squares over the last k steps",
     kZero},
    {"acceleration", QT_TRANSLATE_NOOP("core", "How the trend of %3 changes per step of %2"),
     "second derivative of the least-squares parabola over the last k steps", kZero},
    {"seasonal",
     QT_TRANSLATE_NOOP("core",
                       "How much of %3 there was a season of %5 steps of %2 ago, and the change since"),
     "lag s = x_s; change = x_0 − x_s", kZero},
    {"distinct", QT_TRANSLATE_NOOP("core", "Different values of %2 over %1"),
     "|{x}|, as_of − window ≤ t < as_of", kZero},
    {"entropy", QT_TRANSLATE_NOOP("core", "How mixed %2 is over %1"), "−Σ p ln p", kNever},
    {"decay", QT_TRANSLATE_NOOP("core", "How often %1 happened, older events counting less (half after %2)"),
     "Σ weight · 2^(−age / half-life)", kZero},
    {"level", QT_TRANSLATE_NOOP("core", "The chosen value of %2 over %1"),
     "x at the last, first or most frequent", QT_TRANSLATE_NOOP("core", "Missing is a level of its own.")},
    {"sessions", QT_TRANSLATE_NOOP("core", "Visits made of %1, a new one after a gap longer than %2"),
     "a gap > timeout, a start, an end, a changed context or midnight begins a session",
     QT_TRANSLATE_NOOP("core", "Counts are 0; durations, gaps and days since are missing.")},
    {"attribute", QT_TRANSLATE_NOOP("core", "The attribute %2 as known at the as-of moment"),
     "value at as_of", QT_TRANSLATE_NOOP("core", "Missing is a level of its own; a number is missing.")},
};

std::string object_of(const Json& f) {
  for (const char* key : {"step", "property", "of", "half_life", "attribute"})
    if (f.contains(key)) return f[key];
  if (f.contains("sessions")) return f["sessions"]["timeout"];
  return {};
}

std::string picks_said(const Json& f) {
  if (f.contains("event")) return taxonomy::pick_name(f["event"]);
  std::string out;
  if (f.contains("events"))
    for (const Json& pick : f["events"]) out += (out.empty() ? "" : ", ") + taxonomy::pick_name(pick);
  return out;
}

Text window_of(const Json& f) {
  if (f.contains("step"))
    return {QT_TRANSLATE_NOOP("core", "%1 steps of %2"),
            {static_cast<int64_t>(steps_of(f)), f["step"].get<std::string>()}};
  std::string windows;
  if (f.contains("window")) windows = f["window"];
  if (f.contains("windows"))
    for (const Json& w : f["windows"]) windows += (windows.empty() ? "" : ", ") + w.get<std::string>();
  if (windows.empty()) return QT_TRANSLATE_NOOP("core", "since ever");
  if (!f.contains("ends")) return {windows};
  return {QT_TRANSLATE_NOOP("core", "%1, ending %2 before"), {windows, f["ends"].get<std::string>()}};
}
}  // namespace

namespace {
/// Units of the columns a feature makes: "sessions, s, d".
std::string units_of(const Recipe& recipe, const std::string& name) {
  std::string out;
  std::set<std::string> seen;
  for (const auto& feature : recipe.features)
    for (const Column& column : feature->columns())
      if (column.source == name && !column.unit.empty() && seen.insert(column.unit).second)
        out += (out.empty() ? "" : ", ") + column.unit;
  return out;
}
}  // namespace

std::vector<Dossier> dossiers(const Json& set) {
  std::vector<Dossier> out;
  const auto recipe = recipe_of(set);
  for (const Json& f : set["features"]) {
    Dossier d;
    d.name = f["name"];
    d.version = sha256(canonical(f));
    for (const Wording& w : kWordings) {
      if (f["type"] != w.type) continue;
      const std::string picks = picks_said(f);
      const std::string what = f.contains("property") ? f["property"].get<std::string>() : picks;
      d.definition = Text(
          w.definition, {picks, object_of(f), what, f.value("k", int64_t{0}), f.value("season", int64_t{0})});
      d.formula = w.formula;
      d.missing = w.missing;
    }
    d.window = window_of(f);
    if (recipe) d.unit = units_of(*recipe, d.name);
    d.known = f["type"] != "attribute" ? Text(QT_TRANSLATE_NOOP("core", "when its events have arrived"))
              : f["static"]            ? Text(QT_TRANSLATE_NOOP("core", "always (declared static)"))
                                       : Text(QT_TRANSLATE_NOOP("core", "from its date, or from its import"));
    out.push_back(std::move(d));
  }
  return out;
}

Json changes(const Json& before, const Json& after) {
  const auto named = [](const Json& set, const std::string& name) -> const Json* {
    for (const Json& f : set["features"])
      if (f["name"] == name) return &f;
    return nullptr;
  };
  const auto version = [](const Json& f) { return sha256(canonical(f)); };
  Json out = Json::array();
  for (const Json& f : after["features"]) {
    const Json* old = named(before, f["name"]);
    if (!old) {
      out.push_back({{"feature", f["name"]}, {"change", "added"}, {"after", version(f)}});
      continue;
    }
    if (*old == f) continue;
    Json keys = Json::array();
    Json all = *old;
    all.update(f);
    for (const auto& [key, value] : all.items())
      if (old->value(key, Json()) != f.value(key, Json()))
        keys.push_back({{"key", key}, {"before", old->value(key, Json())}, {"after", f.value(key, Json())}});
    out.push_back({{"feature", f["name"]},
                   {"change", "changed"},
                   {"before", version(*old)},
                   {"after", version(f)},
                   {"keys", keys}});
  }
  for (const Json& f : before["features"])
    if (!named(after, f["name"]))
      out.push_back({{"feature", f["name"]}, {"change", "removed"}, {"before", version(f)}});
  return out;
}

}  // namespace habitus::features
