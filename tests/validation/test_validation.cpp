#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QtCore/QTemporaryDir>
#include <QtCore/qfloat16.h>

#include "core/stats/scores.h"
#include "core/validation/acceptance.h"
#include "core/validation/backtest.h"
#include "core/validation/evaluate.h"
#include "core/validation/figure_parts.h"
#include "core/validation/holdout.h"
#include "core/validation/periods.h"
#include "tests/check.h"
#include "tests/models/sample_frame.h"

using namespace habitus;
using validation::Rows;

class TestValidation : public QObject {
  Q_OBJECT

  /// F12 of statistics.md §2, with a baseline that says .4167 for everybody.
  static Rows f12() {
    Rows r;
    r.y = {1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0};
    r.score = {.92, .81, .80, .70, .55, .55, .52, .40, .38, .30, .20, .05};
    r.prevalence.assign(12, 5.0 / 12);
    for (size_t i = 0; i < 12; ++i) {
      r.person.push_back(100 - i);
      r.as_of.push_back(0);
    }
    return r;
  }
  static models::Scored scored_sample(size_t persons, size_t dates, Duration span) {
    models::Scored s;
    s.frame = sample_frame(persons, dates);
    s.span = span;
    s.method = {};
    s.split = models::resolve(s.frame, span, {});
    s.part = models::deal(s.frame, span, s.split);
    s.person = s.frame.person;
    s.as_of = s.frame.as_of;
    s.label = s.frame.label;
    s.score.assign(s.label.size(), .5);
    s.prevalence = s.last_value = s.score;
    return s;
  }
  static void pointers_lead_to_the_numbers(const report::Figure& f, const Json& answer) {
    for (const auto& row : f.table.rows)
      for (const auto& cell : row) {
        const auto* q = std::get_if<report::Quantity>(&cell);
        if (!q || std::isnan(q->value)) continue;
        const auto at = nlohmann::json::json_pointer(q->at);
        QVERIFY2(answer.contains(at), q->at.c_str());
        QCOMPARE(answer[at].get<double>(), q->value);
      }
  }

  /// The rule of sample_frame: recency lowers the chance. From `flip` on it raises it.
  static models::Scored flipping(size_t dates, size_t flip) {
    auto s = scored_sample(1500, dates, 30 * kDay);
    for (size_t i = 0; i < s.label.size(); ++i) {
      if (s.as_of[i] < static_cast<Time>(flip) * 30 * kDay) continue;
      const double z = -1 + .06 * s.frame.columns[0].number[i];
      s.frame.label[i] = s.label[i] = Random(5, 5, i).uniform() < 1 / (1 + std::exp(-z)) ? 1 : 0;
    }
    s.split.holdout = 0;
    s.split.holdout_from.reset();
    s.split.train = .7, s.split.calibration = 0, s.split.test = .3;
    s.method.calibration = models::Calibration::none;
    return s;
  }

 private Q_SLOTS:
  // statistics.md "TimeSeriesSplit": n = 10, 3 splits, gap 1, test 2 (scikit-learn 1.2.1). There a gap of 1
  // leaves one date out; here a label window of 1 alone leaves none out, so gap 1 is the same.
  void rolling_origins_match_time_series_split() {
    std::vector<Time> dates(10);
    std::iota(dates.begin(), dates.end(), Time{0});
    const auto folds = validation::rolling_origins(dates, 1, 1, 2, 3);
    QCOMPARE(folds.size(), size_t{3});
    const std::vector<std::vector<size_t>> train{{0, 1, 2}, {0, 1, 2, 3, 4}, {0, 1, 2, 3, 4, 5, 6}},
        test{{4, 5}, {6, 7}, {8, 9}};
    for (size_t k = 0; k < 3; ++k) {
      QCOMPARE(folds[k].train, train[k]);
      QCOMPARE(folds[k].test, test[k]);
    }
  }
  void evaluation_holds_the_golden_numbers() {
    const Json e = validation::evaluate(f12(), {.bins = 5}, {});
    QVERIFY(close_to(e["auc"]["value"], 0.7714285714285715, 1e-12));
    QVERIFY(close_to(e["auc"]["lo"], 0.4813488568081723, 1e-12));
    QVERIFY(close_to(e["average_precision"]["value"], 0.7753968253968253, 1e-12));
    QVERIFY(close_to(e["log_loss"]["value"], 0.5517232330114944, 1e-12));
    QVERIFY(close_to(e["brier"]["value"], 0.1904, 1e-12));
    QVERIFY(close_to(e["ece"]["uniform"]["value"], 0.14333333333333334, 1e-12));
    const Json& b = e["brier"];
    const double sum = b["reliability"].get<double>() - b["resolution"].get<double>() +
                       b["uncertainty"].get<double>() + b["within_variance"].get<double>() -
                       b["within_covariance"].get<double>();
    QVERIFY(std::abs(sum - b["value"].get<double>()) < 1e-12);
    // Five positives are fewer than ten: no verdict.
    QCOMPARE(e["state"], Json("insufficient"));
    QCOMPARE(e["verdict"], Json("insufficient"));
    QCOMPARE(e["baselines"]["prevalence"]["auc"]["value"], Json(.5));
    QVERIFY(close_to(e["baselines"]["prevalence"]["difference"]["auc"]["value"], 0.2714285714285715, 1e-12));
  }
  void costs_by_hand() {
    // Missing one costs 4, a false alarm 1: select from 1/(1+4) = .2 on. Of F12 that is all but the last.
    const Json e = validation::evaluate(f12(), {.costs = {1, 4, 0, 0}}, {});
    const Json& o = e["operating_point"];
    QCOMPARE(o["threshold"], Json(.2));
    QCOMPARE(o["selected"], Json(11.0));
    QCOMPARE(o["total_cost"], Json(6.0));
    QVERIFY(close_to(o["cost"]["value"], .5, 1e-12));
    QVERIFY(close_to(o["cost_per_1000"]["value"], 500, 1e-9));
    QCOMPARE(o["most_at_once"], Json(11.0));
    // A false alarm costs 5, a miss 100: from 5/105 on all twelve are selected, seven of them in vain.
    const Json all = validation::evaluate(f12(), {.costs = {5, 100, 0, 0}}, {})["operating_point"];
    QVERIFY(close_to(all["cost_per_1000"]["value"], 1000 * 7 * 5 / 12.0, 1e-9));
    QVERIFY(close_to(o["precision"]["value"], 5.0 / 11, 1e-12));
    QCOMPARE(o["recall"]["value"], Json(1.0));
    // Lowest on these rows: select down to .38, four false alarms.
    QVERIFY(close_to(e["cost_curve"]["lowest"]["cost"], 4.0 / 12, 1e-12));
    QCOMPARE(e["cost_curve"]["lowest"]["threshold"], Json(.38));
    QVERIFY(close_to(e["cost_curve"]["nobody"], 20.0 / 12, 1e-12));
    QVERIFY(close_to(e["cost_curve"]["everybody"], 7.0 / 12, 1e-12));
  }
  void an_objective_judges_the_model() {
    Json e = validation::evaluate(f12(), {.costs = {1, 4, 0, 0}},
                                  {});  // precision 5 of 11: 0.2127–0.7199 (Wilson)
    const auto verdict = [&](const Json& gates, size_t i = 0) {
      validation::judge(
          Json{{"name", "x"}, {"gates", gates}},
          Json{{"false_positive", 1}, {"false_negative", 4}, {"true_positive", 0}, {"true_negative", 0}}, e);
      return e["acceptance"][i]["verdict"].get<std::string>();
    };
    QCOMPARE(verdict({{"break_even", 0.2}}), std::string("pass"));
    QCOMPARE(verdict({{"break_even", 0.4}}), std::string("insufficient"));
    QCOMPARE(verdict({{"break_even", 0.8}}), std::string("fail"));
    QCOMPARE(verdict({{"break_even", true}}), std::string("pass"));  // 1 / (1 + 4)
    QCOMPARE(verdict({{"capacity_at_once", 10}}), std::string("fail"));
    QCOMPARE(verdict({{"capacity_at_once", 11}}), std::string("pass"));
  }
  void capacity_is_met_exactly() {
    Rows r = f12();
    const auto chosen = validation::select(r.score, r.as_of, r.person, {.threshold = 0, .capacity = 5});
    QCOMPARE(std::count(chosen.begin(), chosen.end(), 1), 5);
    // Rows 4 and 5 are tied at .55; the smaller person key (row 5) is selected.
    QVERIFY(!chosen[4] && chosen[5]);
    // Per date: two dates of six, three each.
    for (size_t i = 6; i < 12; ++i) r.as_of[i] = 1;
    const auto dated = validation::select(r.score, r.as_of, r.person, {.threshold = 0, .capacity = 3});
    QCOMPARE(std::count(dated.begin(), dated.begin() + 6, 1), 3);
    QCOMPARE(std::count(dated.begin() + 6, dated.end(), 1), 3);
    const auto few = validation::select(r.score, r.as_of, r.person, {.threshold = .9, .capacity = 3});
    QCOMPARE(std::count(few.begin(), few.end(), 1), 1);
  }
  void a_baseline_that_wins_is_named() {
    Rows r;
    Random random(1, 1);
    for (size_t i = 0; i < 400; ++i) {
      const double y = random.uniform() < .3 ? 1 : 0;
      r.y.push_back(y);
      r.person.push_back(i);
      r.as_of.push_back(0);
      r.score.push_back(random.uniform());
      r.prevalence.push_back(.3);
      r.last_value.push_back(y == 1 ? .5 : .2);
    }
    const Json e = validation::evaluate(r, {}, {});
    QCOMPARE(e["verdict"], Json("worse"));
    QCOMPARE(e["baselines"]["last_value"]["verdict"], Json("worse"));
    const std::string said = english(validation::baselines_figure(e, "/test").sentence);
    QVERIFY2(said.find("The last value wins") == 0, said.c_str());
    std::swap(r.score, r.last_value);
    const Json turned = validation::evaluate(r, {}, {});
    QCOMPARE(turned["verdict"], Json("better"));
    QVERIFY(english(validation::baselines_figure(turned, "/test").sentence).find("beats every baseline") !=
            std::string::npos);
  }
  void one_class_is_undefined() {
    Rows r = f12();
    std::fill(r.y.begin(), r.y.end(), 0.0);
    const Json e = parse_json(canonical(validation::evaluate(r, {}, {}))).value();
    QVERIFY(e["auc"]["value"].is_null() && e["auc"]["lo"].is_null());
    QVERIFY(e["average_precision"]["value"].is_null());
    QCOMPARE(e["verdict"], Json("insufficient"));
    QVERIFY(!e.contains("curves"));
    const auto f = validation::measures_figure(e, "/test");
    QVERIFY(std::get<report::Quantity>(f.table.rows[1][1]).state == report::State::undefined);
    QVERIFY(english(f.sentence).find("One outcome only") == 0);
    Rows nobody;
    QCOMPARE(validation::evaluate(nobody, {}, {})["state"], Json("undefined"));
  }
  void figures_point_at_the_answer() {
    const Json answer =
        parse_json(canonical(Json{{"test", validation::evaluate(f12(), {.costs = {1, 4, 0, 0}}, {})}}))
            .value();
    const Json& e = answer["test"];
    for (const auto& f : {validation::reliability_figure(e, "/test"),
                          validation::baselines_figure(e, "/test"), validation::measures_figure(e, "/test"),
                          validation::roc_figure(e, "/test"), validation::pr_figure(e, "/test"),
                          validation::cost_figure(e, "/test"), validation::operating_figure(e, "/test")}) {
      QVERIFY(!f.table.rows.empty() && !f.sentence.empty() && !f.caption.empty());
      pointers_lead_to_the_numbers(f, answer);
    }
  }

  void backtest_keeps_time_and_persons_apart() {
    auto s = scored_sample(900, 8, 30 * kDay);
    // The last two dates have no labels yet.
    for (size_t i = 0; i < s.label.size(); ++i)
      if (s.as_of[i] >= 6 * 30 * kDay) s.frame.label[i] = s.label[i] = std::nan("");
    s.split = models::resolve(s.frame, s.span, {});
    QVERIFY(*s.split.holdout_from == 5 * 30 * kDay);
    OK(const Json one, validation::backtest(s, {}, {.threads = 1}));
    OK(const Json two, validation::backtest(s, {}, {.threads = 3}));
    QCOMPARE(canonical(one), canonical(two));
    QCOMPARE(one["kind"], Json("rolling_origin"));
    const Json& origins = one["origins"];
    QCOMPARE(origins.size(), size_t{4 + 2});
    for (size_t k = 0; k < 4; ++k) {
      QCOMPARE(origins[k]["as_of"], Json(iso(static_cast<Time>(k + 1) * 30 * kDay)));
      QCOMPARE(origins[k]["train_dates"], Json(k + 1));  // purge of one month: everything before
      QCOMPARE(origins[k]["state"], Json("ok"));
      QVERIFY(origins[k]["auc"]["lo"].get<double>() > .5);
      QCOMPARE(origins[k]["baselines"]["prevalence"]["verdict"], Json("better"));
    }
    for (size_t k = 4; k < 6; ++k) {
      QCOMPARE(origins[k]["state"], Json("immature"));
      QVERIFY(!origins[k].contains("auc"));
    }
    OK(const Json wide, validation::backtest(s, {.gap = 30 * kDay}, {}));
    QCOMPARE(wide["origins"][0]["train_dates"], Json(1));
    QCOMPARE(wide["origins"].size(), size_t{3 + 2});
    const auto figure = validation::backtest_figure(one, "/backtest");
    QCOMPARE(figure.table.rows.size(), size_t{6});
    pointers_lead_to_the_numbers(figure, Json{{"backtest", one}});
  }
  void a_rule_that_flips_is_seen() {  // requirements BM-5.6
    const auto s = flipping(9, 6);
    OK(const Json b, validation::backtest(s, {}, {.threads = 2}));
    const Json &d = b["drift"], &at_flip = b["origins"][5];
    QCOMPARE(at_flip["as_of"], Json(iso(6 * 30 * kDay)));
    QVERIFY(at_flip["random_split"]["auc"]["value"].get<double>() > .65);  // looks good on that day
    QVERIFY(at_flip["auc"]["hi"].get<double>() < .45);                     // and is not
    QVERIFY(b["origins"][4]["auc"]["lo"].get<double>() > .6);
    QCOMPARE(d["warning"], Json("parts"));
    QVERIFY(d["below"].get<double>() >= 1);
    QVERIFY(d["slope"]["value"].get<double>() < 0 && d["slope"]["p"].get<double>() < .05);
    QCOMPARE(d["half_life"]["state"], Json("ok"));
    const double half = d["half_life"]["value"];
    QVERIFY2(half > 0 && half < 180, std::to_string(half).c_str());
    const auto figure = validation::drift_figure(b, "/backtest");
    QVERIFY(english(figure.sentence).find("Warning") == 0);
    QCOMPARE(figure.table.rows.size(), size_t{8});
    pointers_lead_to_the_numbers(figure, Json{{"backtest", b}});
    pointers_lead_to_the_numbers(validation::ages_figure(b, "/backtest"), Json{{"backtest", b}});
    OK(const Json again, validation::backtest(s, {}, {.threads = 1}));
    QCOMPARE(canonical(again), canonical(b));
  }
  void a_rule_that_stays_is_no_drift() {
    const auto s = flipping(9, 99);
    OK(const Json b, validation::backtest(s, {}, {.threads = 2}));
    const Json& d = b["drift"];
    QCOMPARE(d["warning"], Json("none"));
    QVERIFY(d["below"].get<double>() <= 1);  // the first origin has learnt from one date
    QVERIFY(d["slope"]["lo"].get<double>() < 0 && d["slope"]["hi"].get<double>() > 0);
    QCOMPARE(d["half_life"]["state"], Json("not_reached"));
    QCOMPARE(d["ages"].size(), size_t{8});
    QCOMPARE(d["ages"][0]["models"], Json(8.0));
    QVERIFY(english(validation::drift_figure(b, "/backtest").sentence).find("Warning") == std::string::npos);
    OK(const Json none, validation::backtest(s, {.rolling = -1}, {}));
    QVERIFY(none["rolling"].is_null() && !none["origins"][3].contains("rolling"));
    OK(const Json short_one, validation::backtest(s, {.rolling = 60 * kDay}, {}));
    QCOMPARE(short_one["rolling"], Json("60 d"));
    // Two of the eight earlier dates lie in the window.
    const Json& last = short_one["origins"][7];
    QVERIFY(std::abs(last["rolling"]["train"].get<double>() / last["train"].get<double>() - .25) < .01);
  }
  void periods_are_counted() {
    const auto s = scored_sample(600, 8, 60 * kDay);
    const Json p = validation::periods(s);
    QCOMPARE(p["parts"].size(), size_t{4});
    QCOMPARE(p["shared"], (Json{{"test", 0.0}, {"holdout", 0.0}}));
    size_t learnt_late = 0;  // train and calibration persons at the date whose window reaches into the test
    for (size_t i = 0; i < s.part.size(); ++i) {
      const auto group = models::group_of(s.split, s.person[i]);
      learnt_late +=
          s.as_of[i] == 5 * 30 * kDay && (group == models::Part::train || group == models::Part::calibration);
    }
    QCOMPARE(p["gap"]["n"], Json(static_cast<double>(learnt_late)));
    QVERIFY(learnt_late > 200);
    auto mixed = s;
    mixed.split.isolate = false;
    mixed.part = models::deal(mixed.frame, mixed.span, mixed.split);
    const Json shared = validation::periods(mixed)["shared"];
    QCOMPARE(shared, (Json{{"test", 600.0}, {"holdout", 600.0}}));
    const auto f = validation::periods_figure(Json{{"periods", p}});
    pointers_lead_to_the_numbers(f, Json{{"periods", p}});
    QVERIFY(english(f.sentence).find("Nobody who was learnt from") == 0);
  }
  void a_holdout_is_reused_from_the_second_time_on() {  // requirements BA-6.5
    QTemporaryDir folder;
    OK(const auto project, Project::create(folder.filePath(QStringLiteral("p.habitus")).toStdString()));
    const validation::Holdout one{"h", true, "m1"}, two{"h", true, "m2"};
    QCOMPARE(validation::opening(*project, "h", "m1").value(), 0);
    QCOMPARE(validation::next_opening(*project, "h").value(), 1);
    FAILS("was not made by this model", validation::open_holdout(*project, one, 2));
    OK_DONE(validation::open_holdout(*project, one, 1));
    OK_DONE(validation::open_holdout(*project, one, 1));  // looked at again: nothing is written
    QCOMPARE(validation::next_opening(*project, "h").value(), 2);
    FAILS("was not made by this model", validation::open_holdout(*project, two, 1));
    OK_DONE(validation::open_holdout(*project, one, 2));
    OK_DONE(validation::open_holdout(*project, two, 3));
    QCOMPARE(validation::opening(*project, "h", "m1").value(), 2);
    QCOMPARE(validation::opening(*project, "h", "m2").value(), 3);
    QCOMPARE(validation::next_opening(*project, "other").value(), 1);
    OK(const auto entries, project->journal().entries("holdout.open"));
    QCOMPARE(entries.size(), size_t{3});
    const auto reused = validation::holdout_figure(Json{{"state", "reused"}, {"n", 50}, {"opening", 2}});
    QVERIFY(english(reused.sentence).find("Reused holdout: this is evaluation number 2") == 0);
  }
  void one_date_gives_folds_of_persons() {
    const auto s = scored_sample(800, 1, 180 * kDay);
    OK(const Json b, validation::backtest(s, {}, {}));
    QCOMPARE(b["kind"], Json("persons"));
    QCOMPARE(b["origins"].size(), size_t{5});
    double tested = 0;
    for (const Json& o : b["origins"]) {
      QVERIFY(o["state"] == "ok");
      tested += o["n"].get<double>();
    }
    // Everybody outside the sealed part is tested once.
    QCOMPARE(tested, 800.0 - static_cast<double>(models::rows_of(s.part, models::Part::holdout).size()));
  }
};

QTEST_APPLESS_MAIN(TestValidation)
#include "test_validation.moc"
