#include <chrono>
#include <filesystem>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include "core/base/hash.h"
#include "core/project/project.h"
#include "tests/check.h"

using namespace habitus;

class TestProject : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::string path(const char* name) { return dir_.filePath(QLatin1String(name)).toStdString(); }
  std::string bytes(const std::string& name) {
    QFile f(QString::fromStdString(name));
    if (!f.open(QIODevice::ReadOnly)) return {};
    return sha256(f.readAll().toStdString());
  }

 private Q_SLOTS:
  void looking_changes_nothing() {
    const std::string file = path("look.habitus");
    { OK(auto p, Project::create(file)); }
    const std::string before = bytes(file);
    {
      OK(auto p, Project::open(file));
      OK(auto heads, p->definitions().heads());
      QVERIFY(heads.empty());
    }
    QCOMPARE(bytes(file), before);
    QCOMPARE(QDir(dir_.path()).entryList({QStringLiteral("look*")}, QDir::Files).size(), 1);
  }
  void a_name_that_cannot_be_is_refused() {
    for (const std::string& name : {std::string(300, 'a'), std::string("no/such/folder/x"), std::string()}) {
      QVERIFY(!Project::create(path(name.c_str())));
      QVERIFY(!Project::open(path(name.c_str()), Store::Mode::read_only));
    }
  }
  void a_definition_is_a_value() {
    OK(auto p, Project::create(path("defs.habitus")));
    OK(const auto one, p->definitions().apply("funnel", "buy", Json{{"steps", {"a", "b"}}}, "first"));
    OK(const auto same, p->definitions().apply("funnel", "buy", Json{{"steps", {"a", "b"}}}, "again"));
    QCOMPARE(same.version, 1);
    OK(const auto two, p->definitions().apply("funnel", "buy", Json{{"steps", {"a", "c"}}}, "second"));
    QCOMPARE(two.version, 2);
    OK(auto undone, p->definitions().undo());
    QCOMPARE(undone->hash, one.hash);
    OK(auto redone, p->definitions().redo());
    QCOMPARE(redone->hash, two.hash);
    FAILS("no funnel named", p->definitions().need("funnel", "sell"));
    OK_DONE(p->journal().verify());
  }
  void an_error_rolls_back() {
    OK(auto p, Project::create(path("roll.habitus")));
    OK(const std::string head, p->journal().head());
    const auto answer = p->store().write([&](SQLite::Database&) -> Done {
      CHECK(p->set_setting("zone", "Europe/Berlin"));
      return fail(Kind::input, "no");
    });
    QVERIFY(!answer);
    OK(const std::string after, p->journal().head());
    QCOMPARE(after, head);
    OK(const std::string zone, p->setting("zone", "UTC"));
    QCOMPARE(zone, std::string("UTC"));
  }
  /// A wish to stop ends a write where SQLite stands, and all of it is undone.
  void a_write_can_be_stopped() {
    OK(auto p, Project::create(path("stopped.habitus")));
    Progress progress;
    auto hand = std::async(std::launch::async, [&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      progress.stop();
    });
    const Done done = p->store().write(
        [](SQLite::Database& db) -> Done {
          db.exec("CREATE TABLE half_done(n)");
          db.execAndGet("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c");  // without end
          return {};
        },
        {0, &progress});
    hand.get();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Kind::stopped);
    OK(const int left, p->store().read([](SQLite::Database& db) -> Result<int> {
      return db.execAndGet("SELECT count(*) FROM sqlite_schema WHERE name = 'half_done'").getInt();
    }));
    QCOMPARE(left, 0);
    OK_DONE(p->definitions().apply("funnel", "after", Json{{"steps", {"a", "b"}}}));
  }
  /// What was committed goes back into the file as soon as nobody waits, while the project stays open.
  void the_wal_is_written_back() {
    const std::string file = path("wal.habitus");
    OK(auto p, Project::create(file));
    const auto before = std::filesystem::file_size(file);
    OK_DONE(p->store().write([](SQLite::Database& db) -> Done {
      db.exec("CREATE TABLE large(bytes)");
      for (int i = 0; i < 24; ++i) db.exec("INSERT INTO large VALUES(randomblob(1048576))");
      return {};
    }));
    QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::file_size(file) > before + (20u << 20), 20000);
  }
  void second_opener_reads_only() {
    const std::string file = path("two.habitus");
    OK(auto first, Project::create(file));
    OK(auto second, Project::open(file));
    QVERIFY(second->read_only());
    QVERIFY(second->writer().starts_with("process "));
    FAILS("reading only", second->set_setting("zone", "UTC"));
    FAILS("aggregates only", second->gate().rows(Purpose::explore, "test"));
  }
  void an_answer_waits_until_something_is_written() {
    const std::string file = path("wait.habitus");
    { OK(auto p, Project::create(file)); }
    const std::string before = bytes(file);
    const ResultKey key{"funnel", {"spec"}, "{}", 0, 1};
    int computed = 0;
    const auto compute = [&]() -> Result<Json> { return Json{{"n", ++computed}}; };
    {
      OK(auto p, Project::open(file));
      OK(Json one, p->results().get(key, compute));
      OK(Json two, p->results().get(key, compute));
    }
    QCOMPARE(computed, 1);
    QCOMPARE(bytes(file), before);
    {
      OK(auto p, Project::open(file));
      OK(Json three, p->results().get(key, compute));
      OK_DONE(p->set_setting("zone", "UTC"));
    }
    OK(auto p, Project::open(file));
    OK(auto stored, p->results().find(key.hash()));
    QVERIFY(stored);
    QCOMPARE(computed, 2);
  }
  void a_copy_of_an_open_project_is_whole() {
    OK(auto p, Project::create(path("source.habitus")));
    OK_DONE(p->set_setting("zone", "Europe/Berlin"));
    OK_DONE(p->store().copy_to(path("copy.habitus")));
    OK(auto copy, Project::open(path("copy.habitus")));
    OK(const std::string zone, copy->setting("zone"));
    QCOMPARE(zone, std::string("Europe/Berlin"));
    OK_DONE(copy->journal().verify());
  }
  void foreign_parts_are_refused_by_name() {
    const std::string file = path("foreign.habitus");
    { OK(auto p, Project::create(file)); }
    {
      SQLite::Database db(file, SQLite::OPEN_READWRITE);
      db.exec("CREATE TRIGGER wipe AFTER INSERT ON setting BEGIN DELETE FROM journal; END");
    }
    FAILS("trigger wipe", Project::open(file));
  }
  void the_journal_names_its_broken_entry() {
    QCOMPARE(chain(std::string(64, '0'), R"({"seq":1,"act":"create"})"),  // statistics.md, hash-chained log
             std::string("4f4112091c885f1da0ae1a62f53b6b8bbe3d08ce542a9788aab3bdc2c25885a4"));
    const std::string file = path("chain.habitus");
    {
      OK(auto p, Project::create(file));
      for (int i = 0; i < 5; ++i) OK_DONE(p->set_setting("n", std::to_string(i)));
    }
    {
      SQLite::Database db(file, SQLite::OPEN_READWRITE);
      db.exec("UPDATE journal SET text = replace(text, '\"value\":\"2\"', '\"value\":\"7\"') WHERE seq = 4");
    }
    OK(auto p, Project::open(file));
    FAILS("entry 4", p->journal().verify());
  }
};
QTEST_GUILESS_MAIN(TestProject)
#include "test_project.moc"
