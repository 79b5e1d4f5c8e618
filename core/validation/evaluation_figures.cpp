#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/validation/figure_parts.h"

namespace habitus::validation {

using report::Axis;
using report::Cell;
using report::count;
using report::Figure;
using report::Mark;
using report::number;
using report::Quantity;
using report::Series;
using report::share;
using report::Tile;

namespace {

using A = report::Column::Align;
bool thin(const Json& e) { return e["state"] != "ok"; }
int64_t rows_in(const Json& e) { return e["n"].get<int64_t>(); }

Text reliability_sentence(const Json& bins, bool insufficient) {
  if (insufficient)
    return QT_TRANSLATE_NOOP("core", "Too few people of either outcome to judge calibration.");
  int64_t off = 0;
  for (const Json& b : bins)
    off += number_at(b["rate"], "lo") > b["mean"].get<double>() ||
           number_at(b["rate"], "hi") < b["mean"].get<double>();
  if (off == 0)
    return QT_TRANSLATE_NOOP(
        "core", "Predicted chances can be read as shares: every bin's interval covers the diagonal.");
  return {
      QT_TRANSLATE_NOOP(
          "core", "In %1 of %2 bins the observed share lies off the prediction by more than its interval."),
      {off, static_cast<int64_t>(bins.size())}};
}

Text verdict_sentence(const Json& e) {
  const std::string verdict = e["verdict"];
  if (verdict == "insufficient")
    return QT_TRANSLATE_NOOP("core", "Too few people of either outcome for a verdict against the baselines.");
  if (verdict == "better")
    return QT_TRANSLATE_NOOP("core", "The model beats every baseline by more than its interval.");
  const bool worse = verdict == "worse";
  const bool last =
      e["baselines"].contains("last_value") && e["baselines"]["last_value"]["verdict"] == verdict;
  if (worse && last)
    return QT_TRANSLATE_NOOP(
        "core", "The last value wins: the model is worse than this baseline by more than its interval.");
  if (worse)
    return QT_TRANSLATE_NOOP(
        "core", "Prevalence wins: the model is worse than this baseline by more than its interval.");
  if (last) return QT_TRANSLATE_NOOP("core", "No difference from the last value is shown.");
  return QT_TRANSLATE_NOOP("core", "No difference from prevalence is shown.");
}

std::vector<Tile> tiles_of(const Json& e, const std::string& at) {
  std::vector<Tile> out{{"AUC", quantity_at(e["auc"], at + "/auc", number(3), thin(e)), {}},
                        {QT_TRANSLATE_NOOP("core", "Average precision"),
                         quantity_at(e["average_precision"], at + "/average_precision", number(3), thin(e)),
                         {}}};
  if (e["probabilities"].get<bool>()) {
    out.push_back({"Brier", quantity_at(e["brier"], at + "/brier", number(3)), {}});
    out.push_back({"ECE", quantity_at(e["ece"]["uniform"], at + "/ece/uniform", number(3)), {}});
    out.push_back(
        {QT_TRANSLATE_NOOP("core", "Log loss"), quantity_at(e["log_loss"], at + "/log_loss", number(3)), {}});
  }
  if (e["operating_point"].contains("cost"))
    out.push_back(
        {QT_TRANSLATE_NOOP("core", "Cost per 1,000"),
         quantity_at(e["operating_point"]["cost_per_1000"], at + "/operating_point/cost_per_1000", number(1)),
         {}});
  return out;
}

void add_bins(Figure& f, const Json& bins, const std::string& at, bool draw) {
  size_t i = 0;
  for (const Json& b : bins) {
    const std::string here = at + "/" + std::to_string(i++);
    const Quantity rate = quantity_at(b["rate"], here + "/rate", share(1));
    const Quantity n = field(b, "n", here, count());
    f.table.rows.push_back(
        {Text(draw ? QT_TRANSLATE_NOOP("core", "equal width") : QT_TRANSLATE_NOOP("core", "equal mass")),
         field(b, "from", here, share(1)), field(b, "to", here, share(1)), field(b, "mean", here, share(1)),
         rate, n});
    if (!draw) continue;
    Mark point;
    point.kind = Mark::Kind::point;
    point.x = b["mean"].get<double>();
    point.quantity = rate;
    f.marks.push_back(point);
    Mark bar;
    bar.kind = Mark::Kind::bar;
    bar.x = b["from"].get<double>();
    bar.x2 = b["to"].get<double>();
    bar.quantity = n;
    f.marks.push_back(bar);
  }
}

Figure curve_figure(const Json& points, const char* id, Text title, Text x, Text y) {
  Figure f;
  f.kind = "lines";
  f.id = id;
  f.title = std::move(title);
  f.x = {Axis::Scale::linear, std::move(x), share(0), 0, 1};
  f.y = {Axis::Scale::linear, std::move(y), share(0), 0, 1};
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data}};
  f.table.caption = f.title;
  f.table.columns = {{f.x.title, A::right}, {f.y.title, A::right}};
  for (const Json& p : points) {
    Mark m;
    m.kind = Mark::Kind::line;
    m.x = number_at(p, "x");
    m.y = number_at(p, "y");
    m.quantity.value = m.y;
    m.quantity.format = share(1);
    f.marks.push_back(m);
  }
  return f;
}

/// The twin of a curve: eleven of its points, each a fact.
void curve_table(Figure& f, const Json& points, const std::string& at) {
  const size_t n = points.size(), most = std::min<size_t>(n, 11);
  for (size_t k = 0; k < most; ++k) {
    const size_t i = most == 1 ? 0 : k * (n - 1) / (most - 1);
    const std::string here = at + "/" + std::to_string(i);
    f.table.rows.push_back({field(points[i], "x", here, share(1)), field(points[i], "y", here, share(1))});
  }
  f.table.selections.resize(f.table.rows.size());
}

}  // namespace

Mark interval_row(size_t row, const Quantity& q, int series) {
  Mark m;
  m.kind = Mark::Kind::interval;
  m.y = static_cast<double>(row);
  m.quantity = q;
  m.series = series;
  return m;
}

Figure reliability_figure(const Json& e, const std::string& at) {
  Figure f;
  f.kind = "reliability";
  f.id = "validation.reliability";
  f.title = QT_TRANSLATE_NOOP("core", "Reliability");
  const Json& bins = e["reliability"]["uniform"];
  f.sentence = reliability_sentence(bins, thin(e));
  f.caption = {
      QT_TRANSLATE_NOOP("core", "%1 held-out rows · %2 equal-width bins with rows · Wilson intervals, 95 %"),
      {rows_in(e), static_cast<int64_t>(bins.size())}};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Predicted chance"), share(0), 0, 1};
  f.y = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Observed share"), share(0), 0, 1};
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Bins"), A::left},
                     {QT_TRANSLATE_NOOP("core", "From"), A::right},
                     {QT_TRANSLATE_NOOP("core", "To"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Mean prediction"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Observed share"), A::right},
                     {"n", A::right}};
  add_bins(f, bins, at + "/reliability/uniform", true);
  add_bins(f, e["reliability"]["mass"], at + "/reliability/mass", false);
  f.table.selections.resize(f.table.rows.size());
  f.tiles = tiles_of(e, at);
  return f;
}

Figure baselines_figure(const Json& e, const std::string& at) {
  Figure f;
  f.kind = "rows";
  f.id = "validation.baselines";
  f.title = QT_TRANSLATE_NOOP("core", "Against the baselines");
  f.sentence = verdict_sentence(e);
  const bool chances = e["probabilities"].get<bool>();
  const char* measure = chances ? "log_loss" : "auc";
  f.caption = {
      chances
          ? QT_TRANSLATE_NOOP("core", "Mean log loss, lower is better · %1 held-out rows · intervals, 95 %")
          : QT_TRANSLATE_NOOP("core", "AUC, higher is better · %1 held-out rows · intervals, 95 %"),
      {rows_in(e)}};
  f.x = {Axis::Scale::linear, chances ? Text(QT_TRANSLATE_NOOP("core", "Log loss")) : Text("AUC"), number(4)};
  f.y.scale = Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "Baseline"), Series::Role::rival}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Score"), A::left},
                     {"AUC", A::right},
                     {QT_TRANSLATE_NOOP("core", "Average precision"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Log loss"), A::right},
                     {"Brier", A::right},
                     {QT_TRANSLATE_NOOP("core", "Model minus baseline, AUC"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Model minus baseline, log loss"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Model minus baseline, Brier"), A::right}};
  const auto optional = [](const Json& j, const char* key, const std::string& where) {
    return j.contains(key) ? Cell(quantity_at(j[key], where + "/" + key, number(4))) : Cell();
  };
  const auto add = [&](const Text& name, const Json& j, const std::string& where, int series) {
    f.marks.push_back(interval_row(f.y.categories.size(),
                                   quantity_at(j[measure], where + "/" + measure, number(4)), series));
    f.y.categories.push_back(name);
    f.table.rows.push_back({name, quantity_at(j["auc"], where + "/auc", number(3)),
                            quantity_at(j["average_precision"], where + "/average_precision", number(3)),
                            optional(j, "log_loss", where), optional(j, "brier", where)});
    const Json difference = j.value("difference", Json::object());
    for (const char* key : {"auc", "log_loss", "brier"})
      f.table.rows.back().push_back(optional(difference, key, where + "/difference"));
  };
  add(QT_TRANSLATE_NOOP("core", "Model"), e, at, 0);
  if (e["baselines"].contains("last_value"))
    add(QT_TRANSLATE_NOOP("core", "Last value"), e["baselines"]["last_value"], at + "/baselines/last_value",
        1);
  add(QT_TRANSLATE_NOOP("core", "Prevalence"), e["baselines"]["prevalence"], at + "/baselines/prevalence", 1);
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure measures_figure(const Json& e, const std::string& at) {
  Figure f;
  f.kind = "rows";
  f.id = "validation.measures";
  f.title = QT_TRANSLATE_NOOP("core", "Measures");
  const Quantity auc = quantity_at(e["auc"], at + "/auc", number(3), thin(e));
  f.sentence =
      std::isnan(auc.value) ? Text(QT_TRANSLATE_NOOP("core", "One outcome only: ranking cannot be judged."))
      : auc.lo > .5         ? Text(QT_TRANSLATE_NOOP("core", "The ranking is better than chance."))
      : auc.hi < .5         ? Text(QT_TRANSLATE_NOOP("core", "The ranking is worse than chance."))
                    : Text(QT_TRANSLATE_NOOP("core", "No difference from chance is shown in the ranking."));
  f.caption = {
      QT_TRANSLATE_NOOP("core", "%1 held-out rows, %2 positive · DeLong, bootstrap and t intervals, 95 %"),
      {rows_in(e), e["positives"].get<int64_t>()}};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Value"), number(3), 0, 1};
  f.y.scale = Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Measure"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Value"), A::right}};
  const auto add = [&](const Text& name, const Quantity& q, bool draw) {
    if (draw) f.marks.push_back(interval_row(f.y.categories.size(), q, 0));
    if (draw) f.y.categories.push_back(name);
    f.table.rows.push_back({name, q});
  };
  add(QT_TRANSLATE_NOOP("core", "Prevalence"), quantity_at(e["prevalence"], at + "/prevalence", share(1)),
      false);
  add("AUC", auc, true);
  add(QT_TRANSLATE_NOOP("core", "Average precision"),
      quantity_at(e["average_precision"], at + "/average_precision", number(3), thin(e)), true);
  if (e["probabilities"].get<bool>()) {
    const Json& brier = e["brier"];
    add(QT_TRANSLATE_NOOP("core", "Log loss"), quantity_at(e["log_loss"], at + "/log_loss", number(4)), true);
    add(QT_TRANSLATE_NOOP("core", "Log loss: clipped rows"),
        field(e["log_loss"], "clipped", at + "/log_loss", count()), false);
    add("Brier", quantity_at(brier, at + "/brier", number(4)), true);
    add(QT_TRANSLATE_NOOP("core", "Brier: reliability"),
        field(brier, "reliability", at + "/brier", number(5)), false);
    add(QT_TRANSLATE_NOOP("core", "Brier: resolution"), field(brier, "resolution", at + "/brier", number(5)),
        false);
    add(QT_TRANSLATE_NOOP("core", "Brier: uncertainty"),
        field(brier, "uncertainty", at + "/brier", number(5)), false);
    add(QT_TRANSLATE_NOOP("core", "Brier: variance within bins"),
        field(brier, "within_variance", at + "/brier", number(5)), false);
    add(QT_TRANSLATE_NOOP("core", "Brier: covariance within bins"),
        field(brier, "within_covariance", at + "/brier", number(5)), false);
    add(QT_TRANSLATE_NOOP("core", "ECE, equal width"),
        quantity_at(e["ece"]["uniform"], at + "/ece/uniform", number(4)), true);
    add(QT_TRANSLATE_NOOP("core", "ECE, equal mass"),
        quantity_at(e["ece"]["mass"], at + "/ece/mass", number(4)), true);
    add(QT_TRANSLATE_NOOP("core", "Largest gap, equal width"),
        field(e["ece"]["uniform"], "maximum", at + "/ece/uniform", number(4)), false);
    add(QT_TRANSLATE_NOOP("core", "Observed over expected"),
        quantity_at(e["observed_expected"], at + "/observed_expected", number(3)), false);
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure roc_figure(const Json& e, const std::string& at) {
  Figure f = curve_figure(e["curves"]["roc"], "validation.roc", QT_TRANSLATE_NOOP("core", "ROC curve"),
                          QT_TRANSLATE_NOOP("core", "False positive rate"),
                          QT_TRANSLATE_NOOP("core", "True positive rate"));
  f.sentence = {QT_TRANSLATE_NOOP("core", "A random positive scores above a random negative with chance %1."),
                {std::round(number_at(e["auc"], "value") * 1000) / 1000}};
  f.caption = {QT_TRANSLATE_NOOP("core", "%1 positives, %2 negatives · ties count half"),
               {e["positives"].get<int64_t>(), e["negatives"].get<int64_t>()}};
  f.series.push_back({QT_TRANSLATE_NOOP("core", "Chance"), Series::Role::reference});
  for (const double x : {0.0, 1.0}) {
    Mark m;
    m.kind = Mark::Kind::line;
    m.x = m.y = m.quantity.value = x;
    m.series = 1;
    f.marks.push_back(m);
  }
  curve_table(f, e["curves"]["roc"], at + "/curves/roc");
  return f;
}

Figure pr_figure(const Json& e, const std::string& at) {
  Figure f =
      curve_figure(e["curves"]["pr"], "validation.pr", QT_TRANSLATE_NOOP("core", "Precision and recall"),
                   QT_TRANSLATE_NOOP("core", "Recall"), QT_TRANSLATE_NOOP("core", "Precision"));
  f.sentence = {QT_TRANSLATE_NOOP("core", "Average precision is %1 where guessing gives %2."),
                {std::round(number_at(e["average_precision"], "value") * 1000) / 1000,
                 std::round(number_at(e["prevalence"], "value") * 1000) / 1000}};
  f.caption = {QT_TRANSLATE_NOOP("core", "%1 held-out rows · no interpolation"), {rows_in(e)}};
  Mark rule;
  rule.kind = Mark::Kind::rule;
  rule.y = number_at(e["prevalence"], "value");
  rule.label = QT_TRANSLATE_NOOP("core", "Prevalence");
  f.marks.push_back(rule);
  curve_table(f, e["curves"]["pr"], at + "/curves/pr");
  return f;
}

}  // namespace habitus::validation
