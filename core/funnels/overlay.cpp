#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/funnels/run.h"
#include "core/project/project.h"
#include "core/report/read.h"
#include "core/report/words.h"
#include "core/segments/frozen.h"
#include "core/stats/intervals.h"
#include "core/taxonomy/pick_text.h"

namespace habitus::funnels {
namespace {

/// What makes two funnels the same one.
Json core_of(const Json& spec) {
  Json out;
  for (const char* key : {"steps", "window", "order", "increase", "exclude", "exclusion", "entries"})
    if (spec.contains(key)) out[key] = spec[key];
  return out;
}

/// This share against the frozen one: outside when Newcombe's interval of the difference excludes 0.
Json against(const Json& now, const Json& then) {
  const double k1 = report::number_at(now, "k"), n1 = report::number_at(now, "n"),
               k2 = report::number_at(then, "k"), n2 = report::number_at(then, "n");
  Json out{{"expected", then}, {"deviation", nullptr}, {"difference", nullptr}, {"outside", "unknown"}};
  if (!(n1 > 0) || !(n2 > 0)) return out;
  if (k2 > 0) out["deviation"] = (k1 / n1) / (k2 / n2) - 1;
  const auto apart = stats::newcombe(k1, n1, k2, n2);
  out["difference"] = {{"value", k1 / n1 - k2 / n2}, {"lo", apart.lo}, {"hi", apart.hi}, {"n", n1}};
  out["outside"] = apart.lo > 0 ? "above" : apart.hi < 0 ? "below" : "inside";
  return out;
}

}  // namespace

Done complete_overlay(Project& project, const Json& spec, Json& out) {
  if (!spec.contains("baseline") || spec["baseline"].is_null()) return {};
  TRY(const std::string reference, spec::text(spec, "baseline", "", "funnel"));
  TRY(const std::string pinned,
      segments::complete_baseline(project, reference, out["scope"], "funnel.baseline"));
  TRY(const Json kept, segments::frozen(project, pinned));
  if (!kept.contains("funnel") || core_of(kept["funnel"]["spec"]) != core_of(out))
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "The baseline “%1” does not hold this funnel"),
                     {segments::baseline_name(pinned)}),
                "funnel.baseline", QT_TRANSLATE_NOOP("core", "Freeze one that does"));
  out["baseline"] = pinned;
  return {};
}

Result<Json> overlay(Project& project, const Json& complete, const Json& answer) {
  const std::string reference = complete["baseline"].get<std::string>();
  TRY(const Json kept, segments::frozen(project, reference));
  Json out{{"name", segments::baseline_name(reference)},
           {"from", kept["from"]},
           {"to", kept["to"]},
           {"steps", Json::array()}};
  for (size_t k = 0; k < answer["steps"].size(); ++k) {
    Json row = against(answer["steps"][k]["share"], kept["funnel"]["steps"][k]["share"]);
    row["name"] = answer["steps"][k]["name"];
    out["steps"].push_back(std::move(row));
  }
  return out;
}

report::Figure overlay_figure(const Json& answer) {
  using report::Column;
  using report::Mark;
  const Json& base = answer["baseline"];
  report::Figure f{.kind = "rows", .id = "baseline-funnel"};
  f.title = {QT_TRANSLATE_NOOP("core", "Against the baseline “%1”"), {base["name"].get<std::string>()}};
  f.caption = QT_TRANSLATE_NOOP(
      "core", "Difference in the share of entries that reach a step · Newcombe's intervals, 95 %");
  f.x = {report::Axis::Scale::linear,
         QT_TRANSLATE_NOOP("core", "Points off the baseline"),
         {report::Format::Unit::points, 1, {}}};
  f.y.scale = report::Axis::Scale::category;
  f.y.title = QT_TRANSLATE_NOOP("core", "persons");
  f.series = {{QT_TRANSLATE_NOOP("core", "difference")}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Step"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Of entries"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "When frozen"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Difference"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Deviation"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Verdict"), Column::Align::left}};
  int64_t off = 0;
  for (size_t k = 0; k < base["steps"].size(); ++k) {
    const Json& step = base["steps"][k];
    const std::string at = "/baseline/steps/" + std::to_string(k), outside = step["outside"];
    const Text name("%1", {taxonomy::spoken_name(step["name"].get<std::string>())});
    const auto apart = step["difference"].is_null() ? report::Quantity{.state = report::State::undefined}
                                                    : report::estimate(step["difference"], at + "/difference",
                                                                       {report::Format::Unit::points, 1, {}});
    off += outside == "above" || outside == "below";
    f.table.rows.push_back({name, segments::rate(answer, "/steps/" + std::to_string(k) + "/share"),
                            segments::rate(answer, at + "/expected"), apart,
                            segments::quantity(answer, at + "/deviation", report::share(1)),
                            outside == "above"    ? Text(QT_TRANSLATE_NOOP("core", "above the band"))
                            : outside == "below"  ? Text(QT_TRANSLATE_NOOP("core", "below the band"))
                            : outside == "inside" ? Text(QT_TRANSLATE_NOOP("core", "inside"))
                                                  : Text(QT_TRANSLATE_NOOP("core", "not judged"))});
    if (k == 0) continue;  // everybody who enters reaches the first
    Mark m{Mark::Kind::interval};
    m.y = static_cast<double>(f.y.categories.size());
    m.quantity = apart;
    m.label = name;
    f.y.categories.push_back(name);
    f.marks.push_back(std::move(m));
  }
  f.marks.push_back(Mark{Mark::Kind::rule, 0});
  f.sentence = off == 0 ? Text(QT_TRANSLATE_NOOP("core", "No step shows a difference from the baseline."))
                        : Text(QT_TRANSLATE_NOOP("core", "%1 of %2 steps lie outside what was usual."),
                               {off, static_cast<int64_t>(base["steps"].size())});
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::funnels
