#include <cstdio>

#include <QObject>
#include <QTemporaryDir>

#include "core/events/log.h"
#include "core/project/project.h"
#include "tests/check.h"

using namespace habitus;
using namespace habitus::events;

class TestAgain : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  int made_ = 0;
  std::string fresh() { return dir_.filePath(QString::number(++made_) + QStringLiteral(".habitus")).toStdString(); }

 private Q_SLOTS:
  /// A small batch on a long log is compared without learning the log, and finds what learning it would find.
  void a_small_batch_meets_a_long_log() {
    std::vector<AppendReport> reports;
    for (const bool learnt : {true, false})
      for (const bool hex : {true, false}) {
        const std::string path = fresh();
        OK(auto p, Project::create(path));
        const auto add = [&](int from, int to, int step, const char* event) {
          Batch batch({});
          for (int i = from; i < to; i += step) {
            char id[32];
            std::snprintf(id, sizeof id, hex ? "%016xab" : "order/%d", i);
            const std::string who = "p" + std::to_string(i % 50 + (i % 600 == 0 && from > 0 ? 1 : 0));
            Row row{.actor = who, .event = event, .time = i * kMinute, .arrival = 0, .row = i + 1};
            if (i % 3) row.event_id = id;
            batch.add(row);
          }
          return append(*p, std::move(batch), {.source = "shop", .arrival_is_import = true, .name_space = {}}, {});
        };
        OK(const auto first, add(0, 9000, 1, "visit"));
        QCOMPARE(first.stored, int64_t{9000});
        if (!learnt) {
          p.reset();
          OK(p, Project::open(path, Store::Mode::read_write));
        }
        OK(const auto again, add(6000, 12000, 20, "visit"));
        reports.push_back(again);
        OK(const auto other, add(6000, 9000, 100, "order"));
        reports.push_back(other);
      }
    for (size_t i = 0; i < reports.size(); ++i) {
      QCOMPARE(reports[i].stored, reports[i % 2].stored);
      QCOMPARE(reports[i].duplicates, reports[i % 2].duplicates);
      QCOMPARE(reports[i].repeats, reports[i % 2].repeats);
      QCOMPARE(reports[i].id_conflicts, reports[i % 2].id_conflicts);
    }
    QVERIFY(reports[0].duplicates > 90 && reports[0].repeats > 40);
    QVERIFY(reports[1].duplicates > 15);
  }
};

int run_again(int argc, char** argv) {
  TestAgain test;
  return QTest::qExec(&test, argc, argv);
}
#include "again.moc"
