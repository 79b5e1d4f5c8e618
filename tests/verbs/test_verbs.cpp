#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <QObject>

#include "app/verbs/verb.h"
#include "core/base/random.h"
#include "core/simulator/spec.h"
#include "tests/check.h"
#include "tests/verbs/cli.h"

using namespace habitus;

/// The command line as a user meets it: help, exit codes, streams, studies.
class TestVerbs : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;

  static Json json_of(const Said& said) { return Json::parse(said.out, nullptr, false); }
  QString folder() const { return dir_.path(); }
  QString at(const char* name) const { return dir_.filePath(QLatin1String(name)); }
  Said study(const Json& json, const QStringList& more = {}) {
    write_text(dir_.filePath(QStringLiteral("study.json")), json.dump());
    return cli(QStringList{QStringLiteral("run"), QStringLiteral("study.json"), QStringLiteral("--project"),
                           QStringLiteral("study.habitus")} +
                   more,
               folder());
  }

 private Q_SLOTS:
  void init() { QFile::remove(dir_.filePath(QStringLiteral("study.habitus"))); }

  void every_verb_explains_itself() {
    for (const Verb& verb : verbs()) {
      QVERIFY2(!verb.summary.empty() && verb.summary.size() < 110, verb.name.c_str());
      QVERIFY2(verb.example.rfind("habitus-cli " + verb.name, 0) == 0, verb.name.c_str());
      const Said help = cli({QString::fromStdString(verb.name), QStringLiteral("--help")});
      QCOMPARE(help.code, 0);
      QVERIFY2(help.out.find("Example:") != std::string::npos, verb.name.c_str());
      QVERIFY2(help.out.find("--json") != std::string::npos, verb.name.c_str());
      QVERIFY(help.err.empty());
    }
  }
  void no_verb_without_arguments_does_anything_but_say_so() {
    for (const Verb& verb : verbs()) {
      if (verb.name == "selftest") continue;  // needs nothing
      const Said said = cli({QString::fromStdString(verb.name)}, folder());
      QVERIFY2(said.code == 2, (verb.name + ": " + std::to_string(said.code)).c_str());
      QVERIFY2(said.out.empty() && !said.err.empty(), verb.name.c_str());
    }
  }
  void bad_input_ends_with_2_on_stderr() {
    for (const char* line : {"fly", "new", "verify no.habitus", "new a.habitus --colour red",
                             "simulate no.json --out a.csv", "run no.json", "verify . --threads 0"}) {
      const Said said = cli(words(line), folder());
      QVERIFY2(said.code == 2, line);
      QVERIFY2(said.out.empty() && !said.err.empty(), line);
    }
  }
  void a_new_project_is_one_file_and_not_made_twice() {
    const Said made = cli(words("new one.habitus --json"), folder());
    QCOMPARE(made.code, 0);
    QCOMPARE(json_of(made)["project"].get<std::string>(), std::string("one.habitus"));
    QCOMPARE(QDir(folder()).entryList({QStringLiteral("one*")}, QDir::Files | QDir::Hidden).size(), 1);
    const Said again = cli(words("new one.habitus"), folder());
    QCOMPARE(again.code, 1);
    QVERIFY(again.err.find("Choose another name") != std::string::npos);
    QCOMPARE(cli(words("verify one.habitus"), folder()).code, 0);
  }
  void what_is_no_project_is_refused() {
    write_text(dir_.filePath(QStringLiteral("text.habitus")), "just text");
    const Said said = cli(words("verify text.habitus"), folder());
    QVERIFY(said.code == 1 || said.code == 2);
    QVERIFY(said.err.find("text.habitus") != std::string::npos);
  }
  void a_study_runs_its_steps_and_checks_them() {
    const Json step{{"verb", "simulate"},
                    {"spec", {{"spec", "shop"}, {"log", "${out}/s.csv"}, {"actors", 40}}}};
    Json good = step;
    good["expect"] = {{"/actors", 45},
                      {"/effects", {{"size", 11}}},
                      {"/events", {{"at_least", 20000}, {"at_most", 60000}}}};
    const Said said = study({{"title", "t"}, {"steps", {good, {{"verb", "new"}, {"fails", "of this name"}}}}},
                            {QStringLiteral("--json")});
    QVERIFY2(said.code == 0, said.err.c_str());
    QCOMPARE(json_of(said)["expectations"].get<int>(), 4);
    QVERIFY(QFile::exists(dir_.filePath(QStringLiteral("s.csv"))));

    Json wrong = step;
    wrong["expect"] = {{"/actors", 46}};
    const Said missed = study({{"steps", {step, wrong, step}}});
    QCOMPARE(missed.code, 1);
    QVERIFY2(missed.err.find("/actors is 45, expected was 46 (study.json, step 2 (simulate))") !=
                 std::string::npos,
             missed.err.c_str());
    QCOMPARE(missed.out.find("3/3"), std::string::npos);
  }
  void a_study_with_mistakes_is_refused_by_name() {
    const auto complaint = [this](const Json& json, const char* part) {
      const Said said = study(json);
      return said.code == 2 && said.err.find(part) != std::string::npos;
    };
    QVERIFY(complaint({{"steps", {{{"verb", "fly"}}}}}, "no verb \"fly\""));
    QVERIFY(complaint({{"steps", {{{"verb", "new"}, {"wait", 3}}}}}, "\"wait\" is not known"));
    QVERIFY(complaint({{"stages", Json::array()}}, "\"stages\" is not known"));
    QVERIFY(complaint({{"data", {"log"}}, {"steps", Json::array()}}, "reads 1 files (log)"));
    QVERIFY(complaint({{"steps", {{{"verb", "simulate"}, {"spec", {{"spec", "${x}"}}}}}}},
                      "\"${x}\" stands for nothing"));
  }
  void the_simulation_is_the_same_on_any_number_of_threads() {
    QCOMPARE(cli(words("simulate shop --actors 700 --out one.csv --threads 1"), folder()).code, 0);
    QCOMPARE(cli(words("simulate shop --actors 700 --out two.csv --threads 2"), folder()).code, 0);
    QCOMPARE(read_text(dir_.filePath(QStringLiteral("one.csv"))),
             read_text(dir_.filePath(QStringLiteral("two.csv"))));
    QCOMPARE(cli(words("simulate shop --actors 700 --out other.csv --seed 9"), folder()).code, 0);
    QVERIFY(read_text(dir_.filePath(QStringLiteral("one.csv"))) !=
            read_text(dir_.filePath(QStringLiteral("other.csv"))));
  }

  void a_faulty_log_is_accounted_for_record_by_record() {  // acceptance 9
    Json spec = Json::parse(simulator::sample_spec());
    spec["actors"] = 300;
    spec["faults"] = {{"rows", 150}};
    write_text(at("faulty.json"), spec.dump());
    const Json time{{"columns", {"time"}}, {"format", "iso"}},
        arrival{{"columns", {"received"}}, {"format", "iso"}};
    for (const char* format : {"csv", "jsonl"}) {
      const std::string log = std::string("faulty.") + format;
      const Json mapping{{"format", format}, {"actor", "user"},    {"event", "event"},
                         {"time", time},     {"arrival", arrival}, {"event_id", "event_id"}};
      write_text(at("mapping.json"), mapping.dump());
      QCOMPARE(
          cli(words(("simulate faulty.json --out " + log + " --truth truth.json").c_str()), folder()).code,
          0);
      const Json truth = Json::parse(read_text(at("truth.json")));
      QFile::remove(at("faulty.habitus"));
      QCOMPARE(cli(words("new faulty.habitus"), folder()).code, 0);
      const Said said =
          cli(words(("import faulty.habitus " + log + " --mapping mapping.json --json").c_str()), folder());
      QVERIFY2(said.code == 0, said.err.c_str());
      const Json got = json_of(said);
      for (const char* count : {"read", "stored", "rejected", "duplicates", "skipped"})
        QVERIFY2(got["files"][0][count] == truth["accounts"][count],
                 (log + " " + count + " " + got["files"][0].dump()).c_str());
      std::vector<Json> rejected;
      for (const Json& f : truth["faults"])
        if (f["fate"] == "rejected") rejected.push_back(f);
      for (size_t i = 0; i < got["problems"].size(); ++i) {
        const Json& p = got["problems"][i];
        const Json& f = rejected.at(i);
        const bool same = p["line"] == f["line"] && p["record"] == f["record"] && p["byte"] == f["byte"];
        QVERIFY2(same && (f["column"] == p["column"] || p["column"] == ""), (p.dump() + f.dump()).c_str());
      }
    }
  }
  void batches_order_and_threads_leave_the_content_alone() {  // acceptance 6, the command line's half
    Json small = Json::parse(simulator::sample_spec());
    small["actors"] = 60;
    small["effects"] = Json::array();
    write_text(at("small.json"), small.dump());
    QCOMPARE(cli(words("simulate small.json --out log.csv"), folder()).code, 0);
    auto lines =
        QString::fromStdString(read_text(at("log.csv"))).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const QString head = lines.takeFirst();
    const auto write = [&](const char* name) {
      write_text(at(name), head.toStdString() + "\n" + lines.join(QLatin1Char('\n')).toStdString() + "\n");
    };
    Random random(7, 2);
    for (qsizetype i = lines.size(); i > 1; --i)
      lines.swapItemsAt(i - 1, static_cast<qsizetype>(random.below(static_cast<uint64_t>(i))));
    write("shuffled.csv");
    lines[17]
        .replace(QStringLiteral(",web,"), QStringLiteral(",app,"))
        .replace(QStringLiteral("Z,u"), QStringLiteral("Z,v"));
    write("changed.csv");
    const auto hash = [&](const char* what) {
      QFile::remove(at("b.habitus"));
      cli(words("new b.habitus"), folder());
      const Said said =
          cli(words((std::string("import b.habitus --source shop --json ") + what).c_str()), folder());
      return said.code ? said.err : json_of(said).value("content_hash", "");
    };
    const std::string whole = hash("log.csv --threads 1");
    QCOMPARE(whole.size(), size_t(32));
    for (const char* what : {"log.csv --batches 7 --threads 2", "log.csv --batches 500",
                             "shuffled.csv --batches 3", "shuffled.csv"})
      QCOMPARE(hash(what), whole);
    QVERIFY(hash("changed.csv") != whole);
  }
  void importing_again_adds_nothing_and_says_so() {
    QCOMPARE(cli(words("simulate shop --actors 60 --out again.csv"), folder()).code, 0);
    cli(words("new again.habitus"), folder());
    const Json first = json_of(cli(words("import again.habitus again.csv --json"), folder()));
    const Json second = json_of(cli(words("import again.habitus again.csv --json"), folder()));
    QVERIFY(first["stored"].get<int>() > 10000);
    QCOMPARE(second["stored"].get<int>(), 0);
    QCOMPARE(second["known"].get<int>(), first["read"].get<int>());
    QCOMPARE(second["content_hash"].get<std::string>(), first["content_hash"].get<std::string>());
  }
  void what_is_foreign_in_a_project_is_refused_by_name() {  // acceptance 8
    for (const char* sql : {"CREATE TRIGGER stranger AFTER INSERT ON journal BEGIN SELECT 1; END",
                            "CREATE VIEW stranger AS SELECT 1", "CREATE TABLE stranger (a)"}) {
      QFile::remove(at("foreign.habitus"));
      QCOMPARE(cli(words("new foreign.habitus"), folder()).code, 0);
      SQLite::Database(at("foreign.habitus").toStdString(), SQLite::OPEN_READWRITE).exec(sql);
      const Said said = cli(words("verify foreign.habitus"), folder());
      QVERIFY2(said.code == 1 && said.err.find("stranger") != std::string::npos, said.err.c_str());
    }
  }
};

QTEST_GUILESS_MAIN(TestVerbs)
#include "test_verbs.moc"
