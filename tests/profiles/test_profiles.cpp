#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QFile>
#include <QFloat16>
#include <QObject>

#include "core/fairness/slice.h"
#include "core/governance/recompute.h"
#include "core/governance/report.h"
#include "core/governance/share.h"
#include "core/identity/people_import.h"
#include "core/profiles/profiles.h"
#include "core/report/document.h"
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
    file.write("id,sex,region,visits,orders,age,number\n");
    for (int i = 0; i < kPeople; ++i)
      file.write(QStringLiteral("p%1,%2,r%3,%4,%5,%6,%7\n")
                     .arg(i)
                     .arg(QLatin1String(woman(i) ? "F" : "M"))
                     .arg((i / 2) % 4)
                     .arg(buys(i) ? 30 : 2)
                     .arg(buys(i) ? 4 : 1)
                     .arg(20 + i % 40)
                     .arg(i)
                     .toUtf8());
    file.close();
    identity::PeopleRequest request;
    request.path = file.fileName().toStdString();
    request.key = "id";
    request.is_static = {{"sex", "asked once"}, {"region", "asked once"}, {"visits", "counted once"}, {"orders", "counted once"},
                         {"age", "asked once"}, {"number", "counted once"}};
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
    // People of whom it is not known are a row, not the headline.
    Json unknown = body;
    for (Json& named : unknown["segments"][0]["cuts"])
      for (Json& slice : named["slices"])
        if (slice["impact"].is_object() && slice["impact"]["verdict"] == "fail") slice["name"] = "(missing)";
    const auto quiet = profiles::representation().figures(unknown);
    QVERIFY(english(quiet[0].sentence).find("not known") != std::string::npos);
    QVERIFY(english(quiet[0].sentence).find("times") == std::string::npos);
    QCOMPARE(quiet[0].table.rows.size(), pages[0].table.rows.size());
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

  /// A segment may have been kept as somebody wrote it.
  void a_segment_kept_as_written_is_understood() {
    OK_DONE(log_.project->definitions().apply("segment", "raw", Json{{"did", "buy"}}));
    OK(const Json body, ask(profiles::sanity(), {{"of", {{"segments", {"raw", "vip"}}}}}));
    QCOMPARE(body["groups"][0]["size"], body["groups"][1]["size"]);
    OK_DONE(log_.project->definitions().apply("segment", "wrong", Json{{"dd", "buy"}}));
    FAILS("dd", ask(profiles::sanity(), {{"of", {{"segments", {"wrong"}}}}}));
    OK_DONE(save("wrong", {{"did", "look"}}));
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

  /// One that holds 340 of 400 people, 85 %.
  void eighty_five_percent_dominate() {
    OK_DONE(save("most", {{"attribute", "number"}, {"op", "less"}, {"value", 340}}));
    OK(const Json body, ask(profiles::sanity(), {{"of", {{"segments", {"most", "vip"}}}}}));
    QCOMPARE(check(body, "dominant")["value"], Json(.85));
    QCOMPARE(check(body, "dominant")["state"], Json("fail"));
    QCOMPARE(check(body, "dominant")["group"], Json("most"));
    OK(const Json wide, ask(profiles::sanity(), {{"of", {{"segments", {"most", "vip"}}}},
                                                 {"thresholds", {{"dominant", {{"warn", .8}, {"fail", .9}}}}}}));
    QCOMPARE(check(wide, "dominant")["state"], Json("warn"));
  }

  /// What is kept may be a completed spec: asked again it must mean the same.
  void a_kept_spec_completes_to_itself() {
    OK_DONE(save("changed", {{"did", "look"}}));
    OK_DONE(save("changed", {{"did", "buy"}}));
    const Json of{{"segments", {"vip", "changed"}}}, clusters{{"clusters", {{"on", "people"}, {"k", 2}}}};
    const std::vector<std::pair<const report::Question*, Json>> asked{
        {&profiles::sanity(), {{"of", of}, {"by", {"sex", "age:30,40", "sex x region", "sex=F & age>=30"}}}},
        {&profiles::sanity(), {{"of", clusters}}},
        {&profiles::profile(), {{"of", of}}},
        {&profiles::profile(), {{"of", of}, {"on", "people"}}},
        {&profiles::profile(), {{"of", clusters}}},
        {&profiles::representation(), {{"of", of}, {"by", {"sex", "segment:vip"}}}}};
    for (const auto& [question, spec] : asked) {
      OK(const Json once, question->complete(*log_.project, spec));
      OK(const Json twice, question->complete(*log_.project, once));
      QCOMPARE(canonical(twice), canonical(once));
    }
    OK(Json old, profiles::sanity().complete(*log_.project, {{"of", of}}));
    old["before"]["segments"].insert(old["before"]["segments"].begin(), nullptr);  // as it was kept once
    OK(const Json read, profiles::sanity().complete(*log_.project, old));
    QCOMPARE(read["before"]["segments"].size(), size_t{1});
    OK(const Json cut, profiles::sanity().complete(*log_.project, asked[0].second));
    OK(const Json again, profiles::sanity().complete(*log_.project, {{"of", of}, {"by", profiles::cuts_said(cut["by"])}}));
    QCOMPARE(canonical(again["by"]), canonical(cut["by"]));
  }

  /// Kept as a dock and as the command line keep it, they stand in the report and can be computed again.
  void kept_looks_stand_in_a_report() {
    Project& project = *log_.project;
    const Json of{{"segments", {"vip", "others"}}};
    OK(const Json profile, profiles::profile().complete(project, {{"of", of}, {"on", "people"}}));
    OK(const Json sanity, profiles::sanity().complete(project, {{"of", of}, {"by", {"sex"}}}));
    OK(const Json representation, profiles::representation().complete(project, {{"of", of}, {"by", {"sex"}}}));
    OK_DONE(project.definitions().apply("profile", "whole", profile));
    OK_DONE(project.definitions().apply("profile", "written", Json{{"of", of}, {"on", "people"}}));
    OK_DONE(project.definitions().apply("sanity", "whole", sanity));
    OK_DONE(project.definitions().apply("representation", "whole", representation));
    OK(const Definition d, project.definitions().apply("report", "looks", Json::object()));
    OK(const governance::Card made, governance::build_report(project, d, {}));
    QVERIFY2(made.trouble.empty(), made.trouble.empty() ? "" : made.trouble[0].c_str());
    QCOMPARE(made.document.sections.size(), size_t{5});  // the log, sanity, two profiles, representation
    OK_DONE(governance::record_card(project, d, made, Json::object()));
    const std::string page = report::html(made.document, report::Words());
    for (const char* said : {"Sanity of the segments", "Index against everybody", "227"})  // 100 · 30 / 13.2
      QVERIFY2(page.find(said) != std::string::npos, said);
    QVERIFY(report::unbound_digits(page).empty());
    OK(const auto same, governance::recompute(project, page, {}));
    QCOMPARE(same.mismatches.size(), size_t{0});
    QVERIFY(same.facts > 50);
    // Page one says what failed: women are in "vip" .6 times as often as men.
    const auto& minute = made.document.minute;
    QVERIFY(std::any_of(minute.begin(), minute.end(), [](const auto& m) {
      return english(m.title.at(0).text).find("disparate impact") != std::string::npos && m.sign == report::Sign::fail;
    }));
  }

  /// The rings of the radar are the indices: twice the mean of everybody stands at 200.
  void the_radar_shows_the_indices() {
    OK(const Json body, ask(profiles::profile(), {{"of", {{"segments", {"vip", "others"}}}}, {"on", "people"}}));
    const auto figures = profiles::profile().figures(body);
    const auto radar = std::find_if(figures.begin(), figures.end(), [](const auto& f) { return f.kind == "radar"; });
    QVERIFY(radar != figures.end());
    QCOMPARE(radar->series.size(), size_t{2});
    QCOMPARE(radar->x.categories.size(), body["columns"].size());
    size_t points = 0;
    for (const report::Mark& m : radar->marks) {
      if (m.kind != report::Mark::Kind::point) continue;
      ++points;
      const Json& column = body["groups"][static_cast<size_t>(m.series)]["columns"][static_cast<size_t>(m.x)];
      QCOMPARE(m.quantity.value, column["index"].get<double>());
      const Json& everybody = body["everybody"]["columns"][static_cast<size_t>(m.x)];
      QVERIFY(close_to(column["index"], 100 * column["mean"].get<double>() / everybody["mean"].get<double>(), 1e-12));
    }
    QCOMPARE(points, 2 * body["columns"].size());
    // 160 with 4 orders and 240 with one: 880 / 400 = 2.2 in the mean, so that vip stands at 181.8.
    bool found = false;
    for (size_t j = 0; j < body["columns"].size(); ++j)
      if (body["columns"][j]["name"] == "orders") found = close_to(body["groups"][0]["columns"][j]["index"], 400 / 2.2, 1e-12);
    QVERIFY(found);
    // Two columns make no radar.
    OK(const Json two, ask(profiles::profile(), {{"of", {{"segments", {"vip"}}}}, {"on", "people"}, {"columns", {"visits", "age"}}}));
    for (const auto& f : profiles::profile().figures(two)) QVERIFY(f.kind != "radar");
  }

  void a_small_segment_is_not_betrayed_by_its_check() {
    OK_DONE(save("few", {{"attribute", "number"}, {"op", "less"}, {"value", 5}}));
    OK(const Json body, ask(profiles::sanity(), {{"of", {{"segments", {"vip", "few"}}}}}));
    const auto hidden = governance::withheld("sanity", body, 10);
    QVERIFY(hidden.count("/groups/1"));
    QVERIFY(hidden.count("/checks/3/value"));
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
