#include <nlohmann/json.hpp>

#include <QObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "tests/check.h"
#include "tests/events/model.h"

using namespace habitus;
using namespace habitus::events;

class TestFormat : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// tests/format/reader.py was written from core/events/README.md alone; it must count the same.
  void another_reader_counts_the_same() {
    const QTemporaryDir dir;
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (python.isEmpty()) QSKIP("python3 is not installed");
    const std::string file = dir.filePath(QStringLiteral("log.habitus")).toStdString();
    QVERIFY(dir.isValid());
    model::Events events;
    for (uint64_t seed = 20; seed < 40; ++seed)
      for (const auto& e : model::stream(seed)) events.push_back(e);
    {
      OK(auto p, Project::create(file));
      set_run_rows(*p, 64);
      for (size_t b = 0, at = 0; b < 3; ++b) {
        const size_t to = events.size() * (b + 1) / 3;
        OK_DONE(model::store(*p, events.data() + at, to - at, {.source = "shop", .name_space = {}}, 2));
        at = to;
      }
    }
    for (const char* property : {"note", "amount", "uuid", "country"}) {
      QProcess reader;
      reader.start(python, {QStringLiteral(SOURCE_ROOT "/tests/format/reader.py"),
                            QString::fromStdString(file), QLatin1String(property)});
      QVERIFY(reader.waitForFinished(60000));
      QVERIFY2(reader.exitCode() == 0, reader.readAllStandardError().constData());
      const Json got = Json::parse(reader.readAllStandardOutput().toStdString(), nullptr, false);
      std::map<std::string, int64_t> names, values;
      std::set<std::string> actors;
      for (const auto& e : events) {
        ++names[e.event];
        actors.insert(e.actor);
        if (const auto v = e.properties.find(property); v != e.properties.end()) ++values[v->second];
      }
      QCOMPARE(got["events"].get<size_t>(), events.size());
      QCOMPARE(got["actors"].get<size_t>(), actors.size());
      QVERIFY((got["names"].get<std::map<std::string, int64_t>>() == names));
      QVERIFY2((got["values"].get<std::map<std::string, int64_t>>() == values), property);
    }
  }
};

int run_format(int argc, char** argv) {
  TestFormat test;
  return QTest::qExec(&test, argc, argv);
}
#include "format.moc"
