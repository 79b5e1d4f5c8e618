#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/profiles/profiles.h"
#include "core/segments/answers.h"

namespace habitus::profiles {
namespace {

using report::Column;
using report::Figure;
using report::Mark;
using report::Quantity;
using segments::quantity;

std::string cut_at(size_t s, size_t c) { return "/segments/" + std::to_string(s) + "/cuts/" + std::to_string(c); }

Text verdict_name(const std::string& verdict) {
  if (verdict == "pass") return QT_TRANSLATE_NOOP("core", "pass");
  if (verdict == "fail") return QT_TRANSLATE_NOOP("core", "fail");
  return QT_TRANSLATE_NOOP("core", "insufficient evidence");
}

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

Text sentence(const Json& answer) {
  double least = INFINITY;
  std::string who, where;
  for (const Json& segment : answer["segments"])
    for (const Json& cut : segment["cuts"])
      for (const Json& slice : cut["slices"]) {
        if (!slice["impact"].is_object() || slice["impact"]["verdict"] != "fail") continue;
        const double value = slice["impact"]["value"].is_number() ? slice["impact"]["value"].get<double>() : INFINITY;
        if (value < least) least = value, who = cut["name"].get<std::string>() + " " + slice["name"].get<std::string>(), where = segment["name"];
      }
  if (std::isinf(least))
    return answer["verdicts"]["insufficient"] > 0
               ? Text(QT_TRANSLATE_NOOP("core",
                                        "No ratio is shown to be too far from 1, but not every group is large enough to say so."))
               : Text(QT_TRANSLATE_NOOP("core", "Every group is in every segment as often as the rule asks for."));
  return {QT_TRANSLATE_NOOP("core", "“%1” holds %2 at %3 times the rate of the reference: outside what is allowed."),
          {where, who, std::round(least * 100) / 100}};
}

Figure ratios(const Json& answer) {
  Figure f{.kind = "rows", .id = "profiles"};
  f.title = QT_TRANSLATE_NOOP("core", "Who is in which segment: disparate impact");
  f.sentence = sentence(answer);
  f.caption = {QT_TRANSLATE_NOOP("core",
                                 "Rate of belonging over that of the reference group, 95 % intervals · allowed from %1 to "
                                 "%2 · fewer than %3 people are never judged"),
               {answer["tau"].get<double>(), std::round(100 / answer["tau"].get<double>()) / 100,
                answer["min_n"].get<int64_t>()}};
  f.x = {report::Axis::Scale::linear, QT_TRANSLATE_NOOP("core", "ratio of rates"), report::number(2)};
  f.y.scale = report::Axis::Scale::category;
  f.series = {{f.title}};
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Segment"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Group"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "People"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share of everybody"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Share of members"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Representation"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Rate"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Impact ratio"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Verdict"), Column::Align::left}};
  for (size_t s = 0; s < answer["segments"].size(); ++s)
    for (size_t c = 0; c < answer["segments"][s]["cuts"].size(); ++c) {
      const Json& cut = answer["segments"][s]["cuts"][c];
      for (size_t g = 0; g < cut["slices"].size(); ++g) {
        const Json& slice = cut["slices"][g];
        const std::string at = cut_at(s, c) + "/slices/" + std::to_string(g);
        const Text segment(answer["segments"][s]["name"].get<std::string>());
        const Text group(cut["name"].get<std::string>() + ": " + slice["name"].get<std::string>());
        const Quantity impact = impact_of(answer, at, slice);
        const bool reference = !slice["impact"].is_object();
        f.table.rows.push_back({segment, group, quantity(answer, at + "/population/k", report::count()),
                                segments::rate(answer, at + "/population"), segments::rate(answer, at + "/members"),
                                quantity(answer, at + "/representation", report::number(2)),
                                segments::rate(answer, at + "/rate"), impact,
                                reference ? Text(QT_TRANSLATE_NOOP("core", "reference"))
                                          : verdict_name(slice["impact"]["verdict"])});
        if (reference || std::isnan(impact.value)) continue;
        Mark mark{Mark::Kind::interval, impact.value, static_cast<double>(f.y.categories.size())};
        mark.quantity = impact;
        mark.label = Text(english(segment) + " · " + english(group));
        f.y.categories.push_back(mark.label);
        f.marks.push_back(std::move(mark));
      }
    }
  for (const double limit : {answer["tau"].get<double>(), 1 / answer["tau"].get<double>()}) {
    Mark rule{Mark::Kind::rule, limit};
    f.marks.push_back(std::move(rule));
  }
  return f;
}

Figure associations(const Json& answer) {
  Figure f{.kind = "", .id = "profiles"};
  f.title = QT_TRANSLATE_NOOP("core", "How belonging hangs together with each attribute");
  f.caption = QT_TRANSLATE_NOOP("core",
                                "Pearson's chi-square; Cramér's V below .1 negligible, .3 small, .5 medium (Cohen 1988)");
  f.table.caption = f.title;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Segment"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Attribute"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Chi-square"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Degrees"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "p"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Cramér's V"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "corrected"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "Effect"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Unknown"), Column::Align::right}};
  for (size_t s = 0; s < answer["segments"].size(); ++s)
    for (size_t c = 0; c < answer["segments"][s]["cuts"].size(); ++c) {
      const Json& cut = answer["segments"][s]["cuts"][c];
      const auto q = [&](const char* what, report::Format format) {
        Quantity out = quantity(answer, cut_at(s, c) + what, format);
        if (cut["association"]["small_expected"].get<bool>()) out.state = report::State::insufficient;
        return out;
      };
      f.table.rows.push_back({Text(answer["segments"][s]["name"].get<std::string>()), Text(cut["name"].get<std::string>()),
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
