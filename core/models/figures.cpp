#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/models/model.h"
#include "core/report/read.h"

namespace habitus::models {

using report::Axis;
using report::Cell;
using report::count;
using report::Figure;
using report::Format;
using report::Mark;
using report::Quantity;
using report::Series;
using report::State;
using report::Tile;

namespace {

Text name_of(const Json& j, const char* key) { return {"%1", {j.at(key).get<std::string>()}}; }

Mark row_mark(size_t row, const Quantity& q, int series = 0) {
  Mark m;
  m.kind = Mark::Kind::interval;
  m.y = static_cast<double>(row);
  m.quantity = q;
  m.series = series;
  return m;
}

Mark rule_at(double x) {
  Mark m;
  m.kind = Mark::Kind::rule;
  m.x = x;
  return m;
}

Text coefficient_sentence(const Json& coefficients) {
  int64_t clear = 0, shown = 0;
  for (const Json& c : coefficients) {
    if (!c["lo"].is_number()) continue;
    ++shown;
    clear += c["lo"].get<double>() > 0 || c["hi"].get<double>() < 0;
  }
  if (shown == 0) return QT_TRANSLATE_NOOP("core", "No coefficient has an interval: see the findings below.");
  if (clear == 0)
    return QT_TRANSLATE_NOOP("core", "No coefficient's interval lies off zero: no effect is shown.");
  return {QT_TRANSLATE_NOOP("core", "%1 of %2 coefficients have an interval off zero."), {clear, shown}};
}

Figure coefficients(const Json& artefact) {
  Figure f;
  f.kind = "rows";
  f.id = "model.coefficients";
  f.title = QT_TRANSLATE_NOOP("core", "Coefficients");
  const Json& all = artefact["coefficients"];
  f.sentence = coefficient_sentence(all);
  f.caption = {artefact["encoding"]["standardise"]
                   ? QT_TRANSLATE_NOOP(
                         "core", "Log-odds per standard deviation · %1 training rows · Wald intervals, 95 %")
                   : QT_TRANSLATE_NOOP("core", "Log-odds per unit · %1 training rows · Wald intervals, 95 %"),
               {artefact["training"]["rows"].get<int64_t>()}};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Log-odds"), report::number(3)};
  f.y.scale = Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Coefficient"), Series::Role::data}};
  f.marks.push_back(rule_at(0));
  f.table.caption = QT_TRANSLATE_NOOP("core", "Coefficients of the linear predictor");
  using A = report::Column::Align;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Term"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Log-odds"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Standard error"), A::right}};
  const auto add = [&](const Json& c, const std::string& at) {
    const Quantity q = report::estimate(c, at, report::number(3));
    f.table.rows.push_back({name_of(c, "term"), q, report::field(c, "se", at, report::number(3))});
    return q;
  };
  std::vector<size_t> order(all.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::abs(all[a]["value"].get<double>()) > std::abs(all[b]["value"].get<double>());
  });
  add(artefact["intercept"], "/artefact/intercept");
  for (size_t i : order) {
    f.marks.push_back(
        row_mark(f.y.categories.size(), add(all[i], "/artefact/coefficients/" + std::to_string(i))));
    f.y.categories.push_back(name_of(all[i], "term"));
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure importance(const Json& answer) {
  Figure f;
  f.kind = "rows";
  f.id = "model.importance";
  f.title = QT_TRANSLATE_NOOP("core", "Importance on held-out people");
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "Loss of AUC when one feature is shuffled among %1 test rows · mean and "
                                 "interval over shuffles, 95 %"),
               {answer["parts"]["test"]["known"].get<int64_t>()}};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Loss of AUC"), report::number(3)};
  f.y.scale = Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Feature"), Series::Role::data}};
  f.marks.push_back(rule_at(0));
  f.table.caption = QT_TRANSLATE_NOOP("core", "Permutation importance");
  using A = report::Column::Align;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Feature"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Loss of AUC"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Standard deviation"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Rise of log loss"), A::right}};
  const Json& all = answer["importance"];
  std::vector<size_t> order(all.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return report::number_at(all[a]["auc"], "value") > report::number_at(all[b]["auc"], "value");
  });
  int64_t clear = 0;
  for (size_t i : order) {
    const std::string at = "/importance/" + std::to_string(i);
    const Quantity q = report::estimate(all[i]["auc"], at + "/auc", report::number(3));
    clear += q.lo > 0;
    f.marks.push_back(row_mark(f.y.categories.size(), q));
    f.y.categories.push_back(name_of(all[i], "column"));
    f.table.rows.push_back({name_of(all[i], "column"), q,
                            report::field(all[i]["auc"], "sd", at + "/auc", report::number(3)),
                            report::estimate(all[i]["log_loss"], at + "/log_loss", report::number(4))});
  }
  f.table.selections.resize(f.table.rows.size());
  if (clear == 0)
    f.sentence = QT_TRANSLATE_NOOP("core", "Shuffling any one feature makes no difference that is shown.");
  else
    f.sentence = {
        QT_TRANSLATE_NOOP("core", "Most is lost without “%1”; %2 of %3 features matter beyond chance."),
        {all[order[0]]["column"].get<std::string>(), clear, static_cast<int64_t>(all.size())}};
  return f;
}

Figure contributions(const Json& answer) {
  Figure f;
  f.kind = "boxes";
  f.id = "model.contributions";
  f.title = QT_TRANSLATE_NOOP("core", "Contributions");
  f.sentence = QT_TRANSLATE_NOOP(
      "core", "Each person's log-odds are the intercept and these contributions, added up.");
  f.caption = {QT_TRANSLATE_NOOP("core", "%1 test rows · median, middle half, 5–95 %"),
               {answer["parts"]["test"]["known"].get<int64_t>()}};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Log-odds"), report::number(2)};
  f.y.scale = Axis::Scale::category;
  f.table.caption = QT_TRANSLATE_NOOP("core", "Contributions to log-odds");
  using A = report::Column::Align;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Feature"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Median"), A::right},
                     {"25 %", A::right},
                     {"75 %", A::right}};
  size_t i = 0;
  for (const Json& c : answer["contributions"]) {
    const std::string at = "/contributions/" + std::to_string(i);
    Mark m;
    m.kind = Mark::Kind::box;
    m.y = static_cast<double>(i++);
    m.x = report::number_at(c, "q25");
    m.x2 = report::number_at(c, "q75");
    m.quantity = report::field(c, "median", at, report::number(2));
    m.quantity.lo = report::number_at(c, "p5");
    m.quantity.hi = report::number_at(c, "p95");
    f.marks.push_back(m);
    f.y.categories.push_back(name_of(c, "column"));
    f.table.rows.push_back({name_of(c, "column"), report::field(c, "median", at, report::number(3)),
                            report::field(c, "q25", at, report::number(3)),
                            report::field(c, "q75", at, report::number(3))});
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure parts(const Json& answer) {
  Figure f;
  f.kind = "rows";
  f.id = "model.parts";
  f.title = QT_TRANSLATE_NOOP("core", "Parts");
  const Json& all = answer["parts"];
  f.sentence = {QT_TRANSLATE_NOOP("core", "Fitted on %1 rows, to be judged on %2 others; %3 stay sealed."),
                {all["train"]["n"].get<int64_t>(), all["test"]["known"].get<int64_t>(),
                 all["holdout"]["n"].get<int64_t>()}};
  f.caption = QT_TRANSLATE_NOOP(
      "core", "Prevalence of each part · a person is in one part only · Wilson intervals, 95 %");
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Prevalence"), report::share(1)};
  f.y = {Axis::Scale::category, "n"};
  f.series = {{QT_TRANSLATE_NOOP("core", "Prevalence"), Series::Role::data}};
  using A = report::Column::Align;
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Part"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Rows"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Known outcome"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Prevalence"), A::right}};
  const std::pair<const char*, Text> rows[] = {{"train", QT_TRANSLATE_NOOP("core", "Training")},
                                               {"calibration", QT_TRANSLATE_NOOP("core", "Calibration")},
                                               {"test", QT_TRANSLATE_NOOP("core", "Test")},
                                               {"holdout", QT_TRANSLATE_NOOP("core", "Sealed holdout")}};
  for (const auto& [key, title] : rows) {
    const std::string at = std::string("/parts/") + key;
    Cell rate;
    if (all[key].contains("prevalence")) {
      const Quantity q = report::estimate(all[key]["prevalence"], at + "/prevalence", report::share(1));
      f.marks.push_back(row_mark(f.y.categories.size(), q));
      f.y.categories.push_back(title);
      rate = q;
    }
    f.table.rows.push_back({title, report::field(all[key], "n", at, count()),
                            report::field(all[key], "known", at, count()), rate});
  }
  f.table.selections.resize(f.table.rows.size());
  const Json& training = answer["artefact"]["training"];
  f.tiles = {
      {QT_TRANSLATE_NOOP("core", "Training rows"),
       report::field(training, "rows", "/artefact/training", count()),
       {}},
      {QT_TRANSLATE_NOOP("core", "Positive"),
       report::field(training, "positives", "/artefact/training", count()),
       {}},
      {QT_TRANSLATE_NOOP("core", "Baseline: prevalence"),
       report::field(answer["artefact"]["baselines"], "prevalence", "/artefact/baselines", report::share(1)),
       {}}};
  return f;
}

Text way_text(const Json& monotone, const std::string& column) {
  if (!monotone.contains(column)) return {};
  return monotone[column].get<int>() > 0 ? QT_TRANSLATE_NOOP("core", "only up")
                                         : QT_TRANSLATE_NOOP("core", "only down");
}

/// What boosted trees show in the place of coefficients: how far each feature moves the log-odds.
Figure trees(const Json& answer) {
  const Json &algorithm = answer["artefact"]["algorithm"], &how = algorithm["boosting"];
  Figure f;
  f.kind = "rows";
  f.id = "model.trees";
  f.title = QT_TRANSLATE_NOOP("core", "Boosted trees");
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "Mean size of each feature's contribution over %1 test rows · depth %2, "
                                 "learning rate %3 · %4 · contributions add up to the log-odds"),
               {answer["parts"]["test"]["known"].get<int64_t>(), how["depth"].get<int64_t>(),
                how["learning_rate"].get<double>(), algorithm["library"].get<std::string>()}};
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Log-odds"), report::number(3)};
  f.y.scale = Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "Contribution"), Series::Role::data}};
  using A = report::Column::Align;
  f.table.caption = QT_TRANSLATE_NOOP("core", "Mean size of contributions to log-odds");
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Feature"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Log-odds"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Monotone"), A::left}};
  const Json& all = answer["contributions"];
  std::vector<size_t> order(all.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return report::number_at(all[a], "size") > report::number_at(all[b], "size");
  });
  for (size_t i : order) {
    Mark m;
    m.kind = Mark::Kind::bar;
    m.y = static_cast<double>(f.y.categories.size());
    m.x = 0;
    m.quantity = report::field(all[i], "size", "/contributions/" + std::to_string(i), report::number(3));
    m.x2 = m.quantity.value;
    f.marks.push_back(m);
    f.y.categories.push_back(name_of(all[i], "column"));
    f.table.rows.push_back({name_of(all[i], "column"), m.quantity,
                            way_text(how["monotone"], all[i]["column"].get<std::string>())});
  }
  f.table.selections.resize(f.table.rows.size());
  const auto kept = answer["artefact"]["training"]["rounds"].get<int64_t>();
  const auto asked = how["rounds"].get<int64_t>();
  if (order.empty()) return f;
  const std::string first = all[order[0]]["column"];
  f.sentence =
      kept < asked
          ? Text{QT_TRANSLATE_NOOP("core", "%1 trees kept of %2 by early stopping; “%3” moves scores most."),
                 {kept, asked, first}}
          : Text{QT_TRANSLATE_NOOP("core", "%1 trees; “%2” moves scores most."), {kept, first}};
  return f;
}

Text finding_text(const Json& f) {
  const std::string kind = f["kind"], term = f["term"].is_string() ? f["term"].get<std::string>() : "";
  if (kind == "constant")
    return {QT_TRANSLATE_NOOP("core", "“%1” never varies in training and was left out."), {term}};
  if (kind == "aliased")
    return {QT_TRANSLATE_NOOP("core", "“%1” is told by earlier terms and was left out."), {term}};
  if (kind == "separated")
    return QT_TRANSLATE_NOOP("core",
                             "The features tell the outcomes apart without error in training: suspect a "
                             "leak; intervals mean little.");
  return QT_TRANSLATE_NOOP("core", "The fit did not converge; its numbers are not the optimum.");
}

Figure external(const Json& answer) {
  Figure f;
  f.kind = "rows";
  f.id = "model.external";
  f.title = QT_TRANSLATE_NOOP("core", "Imported scores");
  f.sentence =
      QT_TRANSLATE_NOOP("core", "These scores were made elsewhere: they can be judged here, not reproduced.");
  const Json& a = answer["artefact"];
  using A = report::Column::Align;
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "What"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Number"), A::right}};
  f.table.rows = {
      {Text(QT_TRANSLATE_NOOP("core", "Rows")), report::field(a, "rows", "/artefact", count())},
      {Text(QT_TRANSLATE_NOOP("core", "Persons")), report::field(a, "persons", "/artefact", count())},
      {Text(QT_TRANSLATE_NOOP("core", "Known outcome")), report::field(a, "known", "/artefact", count())},
      {Text(QT_TRANSLATE_NOOP("core", "Positive")), report::field(a, "positives", "/artefact", count())}};
  f.table.selections.resize(f.table.rows.size());
  f.y.scale = Axis::Scale::category;
  size_t row = 0;
  for (const auto& cells : f.table.rows) {
    Mark m;
    m.kind = Mark::Kind::bar;
    m.y = static_cast<double>(row++);
    m.x = 0;
    m.quantity = std::get<Quantity>(cells[1]);
    m.x2 = m.quantity.value;
    f.marks.push_back(m);
    f.y.categories.push_back(std::get<Text>(cells[0]));
  }
  f.x.format = count();
  f.series = {{QT_TRANSLATE_NOOP("core", "Rows"), Series::Role::data}};
  return f;
}

}  // namespace

std::vector<Figure> figures(const Json& answer) {
  if (answer.value("external", false)) return {external(answer)};
  const bool boosted = answer["artefact"]["algorithm"]["name"] == "boosted";
  std::vector<Figure> out{boosted ? trees(answer) : coefficients(answer["artefact"]), importance(answer),
                          contributions(answer)};
  const Json& map = answer["artefact"]["calibration"];
  if (map["method"] != "none" || map["skipped"].get<bool>()) out.push_back(calibration_figure(answer["artefact"]));
  out.push_back(parts(answer));
  for (const Json& f : answer["artefact"]["findings"]) {
    Tile tile;
    tile.label = QT_TRANSLATE_NOOP("core", "Finding");
    tile.quantity.format.unit = Format::Unit::text;
    tile.note = finding_text(f);
    out[0].tiles.push_back(tile);
  }
  return out;
}

}  // namespace habitus::models
