#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/profiles/profiles.h"
#include "core/report/parts.h"
#include "core/segments/answers.h"

namespace habitus::profiles {
namespace {

using report::Figure;
using report::left;
using report::Mark;
using report::Quantity;
using report::right;
using segments::quantity;

std::string cut_at(size_t s, size_t c) { return "/segments/" + std::to_string(s) + "/cuts/" + std::to_string(c); }

Text effect_name(const std::string& effect) {
  if (effect == "negligible") return QT_TRANSLATE_NOOP("core", "negligible");
  if (effect == "small") return QT_TRANSLATE_NOOP("core", "small");
  if (effect == "medium") return QT_TRANSLATE_NOOP("core", "medium");
  if (effect == "large") return QT_TRANSLATE_NOOP("core", "large");
  return QT_TRANSLATE_NOOP("core", "not known");
}

Quantity impact_of(const Json& answer, const std::string& at, const Json& slice) {
  Quantity q;
  q.format = report::number(2);
  if (!slice["impact"].is_object()) return q;
  q = quantity(answer, at + "/impact/value", report::number(2));
  const Json& impact = slice["impact"];
  if (impact.contains("lo") && impact["lo"].is_number()) q.lo = impact["lo"], q.hi = impact["hi"];
  q.n = impact["n"];
  if (impact["verdict"] == "insufficient" && std::isnan(q.value)) q.state = report::State::insufficient;
  return q;
}

/// People of whom the attribute is not known: a row of the table, not what stands above it.
bool unknown(const Json& slice) { return slice["name"].get<std::string>().find("(missing)") != std::string::npos; }

Text sentence(const Json& answer) {
  double least = INFINITY;
  bool only_unknown = false;
  std::string who, where;
  for (const Json& segment : answer["segments"])
    for (const Json& cut : segment["cuts"])
      for (const Json& slice : cut["slices"]) {
        if (!slice["impact"].is_object() || slice["impact"]["verdict"] != "fail") continue;
        if (unknown(slice)) {
          only_unknown = true;
          continue;
        }
        const double value = slice["impact"]["value"].is_number() ? slice["impact"]["value"].get<double>() : INFINITY;
        if (value < least) least = value, who = cut["name"].get<std::string>() + " " + slice["name"].get<std::string>(), where = segment["name"];
      }
  if (std::isinf(least) && only_unknown)
    return QT_TRANSLATE_NOOP("core",
                             "Only people of whom an attribute is not known are in a segment at a rate outside what is "
                             "allowed; the table names them.");
  if (std::isinf(least))
    return answer["verdicts"]["insufficient"] > 0
               ? Text(QT_TRANSLATE_NOOP("core",
                                        "No ratio is shown to be too far from 1, but not every group is large enough to say so."))
               : Text(QT_TRANSLATE_NOOP("core", "Every group is in every segment as often as the rule asks for."));
  return {QT_TRANSLATE_NOOP("core", "“%1” holds %2 at %3 times the rate of the reference: outside what is allowed."),
          {where, who, std::round(least * 100) / 100}};
}

Figure ratios(const Json& answer) {
  Figure f = report::rows_along("profiles", QT_TRANSLATE_NOOP("core", "Who is in which segment: disparate impact"),
                                QT_TRANSLATE_NOOP("core", "ratio of rates"), report::number(2));
  f.series = report::verdict_series();
  f.sentence = sentence(answer);
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "Rate of belonging over that of the reference group, 95 % intervals · allowed from %1 to "
                                 "%2 · groups of fewer than %3 are never judged"),
               {answer["tau"].get<double>(), std::round(100 / answer["tau"].get<double>()) / 100,
                answer["min_n"].get<int64_t>()}};
  f.y.title = QT_TRANSLATE_NOOP("core", "people");
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Segment")),
                     left(QT_TRANSLATE_NOOP("core", "Group")),
                     right(QT_TRANSLATE_NOOP("core", "People")),
                     right(QT_TRANSLATE_NOOP("core", "Share of everybody")),
                     right(QT_TRANSLATE_NOOP("core", "Share of members")),
                     right(QT_TRANSLATE_NOOP("core", "Representation")),
                     right(QT_TRANSLATE_NOOP("core", "Rate")),
                     right(QT_TRANSLATE_NOOP("core", "Impact ratio")),
                     left(QT_TRANSLATE_NOOP("core", "Verdict"))};
  for (size_t s = 0; s < answer["segments"].size(); ++s)
    for (size_t c = 0; c < answer["segments"][s]["cuts"].size(); ++c) {
      const Json& cut = answer["segments"][s]["cuts"][c];
      for (size_t g = 0; g < cut["slices"].size(); ++g) {
        const Json& slice = cut["slices"][g];
        const std::string at = cut_at(s, c) + "/slices/" + std::to_string(g);
        const std::string segment = answer["segments"][s]["name"],
                          group = cut["name"].get<std::string>() + ": " + slice["name"].get<std::string>();
        const Quantity impact = impact_of(answer, at, slice);
        const bool reference = !slice["impact"].is_object();
        f.table.rows.push_back({report::named(segment), report::named(group), quantity(answer, at + "/population/k", report::count()),
                                segments::rate(answer, at + "/population"), segments::rate(answer, at + "/members"),
                                quantity(answer, at + "/representation", report::number(2)),
                                segments::rate(answer, at + "/rate"), impact,
                                reference ? Text(QT_TRANSLATE_NOOP("core", "reference"))
                                          : report::verdict_text(slice["impact"]["verdict"])});
        if (reference || std::isnan(impact.value)) continue;
        // Labels are cut at their end: what tells the rows apart stands first.
        const std::string label = answer["segments"].size() == 1 ? group : group + " · " + segment;
        report::add_interval(f, report::named(label), impact).series =
            report::verdict_place(slice["impact"]["verdict"]);
      }
    }
  Mark band{Mark::Kind::band, answer["tau"].get<double>()};
  band.x2 = 1 / band.x;
  band.label = QT_TRANSLATE_NOOP("core", "allowed");
  f.marks.push_back(std::move(band));
  return f;
}

Figure associations(const Json& answer) {
  Figure f = report::titled("", "profiles", QT_TRANSLATE_NOOP("core", "How belonging hangs together with each attribute"));
  f.caption = QT_TRANSLATE_NOOP("core",
                                "Pearson's chi-square; Cramér's V below .1 negligible, .3 small, .5 medium (Cohen 1988)");
  f.table.columns = {left(QT_TRANSLATE_NOOP("core", "Segment")),    left(QT_TRANSLATE_NOOP("core", "Attribute")),
                     right(QT_TRANSLATE_NOOP("core", "Chi-square")), right(QT_TRANSLATE_NOOP("core", "Degrees")),
                     right(QT_TRANSLATE_NOOP("core", "p")),          right(QT_TRANSLATE_NOOP("core", "Cramér's V")),
                     right(QT_TRANSLATE_NOOP("core", "corrected")),  left(QT_TRANSLATE_NOOP("core", "Effect")),
                     right(QT_TRANSLATE_NOOP("core", "Unknown"))};
  for (size_t s = 0; s < answer["segments"].size(); ++s)
    for (size_t c = 0; c < answer["segments"][s]["cuts"].size(); ++c) {
      const Json& cut = answer["segments"][s]["cuts"][c];
      const auto q = [&](const char* what, report::Format format) {
        Quantity out = quantity(answer, cut_at(s, c) + what, format);
        if (cut["association"]["small_expected"].get<bool>()) out.state = report::State::insufficient;
        return out;
      };
      f.table.rows.push_back({report::named(answer["segments"][s]["name"]), report::named(cut["name"]),
                              quantity(answer, cut_at(s, c) + "/association/chi_square", report::number(3)),
                              quantity(answer, cut_at(s, c) + "/association/degrees", report::count()),
                              q("/association/p", report::number(4)), q("/association/v", report::number(3)),
                              q("/association/corrected", report::number(3)), effect_name(cut["effect"]),
                              quantity(answer, cut_at(s, c) + "/unknown", report::count())});
    }
  return f;
}

}  // namespace

std::vector<Figure> representation_figures(const Json& answer) { return {ratios(answer), associations(answer)}; }

}  // namespace habitus::profiles
