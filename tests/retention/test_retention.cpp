#include <cmath>
#include <nlohmann/json.hpp>

#include <QFile>
#include <QObject>

#include "core/retention/retention.h"
#include "core/segments/selection.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;

class TestRetention : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  int files_ = 0;

  Json ask(const std::string& log, const Json& spec) {
    auto project = small_log(dir_, log, "r" + std::to_string(++files_));
    const auto answer = report::ask(**project, retention::question(), spec, {.threads = 2});
    if (!answer) qWarning("%s", english(answer.error()).c_str());
    return answer ? answer->json() : Json();
  }
  static std::vector<double> row(const Json& body, size_t c) {
    std::vector<double> out;
    for (const auto& cell : body["cohorts"][c]["cells"]) out.push_back(cell["k"].get<double>());
    return out;
  }

 private Q_SLOTS:
  /// PostHog #13748 (explore.md §1b): three persons, one returns on day 1, one on day 5. N-day
  /// 100/33/0/0/0/33/0, unbounded 100/67/33/33/33/33/0.
  void posthog_13748() {
    const std::string log = "a 0 x\nb 0 x\nc 0 x\na 1500 x\nb 7300 x\nz 8640 y\n";
    const Json spec{{"start", "x"}, {"return", "x"}, {"grain", "day"}, {"periods", 6}};
    QCOMPARE(row(ask(log, spec), 0), (std::vector<double>{3, 1, 0, 0, 0, 1, 0}));
    Json after = spec;
    after["count"] = "on_or_after";
    QCOMPARE(row(ask(log, after), 0), (std::vector<double>{3, 2, 1, 1, 1, 1, 0}));
    Json bracket = spec;
    bracket.erase("periods");
    bracket["count"] = "bracket";
    bracket["brackets"] = {{0, 0}, {1, 3}, {4, 7}};
    QCOMPARE(row(ask(log, bracket), 0), (std::vector<double>{3, 1, 1}));
  }
  /// Start 23:45, return 00:01 next day (#29958): day 1 by the calendar, day 0 by 24 hours. Amplitude's 17:59
  /// → 17:00 next day is day 1 by the calendar and day 0 on an exact rolling clock.
  void calendar_and_rolling_clock() {
    const std::string log = "a 1425 x\na 1441 x\nz 4000 y\n";
    const Json spec{{"start", "x"}, {"return", "x"}, {"grain", "day"}, {"periods", 2}};
    QCOMPARE(row(ask(log, spec), 0), (std::vector<double>{1, 1, 0}));
    Json rolling = spec;
    rolling["clock"] = "rolling";
    QCOMPARE(row(ask(log, rolling), 0), (std::vector<double>{1, 0, 0}));
    QCOMPARE(row(ask("a 1079 x\na 2460 x\nz 6000 y\n", spec), 0), (std::vector<double>{1, 1, 0}));
  }
  /// Any KPI instead of the share that comes back, by hand: a spends 10 and 20 on day 1, b 6 on day 1, c
  /// nothing.
  void a_kpi_by_hand() {
    const std::string log =
        "a 0 buy amount=1\nb 0 buy amount=2\nc 0 look\na 1500 buy amount=10\na 1600 buy amount=20\n"
        "b 1700 buy amount=6\nz 8640 end\n";
    Json spec{{"start", {{"any", {"buy", "look"}}}}, {"return", "buy"}, {"grain", "day"}, {"periods", 2}};
    const auto cell = [&](const Json& kpi, const char* count = "on") {
      Json asked = spec;
      asked["kpi"] = kpi;
      asked["count"] = count;
      return ask(log, asked)["cohorts"][0]["cells"][1];
    };
    const Json sum = cell({{"as", "sum"}, {"property", "amount"}});
    QCOMPARE(sum["k"], Json(2));
    QCOMPARE(sum["total"], Json(36.0));
    QCOMPARE(sum["value"], Json(12.0));  // of three people
    // t(.975, 2) · sd/√3, sd of 30, 6, 0 = √252
    QVERIFY(close_to(sum["hi"], 12 + 4.302652729911275 * std::sqrt(252.0 / 3), 1e-9));
    QCOMPARE(cell({{"as", "events"}})["value"], Json(1.0));
    const Json mean = cell({{"as", "mean"}, {"property", "amount"}});
    QCOMPARE(mean["n"], Json(2.0));
    QCOMPARE(mean["value"], Json(10.5));  // 15 and 6
    QCOMPARE(cell({{"as", "sum"}, {"property", "amount"}}, "on_or_after")["total"], Json(36.0));
    spec["kpi"] = {{"as", "sum"}, {"property", "amont"}};
    auto project = small_log(dir_, log, "named");
    FAILS("Did you mean “amount”", report::ask(**project, retention::question(), spec, {}));
    spec["kpi"]["property"] = "amount";
    OK(const auto answer, report::ask(**project, retention::question(), spec, {}));
    const auto pages = retention::question().figures(answer.json());
    QVERIFY(
        english(pages[0].sentence).starts_with("“sum amount” per person who entered is 12.00 after one day"));
  }
  void what_has_not_ended_is_a_lower_bound() {
    const Json body = ask("a 0 x\nb 1440 x\na 2000 x\n", Json{{"grain", "day"}});
    QCOMPARE(body["cohorts"].size(), size_t{2});
    QCOMPARE(body["cohorts"][0]["cells"].size(), size_t{2});
    QCOMPARE(body["cohorts"][0]["cells"][0]["state"], Json("ok"));
    QCOMPARE(body["cohorts"][0]["cells"][1]["state"], Json("immature"));
    QCOMPARE(body["mean"][1]["value"], Json(nullptr));  // nothing has ended
    const auto figures = retention::question().figures(body);
    QCOMPARE(figures[0].kind, std::string("matrix"));
    QVERIFY(english(figures[0].sentence).find("No period") != std::string::npos);
  }
  void recurring_entries_and_the_people_behind_a_cell() {
    auto made = small_log(dir_, "a 0 x\na 1440 x\nb 1441 x\nb 2880 x\nz 5000 y\n", "people");
    QVERIFY(made.has_value());
    const Json spec{
        {"start", "x"}, {"return", "x"}, {"grain", "day"}, {"entry", "recurring"}, {"periods", 2}};
    OK(const auto answer, report::ask(**made, retention::question(), spec, {}));
    const Json body = answer.json();
    QCOMPARE(row(body, 1), (std::vector<double>{2, 1, 0}));
    OK(const auto back,
       segments::persons_of(
           **made, retention::question(), answer,
           segments::selection_text("retention", Json{{"cohort", "2025-01-07"}, {"column", 1}}), {}));
    QCOMPARE(back->keys, (std::vector<events::PersonKey>{events::key_of("b")}));
  }
  /// NOTICE of shared/data/cdnow [V]: active customers by month of first purchase.
  void cdnow_cohort_table() {
    QFile file(QStringLiteral(SHARED_DATA "/cdnow/CDNOW_master.txt"));
    if (!file.open(QIODevice::ReadOnly)) QSKIP("the shared data folder is not here");
    std::string log;
    for (file.readLine(); !file.atEnd();) {
      const auto words = file.readLine().simplified().split(' ');
      const std::string day = words[1].toStdString();
      log += words[0].toStdString() + " " + day.substr(0, 4) + "-" + day.substr(4, 2) + "-" +
             day.substr(6, 2) + " purchase\n";
    }
    const Json body = ask(log, Json{{"grain", "month"}});
    const std::vector<std::vector<double>> published{
        {7846, 1157, 964, 810, 679}, {8476, 1312, 980, 783}, {7248, 1032, 752}};
    QCOMPARE(body["entered"], Json(23570));
    for (size_t c = 0; c < published.size(); ++c) {
      auto got = row(body, c);
      got.resize(published[c].size());
      QCOMPARE(got, published[c]);
    }
  }
};

QTEST_APPLESS_MAIN(TestRetention)
#include "test_retention.moc"
