#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QFile>
#include <QFloat16>
#include <QObject>

#include "core/governance/share.h"
#include "core/identity/people_import.h"
#include "core/profiles/profiles.h"
#include "core/segments/rule.h"
#include "tests/check.h"
#include "tests/handmade_log.h"

using namespace habitus;

/// 400 people: half of them women; "vip" are those who bought, planted so that women are in it .6 times as often.
class TestProfiles : public QObject {
  Q_OBJECT
  HandmadeLog log_;
  static constexpr int kPeople = 400;

  static bool woman(int i) { return i % 2 == 0; }
  /// 60 of 200 women, 100 of 200 men.
  static bool buys(int i) { return woman(i) ? i / 2 < 60 : i / 2 < 100; }
  static std::string actor(int i) { return "p" + std::to_string(i); }

  Done save(const char* name, const Json& rule) {
    TRY(const Json done, segments::complete_rule(*log_.project, rule, Json::object()));
    TRY(const auto kept, log_.project->definitions().apply("segment", name, done));
    return {};
  }
  Result<Json> ask(const report::Question& question, const Json& spec) {
    TRY(const auto answer, report::ask(*log_.project, question, spec, {}));
    return answer.json();
  }
  static Json check(const Json& sanity, const char* id) {
    for (const Json& c : sanity["checks"])
      if (c["id"] == id) return c;
    return {};
  }

 private Q_SLOTS:
  void initTestCase() {
    OK_DONE(log_.open());
    std::vector<HandmadeEvent> events;
    for (int i = 0; i < kPeople; ++i) {
      // A Monday at 09:30 and 09:40, for buyers also Wednesday 20:00; look, look, look makes a path.
      for (int e = 0; e < 3; ++e)
        events.push_back({actor(i), "look", "2025-01-06T09:" + std::to_string(30 + 5 * e) + ":00Z"});
      if (buys(i))
        events.push_back({actor(i), "buy", "2025-01-08T20:00:00Z", {{"amount", std::to_string(10 + i % 7)}}});
    }
    OK_DONE(log_.add(events));
    QFile file(log_.dir.filePath(QStringLiteral("people.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("id,sex,region,visits\n");
    for (int i = 0; i < kPeople; ++i)
      file.write(QStringLiteral("p%1,%2,r%3,%4\n")
                     .arg(i)
                     .arg(QLatin1String(woman(i) ? "F" : "M"))
                     .arg((i / 2) % 4)
                     .arg(buys(i) ? 30 : 2)
                     .toUtf8());
    file.close();
    identity::PeopleRequest request;
    request.path = file.fileName().toStdString();
    request.key = "id";
    request.is_static = {{"sex", "asked once"}, {"region", "asked once"}, {"visits", "counted once"}};
    request.is_protected = {"sex"};
    OK_DONE(identity::import_people(*log_.project, request, {}));
    OK_DONE(save("vip", {{"did", "buy"}}));
    OK_DONE(save("others", {{"not", {{"did", "buy"}}}}));
    OK_DONE(save("everyone", {{"did", "look"}}));
  }

  void planted_ratio_is_flagged() {
    const Json spec{{"of", {{"segments", {"vip"}}}}, {"by", {"sex", "sex x region"}}};
    OK(const Json body, ask(profiles::representation(), spec));
    const Json& cut = body["segments"][0]["cuts"][0];
    QCOMPARE(cut["reference"], Json("M"));
    const Json& women = cut["slices"][0];
    QCOMPARE(women["name"], Json("F"));
    QVERIFY(close_to(women["impact"]["value"], .6, 1e-12));
    QVERIFY(women["impact"]["hi"].get<double>() < .8);
    QCOMPARE(women["impact"]["verdict"], Json("fail"));
    QVERIFY(close_to(women["representation"], (60 / 160.0) / .5, 1e-12));
    // [[60, 140], [100, 100]]: 16.6667 on one degree; V = √(χ²/n).
    QVERIFY(close_to(cut["association"]["chi_square"], 50.0 / 3, 1e-10));
    QVERIFY(close_to(cut["association"]["v"], std::sqrt(50.0 / 3 / 400), 1e-10));
    QCOMPARE(cut["effect"], Json("small"));
    QCOMPARE(body["segments"][0]["cuts"][1]["slices"].size(), size_t{8});  // intersectional
    QCOMPARE(body["verdicts"]["fail"], Json(1));
    const auto pages = profiles::representation().figures(body);
    QVERIFY(english(pages[0].sentence).find("0.6 times") != std::string::npos);
  }

  void balance_passes_and_small_groups_are_not_judged() {
    OK(const Json body, ask(profiles::representation(), {{"of", {{"segments", {"everyone"}}}}, {"by", {"sex"}}}));
    QCOMPARE(body["segments"][0]["verdict"], Json("pass"));
    OK(const Json few, ask(profiles::representation(),
                           {{"of", {{"segments", {"vip"}}}}, {"by", {"sex"}}, {"min_n", 1000}}));
    QCOMPARE(few["segments"][0]["verdict"], Json("insufficient"));
    // As it may leave the program, small cells are withheld.
    OK(const Json body2, ask(profiles::representation(), {{"of", {{"segments", {"vip"}}}}, {"by", {"sex x region"}}}));
    const auto hidden = governance::withheld("representation", body2, 30);
    QVERIFY(!hidden.empty());
    FAILS("Did you mean “vip”", ask(profiles::representation(), {{"by", {"sex"}}, {"beneficial", {"vop"}}}));
  }

  void a_dominant_segment_fails() {
    // Everybody is in one of them: 100 %.
    OK(const Json body, ask(profiles::sanity(), {{"of", {{"segments", {"everyone", "vip"}}}}}));
    QCOMPARE(check(body, "dominant")["state"], Json("fail"));
    QCOMPARE(body["verdict"], Json("fail"));
    OK(const Json loose, ask(profiles::sanity(), {{"of", {{"segments", {"others", "vip"}}}},
                                                  {"thresholds", {{"dominant", {{"warn", .7}, {"fail", .9}}}}}}));
    QCOMPARE(check(loose, "dominant")["value"], Json(.6));
    QCOMPARE(check(loose, "dominant")["state"], Json("pass"));
    QCOMPARE(check(loose, "outside")["value"], Json(0.0));
    QVERIFY(close_to(check(loose, "gini")["value"], .1, 1e-12));
    OK(const Json by, ask(profiles::sanity(), {{"of", {{"segments", {"others", "vip"}}}}, {"by", {"sex"}}}));
    QVERIFY(close_to(check(by, "imbalance")["value"], std::sqrt(50.0 / 3 / 400), 1e-10));
    FAILS("Did you mean", ask(profiles::sanity(), {{"thresholds", {{"dominnt", {{"warn", 1}}}}}}));
  }

  void sizes_are_compared_with_the_version_before() {
    OK_DONE(save("moving", {{"did", "look"}}));
    OK(const Json first, ask(profiles::sanity(), {{"of", {{"segments", {"moving"}}}}}));
    QCOMPARE(check(first, "change")["state"], Json("unknown"));
    OK_DONE(save("moving", {{"did", "buy"}}));
    OK(const Json then, ask(profiles::sanity(), {{"of", {{"segments", {"moving"}}}}}));
    QVERIFY(close_to(then["groups"][0]["change"], -.6, 1e-12));
    QCOMPARE(check(then, "change")["state"], Json("fail"));
    QCOMPARE(check(then, "change")["group"], Json("moving"));
  }

  void profiles_add_up() {
    OK(const Json body, ask(profiles::profile(), {{"of", {{"segments", {"vip", "others"}}}}, {"on", "people"},
                                                  {"columns", {"visits"}}}));
    const Json& vip = body["groups"][0];
    QCOMPARE(vip["people"], Json(160.0));
    QCOMPARE(vip["events"], Json(160.0 * 4));
    double cells = 0;
    for (const Json& day : vip["heat"])
      for (const Json& hour : day) cells += hour.get<double>();
    QCOMPARE(cells, vip["events"].get<double>());
    QCOMPARE(vip["heat"][0][9], Json(480.0));   // Monday, nine o'clock
    QCOMPARE(vip["heat"][2][20], Json(160.0));  // Wednesday, eight in the evening
    QCOMPARE(vip["paths"][0]["words"], (Json{"look", "look", "look"}));
    QCOMPARE(vip["paths"][0]["n"], Json(160.0));
    QCOMPARE(vip["columns"][0]["median"], Json(30.0));
    // 160 · 30 + 240 · 2 over 400 is 13.2.
    QVERIFY(close_to(vip["columns"][0]["index"], 100 * 30 / 13.2, 1e-12));
    QCOMPARE(body["everybody"]["columns"][0]["median"], Json(2.0));
    const auto pages = profiles::profile().figures(body);
    QVERIFY(english(pages[0].sentence).find("vip") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(TestProfiles)
#include "test_profiles.moc"
