#include <nlohmann/json.hpp>
#include <set>

#include <QCoreApplication>
#include <QObject>

#include "core/base/hash.h"
#include "core/ingest/import.h"
#include "core/ingest/sources.h"
#include "core/ingest/origin.h"
#include "core/ingest/profile.h"
#include "core/ingest/propose.h"
#include "core/ingest/quarantine.h"
#include "core/project/project.h"
#include "tests/check.h"
#include "tests/ingest/helpers.h"

using namespace habitus;
using namespace habitus::ingest;

class TestIngest : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::string path(const char* name) { return dir_.filePath(QLatin1String(name)).toStdString(); }
  static Json simple_mapping() {
    return Json{{"actor", "user"},
                {"event", "what"},
                {"time", {{"columns", {"at"}}, {"format", "iso"}}},
                {"arrival", {{"lag", "0 s"}}}};
  }
  static std::string log_of(int n) {
    std::string text = "user,what,at,note\n";
    for (int i = 0; i < n; ++i)
      text += "u" + std::to_string(i % 17) + "," + (i % 3 ? "view" : "buy") + "," + iso(i * 7 * kMinute) +
              ",\"n, " + std::to_string(i) + "\"\n";
    return text;
  }
  Result<ImportReport> import(Project& p, const std::string& file, const Json& mapping, int batches = 0,
                              int threads = 0) {
    ImportRequest request;
    TRY(request.mapping, parse_mapping(mapping));
    request.paths = {file};
    request.source = "shop";
    request.batches = batches;
    Exec exec;
    exec.threads = threads;
    return import_files(p, request, exec);
  }
  static bool balanced(const Counts& c) { return c.read == c.stored + c.rejected + c.duplicates + c.skipped; }

 private Q_SLOTS:
  void one_log_however_it_is_cut() {
    const std::string file = write_file(dir_, "log.csv", log_of(2000));
    std::string hash;
    for (const auto& [name, batches, threads] :
         {std::tuple{"b1.habitus", 1, 1}, {"b7.habitus", 7, 2}, {"b50.habitus", 50, 2}}) {
      OK(auto p, Project::create(path(name)));
      OK(const ImportReport r, import(*p, file, simple_mapping(), batches, threads));
      QVERIFY(balanced(r.counts) && r.counts.read == 2000 && r.counts.stored == 2000);
      if (hash.empty()) hash = r.content_hash;
      QCOMPARE(r.content_hash, hash);
      OK(const ImportReport again, import(*p, file, simple_mapping(), 3));
      QVERIFY(again.counts.read == 0 && again.counts.stored == 0 && again.known == 2000 &&
              again.content_hash == hash);
      OK_DONE(p->journal().verify());
    }
  }
  void a_grown_file_goes_on_where_it_was() {
    OK(auto p, Project::create(path("grown.habitus")));
    const std::string file = write_file(dir_, "grown.csv", log_of(500));
    OK(const ImportReport first, import(*p, file, simple_mapping(), 4));
    QCOMPARE(first.counts.stored, 500);
    QCOMPARE(write_file(dir_, "grown.csv", log_of(700)), file);
    OK(const ImportReport more, import(*p, file, simple_mapping()));
    QVERIFY(more.counts.stored == 200 && more.known == 500);
    OK(auto whole, Project::create(path("whole.habitus")));
    OK(const ImportReport at_once, import(*whole, file, simple_mapping()));
    QCOMPARE(more.content_hash, at_once.content_hash);
  }
  /// A source that is known is read as before where its columns are all there, and only there.
  void a_known_source_is_read_as_before() {
    OK(auto p, Project::create(path("usual.habitus")));
    const std::string file = write_file(dir_, "usual.csv", log_of(50)), grown = write_file(dir_, "shop.2.csv", log_of(60)),
                      other = write_file(dir_, "other.csv", "who,what,at\nu1,view,2025-01-01T00:00:00Z\n");
    QCOMPARE(usual_source(grown), std::string("shop"));
    OK(const auto before, usual_mapping(*p, "shop", file));
    QVERIFY(!before);
    Json mapping = simple_mapping();
    mapping["arrival"] = Json{{"lag", "2 d"}};  // what no proposal would say
    OK_DONE(import(*p, file, mapping));
    OK(const auto usual, usual_mapping(*p, "shop", grown));
    OK(const Mapping given, parse_mapping(mapping));
    QVERIFY(usual && usual->hash == given.hash);
    OK(const auto of_another, usual_mapping(*p, "web", grown));
    OK(const auto without_its_columns, usual_mapping(*p, "shop", other));
    QVERIFY(!of_another && !without_its_columns);
    FAILS("", usual_mapping(*p, "shop", path("absent.csv")));
  }
  void stopping_keeps_what_was_acknowledged() {
    OK(auto p, Project::create(path("stop.habitus")));
    const std::string file = write_file(dir_, "stop.csv", log_of(3000));
    ImportRequest request;
    OK(request.mapping, parse_mapping(simple_mapping()));
    request.paths = {file};
    request.source = "shop";
    request.batches = 30;
    Progress progress;
    progress.stop();
    FAILS("Stopped", import_files(*p, request, Exec{2, &progress}));
    OK(const ImportReport rest, import_files(*p, request, Exec{}));
    QCOMPARE(rest.counts.stored + rest.known, 3000);
  }
  void every_fault_has_its_place() {
    const std::string good = "u1,view,2025-01-01T00:00:00Z,x\n";
    const std::vector<std::pair<std::string, std::string>> faults = {
        {"u2,view,not-a-date,x\n", "not a moment"},
        {",view,2025-01-01T00:00:00Z,x\n", "actor is missing"},
        {"??,view,2025-01-01T00:00:00Z,x\n", "placeholder"},
        {"u2,,2025-01-01T00:00:00Z,x\n", "event is missing"},
        {"u2,view,,x\n", "time is missing"},
        {"u2,view\n", "2 fields"},
        {"u2,view,2025-01-01T00:00:00Z,x,y\n", "5 fields"},
        {"u2,\"view,2025-01-01T00:00:00Z,x\n", "quote"},
        {"u2,\"view\"x,2025-01-01T00:00:00Z,x\n", "closing quote"},
        {"u2,vi\xFFw,2025-01-01T00:00:00Z,x\n", "not valid"},
        {std::string("u2,vi\0w,2025-01-01T00:00:00Z,x\n", 31), "zero byte"},
        {"u2,view,2025-02-30T00:00:00Z,x\n", "not a moment"},
        {"NULL,view,2025-01-01T00:00:00Z,x\n", "placeholder"},
        {"u2,view,2025-01-01T00:00:60.5+24:00,x\n", "not a moment"}};
    std::string text = "user,what,at,note\n";
    std::vector<std::tuple<int64_t, int64_t, std::string>> want;  // line, byte, why
    int64_t line = 2;
    for (size_t i = 0; i < faults.size(); ++i) {
      for (size_t k = 0; k < i % 4 + 1; ++k, ++line) text += good;
      if (i % 3 == 0) {
        text += "u3,view,2025-01-02T00:00:00Z,\"two\nlines\"\n";
        line += 2;
      }
      if (i % 5 == 0) {
        text += "\n";
        ++line;
      }
      want.emplace_back(line++, static_cast<int64_t>(text.size()), faults[i].second);
      text += faults[i].first;
    }
    text += good;
    OK(auto p, Project::create(path("faults.habitus")));
    OK(const ImportReport r, import(*p, write_file(dir_, "faults.csv", text), simple_mapping(), 6));
    QVERIFY(balanced(r.counts));
    QCOMPARE(r.counts.rejected, static_cast<int64_t>(faults.size()));
    QCOMPARE(r.counts.skipped, 3);
    for (size_t i = 0; i < want.size(); ++i) {
      const auto& [at_line, byte, why] = want[i];
      QCOMPARE(r.problems[i].line, at_line);
      QCOMPARE(r.problems[i].byte, byte);
      const std::string said = english(r.problems[i].why);
      QVERIFY2(said.find(why) != std::string::npos, said.c_str());
    }
  }
  void what_is_repaired_is_replayed() {
    const std::string bad =
        "user,what,at,note\nu1,view,2025-01-01T00:00:00Z,x\nu2,view,oops,\"a, "
        "b\"\n??,buy,2025-01-02T00:00:00Z,y\nu3,buy\n";
    const std::string good =
        "user,what,at,note\nu1,view,2025-01-01T00:00:00Z,x\nu2,view,2025-01-03,\"a, "
        "b\"\nu9,buy,2025-01-02T00:00:00Z,y\nu3,buy,2025-02-01,z\n";
    OK(auto p, Project::create(path("repair.habitus")));
    OK(const ImportReport first, import(*p, write_file(dir_, "bad.csv", bad), simple_mapping()));
    QCOMPARE(first.counts.rejected, 3);
    OK(auto entries, ingest::quarantine(*p));
    QCOMPARE(entries.size(), 3U);
    QVERIFY(entries[0].raw == "u2,view,oops,\"a, b\"" && entries[0].record == 2 && entries[0].line == 3 &&
            entries[0].column == "at");
    // The exported file, edited, comes back; its cells are the bytes of the source.
    const std::string file = path("quarantine.csv");
    OK_DONE(export_quarantine(*p, file));
    QString text = QString::fromStdString(read_file(QString::fromStdString(file)));
    text.replace(QStringLiteral("oops"), QStringLiteral("2025-01-03"))
        .replace(QStringLiteral("??,buy"), QStringLiteral("u9,buy"));
    write_file(dir_, "quarantine.csv", text.toStdString());
    OK(const int64_t changed, repair_from(*p, file));
    QCOMPARE(changed, 2);
    OK(const ReplayReport some, replay(*p, Exec{}));
    QVERIFY(some.tried == 3 && some.stored == 2 && some.rejected == 1);
    OK_DONE(repair(*p, entries[2].id, "u3,buy,2025-02-01,z\nu4,buy,2025-02-01,z"));
    OK(const ReplayReport two, replay(*p, Exec{}));
    QVERIFY(two.stored == 0 && two.rejected == 1);  // one record must stay one record
    OK_DONE(repair(*p, entries[2].id, "u3,buy,2025-02-01,z"));
    OK(const ReplayReport all, replay(*p, Exec{}));
    OK(auto whole, Project::create(path("good.habitus")));
    OK(const ImportReport at_once, import(*whole, write_file(dir_, "good.csv", good), simple_mapping()));
    QCOMPARE(all.content_hash, at_once.content_hash);
    OK(entries, ingest::quarantine(*p));
    QVERIFY(entries.empty());
    FAILS("no open record", repair(*p, 1, "x"));
    OK_DONE(p->journal().verify());
  }
  void a_mapping_is_checked_by_name() {
    Json m = simple_mapping();
    m["colour"] = "red";
    FAILS("colour", parse_mapping(m));
    m = simple_mapping();
    m["time"]["zone"] = "Mars/Olympus";
    FAILS("Mars/Olympus", parse_mapping(m));
    m = simple_mapping();
    m.erase("event");
    FAILS("no “event”", parse_mapping(m));
    m = simple_mapping();
    m["actor"] = "customer";
    OK(auto p, Project::create(path("columns.habitus")));
    FAILS("The columns are: user, what, at", import(*p, write_file(dir_, "columns.csv", log_of(3)), m));
  }
  void a_grown_array_goes_on_where_it_was() {
    const auto element = [](int i) {
      return "{\"user\":\"u" + std::to_string(i) + "\",\"what\":\"view\",\"at\":\"" + iso(i * kHour) + "\"}";
    };
    std::string text = "[\n" + element(0);
    for (int i = 1; i < 40; ++i) text += ",\n" + element(i);
    Json m = simple_mapping();
    m["format"] = "json";
    OK(auto p, Project::create(path("array.habitus")));
    OK(const ImportReport first, import(*p, write_file(dir_, "array.json", text + "\n]\n"), m, 3));
    QCOMPARE(first.counts.stored, 40);
    OK(const ImportReport same, import(*p, write_file(dir_, "array.json", text + "\n]\n"), m));
    QVERIFY(same.counts.read == 0 && same.known == 40);
    text += ",\n" + element(40) + ",\n" + element(41).substr(0, 20);  // cut off …
    OK(const ImportReport more, import(*p, write_file(dir_, "array.json", text), m));
    QVERIFY(more.counts.stored == 1 && more.counts.rejected == 1 && more.problems[0].line == 43);
    text += element(41).substr(20);  // … and whole
    OK(const ImportReport rest, import(*p, write_file(dir_, "array.json", text + "]"), m));
    QVERIFY(rest.counts.stored == 1 && rest.counts.rejected == -1 && balanced(rest.counts));
    OK(auto whole, Project::create(path("array2.habitus")));
    OK(const ImportReport at_once, import(*whole, write_file(dir_, "array2.json", text + "]"), m));
    QCOMPARE(rest.content_hash, at_once.content_hash);
  }
  void json_keys_that_come_late_are_kept() {
    std::string text;
    for (int i = 0; i < 50; ++i)
      text += "{\"user\":\"u" + std::to_string(i) + "\",\"what\":\"view\",\"at\":\"" + iso(i * kHour) + "\"" +
              (i > 30 ? ",\"late\":{\"key\":1}" : "") + "}\n";
    Json m = simple_mapping();
    m["format"] = "jsonl";
    OK(auto p, Project::create(path("late.habitus")));
    OK(const ImportReport r, import(*p, write_file(dir_, "late.jsonl", text), m, 10));
    QCOMPARE(r.counts.stored, 50);
    OK(const auto log, events::info(*p));
    QVERIFY(std::find(log.properties.begin(), log.properties.end(), "late.key") != log.properties.end());
  }
  /// From an event back to the line of its file, also where records have several lines or came by repair.
  void an_event_knows_its_line() {
    const std::string text =
        "user,what,at,note\nu1,view,2025-01-01,x\nu2,view,oops,y\nu3,buy,2025-01-03,z\n"
        "u4,buy,2025-01-04,\"two\nlines\"\nu5,buy,2025-01-05,z\n";
    OK(auto p, Project::create(path("origin.habitus")));
    OK_DONE(import(*p, write_file(dir_, "origin.csv", text.substr(0, 74)), simple_mapping()));
    OK_DONE(import(*p, write_file(dir_, "origin.csv", text), simple_mapping()));
    OK(const Origin third, origin(*p, 1, 3));
    QVERIFY(third.file == "origin.csv" && third.source == "shop" && third.line_from == 4 &&
            third.line_to == 4);
    QVERIFY(third.text_from == 0 && third.text_to == 74 && third.sha256 == sha256(text.substr(0, 74)));
    OK(const Origin fifth, origin(*p, 2, 5));
    QVERIFY(fifth.line_from == 6 && fifth.line_to == 7);  // one record of the two has two lines
    OK_DONE(repair(*p, 1, "u2,view,2025-01-02,y"));
    OK_DONE(replay(*p, Exec{}));
    OK(const Origin second, origin(*p, 3, 2));
    QVERIFY(second.repaired && second.line_from == 3 && second.sha256 == third.sha256);
    FAILS("batch 9", origin(*p, 9, 1));
  }
  /// A file may end inside a record and grow: the rest is never taken for a record of its own.
  void a_cut_off_record_goes_on() {
    const std::string whole = log_of(300), sure = whole.substr(0, whole.find("\nu", 9000) + 1);
    const std::string next = whole.substr(sure.size(), whole.find('\n', sure.size()) - sure.size());
    const auto grown = [&](const char* name, size_t cut) -> Result<ImportReport> {
      TRY(auto p, Project::create(path((std::string(name) + ".habitus").c_str())));
      const std::string file = std::string(name) + ".csv";
      TRY(const ImportReport first,
          import(*p, write_file(dir_, file.c_str(), sure + next.substr(0, cut)), simple_mapping(), 4));
      (void)first;
      TRY(ImportReport then, import(*p, write_file(dir_, file.c_str(), whole), simple_mapping()));
      TRY(const auto open, ingest::quarantine(*p));
      if (!open.empty()) return fail(Kind::internal, "something stayed in quarantine");
      TRY(const ImportReport again, import(*p, write_file(dir_, file.c_str(), whole), simple_mapping()));
      then.known = again.known;
      return then;
    };
    OK(auto calm, Project::create(path("calm.habitus")));
    OK(const ImportReport want, import(*calm, write_file(dir_, "calm.csv", whole), simple_mapping()));
    const size_t time_at = next.find(",20") + 1;
    for (const size_t cut : {size_t{1}, next.find(','), time_at + 4, next.size()}) {
      OK(const ImportReport got, grown(("cut" + std::to_string(cut)).c_str(), cut));
      QCOMPARE(got.content_hash, want.content_hash);
      QCOMPARE(got.known, 300);
      QVERIFY(balanced(got.counts));
    }
    // Cut inside its last value it read as a whole record: the log holds that, and says so.
    const std::string short_log = "user,what,at,note\nu1,view,2025-01-01,alpha\nu2,buy,2025-01-02,be";
    OK(auto p, Project::create(path("value.habitus")));
    OK(const ImportReport first, import(*p, write_file(dir_, "value.csv", short_log), simple_mapping()));
    QCOMPARE(first.counts.stored, 2);
    FAILS("ended inside it", import(*p, write_file(dir_, "value.csv", short_log + "ta\n"), simple_mapping()));
    OK(const auto log, events::info(*p));
    QCOMPARE(log.content_hash, first.content_hash);
  }
  void the_profile_counts_what_is_there() {
    OK(auto p, Project::create(path("profile.habitus")));
    const std::string file = write_file(dir_, "profile.csv", log_of(2000));
    OK(const ImportReport r, import(*p, file, simple_mapping(), 3));
    OK(const auto answer, report::ask(*p, profile_question(), Json::object(), Exec{}));
    const Json a = answer.json();
    QVERIFY(a["n"] == 2000 && a["persons"] == 17 && a["names"] == 2 && a["events"][0]["name"] == "view" &&
            a["events"][0]["n"] == 1333);
    int64_t sum = 0;
    for (const Json& day : a["days"]) sum += day["n"].get<int64_t>();
    QCOMPARE(sum, 2000);
    QVERIFY(a["days"].size() == 10);  // 2000 × 7 min
    QVERIFY(a["properties"][0]["name"] == "note" && a["properties"][0]["distinct"] == 2000 &&
            a["properties"][0]["missing"] == 0);
    for (const auto& figure : profile_question().figures(a)) QVERIFY(!figure.table.rows.empty());
    const auto bar = profile_question().figures(a)[0].marks[0];  // stands on 0 and is as high as its count
    QVERIFY(bar.quantity.value == a["days"][0]["n"] && std::isnan(bar.y) && std::isnan(bar.y2));
    OK(const Pass pass, p->gate().rows(Purpose::explore, "test"));
    OK(const auto rows, browse(*p, pass, "buy", 50, Exec{}));
    QVERIFY(!rows.rows.empty() && rows.rows.size() <= 50);
    for (const auto& row : rows.rows) QCOMPARE(english(std::get<Text>(row[2])), std::string("buy"));
    OK(const FileProfile f, profile_file(file));
    QVERIFY(f.cost.records == 2000 && f.cost.records_within == 0 && f.figures[0].marks.size() == 10);
    QVERIFY(f.cost.tried == 2000 && f.cost.disk_bytes > 0);
  }
  void other_kinds_of_file_are_named() {
    FAILS("PNG", take_sample(write_file(dir_, "a.csv", "\x89PNG\r\n\x1a\n")));
    FAILS("Parquet", take_sample(write_file(dir_, "b.csv", "PAR1xxxx")));
    FAILS("not a regular file", take_sample("/dev/zero"));
    FAILS("empty", take_sample(write_file(dir_, "c.csv", "")));
  }
};

int run_reading(int argc, char** argv);  // reading.cpp
int run_rules(int argc, char** argv);    // rules.cpp

int main(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  TestIngest importing;
  const int read = run_reading(argc, argv);
  return read + run_rules(argc, argv) + QTest::qExec(&importing, argc, argv);
}
#include "test_ingest.moc"
