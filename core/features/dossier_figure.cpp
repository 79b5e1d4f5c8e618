#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/dossier.h"
#include "core/report/read.h"

namespace habitus::features {

using report::Figure;
using report::Mark;

report::Figure dossier_figure(const Json& answer) {
  Figure f{.kind = "rows", .id = "features.dictionary"};
  f.title = QT_TRANSLATE_NOOP("core", "Data dictionary");
  int64_t lacking = 0;
  for (const Json& c : answer["columns"]) lacking += c["missing"].get<int64_t>() > 0;
  f.sentence = {QT_TRANSLATE_NOOP("core", "%1 of %2 columns lack a value somewhere."),
                {lacking, static_cast<int64_t>(answer["columns"].size())}};
  f.caption = QT_TRANSLATE_NOOP(
      "core",
      "Share of rows without a value; the table says what each column is, which version, how "
      "many values are different and how far the last date has drifted from the first (PSI).");
  f.x.title = QT_TRANSLATE_NOOP("core", "missing");
  f.x.format = report::share(0);
  f.x.lo = 0, f.x.hi = 1;
  f.y.scale = report::Axis::Scale::category;
  f.series = {{f.title}};
  f.table.caption = f.title;
  using A = report::Column::Align;
  f.table.columns = {
      {QT_TRANSLATE_NOOP("core", "Column"), A::left},     {QT_TRANSLATE_NOOP("core", "What it is"), A::left},
      {QT_TRANSLATE_NOOP("core", "Formula"), A::left},    {QT_TRANSLATE_NOOP("core", "Window"), A::left},
      {QT_TRANSLATE_NOOP("core", "Unit"), A::left},       {QT_TRANSLATE_NOOP("core", "Version"), A::left},
      {QT_TRANSLATE_NOOP("core", "Missing"), A::right},   {QT_TRANSLATE_NOOP("core", "Share"), A::right},
      {QT_TRANSLATE_NOOP("core", "Different"), A::right}, {QT_TRANSLATE_NOOP("core", "Drift"), A::right}};
  const auto pages = dossiers(Json{{"features", answer["features"]}, {"scope", Json::object()}});
  for (size_t i = 0; i < answer["columns"].size(); ++i) {
    const Json& c = answer["columns"][i];
    const std::string at = "/columns/" + std::to_string(i);
    const auto page =
        std::find_if(pages.begin(), pages.end(), [&](const Dossier& d) { return d.name == c["source"]; });
    const Dossier none, &d = page == pages.end() ? none : *page;
    Mark bar;
    bar.kind = Mark::Kind::bar;
    bar.x = 0;
    bar.y = static_cast<double>(i);
    bar.quantity = report::field(c, "missing_share", at, report::share(1));
    bar.x2 = bar.quantity.value;
    bar.label = Text("%1", {c["name"].get<std::string>()});
    f.y.categories.push_back(bar.label);
    f.table.rows.push_back({bar.label, d.definition, Text("%1", {d.formula}), d.window,
                            Text("%1", {c["unit"].get<std::string>()}),
                            Text("%1", {c["version"].get<std::string>().substr(0, 12)}),
                            report::field(c, "missing", at, report::count()), bar.quantity,
                            report::field(c, "distinct", at, report::count()),
                            report::field(c, "drift", at, report::number(3))});
    f.marks.push_back(std::move(bar));
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::features
