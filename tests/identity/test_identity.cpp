#include <nlohmann/json.hpp>

#include <QObject>
#include <QTemporaryDir>

#include "core/identity/people.h"
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
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "test_identity.moc"
