#include <nlohmann/json.hpp>

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/identity/people_import.h"
#include "core/project/project.h"
#include "tests/check.h"

using namespace habitus;

class TestIdentity : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::string path(const char* name) { return dir_.filePath(QLatin1String(name)).toStdString(); }

 private Q_SLOTS:
  void values_hold_from_their_date_on() {
    OK(auto p, Project::create(path("dated.habitus")));
    const Time jan = *parse_iso("2025-01-01"), mar = *parse_iso("2025-03-01"), now = *parse_iso("2025-06-01");
    OK_DONE(identity::store_values(
        *p, "a.csv", "00", now,
        {{7, "plan", "free", jan}, {7, "plan", "pro", mar}, {9, "plan", "free", {}}, {7, "age", "41", {}}},
        Json{{"rows", 4}}));
    OK(const auto plan, identity::column(*p, "plan"));
    QVERIFY(!plan->text(7, jan - 1));
    QCOMPARE(*plan->text(7, jan), std::string_view("free"));
    QCOMPARE(*plan->text(7, mar - 1), std::string_view("free"));
    QCOMPARE(*plan->text(7, kEnd), std::string_view("pro"));
    QVERIFY(!plan->text(9, now - 1));  // undated: known since its import
    QCOMPARE(*plan->text(9, now), std::string_view("free"));
    QVERIFY(!plan->text(8, kEnd));
    OK(const auto all, identity::attributes(*p));
    QCOMPARE(all.size(), 2U);
    QVERIFY(all[0].name == "age" && all[0].numeric && all[0].persons == 1);
    QVERIFY(all[1].levels == (std::vector<std::string>{"free", "pro"}) && all[1].persons == 2 &&
            !all[1].numeric);
    OK(const auto age, identity::column(*p, "age"));
    QCOMPARE(*age->number(7, kEnd), 41.0);
    FAILS("There are: age, plan", identity::column(*p, "sex"));
    OK_DONE(p->journal().verify());
  }
  void static_needs_a_reason_and_then_always_held() {
    OK(auto p, Project::create(path("static.habitus")));
    const Time now = *parse_iso("2025-06-01");
    OK_DONE(identity::store_values(*p, "a.csv", "00", now, {{7, "sex", "F", {}}}, Json::object()));
    OK(const auto before, identity::attribute(*p, "sex"));
    FAILS("without a reason", identity::mark(*p, "sex", true, true, ""));
    OK_DONE(identity::mark(*p, "sex", true, true, "recorded at birth"));
    OK(const auto after, identity::attribute(*p, "sex"));
    QVERIFY(after.is_static && after.is_protected && after.static_reason == "recorded at birth");
    QVERIFY(after.content != before.content);  // results that read it are other results now
    OK(const auto sex, identity::column(*p, "sex"));
    QCOMPARE(*sex->text(7, kBeginning), std::string_view("F"));
  }
  void table_and_log_are_joined_both_ways() {
    OK(auto p, Project::create(path("join.habitus")));
    events::Batch batch({});
    for (const char* actor : {"u1", "u2", "007", "lonely", "McFly "}) {
      events::Row row;
      row.actor = actor;
      row.event = "view";
      batch.add(row);
    }
    OK(const auto appended, events::append(*p, std::move(batch), {"shop", false, "", {}}, Exec{}));
    QCOMPARE(appended.stored, 5);
    QFile table(dir_.filePath(QStringLiteral("people.csv")));
    QVERIFY(table.open(QIODevice::WriteOnly));
    table.write(
        "user_id,sex,city,since\nu1,F,Rome "
        ",2025-01-01\nU2,M,,2025-01-01\n7,F,Paris,2025-02-01\nu1,F,Milan,2025-03-01\nu1,F,Nice,2025-03-"
        "01\nzz,M,x,oops\n,M,x,2025-01-01\nmcfly,M,x,2025-01-01\n");
    table.close();
    identity::PeopleRequest request;
    request.path = table.fileName().toStdString();
    request.key = "user_id";
    request.date = "since";
    request.date_format = "iso";
    request.is_protected = {"sex"};
    request.is_static = {{"sex", "recorded at birth"}};
    OK(const auto r, identity::import_people(*p, request, Exec{}));
    QVERIFY(r.rows == 8 && r.rejected == 2 && r.persons == 4 && r.matched == 1 && r.unmatched == 3 &&
            r.actors_without == 4);
    QVERIFY(r.duplicates == 1 && r.near == 3);
    QVERIFY(r.near_examples[0] == (std::pair<std::string, std::string>{"7", "007"}) &&
            r.near_examples[1].second == "u2" && r.near_examples[2].second == "McFly ");
    QVERIFY(r.problems[0].line == 7 && r.problems[0].column == "since");
    OK(const auto city, identity::column(*p, "city"));
    const auto u1 = events::key_of("u1");
    QCOMPARE(*city->text(u1, *parse_iso("2025-02-01")),
             std::string_view("Rome"));  // blanks around a value are none of it
    QCOMPARE(*city->text(u1, kEnd), std::string_view("Nice"));
    OK(const auto again, identity::import_people(*p, request, Exec{}));
    QVERIFY(again.known);
    request.key = "nobody";
    FAILS("The columns are: user_id, sex", identity::import_people(*p, request, Exec{}));
  }
  // NOTICE of moodle_la_course: 130 students, 65/65 by gender, employment 92/33/5.
  void the_course_demographics() {
    const std::string folder = SHARED_DATA "/moodle_la_course/";
    if (!QFile::exists(QString::fromStdString(folder))) QSKIP("the shared data is not here");
    OK(auto p, Project::create(path("course.habitus")));
    identity::PeopleRequest request;
    request.path = folder + "Demographics.csv";
    request.key = "user";
    OK(const auto r, identity::import_people(*p, request, Exec{}));
    QVERIFY(r.persons == 130 && r.duplicates == 0);
    OK(const auto employment, identity::attribute(*p, "Employment"));
    QVERIFY(employment.levels.size() == 3 && employment.persons == 130);
  }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "test_identity.moc"
