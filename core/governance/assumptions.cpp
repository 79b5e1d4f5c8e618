#include "core/governance/assumptions.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/report/read.h"

namespace habitus::governance {

namespace {
using State = Assumption::State;
using report::number_at;

int64_t whole(const Json& object, const char* key) {
  const double v = number_at(object, key);
  return std::isnan(v) ? 0 : static_cast<int64_t>(std::llround(v));
}
double three(double v) { return std::round(v * 1000) / 1000; }

/// The answers of a card by what was asked, and the assumptions judged so far.
struct Judge {
  const report::Ledger& ledger;
  std::vector<Assumption> out = {};

  int find(const char* question) const {
    for (size_t i = 0; i < ledger.answers.size(); ++i)
      if (ledger.answers[i].question == question) return static_cast<int>(i);
    return -1;
  }
  Json body(int answer) const {
    return answer < 0 ? Json::object() : ledger.answers[static_cast<size_t>(answer)].json();
  }
  void add(const char* id, Text claim, Text tested, int answer, bool holds, Text result) {
    out.push_back({id, std::move(claim), std::move(tested), holds ? State::holds : State::fails,
                   std::move(result), answer});
  }
  void untested(const char* id, Text claim, Text tested, Text why) {
    out.push_back({id, std::move(claim), std::move(tested), State::untested, std::move(why), -1});
  }

  void persons(int answer, const Json& validate) {
    const Text claim =
        QT_TRANSLATE_NOOP("core", "Nobody the model learnt from is among those it is judged on.");
    const Text how =
        QT_TRANSLATE_NOOP("core", "Persons of the training and calibration parts, looked for in the others.");
    if (answer < 0 || validate.value("external", false))
      return untested("persons", claim, how,
                      QT_TRANSLATE_NOOP("core", "Whom the scores learnt from is not known here."));
    const int64_t both = whole(validate.value("overlap", Json::object()), "persons");
    add("persons", claim, how, answer, both == 0,
        both == 0 ? Text(QT_TRANSLATE_NOOP("core", "No person is in two parts."))
                  : Text(QT_TRANSLATE_NOOP("core",
                                           "%1 persons are in more than one part, with rows of different "
                                           "dates."),
                         {both}));
  }

  void windows(int answer, const Json& validate) {
    const Text claim = QT_TRANSLATE_NOOP("core", "What the model learnt was over before the test began.");
    const Text how =
        QT_TRANSLATE_NOOP("core", "Outcome windows of training against the first date of the test.");
    if (answer < 0 || validate.value("external", false))
      return untested("windows", claim, how,
                      QT_TRANSLATE_NOOP("core", "When the scores learnt is not known here."));
    const int64_t late = whole(validate.value("overlap", Json::object()), "windows");
    add("windows", claim, how, answer, late == 0,
        late == 0 ? Text(QT_TRANSLATE_NOOP("core", "No window reaches into the test."))
                  : Text(QT_TRANSLATE_NOOP("core", "%1 windows reach into the test."), {late}));
  }

  void calibration(int answer, const Json& validate) {
    const bool opened = validate.value("holdout", Json::object()).contains("result");
    const Json e = answer < 0 ? Json::object() : opened ? validate["holdout"]["result"] : validate["test"];
    const Text claim = QT_TRANSLATE_NOOP("core", "Stated chances come true on what the model had not seen.");
    const Text how =
        opened
            ? Text(QT_TRANSLATE_NOOP("core",
                                     "Each range of stated risk on the opened holdout: does the interval of "
                                     "what happened hold the stated chance?"))
            : Text(QT_TRANSLATE_NOOP("core",
                                     "Each range of stated risk on the test part: does the interval of "
                                     "what happened hold the stated chance?"));
    int64_t judged = 0, off = 0;
    for (const Json& b : e.value("reliability", Json::object()).value("uniform", Json::array())) {
      const double lo = number_at(b["rate"], "lo"), hi = number_at(b["rate"], "hi"),
                   said = number_at(b, "mean");
      if (std::isnan(lo) || std::isnan(hi) || std::isnan(said)) continue;
      ++judged;
      off += lo > said || hi < said;
    }
    if (answer >= 0 && !e.value("probabilities", true))
      return untested("calibration", claim, how,
                      QT_TRANSLATE_NOOP("core", "The scores are ranks, not chances."));
    if (judged == 0 || e.value("state", "") != "ok")
      return untested("calibration", claim, how, QT_TRANSLATE_NOOP("core", "There are too few outcomes."));
    add("calibration", claim, how, answer, off == 0,
        off == 0 ? Text(QT_TRANSLATE_NOOP("core", "All %1 ranges hold."), {judged})
                 : Text(QT_TRANSLATE_NOOP("core", "%1 of %2 ranges are off."), {off, judged}));
  }

  void stability(int answer, const Json& validate) {
    const Text claim =
        QT_TRANSLATE_NOOP("core", "The model ranks as well at later dates as at earlier ones.");
    const Text how = QT_TRANSLATE_NOOP("core",
                                       "The weakest date of the backtest against the strongest, by their "
                                       "intervals, and the slope over all dates.");
    const Json back = answer < 0 ? Json::object() : validate.value("backtest", Json::object());
    double low = INFINITY, high = -INFINITY, low_hi = 0, high_lo = 0;
    int64_t dates = 0;
    for (const Json& o : back.value("origins", Json::array())) {
      if (o.value("state", "") != "ok") continue;
      const double v = number_at(o["auc"], "value");
      ++dates;
      if (v < low) low = v, low_hi = number_at(o["auc"], "hi");
      if (v > high) high = v, high_lo = number_at(o["auc"], "lo");
    }
    if (dates < 2)
      return untested("stability", claim, how,
                      QT_TRANSLATE_NOOP("core", "Fewer than two dates have enough outcomes."));
    const std::string warning = back.value("drift", Json::object()).value("warning", "none");
    const bool falls = warning == "falls" || warning == "parts";
    add("stability", claim, how, answer, !falls && low_hi >= high_lo,
        falls ? Text(QT_TRANSLATE_NOOP("core",
                                       "AUC falls over %1 dates: %2 at the weakest, %3 at the strongest."),
                     {dates, three(low), three(high)})
              : Text(QT_TRANSLATE_NOOP("core", "Over %1 dates AUC runs from %2 to %3."),
                     {dates, three(low), three(high)}));
  }

  void groups() {
    const int answer = find("fairness");
    const Text claim = QT_TRANSLATE_NOOP("core", "Each audited group is large enough for a verdict.");
    const Text how = QT_TRANSLATE_NOOP("core", "Verdicts of the audit by group.");
    if (answer < 0)
      return untested("groups", claim, how, QT_TRANSLATE_NOOP("core", "This card holds no audit by group."));
    const Json verdicts = body(answer).value("verdicts", Json::object());
    const int64_t open = whole(verdicts, "insufficient"),
                  all = open + whole(verdicts, "pass") + whole(verdicts, "fail");
    if (all == 0)
      return untested("groups", claim, how, QT_TRANSLATE_NOOP("core", "The audit compares no two groups."));
    add("groups", claim, how, answer, open == 0,
        open == 0 ? Text(QT_TRANSLATE_NOOP("core", "All %1 gaps have a verdict."), {all})
                  : Text(QT_TRANSLATE_NOOP("core", "%1 of %2 gaps have too few people for a verdict."),
                         {open, all}));
  }

  void labels() {
    const int answer = find("target");
    const Text claim = QT_TRANSLATE_NOOP("core", "Outcomes are complete: every window has ended.");
    const Text how =
        QT_TRANSLATE_NOOP("core", "Rows of the target whose window is not over by the end of the log.");
    const Json total = body(answer).value("total", Json::object());
    const int64_t all = whole(total, "n"), open = whole(total, "immature") + whole(total, "unknown");
    if (answer < 0 || all == 0)
      return untested("labels", claim, how, QT_TRANSLATE_NOOP("core", "This card holds no target."));
    add("labels", claim, how, answer, open == 0,
        open == 0
            ? Text(QT_TRANSLATE_NOOP("core", "All %1 rows have an outcome."), {all})
            : Text(QT_TRANSLATE_NOOP("core", "%1 of %2 rows have no outcome yet; they count for nothing."),
                   {open, all}));
  }

  void inputs() {
    const int answer = find("features");
    const Json all = body(answer);
    const Text claim = QT_TRANSLATE_NOOP("core", "What the model reads is seldom missing."),
               how = QT_TRANSLATE_NOOP(
                   "core", "Share of rows without a value, at the worst feature; the limit is 20 %.");
    const Text afterwards = QT_TRANSLATE_NOOP("core", "No feature knows what was known only afterwards."),
               alone = QT_TRANSLATE_NOOP(
                   "core", "Each feature alone against the outcome: one that nearly tells it is suspected.");
    if (answer < 0) {
      const Text none = QT_TRANSLATE_NOOP("core", "This card holds no features.");
      untested("missing", claim, how, none);
      return untested("leaks", afterwards, alone, none);
    }
    double worst = 0;
    std::string name;
    for (const Json& c : all.value("columns", Json::array()))
      if (const double share = number_at(c, "missing_share"); share > worst)
        worst = share, name = c.value("name", "");
    add("missing", claim, how, answer, worst <= .2,
        name.empty() ? Text(QT_TRANSLATE_NOOP("core", "Nothing is missing."))
                     : Text(QT_TRANSLATE_NOOP("core", "“%1” is missing in %2 % of the rows."),
                            {name, std::round(worst * 1000) / 10}));
    std::string suspects;
    for (const Json& s : all.value("suspected_leaks", Json::array()))
      suspects += (suspects.empty() ? "" : ", ") + s.get<std::string>();
    if (!all.contains("suspected_leaks"))
      return untested("leaks", afterwards, alone,
                      QT_TRANSLATE_NOOP("core", "The features have no outcome beside them."));
    add("leaks", afterwards, alone, answer, suspects.empty(),
        suspects.empty() ? Text(QT_TRANSLATE_NOOP("core", "None is suspected."))
                         : Text(QT_TRANSLATE_NOOP("core", "Suspected: %1."), {suspects}));
  }

  void arrival() {
    const int answer = find("datasheet");
    const Text claim = QT_TRANSLATE_NOOP("core", "The log says when each event became known.");
    const Text how = QT_TRANSLATE_NOOP("core", "How each import knows the arrival of its events.");
    const Json imports = body(answer).value("imports", Json::array());
    if (imports.empty())
      return untested("arrival", claim, how, QT_TRANSLATE_NOOP("core", "This card holds no data sheet."));
    int64_t assumed = 0;
    for (const Json& one : imports) {
      const std::string arrival = one.value("arrival", "");
      assumed += arrival == "import" || arrival.rfind("lag", 0) == 0;
    }
    add("arrival", claim, how, answer, assumed == 0,
        assumed == 0 ? Text(QT_TRANSLATE_NOOP("core", "It is recorded in every import."))
                     : Text(QT_TRANSLATE_NOOP("core", "In %1 of %2 imports it is assumed, not recorded."),
                            {assumed, static_cast<int64_t>(imports.size())}));
  }

  /// What no log can tell.
  void beliefs(const std::string& claim) {
    untested("future", QT_TRANSLATE_NOOP("core", "People go on behaving as the log shows them."),
             QT_TRANSLATE_NOOP("core", "No log tells its own future."),
             QT_TRANSLATE_NOOP("core", "The monitoring plan has to watch it."));
    if (claim == "randomised")
      untested("chance", QT_TRANSLATE_NOOP("core", "Chance alone decided who was treated."),
               QT_TRANSLATE_NOOP("core", "The record of the experiment says so; the log does not."),
               QT_TRANSLATE_NOOP("core", "It is to be read in the experiment's own report."));
    if (claim == "adjusted")
      untested("drawing", QT_TRANSLATE_NOOP("core", "The drawing of causes leaves out no common cause."),
               QT_TRANSLATE_NOOP("core", "The drawing was checked; the world it draws was not."),
               QT_TRANSLATE_NOOP("core", "No data can tell it."));
  }
};
}  // namespace

std::vector<Assumption> assumptions_of(const report::Ledger& ledger, const std::string& claim) {
  Judge judge{ledger};
  const int answer = judge.find("validate");
  const Json validate = judge.body(answer);
  judge.calibration(answer, validate);
  judge.stability(answer, validate);
  judge.persons(answer, validate);
  judge.windows(answer, validate);
  judge.groups();
  judge.labels();
  judge.inputs();
  judge.arrival();
  judge.beliefs(claim);
  return std::move(judge.out);
}

}  // namespace habitus::governance
