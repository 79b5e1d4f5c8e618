#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QObject>
#include <QTemporaryDir>

#include "core/events/export.h"
#include "core/events/log.h"
#include "core/events/sql.h"
#include "core/events/words.h"
#include "tests/check.h"
#include "tests/events/model.h"

using namespace habitus;
using namespace habitus::events;

class TestEvents : public QObject {
  Q_OBJECT
  QTemporaryDir dir_{quick_folder() + QStringLiteral("/habitus-events-XXXXXX")};
  int files_ = 0;
  std::string fresh() { return dir_.filePath(QStringLiteral("log%1.habitus").arg(++files_)).toStdString(); }

  static std::vector<size_t> cuts(size_t n, size_t batches) {
    std::vector<size_t> at;
    for (size_t b = 0; b <= batches; ++b) at.push_back(n * b / batches);
    return at;
  }
  static Done fill(Project& p, const model::Events& events, size_t batches, const BatchInfo& info,
                   int threads) {
    const auto at = cuts(events.size(), batches);
    for (size_t b = 0; b < batches; ++b)
      CHECK(model::store(p, events.data() + at[b], at[b + 1] - at[b], info, threads));
    return {};
  }

 private Q_SLOTS:
  /// The log against a plain model: any batching, 1 and 2 threads, small and large runs, memory released in
  /// between.
  void answers_like_the_model() {
    const int streams = qEnvironmentVariableIntValue("HABITUS_STREAMS") > 0
                            ? qEnvironmentVariableIntValue("HABITUS_STREAMS")
                            : 20;
    for (int seed = 1; seed <= streams; ++seed) {
      model::Events events = model::stream(static_cast<uint64_t>(seed));
      if (seed % 2) model::give_ids(events, static_cast<uint64_t>(seed));
      const bool arrival_counts = seed % 3 != 0;
      const BatchInfo from{.source = "shop", .arrival_is_import = !arrival_counts, .name_space = {}};
      const model::Events kept = model::deduplicated(events);
      auto want = model::answer(kept, arrival_counts);
      model::normalise(want, arrival_counts);
      std::string hash;
      std::map<PersonKey, model::Events> first;
      for (const size_t batches : {1, 2, 7}) {
        OK(auto p, Project::create(fresh()));
        set_run_rows(*p, batches == 2 ? 4 : 32768);
        if (batches == 7) {
          set_run_rows(*p, seed % 4 ? 32768 : 4);
          release_memory(*p, 1);  // no room to keep anything
        }
        OK_DONE(fill(*p, events, batches, from, static_cast<int>(1 + batches % 2)));
        OK(const LogInfo about, info(*p));
        QCOMPARE(about.events, static_cast<int64_t>(kept.size()));
        if (hash.empty()) hash = about.content_hash;
        QCOMPARE(about.content_hash, hash);
        OK(auto got, model::read(*p, {}, 2));
        if (batches == 1) first = got;
        QVERIFY2(got == first, "the order depends on the batching");
        OK_DONE(compact(*p, {}));
        OK_DONE(verify(*p, {}));
        OK(const LogInfo after, info(*p));
        QCOMPARE(after.content_hash, hash);
        OK(auto compacted, model::read(*p, {}, 2));
        QVERIFY2(compacted == first, "compaction changes what is read");
        model::normalise(got, arrival_counts);
        QVERIFY2(got == want, qPrintable(QStringLiteral("stream %1, %2 batches").arg(seed).arg(batches)));
      }
    }
  }

  void filters_are_applied_inside() {
    OK(auto p, Project::create(fresh()));
    model::Events events = model::stream(5);
    for (uint64_t seed = 6; events.size() < 300; ++seed)
      for (const auto& e : model::stream(seed)) events.push_back(e);
    OK_DONE(fill(*p, events, 3, {.source = "shop", .name_space = {}}, 2));
    Scope scope;
    scope.from = events[0].time - 20 * kDay;
    scope.to = events[0].time + 20 * kDay;
    scope.known_by = events[0].arrival + 15 * kDay;
    scope.where = {{"country", Condition::Op::is_not, {"DE"}}, {"amount", Condition::Op::at_least, {"20"}}};
    scope.sources = {"shop"};
    model::Events in;
    for (const auto& e : events) {
      const auto country = e.properties.find("country"), amount = e.properties.find("amount");
      if (e.time >= scope.from && e.time < scope.to && e.arrival < scope.known_by &&
          (country == e.properties.end() || country->second != "DE") && amount != e.properties.end() &&
          std::stod(amount->second) >= 20)
        in.push_back(e);
    }
    auto want = model::answer(in, true);
    model::normalise(want, true);
    OK(auto got, model::read(*p, scope, 2));
    model::normalise(got, true);
    QVERIFY(!want.empty());
    QVERIFY(got == want);
    auto set = std::make_shared<PersonSet>();
    set->keys = {want.begin()->first};
    scope.persons = set;
    OK(auto one, model::read(*p, scope, 1));
    model::normalise(one, true);
    QCOMPARE(one.size(), size_t{1});
    QVERIFY(one.begin()->second == want.begin()->second);
    scope.sources = {"helpdesk"};
    OK(auto none, model::read(*p, scope, 1));
    QVERIFY(none.empty());
  }

  void duplicates_and_conflicts_are_counted() {
    OK(auto p, Project::create(fresh()));
    const model::Event one{"ann", "buy", "e1", kDay, kDay, 1, {}};
    model::Event other = one;
    other.actor = "bob";
    model::Event plain = one;
    plain.id.clear();
    const model::Events events{one, one, other, plain, plain};
    OK(const auto report,
       model::store(*p, events.data(), events.size(), {.source = "shop", .name_space = {}}, 2));
    QCOMPARE(report.stored, 4);
    QCOMPARE(report.duplicates, 1);
    QCOMPARE(report.repeats, 1);
    QCOMPARE(report.id_conflicts, 1);
    release_memory(*p);  // what is known must come back from the file
    OK(const auto again,
       model::store(*p, events.data(), events.size(), {.source = "shop", .name_space = {}}, 2));
    QCOMPARE(again.duplicates, 3);
    QCOMPARE(again.repeats, 2);
    OK(const auto dropped,
       model::store(*p, &plain, 1,
                    {.source = "shop", .name_space = {}, .without_id = BatchInfo::Repeats::drop}, 1));
    QCOMPARE(dropped.duplicates, 1);
    OK(const auto elsewhere, model::store(*p, &one, 1, {.source = "app", .name_space = {}}, 1));
    QCOMPARE(elsewhere.stored, 1);
    OK(const LogInfo about, info(*p));
    QCOMPARE(about.events, 7);
    QCOMPARE(about.actors, 2);
  }

  void inputs_change_only_with_what_was_read() {
    OK(auto p, Project::create(fresh()));
    const auto on = [](Time t) { return model::Event{"ann", "buy", {}, t, t, 1, {}}; };
    const model::Events january{on(0), on(5 * kDay)}, february{on(40 * kDay), on(45 * kDay)};
    OK_DONE(fill(*p, january, 1, {.source = "shop", .name_space = {}}, 1));
    Scope month;
    month.from = 0;
    month.to = 31 * kDay;
    OK(const std::string before, inputs_of(*p, month));
    OK(const std::string all_before, inputs_of(*p, {}));
    OK_DONE(fill(*p, february, 1, {.source = "shop", .name_space = {}}, 1));
    OK(const std::string after, inputs_of(*p, month));
    OK(const std::string all_after, inputs_of(*p, {}));
    QCOMPARE(after, before);
    QVERIFY(all_after != all_before);
    // One batch that holds both months must give the same: the cut goes through its run.
    OK(auto q, Project::create(fresh()));
    model::Events both = january;
    both.insert(both.end(), february.begin(), february.end());
    OK_DONE(fill(*q, both, 1, {.source = "shop", .name_space = {}}, 1));
    OK(const std::string cut, inputs_of(*q, month));
    QCOMPARE(cut, before);
  }

  void persons_have_keys_and_ids() {
    OK(auto p, Project::create(fresh()));
    const model::Event e{"Ann ä", "buy", {}, 0, 0, 1, {}};
    OK_DONE(fill(*p, {e}, 1, {.source = "shop", .name_space = {}}, 1));
    OK(const auto key, person_key(*p, "Ann ä"));
    QVERIFY(key.has_value());
    QCOMPARE(*key, key_of("Ann ä"));
    OK(const auto nobody, person_key(*p, "Ann"));
    QVERIFY(!nobody);
    OK(const Pass rows, p->gate().rows(Purpose::explore, "test"));
    OK(const std::string id, actor_id(*p, rows, *key));
    QCOMPARE(id, std::string("Ann ä"));
    OK(const Pass sums, p->gate().aggregates(Purpose::explore));
    FAILS("leave to see rows", actor_id(*p, sums, *key));
  }

  /// Lists of texts in every way they are packed: each byte comes back.
  void every_text_comes_back() {
    const std::vector<std::vector<std::string>> lists{
        {},
        {"", "a", "", "ä\n\"", std::string("nul\0byte", 8)},
        {"1", "2", "-3", "007", "9007199254740993", "99999999999999999999", "-0", "+1"},
        {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "0017"},
        {"1.50", "2.25", "-0.05", "0.00", "12.34"},
        {"2025-01-06", "1997-12-31", "0001-01-01"},
        {"2025-01-06T00:00:00.000Z", "2025-01-06T00:00:00.120Z"},
        {"2025-01-06 00:00:00", "2024-02-29 23:59:59"},
        {"2025-01-06T00:00:00+02:00", "2025-01-06T00:00:00Z"},
        {"6f9619ff-8b86-d011-b42d-00c04fc964ff", "00000000-0000-0000-0000-000000000000"},
        {"deadbeef", "00c0ffee", "01234567"},
        {"12345678", "00000001"}};
    for (const auto& list : lists) {
      std::vector<std::string_view> views(list.begin(), list.end());
      for (const bool sorted : {false, true}) {
        Out out;
        write_words(out, views, sorted);
        In in(out.bytes());
        Words back;
        QVERIFY(read_words(in, list.size(), back));
        QCOMPARE(in.left(), size_t{0});
        for (size_t i = 0; i < list.size(); ++i) QCOMPARE(std::string(back[i]), list[i]);
        In again(out.bytes());
        std::vector<double> numbers;
        QVERIFY(read_words_as_numbers(again, list.size(), numbers));
        for (size_t i = 0; i < list.size(); ++i) {
          const double want = number_of(list[i]);
          QVERIFY(numbers[i] == want || (std::isnan(numbers[i]) && std::isnan(want)));
        }
        for (size_t cut = 0; cut < out.bytes().size();
             ++cut) {  // a chunk that ends early is refused, never read beyond
          In broken(std::string_view(out.bytes()).substr(0, cut));
          Words some;
          QVERIFY(!read_words(broken, list.size(), some) || list.empty());
        }
      }
    }
  }

  void a_flipped_byte_is_named() {
    const std::string file = fresh();
    {
      OK(auto p, Project::create(file));
      OK_DONE(fill(*p, model::stream(4), 2, {.source = "shop", .name_space = {}}, 1));
      OK_DONE(verify(*p, {}));
    }
    const auto damage = [&](const char* sql) {
      SQLite::Database db(file, SQLite::OPEN_READWRITE);
      return db.exec(sql);
    };
    QCOMPARE(damage("UPDATE events_chunk SET data = CAST(substr(data, 1, length(data) - 1) || x'ab' AS BLOB) "
                    "WHERE name = '.country' AND run = 2"),
             1);
    {
      OK(auto p, Project::open(file));
      FAILS("run 2, column country", verify(*p, {}));
    }
    QCOMPARE(damage("DELETE FROM events_chunk WHERE run = 1"), 10);
    QCOMPARE(damage("DELETE FROM events_run WHERE id = 1"), 1);
    OK(auto p, Project::open(file));
    FAILS("chain over the runs", verify(*p, {}));
    OK(auto q, Project::create(fresh()));  // the last run of a chain is missed by the sums
    OK_DONE(fill(*q, model::stream(4), 2, {.source = "shop", .name_space = {}}, 1));
    OK_DONE(q->store().write([](SQLite::Database& db) -> Done {
      db.exec("DELETE FROM events_chunk WHERE run = 2");
      db.exec("DELETE FROM events_run WHERE id = 2");
      return {};
    }));
    release_memory(*q);
    FAILS("The batches hold", verify(*q, {}));
  }

  void sql_sees_events_and_nothing_else() {
    OK(auto p, Project::create(fresh()));
    const model::Events events = model::stream(7);
    OK_DONE(fill(*p, events, 2, {.source = "shop", .name_space = {}}, 1));
    OK(const Pass pass, p->gate().rows(Purpose::explore, "test"));
    OK(const auto counted,
       sql(*p, pass, "SELECT count(*), count(country), count(DISTINCT actor) FROM events", {}, 10));
    int64_t countries = 0;
    std::set<std::string> actors;
    double amount = 0;
    for (const auto& e : events) {
      countries += static_cast<int64_t>(e.properties.count("country"));
      actors.insert(e.actor);
      if (const auto a = e.properties.find("amount"); a != e.properties.end() && std::stod(a->second) > 50)
        amount += std::stod(a->second);
    }
    QCOMPARE(std::get<int64_t>(counted.rows[0][0]), static_cast<int64_t>(events.size()));
    QCOMPARE(std::get<int64_t>(counted.rows[0][1]), countries);
    QCOMPARE(std::get<int64_t>(counted.rows[0][2]), static_cast<int64_t>(actors.size()));
    OK(const auto sum, sql(*p, pass, "SELECT total(amount) FROM events WHERE amount > 50", {}, 10));
    QVERIFY(close_to(std::get<double>(sum.rows[0][0]), amount, 1e-9));
    OK(const auto joined,
       sql(*p, pass, "SELECT count(*) FROM actors JOIN events ON actors.id = events.actor", {}, 10));
    QCOMPARE(std::get<int64_t>(joined.rows[0][0]), static_cast<int64_t>(events.size()));
    OK(const auto schema, sql(*p, pass, "SELECT * FROM sqlite_schema", {}, 10));
    QVERIFY(schema.rows.empty());
    for (const char* no :
         {"ATTACH 'x' AS y", "PRAGMA writable_schema = 1", "CREATE TABLE t(x)", "DELETE FROM events",
          "SELECT 1; SELECT 2", "SELECT * FROM events_run", "SELECT load_extension('x')"})
      QVERIFY2(!sql(*p, pass, no, {}, 10), no);
    OK(const Pass sums, p->gate().aggregates(Purpose::explore));
    FAILS("leave to see rows", sql(*p, sums, "SELECT * FROM events", {}, 10));
  }

  void exported_cells_are_what_came() {
    OK(auto p, Project::create(fresh()));
    model::Event nasty{"a,b", "say \"x\"", {}, 1736121600 * kSecond, 1736121600 * kSecond, 1, {}};
    nasty.properties = {{"amount", "1.50"}, {"note", "=1+1"}, {"country", ""}};
    OK_DONE(fill(*p, {nasty}, 1, {.source = "shop", .name_space = {}}, 1));
    OK(const Pass pass, p->gate().rows(Purpose::explore, "test"));
    const auto text = [&](ExportFormat format, bool safe) {
      const std::string file = fresh() + ".out";
      ExportOptions options;
      options.format = format;
      options.formula_safe = safe;
      const auto report = export_events(*p, pass, file, options, {});
      QFile f(QString::fromStdString(file));
      return report && f.open(QIODevice::ReadOnly) ? f.readAll().toStdString() : std::string("no file");
    };
    const std::string csv = text(ExportFormat::csv, false);
    const std::string head =
        "actor,event,time,time_us,arrival,event_id,weight,source,batch,row,amount,country,note\n";
    QCOMPARE(csv, head +
                      "\"a,b\",\"say "
                      "\"\"x\"\"\",2025-01-06T00:00:00Z,1736121600000000,2025-01-06T00:00:00Z,,1,shop,1,1,1."
                      "50,\"\",=1+1\n");
    QVERIFY(text(ExportFormat::csv, true).find("\"'=1+1\"") != std::string::npos);
    QVERIFY(text(ExportFormat::jsonl, false).find("\"amount\":\"1.50\",\"country\":\"\",\"note\":\"=1+1\"") !=
            std::string::npos);
    const std::string plain = text(ExportFormat::sqlite, false);
    QVERIFY(plain.starts_with("SQLite format 3"));
  }

  void a_time_keeps_the_way_it_was_written() {
    OK(auto p, Project::create(fresh()));
    Batch batch({});
    for (int64_t i = 0; i < 3; ++i)
      batch.add({"ann",
                 "buy",
                 i * kDay,
                 0,
                 {},
                 1,
                 i + 1,
                 i == 1 ? std::string_view("02.01.1970 00:00") : std::string_view(),
                 {}});
    OK_DONE(
        append(*p, std::move(batch), {.source = "shop", .arrival_is_import = true, .name_space = {}}, {}));
    OK(const Pass pass, p->gate().rows(Purpose::explore, "test"));
    OK(const auto times, sql(*p, pass, "SELECT time FROM events ORDER BY time_us", {}, 10));
    QCOMPARE(std::get<std::string>(times.rows[0][0]), std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(std::get<std::string>(times.rows[1][0]), std::string("02.01.1970 00:00"));
    QCOMPARE(std::get<std::string>(times.rows[2][0]), std::string("1970-01-03T00:00:00Z"));
  }

  void an_unknown_property_is_named() {
    OK(auto p, Project::create(fresh()));
    OK_DONE(fill(*p, model::stream(3), 1, {.source = "shop", .name_space = {}}, 1));
    FAILS("no property “contry”", dictionary(*p, "contry"));
    FAILS("neither a number nor a time",
          parse_condition(Json{{"property", "amount"}, {"op", "less"}, {"values", {"many"}}}));
    FAILS("exactly one value",
          parse_condition(Json{{"property", "amount"}, {"op", "is"}, {"values", {"a", "b"}}}));
  }
};

int run_racing(int argc, char** argv);     // racing.cpp
int run_format(int argc, char** argv);     // format.cpp
int run_workloads(int argc, char** argv);  // workloads.cpp
int run_again(int argc, char** argv);      // again.cpp
int run_known(int argc, char** argv);      // known.cpp

int main(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  TestEvents test;
  const int others = run_racing(argc, argv) + run_format(argc, argv) + run_workloads(argc, argv) +
                     run_again(argc, argv) + run_known(argc, argv);
  return others + QTest::qExec(&test, argc, argv);
}
#include "test_events.moc"
