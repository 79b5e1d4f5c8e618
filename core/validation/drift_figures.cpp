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
using A = report::Column::Align;

namespace {

Text parts_sentence(const Json& d) {
  const auto below = d["below"].get<int64_t>(), of = d["compared"].get<int64_t>();
  if (below > 0)
    return {
        QT_TRANSLATE_NOOP("core",
                          "Warning: at %1 of %2 dates the model did worse than a random split of the same "
                          "past had promised, by more than both intervals."),
        {below, of}};
  return QT_TRANSLATE_NOOP("core",
                           "Warning: over all dates the model did worse than random splits of the same past "
                           "had promised.");
}

Text drift_sentence(const Json& d) {
  const std::string warning = d["warning"];
  if (warning == "parts") return parts_sentence(d);
  if (warning == "falls")
    return {QT_TRANSLATE_NOOP("core", "Warning: the AUC falls by %1 in 30 days."),
            {std::round(-1000 * number_at(d["slope"], "value")) / 1000}};
  if (warning == "insufficient")
    return QT_TRANSLATE_NOOP("core", "Too little evidence to compare with a random split.");
  return QT_TRANSLATE_NOOP(
      "core", "What random splits of the past promised was kept at every date; no drift is shown.");
}

Mark point_of(size_t x, int series, const Quantity& q) {
  Mark m;
  m.kind = Mark::Kind::line;
  m.x = static_cast<double>(x);
  m.y = q.value;
  m.series = series;
  m.quantity = q;
  return m;
}

/// "12 d", or why there is none.
Text half_life_text(const Json& h) {
  const std::string state = h["state"];
  if (state == "ok")
    return {
        QT_TRANSLATE_NOOP("core", "What the ranking adds to chance halves after %1 days without a new fit."),
        {std::round(number_at(h, "value"))}};
  if (state == "not_reached")
    return {QT_TRANSLATE_NOOP(
                "core", "What the ranking adds to chance does not halve within %1 days without a new fit."),
            {std::round(number_at(h, "observed"))}};
  if (state == "insufficient")
    return QT_TRANSLATE_NOOP(
        "core", "The ranking seems to lose half of what it adds to chance, but within its interval.");
  return QT_TRANSLATE_NOOP("core", "Too few dates to say how fast the model ages.");
}

void add_tiles(Figure& f, const Json& d, const std::string& at) {
  if (d.contains("time_split")) {
    f.tiles.push_back({QT_TRANSLATE_NOOP("core", "Separated in time"),
                       quantity_at(d["time_split"], at + "/time_split", number(3)),
                       {}});
    f.tiles.push_back({QT_TRANSLATE_NOOP("core", "Random split"),
                       quantity_at(d["random_split"], at + "/random_split", number(3)),
                       {}});
    f.tiles.push_back({QT_TRANSLATE_NOOP("core", "Difference"),
                       quantity_at(d["difference"], at + "/difference", number(3)),
                       {}});
  }
  if (d["slope"]["state"] != "ok") return;
  f.tiles.push_back(
      {QT_TRANSLATE_NOOP("core", "Slope in 30 days"), quantity_at(d["slope"], at + "/slope", number(3)), {}});
  f.tiles.push_back(
      {QT_TRANSLATE_NOOP("core", "p of the slope"), field(d["slope"], "p", at + "/slope", number(4)), {}});
}

}  // namespace

Figure drift_figure(const Json& b, const std::string& at) {
  const Json &d = b["drift"], &origins = b["origins"];
  Figure f;
  f.kind = "lines";
  f.id = "validation.drift";
  f.title = QT_TRANSLATE_NOOP("core", "Drift");
  f.sentence = drift_sentence(d);
  const std::string rolling = b["rolling"].is_string() ? b["rolling"].get<std::string>() : std::string();
  f.caption =
      rolling.empty()
          ? Text(QT_TRANSLATE_NOOP("core",
                                   "AUC · the model fitted on what was known before each date, beside a "
                                   "random split of the same past · DeLong intervals, 95 %"))
          : Text{QT_TRANSLATE_NOOP("core",
                                   "AUC · fitted on all that was known before each date (expanding), on "
                                   "its last %1 (rolling), and a random split of the same past · DeLong "
                                   "intervals, 95 %"),
                 {rolling}};
  f.x.scale = Axis::Scale::category;
  f.y = {Axis::Scale::linear, "AUC", number(2)};
  f.series = {{QT_TRANSLATE_NOOP("core", "Expanding window"), Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "Rolling window"), Series::Role::rival},
              {QT_TRANSLATE_NOOP("core", "Random split"), Series::Role::reference}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Origin"), A::left},
                     {f.series[0].name, A::right},
                     {f.series[1].name, A::right},
                     {f.series[2].name, A::right}};
  for (size_t i = 0; i < origins.size(); ++i) {
    const Json& o = origins[i];
    if (!o.contains("random_split")) continue;
    const std::string here = at + "/origins/" + std::to_string(i);
    const size_t x = f.x.categories.size();
    f.x.categories.push_back({"%1", {o["as_of"].get<std::string>().substr(0, 10)}});
    std::vector<Cell> row{f.x.categories.back()};
    int series = 0;
    for (const auto& [part, place] : {std::pair<Json, std::string>{o, here},
                                      {o.value("rolling", Json::object()), here + "/rolling"},
                                      {o["random_split"], here + "/random_split"}}) {
      const int own = series++;
      if (!part.contains("auc")) {
        row.push_back({});
        continue;
      }
      const Quantity q =
          quantity_at(part["auc"], place + "/auc", number(3), part.value("state", "ok") != "ok");
      f.marks.push_back(point_of(x, own, q));
      row.push_back(q);
    }
    f.table.rows.push_back(row);
  }
  f.table.selections.resize(f.table.rows.size());
  add_tiles(f, d, at + "/drift");
  return f;
}

Figure ages_figure(const Json& b, const std::string& at) {
  const Json &d = b["drift"], &ages = d["ages"];
  Figure f;
  f.kind = "lines";
  f.id = "validation.ages";
  f.title = QT_TRANSLATE_NOOP("core", "Performance by age of the model");
  f.sentence = half_life_text(d["half_life"]);
  f.caption = QT_TRANSLATE_NOOP("core",
                                "AUC of each date's model at that date and at all later ones, mean over the "
                                "models of an age · t intervals, 95 %");
  f.x = {Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "Days since its own date"), number(0)};
  f.y = {Axis::Scale::linear, "AUC", number(2)};
  f.series = {{QT_TRANSLATE_NOOP("core", "Model"), Series::Role::data}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Days"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Models"), A::right},
                     {"AUC", A::right},
                     {QT_TRANSLATE_NOOP("core", "Change, paired"), A::right}};
  for (size_t k = 0; k < ages.size(); ++k) {
    const std::string here = at + "/drift/ages/" + std::to_string(k);
    const Quantity auc = quantity_at(ages[k]["auc"], here + "/auc", number(3));
    Mark m = point_of(0, 0, auc);
    m.x = ages[k]["age"].get<double>();
    f.marks.push_back(m);
    f.table.rows.push_back({field(ages[k], "age", here, number(0)), field(ages[k], "models", here, count()),
                            auc, quantity_at(ages[k]["change"], here + "/change", number(3))});
  }
  f.table.selections.resize(f.table.rows.size());
  const Json& h = d["half_life"];
  if (h["state"] == "ok") {
    f.tiles = {{QT_TRANSLATE_NOOP("core", "Half-life, days"),
                field(h, "value", at + "/drift/half_life", number(0)),
                {}}};
    Mark rule;
    rule.kind = Mark::Kind::rule;
    rule.x = number_at(h, "value");
    rule.label = QT_TRANSLATE_NOOP("core", "half-life");
    f.marks.push_back(rule);
  }
  return f;
}

}  // namespace habitus::validation
