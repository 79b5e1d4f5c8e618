#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/fairness/figure_parts.h"

namespace habitus::fairness {

using report::Axis;
using report::Figure;
using report::Mark;
using report::number;
using report::Quantity;
using report::Series;
using report::State;

namespace {

enum RiskShade { kHolds, kOff, kOpen };

const char* risk_verdict(const Json& c) {
  if (hidden(c)) return QT_TRANSLATE_NOOP("core", "suppressed");
  const std::string word = c.value("verdict", "insufficient");
  if (word == "pass") return QT_TRANSLATE_NOOP("core", "pass");
  if (word == "fail") return QT_TRANSLATE_NOOP("core", "fail");
  return QT_TRANSLATE_NOOP("core", "insufficient");
}

struct RisksSaid {
  int64_t fail = 0, pass = 0, unsure = 0;
  std::string worst;
  double oe = 1;

  int take(const std::string& word, const std::string& group, double value) {
    ++(word == "pass" ? pass : word == "fail" ? fail : unsure);
    if (word == "fail" && (worst.empty() || off(value) > off(oe))) {
      worst = group;
      oe = value;
    }
    return word == "pass" ? kHolds : word == "fail" ? kOff : kOpen;
  }
  static double off(double v) { return v > 0 ? std::abs(std::log(v)) : INFINITY; }
  Text sentence() const {
    if (fail > 0)
      return {QT_TRANSLATE_NOOP("core",
                                "Stated risks are off in %1 of %2 judged groups; furthest in %3, where %4 "
                                "times as much happens as is said. %5 cannot be judged."),
              {fail, fail + pass, worst, std::round(100 * oe) / 100, unsure}};
    if (pass == 0)
      return {
          QT_TRANSLATE_NOOP("core", "No group has enough outcomes to judge its stated risks (%1 groups)."),
          {unsure}};
    return {QT_TRANSLATE_NOOP("core", "Stated risks hold in all %1 judged groups; %2 cannot be judged."),
            {pass, unsure}};
  }
};

Figure frame(const Json& answer) {
  Figure f;
  f.kind = "rows";
  f.id = "fairness.calibration";
  f.title = QT_TRANSLATE_NOOP("core", "Calibration by group");
  f.caption = QT_TRANSLATE_NOOP(
      "core",
      "Observed over expected outcomes (O/E), 1 = risks mean what they say · bootstrap intervals, 95 % · a "
      "group "
      "fails when its interval excludes 1 after Holm's correction and is not inside the band");
  f.x = {Axis::Scale::linear, "O/E", number(2)};
  f.y.scale = Axis::Scale::category;
  f.y.title = "n";
  f.series = {{QT_TRANSLATE_NOOP("core", "pass"), Series::Role::pass},
              {QT_TRANSLATE_NOOP("core", "fail"), Series::Role::fail},
              {QT_TRANSLATE_NOOP("core", "insufficient"), Series::Role::warn}};
  Mark band;
  band.kind = Mark::Kind::band;
  const double tau = answer["tau"];
  band.x = tau;
  band.x2 = 1 / tau;
  band.label = Text(QT_TRANSLATE_NOOP("core", "allowed %1 to %2"), {tau, 1 / tau});
  f.marks.push_back(band);
  f.table.caption = f.title;
  using A = report::Column::Align;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Cut"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Group"), A::left},
                     {"n", A::right},
                     {QT_TRANSLATE_NOOP("core", "Observed"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Expected"), A::right},
                     {"O/E", A::right},
                     {QT_TRANSLATE_NOOP("core", "In the large, log-odds"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Slope"), A::right},
                     {"ECE", A::right},
                     {QT_TRANSLATE_NOOP("core", "p (Holm)"), A::right},
                     {QT_TRANSLATE_NOOP("core", "q (Benjamini–Hochberg)"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Verdict"), A::left}};
  return f;
}

}  // namespace

Figure calibration_figure(const Json& answer) {
  Figure f = frame(answer);
  RisksSaid said;
  for (size_t i = 0; i < answer["cuts"].size(); ++i) {
    const Json& cut = answer["cuts"][i];
    f.y.categories.push_back(Text("%1", {cut["name"].get<std::string>()}));
    for (size_t g = 0; g < cut["groups"].size(); ++g) {
      const Json& group = cut["groups"][g];
      if (!group.contains("calibration")) continue;
      const Json& c = group["calibration"];
      const std::string at = "/cuts/" + std::to_string(i) + "/groups/" + std::to_string(g) + "/calibration";
      const char* verdict = risk_verdict(c);
      Mark m;
      m.kind = Mark::Kind::interval;
      m.y = static_cast<double>(f.y.categories.size());
      m.label = Text("%1", {group["name"].get<std::string>()});
      m.quantity = ranged(c, "oe", number(2), at);
      const Quantity n = quantity(c, "n", report::count(), at);
      m.quantity.n = n.value;
      m.series = said.take(verdict, english(m.label), m.quantity.value);
      f.y.categories.push_back(m.label);
      f.table.rows.push_back(
          {Text("%1", {cut["name"].get<std::string>()}), m.label, n, quantity(c, "observed", report::count(), at),
           quantity(c, "expected", number(1), at), m.quantity, ranged(c, "intercept", number(2), at),
           ranged(c, "slope", number(2), at), ranged(c, "ece", number(3), at),
           quantity(c, "holm", number(3), at), quantity(c, "q", number(3), at), Text(verdict)});
      f.marks.push_back(std::move(m));
    }
  }
  f.sentence = said.sentence();
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::fairness
