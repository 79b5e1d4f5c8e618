#include <nlohmann/json.hpp>

#include <QObject>

#include "app/verbs/verb.h"
#include "tests/check.h"
#include "tests/verbs/cli.h"

using namespace habitus;

/// The command line as a user meets it: help, exit codes, streams, studies.
class TestVerbs : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;

  static Json json_of(const Said& said) { return Json::parse(said.out, nullptr, false); }
  QString folder() const { return dir_.path(); }
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
};

QTEST_GUILESS_MAIN(TestVerbs)
#include "test_verbs.moc"
