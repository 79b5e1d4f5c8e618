#include "core/validation/acceptance.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/objectives/objective.h"
#include "core/validation/decision.h"
#include "core/validation/figure_parts.h"

namespace habitus::validation {
namespace {

/// `undefined`: the verdict on what has no value.
Json gate(const char* name, const char* side, double limit, Json observed,
          const char* undefined = "insufficient") {
  if (!observed.is_object()) observed = Json{{"value", observed}, {"lo", nullptr}, {"hi", nullptr}};
  const double value = number_at(observed, "value");
  double lo = number_at(observed, "lo"), hi = number_at(observed, "hi");
  if (std::isnan(lo) || std::isnan(hi)) lo = hi = value;
  const bool least = std::string(side) == "min";
  const char* verdict = std::isnan(value) && !std::isnan(limit) ? undefined
                        : std::isnan(limit)                     ? "insufficient"
                        : least                                ? (lo >= limit  ? "pass"
                                                                  : hi < limit ? "fail"
                                                                               : "insufficient")
                                                               : (hi <= limit  ? "pass"
                                                                  : lo > limit ? "fail"
                                                                               : "insufficient");
  return {{"gate", name}, {side, limit}, {"observed", std::move(observed)}, {"verdict", verdict}};
}

Text name_of(const std::string& gate) {
  if (gate == "lift") return QT_TRANSLATE_NOOP("core", "Lift: precision over prevalence");
  if (gate == "capacity") return QT_TRANSLATE_NOOP("core", "Fits the capacity: most at one date");
  return QT_TRANSLATE_NOOP("core", "Pays: precision at break-even");
}
Text verdict_of(const std::string& verdict) {
  if (verdict == "pass") return QT_TRANSLATE_NOOP("core", "pass");
  return verdict == "fail" ? QT_TRANSLATE_NOOP("core", "fail") : QT_TRANSLATE_NOOP("core", "insufficient");
}

}  // namespace

Result<Json> complete_objective(Project& project, const Json& spec, const models::Named& named) {
  if (spec.contains("objective") && !spec["objective"].is_string()) return spec["objective"];
  TRY(const Json recipe, parse_json(named.recipe));
  TRY(Json found, objectives::anchor(project, models::target_of(recipe)));
  if (found.is_null() || !spec.contains("objective") || spec["objective"] == found["name"]) return found;
  return fail(Kind::input,
              Text(QT_TRANSLATE_NOOP("core", "The objective of this model is “%1”"),
                   {found["name"].get<std::string>()}),
              "validate.objective", QT_TRANSLATE_NOOP("core", "Leave it out: it follows from the target"));
}

void judge(const Json& objective, const Json& costs, Json& e) {
  if (!objective.is_object() || !objective.contains("gates")) return;
  const Json& plan = objective["gates"];
  const Json point = e.value("operating_point", Json::object());
  const Json precision = point.value("precision", Json::object());
  const char* nobody = nobody_selected(e) ? "fail" : "insufficient";
  Json rows = Json::array();
  if (plan.contains("break_even")) {
    const Costs c{number_at(costs, "false_positive"), number_at(costs, "false_negative"),
                  number_at(costs, "true_positive"), number_at(costs, "true_negative")};
    rows.push_back(gate("break_even", "min",
                        plan["break_even"].is_number() ? plan["break_even"].get<double>() : c.threshold(),
                        precision, nobody));
  }
  if (plan.contains("lift"))
    rows.push_back(gate(
        "lift", "min", plan["lift"].get<double>() * number_at(e.value("prevalence", Json::object()), "value"),
        precision, nobody));
  if (plan.contains("capacity_at_once"))
    rows.push_back(
        gate("capacity", "max", plan["capacity_at_once"].get<double>(), point.value("most_at_once", Json())));
  e["acceptance"] = std::move(rows);
}

report::Figure acceptance_figure(const Json& e, const std::string& at) {
  using report::Column;
  report::Figure f{.kind = "rows", .id = "validation.acceptance"};
  f.title = QT_TRANSLATE_NOOP("core", "Gates of the objective");
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Gate"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Required"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Observed"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Verdict"), Column::Align::left}};
  int64_t failed = 0, passed = 0;
  for (size_t i = 0; i < e["acceptance"].size(); ++i) {
    const Json& row = e["acceptance"][i];
    const std::string here = at + "/acceptance/" + std::to_string(i), name = row["gate"];
    const report::Format format = name == "capacity" ? report::count() : report::share(1);
    failed += row["verdict"] == "fail";
    passed += row["verdict"] == "pass";
    f.table.rows.push_back({name_of(name), field(row, row.contains("min") ? "min" : "max", here, format),
                            quantity_at(row["observed"], here + "/observed", format),
                            verdict_of(row["verdict"].get<std::string>())});
  }
  const auto all = static_cast<int64_t>(e["acceptance"].size());
  f.sentence =
      nobody_selected(e)
          ? Text(QT_TRANSLATE_NOOP(
                     "core",
                     "Nobody of %1 reaches the cut-off, so no contact would pay: the model must not be approved."),
                 {static_cast<int64_t>(number_at(e, "n"))})
      : failed > 0      ? Text(QT_TRANSLATE_NOOP(
                                 "core", "%1 of %2 gates of the objective fail: the model must not be approved."),
                             {failed, all})
      : passed == all ? Text(QT_TRANSLATE_NOOP("core", "All %1 gates of the objective pass."), {all})
                      : Text(QT_TRANSLATE_NOOP(
                                 "core", "%1 of %2 gates of the objective pass; the others cannot be told."),
                             {passed, all});
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::validation
