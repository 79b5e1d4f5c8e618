#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QObject>

#include "core/base/random.h"
#include "core/features/features.h"
#include "core/features/recipe.h"
#include "core/features/seasons.h"
#include "core/stats/series.h"
#include "tests/check.h"
#include "tests/handmade_log.h"

using namespace habitus;
using features::Frame;

namespace {
double value_of(const Frame& frame, const std::string& actor, const std::string& column,
                const std::string& as_of) {
  for (size_t i = 0; i < frame.rows(); ++i)
    if (const auto* c = frame.column(column);
        c && iso_date(frame.as_of[i]) == as_of && frame.person[i] == events::key_of(actor))
      return c->number[i];
  return -12345;
}
Json set(std::initializer_list<Json> features) { return {{"features", Json(features)}}; }
}  // namespace

/// Lags, trends and seasons of what was done in equal steps.
class TestSteps : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// 1, 4, 9, 16, 25 events (and amounts of 10 each) in five weeks: squares, whose second difference is 2.
  void squares_by_week() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    const Time monday = *parse_iso("2025-01-06");
    for (int week = 0; week < 5; ++week)
      for (int i = 0; i < (week + 1) * (week + 1); ++i)
        events.push_back({"ann", "go", iso(monday + week * kWeek + i * kHour), {{"amount", "10"}}});
    OK_DONE(log.add(events));
    OK(const Frame f,
       features::build(
           *log.project,
           {{"set",
             set({{{"type", "lag"}, {"step", "week"}, {"k", 3}},
                  {{"type", "lag"}, {"step", "week"}, {"k", 2}, {"property", "amount"}},
                  {{"type", "rolling"}, {"step", "week"}, {"k", 4}},
                  {{"type", "slope"}, {"step", "week"}, {"k", 3}},
                  {{"type", "acceleration"}, {"step", "week"}, {"k", 3}},
                  {{"type", "acceleration"}, {"step", "week"}, {"k", 5}, {"property", "amount"}},
                  {{"type", "seasonal"}, {"step", "week"}, {"season", 2}, {"k", 2}},
                  {{"type", "rolling"}, {"step", "week"}, {"k", 2}, {"ends", "7 d"}, {"name", "before"}}})},
            {"as_of", "2025-02-10"}},
           {}));
    const auto is = [&](const char* column, double want) {
      return close_to(value_of(f, "ann", column, "2025-02-10"), want, 1e-12);
    };
    QVERIFY(is("count 7 d lag 1", 16));
    QVERIFY(is("count 7 d lag 3", 4));
    QVERIFY(is("sum amount 7 d lag 1", 160));
    QVERIFY(is("sum amount 7 d lag 2", 90));
    QVERIFY(is("rolling 7 d × 4", (4 + 9 + 16 + 25) / 4.0));
    QVERIFY(is("slope 7 d", 8));             // 9, 16, 25
    QVERIFY(is("acceleration 7 d × 3", 2));  // 25 − 2·16 + 9
    QVERIFY(is("acceleration sum amount 7 d × 5", 20));
    QVERIFY(is("seasonal 7 d lag 2", 9));
    QVERIFY(is("seasonal 7 d lag 4", 1));
    QVERIFY(is("seasonal 7 d change 2", 16));
    QVERIFY(is("before", 12.5));
  }
  /// Calendar months end where months end: as of 31 March, one month back is 28 February.
  void months_are_months() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add({{"ann", "go", "2025-03-30"},
                     {"ann", "go", "2025-02-28"},
                     {"ann", "go", "2025-02-27"},
                     {"ann", "go", "2025-01-31"}}));
    OK(const Frame f,
       features::build(
           *log.project,
           {{"set", set({{{"type", "lag"}, {"step", "month"}, {"k", 2}}})}, {"as_of", "2025-03-31"}}, {}));
    QCOMPARE(value_of(f, "ann", "count month lag 1", "2025-03-31"), 2.0);  // [31 January, 28 February)
    QCOMPARE(value_of(f, "ann", "count month lag 2", "2025-03-31"), 0.0);
  }
  /// requirements BA-6.4, on sums of a property: lag 1 is the value of the row a step before.
  void lag_one_of_a_sum_is_the_row_before() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    for (uint64_t i = 0; i < 400; ++i) {
      Random r(15, 1, i);
      events.push_back({"p" + std::to_string(r.below(9)),
                        "go",
                        iso(1736121600000000 + static_cast<Time>(r.below(200 * 86400)) * kSecond),
                        {{"amount", std::to_string(r.below(50))}}});
    }
    OK_DONE(log.add(events));
    for (const char* step : {"day", "week", "month"}) {
      OK(const Frame f,
         features::build(
             *log.project,
             {{"set",
               set({{{"type", "rolling"}, {"step", step}, {"k", 2}, {"property", "amount"}, {"name", "two"}},
                    {{"type", "lag"}, {"step", step}, {"k", 2}, {"property", "amount"}, {"name", "back"}}})},
              {"as_of", {{"every", step}, {"from", "2025-03-01"}, {"to", "2025-06-01"}}}},
             {}));
      // x_0 = 2·mean − x_1, and x_1 of a date is x_0 of the date before
      int compared = 0;
      std::map<events::PersonKey, double> before;
      for (size_t i = 0; i < f.rows(); ++i) {
        const double lag = f.column("back 1")->number[i], now = 2 * f.column("two")->number[i] - lag;
        if (const auto at = before.find(f.person[i]); at != before.end()) {
          QCOMPARE(lag, at->second);
          ++compared;
        }
        before[f.person[i]] = now;
      }
      QVERIFY(compared > 15);
    }
  }
  void truncation_changes_nothing() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    for (uint64_t i = 0; i < 2000; ++i) {
      Random r(16, 1, i);
      const Time t = 1736121600000000 + static_cast<Time>(r.below(120 * 86400)) * kSecond;
      events.push_back({"p" + std::to_string(r.below(60)),
                        r.below(2) ? "look" : "buy",
                        iso(t),
                        {{"amount", std::to_string(r.below(90))}},
                        iso(t + (r.below(3) ? 0 : static_cast<Time>(r.below(30)) * kDay))});
    }
    OK_DONE(log.add(events));
    OK(const Json complete,
       features::complete_frame(*log.project,
                                {{"set", set({{{"type", "lag"}, {"step", "month"}},
                                              {{"type", "seasonal"}},
                                              {{"type", "rolling"}, {"property", "amount"}},
                                              {{"type", "acceleration"}, {"event", "buy"}},
                                              {{"type", "weighted"},
                                               {"weights", {{"buy", 5}, {"look", 0.5}}},
                                               {"windows", {"7 d", "30 d"}}},
                                              {{"type", "sessions"},
                                               {"windows", {"7 d", "90 d"}},
                                               {"columns", {"sd gap", "bounce share", "minutes"}}}})},
                                 {"as_of", {"2025-02-15", "2025-03-31", "2025-05-01"}}}));
    OK(const auto done, features::verify(*log.project, complete, {}));
    QVERIFY(done.mismatches.empty());
    QVERIFY(done.values > 2000);
    OK(const Json again, features::complete_frame(*log.project, complete));
    QVERIFY(again == complete);
  }
  void weights_and_sessions_by_hand() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add({{"ann", "look", "2025-01-01T10:00:00Z"},
                     {"ann", "look", "2025-01-01T10:10:00Z"},
                     {"ann", "buy", "2025-01-01T10:20:00Z"},
                     {"ann", "look", "2025-01-03T10:20:00Z"},
                     {"ann", "look", "2025-01-07T10:20:00Z"},
                     {"ann", "buy", "2025-01-07T10:25:00Z"}}));
    OK(const Frame f,
       features::build(
           *log.project,
           {{"set", set({{{"type", "weighted"}, {"weights", {{"buy", 5}, {"look", 1}}}, {"name", "worth"}},
                         {{"type", "sessions"},
                          {"windows", {"5 d", "30 d"}},
                          {"columns", {"count", "mean gap", "sd gap", "bounce share", "minutes"}},
                          {"name", "s"}}})},
            {"as_of", "2025-01-08"}},
           {}));
    const auto is = [&](const char* column, double want) {
      return close_to(value_of(f, "ann", column, "2025-01-08"), want, 1e-12);
    };
    QVERIFY(is("worth", 14));
    QVERIFY(is("s count 30 d", 3));
    QVERIFY(is("s mean gap 30 d", 3));
    QVERIFY(is("s sd gap 30 d", std::sqrt(2.0)));  // gaps of 2 and 4 days
    QVERIFY(is("s bounce share 30 d", 1.0 / 3));
    QVERIFY(is("s minutes 30 d", 25));
    QVERIFY(is("s count 5 d", 2));
    QVERIFY(is("s bounce share 5 d", .5));
    QVERIFY(std::isnan(value_of(f, "ann", "s sd gap 5 d", "2025-01-08")));
  }
  /// Adding one event to a log gives what building all of it at once gives (requirements BS-3.1).
  void one_event_more_equals_a_rebuild() {
    const std::vector<HandmadeEvent> some{{"ann", "look", "2025-01-01T10:00:00Z"},
                                          {"bob", "look", "2025-01-02T10:00:00Z"},
                                          {"ann", "buy", "2025-01-03T10:20:00Z"}};
    const HandmadeEvent more{"ann", "look", "2025-01-03T10:30:00Z"};
    const Json spec{
        {"set", set({{{"type", "sessions"}}, {{"type", "lag"}, {"step", "1 d"}}, {{"type", "recency"}}})},
        {"as_of", "2025-01-05"}};
    HandmadeLog grown, whole;
    OK_DONE(grown.open());
    OK_DONE(grown.add(some));
    OK(const Frame before, features::build(*grown.project, spec, {}));
    OK_DONE(grown.add({more}));
    OK(const Frame after, features::build(*grown.project, spec, {}));
    OK_DONE(whole.open());
    auto all = some;
    all.push_back(more);
    OK_DONE(whole.add(all));
    OK(const Frame rebuilt, features::build(*whole.project, spec, {}));
    QCOMPARE(after.content_hash(), rebuilt.content_hash());
    QVERIFY(before.content_hash() != after.content_hash());
  }
  /// Golden values: computed by plain Python, Σ (x_t − m)(x_{t+k} − m) / Σ (x_t − m)² of the detrended
  /// series.
  void autocorrelation_of_a_week() {
    const std::vector<double> x{5, 9,  4, 12, 6, 3, 2, 7, 10, 5, 13, 7, 4, 1,
                                8, 11, 6, 15, 6, 5, 3, 9, 12, 5, 14, 8, 6, 2};
    const auto r = stats::autocorrelation(stats::detrended(x), 9);
    const double want[] = {-0.09104650845235818, -0.08658075021927124,  -0.2942744684710683,
                           -0.17614847921310062, -0.13521214960940994,  -0.07502073777329385,
                           0.7247601305020934,   -0.055087837370515584, -0.04952668384563124};
    for (size_t i = 0; i < 9; ++i) QVERIFY(close_to(r[i], want[i], 1e-12));
    QCOMPARE(stats::season_of(r, 1.96 / std::sqrt(28.0)), size_t{7});
    QCOMPARE(stats::season_of(std::vector<double>{.9, .8, .7}, .3), size_t{0});  // a slow decay is no season
    QVERIFY(std::isnan(stats::autocorrelation(std::vector<double>{2, 2, 2}, 1)[0]));
  }
  void the_guide_finds_the_week() {
    HandmadeLog log;
    OK_DONE(log.open());
    std::vector<HandmadeEvent> events;
    const Time monday = *parse_iso("2025-01-06");
    const int shape[] = {2, 3, 2, 4, 9, 6, 1};
    for (int day = 0; day < 84; ++day)
      for (int i = 0; i < shape[day % 7]; ++i)
        events.push_back(
            {"p" + std::to_string((day * 7 + i) % 13), "go", iso(monday + day * kDay + i * kHour)});
    OK_DONE(log.add(events));
    const Json spec{
        {"set", set({{{"type", "seasonal"}, {"step", "day"}}, {{"type", "lag"}, {"step", "day"}}})},
        {"as_of", "2025-03-31"}};
    OK(const auto answer, report::ask(*log.project, features::question(), spec, {}));
    const Json guide = answer.json()["autocorrelation"];
    QCOMPARE(guide.size(), size_t{1});  // one series, both features look at it
    QCOMPARE(guide[0]["season"].get<int>(), 7);
    QCOMPARE(guide[0]["of"].size(), size_t{2});
    const auto figures = features::season_figures(answer.json());
    QCOMPARE(figures.size(), size_t{1});
    QVERIFY(english(figures[0].sentence).find("season of 7 steps") != std::string::npos);
  }
  void mistakes_are_named() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add({{"ann", "go", "2025-01-06"}}));
    const auto one = [&](const Json& feature) {
      return features::build(*log.project, {{"set", set({feature})}}, {});
    };
    FAILS("crosses its as-of moment: it looks 7 d ahead",
          one({{"type", "lag"}, {"name", "soon"}, {"step", "-7 d"}}));
    FAILS("soon", one({{"type", "rolling"}, {"name", "soon"}, {"ends", "-1 d"}}));
    FAILS("1200 steps", one({{"type", "seasonal"}, {"season", 366}, {"k", 4}}));
    FAILS("property", one({{"type", "lag"}, {"property", "amuont"}}));
    FAILS("Did you mean “minutes”", one({{"type", "sessions"}, {"columns", {"minuts"}}}));
    FAILS("what each event is worth", one({{"type", "weighted"}}));
  }
};

int run_steps(int argc, char** argv) {
  TestSteps steps;
  return QTest::qExec(&steps, argc, argv);
}
#include "steps.moc"
