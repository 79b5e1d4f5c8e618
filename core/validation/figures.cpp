#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/validation/figure_parts.h"
#include "core/validation/validate.h"

namespace habitus::validation {

using report::Axis;
using report::Cell;
using report::count;
using report::Figure;
using report::Format;
using report::kNone;
using report::Mark;
using report::number;
using report::Quantity;
using report::Series;
using report::State;

Quantity quantity_at(const Json& object, const std::string& at, Format format, bool thin) {
  Quantity q = report::estimate(object, at, std::move(format));
  if (thin && q.state == State::ok) q.state = State::insufficient;
  return q;
}

namespace {

Text backtest_sentence(const Json& origins) {
  int64_t shown = 0, ahead = 0, behind = 0;
  double first = kNone, last = kNone;
  for (const Json& o : origins) {
    if (o["state"] != "ok") continue;
    ++shown;
    last = number_at(o["auc"], "value");
    if (std::isnan(first)) first = last;
    bool better = true, worse = false;
    for (const auto& [name, b] : o["baselines"].items()) {
      better = better && b["verdict"] == "better";
      worse = worse || b["verdict"] == "worse";
    }
    ahead += better;
    behind += worse;
  }
  if (shown == 0) return QT_TRANSLATE_NOOP("core", "No origin has enough evidence for a verdict.");
  if (behind > 0) return {QT_TRANSLATE_NOOP("core", "A baseline wins at %1 of %2 origins."), {behind, shown}};
  if (ahead == shown)
    return {QT_TRANSLATE_NOOP("core", "The model beats every baseline at all %1 origins."), {shown}};
  return {
      QT_TRANSLATE_NOOP(
          "core", "The model beats every baseline at %1 of %2 origins; elsewhere no difference is shown."),
      {ahead, shown}};
}

Text origin_name(const Json& o) {
  if (o.contains("as_of")) return {"%1", {o["as_of"].get<std::string>().substr(0, 10)}};
  return {QT_TRANSLATE_NOOP("core", "Fold %1"), {o["fold"].get<int64_t>()}};
}

Text state_text(const std::string& state) {
  if (state == "ok") return "ok";
  if (state == "immature") return QT_TRANSLATE_NOOP("core", "labels not known yet");
  return QT_TRANSLATE_NOOP("core", "insufficient");
}

Mark line_point(size_t x, int series, const Quantity& q) {
  Mark m;
  m.kind = Mark::Kind::line;
  m.x = static_cast<double>(x);
  m.y = q.value;
  m.series = series;
  m.quantity = q;
  return m;
}

/// The baselines' AUC beside the model's, and in the table the paired difference that decides.
void add_baselines(Figure& f, std::vector<Cell>& row, size_t i, const Json& o, const std::string& here) {
  const bool ok = o["state"] == "ok";
  int series = 1;
  for (const char* name : {"last_value", "prevalence"}) {
    if (!o["baselines"].contains(name)) {
      row.push_back({});
      ++series;
      continue;
    }
    const Json& base = o["baselines"][name];
    const std::string there = here + "/baselines/" + name;
    Quantity q = quantity_at(base["auc"], there + "/auc", number(3), !ok);
    q.lo = q.hi = kNone;
    f.marks.push_back(line_point(i, series++, q));
    row.push_back(
        base["difference"].contains("log_loss")
            ? Cell(quantity_at(base["difference"]["log_loss"], there + "/difference/log_loss", number(4)))
            : Cell(quantity_at(base["difference"]["auc"], there + "/difference/auc", number(3))));
  }
}

Text backtest_caption(const Json& b) {
  const auto n = static_cast<int64_t>(b["origins"].size());
  if (b["kind"] == "persons")
    return {QT_TRANSLATE_NOOP(
                "core", "AUC · %1 folds of persons, as there is one as-of date · DeLong intervals, 95 %"),
            {n}};
  if (b["kind"] == "dates")
    return {QT_TRANSLATE_NOOP("core", "AUC of imported scores by as-of date · DeLong intervals, 95 %"), {}};
  return {QT_TRANSLATE_NOOP("core",
                            "AUC · %1 rolling origins · purge %2, gap %3 · persons of the test side only · "
                            "DeLong intervals, 95 %"),
          {n, b["purge"].get<std::string>(), b["gap"].get<std::string>()}};
}

}  // namespace

Figure backtest_figure(const Json& b, const std::string& at) {
  Figure f;
  f.kind = "lines";
  f.id = "validation.backtest";
  f.title = QT_TRANSLATE_NOOP("core", "Backtest");
  const Json& origins = b["origins"];
  f.sentence = backtest_sentence(origins);
  f.caption = backtest_caption(b);
  f.x.scale = Axis::Scale::category;
  f.y = {Axis::Scale::linear, "AUC", number(2)};
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "Last value"), Series::Role::rival},
              {QT_TRANSLATE_NOOP("core", "Prevalence"), Series::Role::reference}};
  using A = report::Column::Align;
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Origin"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Training rows"), A::right},
                     {"n", A::right},
                     {QT_TRANSLATE_NOOP("core", "Positive"), A::right},
                     {"AUC", A::right},
                     {QT_TRANSLATE_NOOP("core", "Log loss"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Against last value"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Against prevalence"), A::right},
                     {QT_TRANSLATE_NOOP("core", "State"), A::left}};
  for (size_t i = 0; i < origins.size(); ++i) {
    const Json& o = origins[i];
    const std::string here = at + "/origins/" + std::to_string(i), state = o["state"];
    f.x.categories.push_back(origin_name(o));
    std::vector<Cell> row{origin_name(o), field(o, "train", here, count()), field(o, "n", here, count()),
                          field(o, "positives", here, count())};
    if (!o.contains("auc")) {
      row.insert(row.end(), {Cell{}, Cell{}, Cell{}, Cell{}, state_text(state)});
      f.table.rows.push_back(row);
      continue;
    }
    const Quantity auc = quantity_at(o["auc"], here + "/auc", number(3), state != "ok");
    f.marks.push_back(line_point(i, 0, auc));
    row.push_back(auc);
    row.push_back(quantity_at(o["log_loss"], here + "/log_loss", number(4)));
    add_baselines(f, row, i, o, here);
    row.push_back(state_text(state));
    f.table.rows.push_back(row);
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

Figure holdout_figure(const Json& h) {
  Figure f;
  f.kind = "rows";
  f.id = "validation.holdout";
  f.title = QT_TRANSLATE_NOOP("core", "Final holdout");
  f.y.scale = Axis::Scale::category;
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Holdout"), report::Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Rows"), report::Column::Align::right}};
  const std::string state = h["state"];
  if (state == "none") {
    f.sentence = QT_TRANSLATE_NOOP("core", "No holdout was kept back.");
    return f;
  }
  f.sentence =
      state == "sealed"
          ? Text(QT_TRANSLATE_NOOP("core",
                                   "The final holdout is sealed: it opens once, and the journal records it."))
      : state == "open"
          ? Text(QT_TRANSLATE_NOOP("core", "The final holdout was opened once, for this model."))
          : Text{
                QT_TRANSLATE_NOOP(
                    "core", "Reused holdout: this is evaluation number %1 of it, so its numbers flatter."),
                {h["opening"].get<int64_t>()}};
  f.table.rows = {{f.title, field(h, "n", "/holdout", count())}};
  f.table.selections.resize(1);
  f.tiles = {{QT_TRANSLATE_NOOP("core", "Rows"), field(h, "n", "/holdout", count()), {}}};
  return f;
}

std::vector<Figure> figures(const Json& answer) {
  std::vector<Figure> out;
  const auto add = [&](const Json& e, const std::string& at) {
    if (e["state"] == "undefined") return;
    if (e["probabilities"].get<bool>()) out.push_back(reliability_figure(e, at));
    if (e.contains("acceptance")) out.push_back(acceptance_figure(e, at));  // may it be approved at all
    if (e.contains("uncalibrated")) out.push_back(calibration_figure(e, at));
    out.push_back(baselines_figure(e, at));
    if (at == "/test") {
      out.push_back(backtest_figure(answer["backtest"], "/backtest"));
      if (answer["backtest"].contains("drift")) {
        out.push_back(drift_figure(answer["backtest"], "/backtest"));
        out.push_back(ages_figure(answer["backtest"], "/backtest"));
      }
    }
    out.push_back(measures_figure(e, at));
    if (e.contains("curves")) {
      out.push_back(roc_figure(e, at));
      out.push_back(pr_figure(e, at));
    }
    if (!e["operating_point"].contains("state")) out.push_back(operating_figure(e, at));
    out.push_back(cost_figure(e, at));
  };
  add(answer["test"], "/test");
  out.push_back(periods_figure(answer));
  out.push_back(holdout_figure(answer["holdout"]));
  if (answer["holdout"].contains("result")) add(answer["holdout"]["result"], "/holdout/result");
  return out;
}

}  // namespace habitus::validation
