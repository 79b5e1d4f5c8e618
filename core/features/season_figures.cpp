#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/seasons.h"
#include "core/report/read.h"

namespace habitus::features {
namespace {

using report::Figure;
using report::Mark;

Text sentence(const Json& s) {
  const auto n = s["n"].get<int64_t>();
  if (s["r"].empty()) return {QT_TRANSLATE_NOOP("core", "%1 steps are too few to look for a season."), {n}};
  if (!s.contains("season"))
    return {QT_TRANSLATE_NOOP(
                "core", "No season stands out in %1 steps: no lag rises above its neighbours and the band."),
            {n}};
  return {QT_TRANSLATE_NOOP("core", "A season of %1 steps stands out: what was done then is likest to now."),
          {s["season"].get<int64_t>()}};
}

Figure one(const Json& s, const std::string& at) {
  Figure f{.kind = "bars", .id = "features.season"};
  const std::string event = s["event"], step = s["step"];
  const bool any = event == "*";
  f.title = s.contains("property") ? Text(QT_TRANSLATE_NOOP("core", "Autocorrelation: %1 by %2"),
                                          {s["property"].get<std::string>(), step})
            : any ? Text(QT_TRANSLATE_NOOP("core", "Autocorrelation: all events by %1"), {step})
                  : Text(QT_TRANSLATE_NOOP("core", "Autocorrelation: %1 by %2"), {event, step});
  f.sentence = sentence(s);
  f.caption = {QT_TRANSLATE_NOOP(
                   "core",
                   "The sum over everybody in %1 steps back from the last date, less its straight line · "
                   "dashed: 1.96/√n, beyond it a lag is not chance"),
               {s["n"].get<int64_t>()}};
  f.x.title = QT_TRANSLATE_NOOP("core", "lag, steps");
  f.x.format = report::number(0);
  f.y.title = QT_TRANSLATE_NOOP("core", "autocorrelation");
  f.y.format = report::number(1);
  f.y.lo = -1, f.y.hi = 1;
  f.series = {{QT_TRANSLATE_NOOP("core", "other lag"), report::Series::Role::data},
              {QT_TRANSLATE_NOOP("core", "lag of a season"), report::Series::Role::rival}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Lag"), report::Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Autocorrelation"), report::Column::Align::right}};
  for (size_t i = 0; i < s["r"].size(); ++i) {
    Mark m;
    m.kind = Mark::Kind::bar;
    m.x = static_cast<double>(i + 1);
    m.quantity.format = report::number(2);
    m.quantity.at = at + "/r/" + std::to_string(i);
    if (s["r"][i].is_number()) m.quantity.value = s["r"][i];
    m.y = m.quantity.value;
    m.series = s.value("season", size_t{0}) == i + 1 ? 1 : 0;
    f.table.rows.push_back({Text("%1", {static_cast<int64_t>(i + 1)}), m.quantity});
    f.marks.push_back(std::move(m));
  }
  if (s.contains("band"))
    for (const double sign : {-1.0, 1.0}) {
      Mark rule;
      rule.kind = Mark::Kind::rule;
      rule.y = sign * s["band"].get<double>();
      f.marks.push_back(rule);
    }
  f.table.selections.resize(f.table.rows.size());
  return f;
}
}  // namespace

std::vector<Figure> season_figures(const Json& answer) {
  std::vector<Figure> out;
  if (!answer.contains("autocorrelation")) return out;
  for (size_t i = 0; i < answer["autocorrelation"].size(); ++i)
    out.push_back(one(answer["autocorrelation"][i], "/autocorrelation/" + std::to_string(i)));
  return out;
}

}  // namespace habitus::features
