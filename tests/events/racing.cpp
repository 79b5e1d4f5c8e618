#include <atomic>
#include <thread>

#include <QDir>
#include <QObject>
#include <QTemporaryDir>

#include "core/project/hold.h"
#include "tests/check.h"
#include "tests/events/model.h"

using namespace habitus;
using namespace habitus::events;

/// Reading while somebody else appends and compacts.
class TestRacing : public QObject {
  Q_OBJECT
  QTemporaryDir dir_{quick_folder() + QStringLiteral("/habitus-racing-XXXXXX")};
  int files_ = 0;
  std::string fresh() { return dir_.filePath(QStringLiteral("race%1.habitus").arg(++files_)).toStdString(); }

  /// Events whose note says their moment: what a wrong code or a wrong lane would break.
  static model::Events part(int batch, int n) {
    model::Events out;
    for (int i = 0; i < n; ++i) {
      model::Event e;
      e.actor = "p" + std::to_string((batch * 7 + i) % 23);
      e.event = "e" + std::to_string((batch + i) % 5);
      e.time = 1736121600 * kSecond + static_cast<Time>(batch * 1000 + i) * kHour;
      e.arrival = e.time;
      e.properties["note"] = std::to_string(e.time);
      out.push_back(std::move(e));
    }
    return out;
  }
  static std::string wrong(const std::map<PersonKey, model::Events>& read, size_t& events) {
    events = 0;
    for (const auto& [person, list] : read)
      for (const model::Event& e : list) {
        ++events;
        const auto note = e.properties.find("note");
        if (note == e.properties.end()) return "an event without its note";
        if (note->second != std::to_string(e.time)) return "note " + note->second + " at " + iso(e.time);
      }
    return {};
  }

 private Q_SLOTS:
  /// One thread appends and compacts all the time; others ask, each within one hold: words, codes and values
  /// belong together, every count is a whole number of batches and none is less than before.
  void reading_while_appending_and_compacting() {
    OK(auto p, Project::create(fresh()));
    set_run_rows(*p, 16);
    constexpr int kPart = 40, kBatches = 40;
    std::atomic<bool> over{false};
    std::atomic<int> asked{0};
    std::string complaint;
    std::mutex complaining;
    const auto complain = [&](const std::string& what) {
      const std::lock_guard lock(complaining);
      if (complaint.empty()) complaint = what;
      over = true;
    };
    std::vector<std::thread> readers;
    for (int r = 0; r < 2; ++r)
      readers.emplace_back([&] {
        size_t before = 0;
        while (!over) {
          const Hold hold(*p);
          for (int again = 0; again < 2; ++again) {
            const auto read = model::read(*p, {}, 2);
            if (!read) return complain(english(read.error()));
            size_t events = 0;
            if (const std::string what = wrong(*read, events); !what.empty()) return complain(what);
            if (events % kPart || events < before || (again && events != before))
              return complain(std::to_string(events) + " events after " + std::to_string(before));
            before = events;
            ++asked;
          }
        }
      });
    for (int b = 0; !over && (b < kBatches || (asked < 12 && b < 40 * kBatches)); ++b) {
      const model::Events events = part(b, kPart);
      const auto done = model::store(*p, events.data(), events.size(), {.source = "s"}, 1);
      if (!done) complain(english(done.error()));
      if (b % 3 == 2)
        if (const auto compacted = compact(*p, {}); !compacted) complain(english(compacted.error()));
    }
    over = true;
    for (auto& r : readers) r.join();
    QVERIFY2(complaint.empty(), complaint.c_str());
    QVERIFY(asked >= 12);
    OK_DONE(verify(*p, {}));
  }

  /// What is held is read from what compaction saved, column after column, although the file lost the runs.
  void a_hold_outlives_compaction() {
    OK(auto p, Project::create(fresh()));
    set_run_rows(*p, 8);
    for (int b = 0; b < 5; ++b) {
      const model::Events events = part(0, 30);
      OK_DONE(model::store(*p, events.data(), events.size(), {.source = "s"}, 1));
    }
    release_memory(*p, 1);  // nothing is kept, so every reading is cold
    {
      const Hold hold(*p);
      OK(const auto before, dictionary(*p, "event"));
      OK_DONE(compact(*p, {}));
      const model::Events more = part(1, 30);
      OK_DONE(model::store(*p, more.data(), more.size(), {.source = "s"}, 1));
      OK(const auto held, model::read(*p, {}, 2));
      size_t events = 0;
      QCOMPARE(wrong(held, events), std::string());
      QCOMPARE(events, size_t(150));
    }
    OK(const auto now, model::read(*p, {}, 2));
    size_t events = 0;
    QCOMPARE(wrong(now, events), std::string());
    QCOMPARE(events, size_t(180));
  }

  void inside_the_store_it_is_refused() {
    OK(auto p, Project::create(fresh()));
    const model::Events events = part(0, 3);
    OK_DONE(model::store(*p, events.data(), events.size(), {.source = "s"}, 1));
    for (const bool writing : {false, true}) {
      const auto inside = [&](SQLite::Database&) -> Done {
        CHECK(model::store(*p, events.data(), events.size(), {.source = "s"}, 1));
        return {};
      };
      const auto looking = [&](SQLite::Database&) -> Done {
        CHECK(model::read(*p, {}, 1));
        return {};
      };
      FAILS("inside a call of the store", writing ? p->store().write(inside) : p->store().read(inside));
      FAILS("inside a call of the store", writing ? p->store().write(looking) : p->store().read(looking));
    }
    OK(const auto about, info(*p));
    QCOMPARE(about.events, 3);
  }
};

int run_racing(int argc, char** argv) {
  TestRacing test;
  return QTest::qExec(&test, argc, argv);
}
#include "racing.moc"
