#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/base/spec.h"
#include "core/fairness/audit.h"
#include "core/fairness/slice.h"
#include "core/segments/scope.h"

namespace habitus::fairness {
namespace {

constexpr const char* kWhere = "fairness";

Result<double> number(const Json& spec, const char* key, double fallback, double lo, double hi) {
  const Json value = spec.value(key, Json(fallback));
  if (!value.is_number() || value.get<double>() < lo || value.get<double>() > hi)
    return fail(
        Kind::input,
        Text(QT_TRANSLATE_NOOP("core", "“%1” must lie between %2 and %3"), {std::string(key), lo, hi}),
        kWhere, {});
  return value.get<double>();
}

/// A slice is remembered by its cut and its group, so that asking again does not count twice.
std::string subject_name(const Json& of) { return sha256(canonical(of)); }

Result<std::set<std::string>> slices_seen(Project& project, const std::string& subject) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::set<std::string>> {
    SQLite::Statement q(db, "SELECT slice FROM fairness_slice WHERE subject = ?");
    q.bind(1, subject);
    std::set<std::string> out;
    while (q.executeStep()) out.insert(q.getColumn(0).getString());
    return out;
  });
}

Done remember(Project& project, const std::string& subject, const std::vector<std::string>& slices) {
  if (project.read_only()) return {};
  const auto now = static_cast<int64_t>(std::chrono::duration_cast<std::chrono::microseconds>(
                                            std::chrono::system_clock::now().time_since_epoch())
                                            .count());
  return project.store().write([&](SQLite::Database& db) -> Done {
    for (const std::string& slice : slices) {
      SQLite::Statement q(db, "INSERT OR IGNORE INTO fairness_slice(subject, slice, first) VALUES(?, ?, ?)");
      q.bind(1, subject);
      q.bind(2, slice);
      q.bind(3, now);
      q.exec();
    }
    return {};
  });
}

/// Cuts, each once, in the order given.
Result<Json> complete_cuts(Project& project, const Json& by) {
  Json out = Json::array();
  for (const Json& one : by.is_array() ? by : Json::array({by})) {
    TRY(Json cut, complete_cut(project, one));
    if (std::find(out.begin(), out.end(), cut) == out.end()) out.push_back(std::move(cut));
  }
  return out;
}

/// Nothing said: every protected attribute whose values can be groups.
Result<Json> protected_cuts(Project& project) {
  TRY(const auto all, identity::attributes(project));
  Json out = Json::array();
  for (const auto& a : all)
    if (a.is_protected && !a.levels.empty() && a.levels.size() <= 20)
      out.push_back(Json{{"attribute", a.name}});
  if (out.empty())
    return fail(
        Kind::input,
        QT_TRANSLATE_NOOP("core", "It is not said by what to cut, and no attribute is marked protected"),
        "fairness.by", QT_TRANSLATE_NOOP("core", "Name an attribute, or a group like sex=F & age>=50"));
  return out;
}

Result<Json> complete_reference(const Json& spec, const Json& cuts) {
  const Json given = spec.value("reference", Json("majority"));
  if (given == "majority" || given == "best") return given;
  std::vector<std::string> names;
  for (const Json& cut : cuts) names.push_back(cut_name(cut));
  if (given.is_object()) {
    for (const auto& [name, level] : given.items())
      if (!level.is_string() || std::find(names.begin(), names.end(), name) == names.end())
        return spec::unknown("cut", name, names, "fairness.reference");
    return given;
  }
  return fail(Kind::input,
              QT_TRANSLATE_NOOP("core", "The reference is not one of majority, best or a group by name"),
              "fairness.reference", R"(Write {"race":"Caucasian"})");
}

Result<Json> complete_measures(const Json& spec, const Json& of) {
  const bool labelled = of["type"] == "model" || of.contains("label");
  TRY(auto given, spec::texts(spec, "measures", kWhere));
  const bool numbers = of["type"] == "kpi" && of["as"] != "did" && of["as"] != "repeat";
  if (given.empty())
    given = numbers    ? std::vector<std::string>{"mean"}
            : labelled ? std::vector<std::string>{"impact", "tpr", "fpr", "ppv"}
                       : std::vector<std::string>{"impact", "selection_rate"};
  std::vector<std::string> names{numbers ? "mean" : "impact"};
  for (const Measure m : kMeasures)
    if (!numbers && (labelled || m == Measure::selection)) names.emplace_back(measure_name(m));
  for (const std::string& name : given)
    if (std::find(names.begin(), names.end(), name) == names.end())
      return spec::unknown("measure", name, names, "fairness.measures");
  return Json(given);
}

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"of", "by", "scope", "favourable", "reference", "measures", "tolerance", "tau", "min_n",
                    "seed", "looked_at"},
                   kWhere));
  Json out = Json::object();
  TRY(out["scope"], segments::complete_scope(project, spec.value("scope", Json::object())));
  TRY(out["of"], complete_subject(project, spec.value("of", Json()), out["scope"]));
  const Json by = spec.value("by", Json::array());
  if (by.empty()) {
    TRY(out["by"], protected_cuts(project));
  } else {
    TRY(out["by"], complete_cuts(project, by));
  }
  TRY(out["favourable"], spec::choice(spec, "favourable", {"selected", "not_selected"}, kWhere));
  TRY(out["reference"], complete_reference(spec, out["by"]));
  TRY(out["measures"], complete_measures(spec, out["of"]));
  TRY(out["tolerance"], number(spec, "tolerance", .1, 0, 1));
  TRY(out["tau"], number(spec, "tau", .8, .01, 1));
  TRY(out["min_n"], number(spec, "min_n", project.gate().min_cell(), 1, 1e6));
  TRY(out["seed"], spec::whole(spec, "seed", 1, 0, INT64_MAX, kWhere));
  if (spec.contains("looked_at")) {
    TRY(out["looked_at"], spec::whole(spec, "looked_at", 0, 0, 1'000'000, kWhere));
  } else {
    TRY(auto seen, slices_seen(project, subject_name(out["of"])));
    for (const Json& cut : out["by"]) seen.insert(canonical(cut));
    out["looked_at"] = seen.size();
  }
  return out;
}

Result<ResultKey> key(Project& project, const Json& complete) {
  TRY(ResultKey key, key_of_subject(project, complete["of"], complete["scope"]));
  key.specs.push_back(sha256(canonical(complete)));
  for (const Json& cut : complete["by"]) {
    TRY(const Cut made, Cut::make(project, cut));
    key.specs.insert(key.specs.end(), made.content().begin(), made.content().end());
  }
  key.seed = complete["seed"].get<uint64_t>();
  return key;
}

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Subject rows, subject(project, complete["of"], complete["scope"], exec));
  Plan plan;
  std::vector<std::string> slices;
  for (const Json& spec : complete["by"]) {
    TRY(Cut cut, Cut::make(project, spec));
    CHECK(cut.prepare(project, rows.moment, exec));
    plan.cut_names.push_back(cut_name(spec));
    plan.kinds.push_back(spec.contains("slice") || spec.contains("segment") ? "slice"
                         : spec.contains("cross")                           ? "cross"
                                                                            : "attribute");
    auto& group = plan.group.emplace_back(rows.person.size());
    for (size_t i = 0; i < group.size(); ++i) group[i] = cut.group(rows.person[i], rows.moment[i]);
    slices.push_back(canonical(spec));
  }
  plan.favourable_selected = complete["favourable"] == "selected";
  if (complete["reference"].is_object())
    for (const auto& [name, level] : complete["reference"].items())
      plan.references.emplace_back(name, level.get<std::string>());
  else
    plan.reference = complete["reference"];
  plan.measures = complete["measures"].get<std::vector<std::string>>();
  plan.tolerance = complete["tolerance"];
  plan.tau = complete["tau"];
  plan.min_n = complete["min_n"];
  plan.seed = complete["seed"].get<uint64_t>();
  plan.looked_at = complete["looked_at"];
  CHECK(remember(project, subject_name(complete["of"]), slices));
  Json out = audit(rows, plan);
  out["of"] = complete["of"]["type"];
  for (const Json& cut : out["cuts"])
    for (const auto& [name, level] : plan.references) {
      if (cut["name"] != name || cut.value("reference", "") == level) continue;
      return fail(Kind::input, Text(QT_TRANSLATE_NOOP("core", "“%1” has no group “%2”"), {name, level}),
                  "fairness.reference", {});
    }
  return out;
}
}  // namespace

const report::Question& question() {
  static const report::Question q{"fairness", 3, complete, key, compute, figures};
  return q;
}

}  // namespace habitus::fairness
