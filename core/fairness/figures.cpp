#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/fairness/audit.h"
#include "core/fairness/figure_parts.h"
#include "core/report/words.h"

namespace habitus::fairness {

using report::Axis;
using report::Column;
using report::Figure;
using report::Format;
using report::kNone;
using report::Mark;
using report::Quantity;
using report::Series;
using report::State;

namespace {

enum Shade { kPass, kFail, kUnsure, kReference };

const char* measure_title(const std::string& name) {
  if (name == "mean") return QT_TRANSLATE_NOOP("core", "Ratio of means");
  if (name == "impact") return QT_TRANSLATE_NOOP("core", "Ratio of favourable rates (disparate impact)");
  if (name == "selection_rate") return QT_TRANSLATE_NOOP("core", "Gap in the selection rate");
  if (name == "favourable_rate") return QT_TRANSLATE_NOOP("core", "Gap in the favourable rate");
  if (name == "tpr") return QT_TRANSLATE_NOOP("core", "Gap in the true-positive rate");
  if (name == "fpr") return QT_TRANSLATE_NOOP("core", "Gap in the false-positive rate");
  if (name == "fnr") return QT_TRANSLATE_NOOP("core", "Gap in the false-negative rate");
  if (name == "tnr") return QT_TRANSLATE_NOOP("core", "Gap in the true-negative rate");
  if (name == "ppv") return QT_TRANSLATE_NOOP("core", "Gap in precision (PPV)");
  if (name == "fdr") return QT_TRANSLATE_NOOP("core", "Gap in the false-discovery rate");
  if (name == "npv") return QT_TRANSLATE_NOOP("core", "Gap in the negative predictive value");
  if (name == "for") return QT_TRANSLATE_NOOP("core", "Gap in the false-omission rate");
  if (name == "prevalence") return QT_TRANSLATE_NOOP("core", "Gap in prevalence");
  return QT_TRANSLATE_NOOP("core", "Gap in accuracy");
}

bool is_ratio(const std::string& name) { return name == "impact" || name == "mean"; }

/// As report::field and report::estimate, of a part that may be suppressed as a whole or in this number.
Quantity veiled(const Json& part, const char* key, Quantity shown) {
  if (!hidden(part) && !(part.contains(key) && hidden(part[key]))) return shown;
  Quantity q;
  q.format = std::move(shown.format);
  q.state = State::suppressed;
  return q;
}
}  // namespace

bool hidden(const Json& part) { return part.is_object() && part.value("state", "") == "suppressed"; }
Quantity quantity(const Json& part, const char* key, Format format, const std::string& at) {
  return veiled(part, key, report::field(part, key, at, std::move(format)));
}
Quantity with_interval(const Json& part, Format format, const std::string& at) {
  return veiled(part, "value", report::estimate(part, at, std::move(format)));
}
Quantity ranged(const Json& part, const std::string& key, Format format, const std::string& at) {
  Quantity q = quantity(part, key.c_str(), std::move(format), at);
  if (q.state != State::ok) return q;
  q.lo = part.value(key + "_lo", kNone);
  q.hi = part.value(key + "_hi", kNone);
  return q;
}

namespace {

struct Said {
  int fail = 0, insufficient = 0, pass = 0;
  std::string worst;
  double by = 0;
};

Text sentence(const Said& said, bool ratio) {
  const int64_t judged = said.fail + said.pass, unsure = said.insufficient;
  if (said.fail > 0) {
    // As many decimals as the table has: six digits would claim more than the interval holds.
    Quantity by;
    by.value = ratio ? said.by : 100 * said.by;
    by.format = report::number(ratio ? 2 : 1);
    const std::string shown = report::print(by, report::Words());
    return ratio ? Text(QT_TRANSLATE_NOOP("core",
                                          "%1 of %2 judged groups fail; furthest off is %3 with a ratio of "
                                          "%4. %5 cannot be judged."),
                        {int64_t{said.fail}, judged, said.worst, shown, unsure})
                 : Text(QT_TRANSLATE_NOOP("core",
                                          "%1 of %2 judged groups fail; furthest off is %3 with a gap of %4 "
                                          "points. %5 cannot be judged."),
                        {int64_t{said.fail}, judged, said.worst, shown, unsure});
  }
  if (judged == 0)
    return {QT_TRANSLATE_NOOP("core", "No group can be judged: the evidence of %1 is insufficient."),
            {unsure}};
  if (unsure == 0) return {QT_TRANSLATE_NOOP("core", "All %1 groups stay inside the tolerance."), {judged}};
  return {QT_TRANSLATE_NOOP("core", "%1 groups stay inside the tolerance; %2 cannot be judged."),
          {judged, unsure}};
}

/// The empty forest of one measure: axes, band, columns of the twin.
Figure forest_frame(const Json& answer, const std::string& name, bool ratio, const Format& format) {
  Figure f;
  f.kind = "rows";
  f.id = "fairness";
  f.title = measure_title(name);
  f.caption = QT_TRANSLATE_NOOP(
      "core",
      "Each line is a group against its reference with a 95 % interval; a verdict needs the "
      "whole line inside or outside the band: ✓ inside, ✕ outside, ? too little evidence.");
  f.x.title = ratio ? QT_TRANSLATE_NOOP("core", "ratio") : QT_TRANSLATE_NOOP("core", "gap");
  f.x.format = format;
  f.y.scale = Axis::Scale::category;
  f.y.title = "n";
  f.series = {{QT_TRANSLATE_NOOP("core", "pass"), Series::Role::pass},
              {QT_TRANSLATE_NOOP("core", "fail"), Series::Role::fail},
              {QT_TRANSLATE_NOOP("core", "insufficient"), Series::Role::warn},
              {QT_TRANSLATE_NOOP("core", "reference"), Series::Role::reference}};
  Mark band;
  band.kind = Mark::Kind::band;
  const double tau = answer["tau"], tolerance = answer["tolerance"];
  band.x = ratio ? tau : -tolerance;
  band.x2 = ratio ? 1 / tau : tolerance;
  band.label = ratio ? Text(QT_TRANSLATE_NOOP("core", "allowed %1 to %2"), {tau, 1 / tau})
                     : Text(QT_TRANSLATE_NOOP("core", "tolerance ±%1 points"), {100 * tolerance});
  f.marks.push_back(band);
  f.table.caption = f.title;
  using A = Column::Align;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Cut"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Group"), A::left},
                     {QT_TRANSLATE_NOOP("core", "n"), A::right},
                     {f.x.title, A::right},
                     {QT_TRANSLATE_NOOP("core", "Adjusted p"), A::right},
                     {QT_TRANSLATE_NOOP("core", "Verdict"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Rows still needed"), A::right}};
  return f;
}

const char* verdict_word(const Json& gap) {
  if (hidden(gap)) return QT_TRANSLATE_NOOP("core", "suppressed");
  const std::string word = gap.value("verdict", "insufficient");
  if (word == "pass") return QT_TRANSLATE_NOOP("core", "pass");
  if (word == "fail") return QT_TRANSLATE_NOOP("core", "fail");
  return QT_TRANSLATE_NOOP("core", "insufficient");
}

/// Counts the verdict and keeps the group that is furthest off.
int tally(const std::string& word, const std::string& group, double value, bool ratio, Said& said) {
  ++(word == "pass" ? said.pass : word == "fail" ? said.fail : said.insufficient);
  const auto off = [&](double v) { return ratio ? (v > 0 ? std::abs(std::log(v)) : INFINITY) : std::abs(v); };
  if (word == "fail" && (said.worst.empty() || off(value) > off(said.by))) {
    said.by = value;
    said.worst = group;
  }
  return word == "pass" ? kPass : word == "fail" ? kFail : kUnsure;
}

void forest_row(Figure& f, const Json& group, const std::string& cut, const std::string& name,
                const std::string& at, Said& said) {
  const bool ratio = is_ratio(name);
  Mark m;
  m.kind = Mark::Kind::interval;
  m.y = static_cast<double>(f.y.categories.size());
  m.label = Text("%1", {group["name"].get<std::string>()});
  f.y.categories.push_back(m.label);
  const Quantity n = quantity(group["counts"], "n", report::count(), at + "/counts");
  const char* verdict = QT_TRANSLATE_NOOP("core", "reference");
  report::Cell q = std::monostate(), extra = std::monostate();
  if (!group.contains("gaps")) {
    m.series = kReference;
    m.quantity.value = ratio ? 1 : 0;
    m.quantity.format = f.x.format;
    m.quantity.n = n.value;
  } else {
    const Json& gap = group["gaps"][name];
    const std::string gap_at = at + "/gaps/" + name;
    m.quantity = with_interval(gap, f.x.format, gap_at);
    verdict = verdict_word(gap);
    m.series = tally(verdict, english(m.label), m.quantity.value, ratio, said);
    if (gap.contains("q")) q = quantity(gap, "q", report::number(3), gap_at);
    if (gap.contains("extra_rows")) extra = quantity(gap, "extra_rows", report::count(), gap_at);
  }
  f.table.rows.push_back({Text("%1", {cut}), m.label, n, m.quantity, q, Text(verdict), extra});
  f.marks.push_back(std::move(m));
}

/// Forest of one measure over all cuts, a heading for each, and its twin.
Figure forest(const Json& answer, const std::string& name) {
  const bool ratio = is_ratio(name);
  Figure f =
      forest_frame(answer, name, ratio, ratio ? report::number(2) : Format{Format::Unit::points, 1, {}});
  Said said;
  for (size_t c = 0; c < answer["cuts"].size(); ++c) {
    const Json& cut = answer["cuts"][c];
    const std::string title = cut["name"];
    f.y.categories.push_back(Text("%1", {title}));
    for (size_t g = 0; g < cut["groups"].size(); ++g)
      forest_row(f, cut["groups"][g], title, name,
                 "/cuts/" + std::to_string(c) + "/groups/" + std::to_string(g), said);
  }
  f.sentence = sentence(said, ratio);
  f.table.selections.resize(f.table.rows.size());
  return f;
}

std::vector<report::Cell> rate_row(const Json& group, const std::string& cut, const std::string& at,
                                   bool labelled) {
  const auto counted = [&](const char* key) {
    return quantity(group["counts"], key, report::count(), at + "/counts");
  };
  const auto rated = [&](const char* key) {
    return with_interval(group["rates"][key], report::share(1), at + "/rates/" + key);
  };
  std::vector<report::Cell> row{Text("%1", {cut}), Text("%1", {group["name"].get<std::string>()}), counted("n")};
  if (labelled) row.insert(row.end(), {counted("positive"), counted("negative")});
  row.push_back(rated("selection_rate"));
  if (!labelled) return row;
  for (const char* key : {"tpr", "fpr", "fnr", "ppv"}) row.push_back(rated(key));
  const Json calibration = group.value("calibration", Json::object());
  row.push_back(ranged(calibration, "oe", report::number(2), at + "/calibration"));
  row.push_back(with_interval(group.value("ranking", Json::object()), report::number(3), at + "/ranking"));
  return row;
}

/// Means of every group with t intervals: the table under the forest of a KPI that is a number.
Figure means(const Json& answer) {
  Figure f{.kind = "rows", .id = "fairness"};
  f.title = QT_TRANSLATE_NOOP("core", "Means by group");
  f.caption = QT_TRANSLATE_NOOP("core", "Mean per person with its t interval, 95 %");
  f.x.title = QT_TRANSLATE_NOOP("core", "mean");
  f.x.format = report::number(2);
  f.y.scale = Axis::Scale::category;
  f.y.title = "n";
  f.series = {{f.x.title, Series::Role::data}};
  f.table.caption = f.title;
  using A = Column::Align;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Cut"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Group"), A::left},
                     {"n", A::right},
                     {QT_TRANSLATE_NOOP("core", "Mean"), A::right}};
  for (size_t c = 0; c < answer["cuts"].size(); ++c)
    for (size_t g = 0; g < answer["cuts"][c]["groups"].size(); ++g) {
      const Json& group = answer["cuts"][c]["groups"][g];
      const std::string at = "/cuts/" + std::to_string(c) + "/groups/" + std::to_string(g);
      Mark m{Mark::Kind::interval};
      m.y = static_cast<double>(f.y.categories.size());
      m.quantity = with_interval(group["rates"]["mean"], report::number(2), at + "/rates/mean");
      m.label = Text("%1", {group["name"].get<std::string>()});
      f.y.categories.push_back(m.label);
      f.table.rows.push_back({Text("%1", {answer["cuts"][c]["name"].get<std::string>()}), m.label,
                              quantity(group["counts"], "n", report::count(), at + "/counts"), m.quantity});
      f.marks.push_back(std::move(m));
    }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

/// Counts and rates of every group: the table under the forests.
Figure rates(const Json& answer) {
  Figure f;
  f.kind = "rows";
  f.id = "fairness";
  f.title = QT_TRANSLATE_NOOP("core", "Rates by group");
  f.caption = QT_TRANSLATE_NOOP(
      "core", "Selection rate with Wilson's interval; a rate over nothing is undefined, never 0.");
  f.x.title = QT_TRANSLATE_NOOP("core", "selected");
  f.x.format = report::share(0);
  f.x.lo = 0;
  f.y.scale = Axis::Scale::category;
  f.series = {{QT_TRANSLATE_NOOP("core", "selection rate"), Series::Role::data}};
  f.table.caption = f.title;
  const bool labelled = answer.contains("labelled");
  using A = Column::Align;
  f.table.columns = {{QT_TRANSLATE_NOOP("core", "Cut"), A::left},
                     {QT_TRANSLATE_NOOP("core", "Group"), A::left},
                     {"n", A::right}};
  if (labelled) f.table.columns.insert(f.table.columns.end(), {{"n₊", A::right}, {"n₋", A::right}});
  f.table.columns.push_back({QT_TRANSLATE_NOOP("core", "Selected"), A::right});
  if (labelled)
    for (const char* title : {"TPR", "FPR", "FNR", "PPV", "O/E", "AUC"})
      f.table.columns.push_back({title, A::right});
  for (size_t c = 0; c < answer["cuts"].size(); ++c) {
    const Json& cut = answer["cuts"][c];
    for (size_t g = 0; g < cut["groups"].size(); ++g) {
      const Json& group = cut["groups"][g];
      const std::string at = "/cuts/" + std::to_string(c) + "/groups/" + std::to_string(g);
      f.table.rows.push_back(rate_row(group, cut["name"], at, labelled));
      Mark m;
      m.kind = Mark::Kind::bar;
      m.x = 0;
      m.y = static_cast<double>(f.y.categories.size());
      m.quantity =
          with_interval(group["rates"]["selection_rate"], report::share(1), at + "/rates/selection_rate");
      m.label = Text("%1", {group["name"].get<std::string>()});
      f.y.categories.push_back(m.label);
      f.marks.push_back(std::move(m));
    }
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}
}  // namespace

std::vector<Figure> figures(const Json& answer) {
  std::vector<Figure> out;
  for (const Json& name : answer["measures"]) out.push_back(forest(answer, name));
  if (out.empty()) return out;
  const Json& verdicts = answer["verdicts"];
  const auto tile = [&](const char* label, const Json& part, const char* key, const std::string& at) {
    out.front().tiles.push_back({label, quantity(part, key, report::count(), at), {}});
  };
  tile(QT_TRANSLATE_NOOP("core", "people"), answer, "n", "");
  tile(QT_TRANSLATE_NOOP("core", "pass"), verdicts, "pass", "/verdicts");
  tile(QT_TRANSLATE_NOOP("core", "fail"), verdicts, "fail", "/verdicts");
  tile(QT_TRANSLATE_NOOP("core", "insufficient"), verdicts, "insufficient", "/verdicts");
  tile(QT_TRANSLATE_NOOP("core", "slices looked at"), answer, "looked_at", "");
  out.push_back(answer["measures"][0] == "mean" ? means(answer) : rates(answer));
  if (answer.contains("calibration")) out.push_back(calibration_figure(answer));
  return out;
}

}  // namespace habitus::fairness
