#include <QLibraryInfo>
#include <QObject>

#include "tests/check.h"
#include "tests/house/rules.h"

using namespace house;

/// The house rules hold in the sources, and each rule is shown a planted fault first.
class TestHouse : public QObject {
  Q_OBJECT
  const std::filesystem::path root_ = SOURCE_ROOT;
  const std::filesystem::path qt_ = QLibraryInfo::path(QLibraryInfo::HeadersPath).toStdString();
  Tree tree_;

  static bool clean(const Findings& findings) {
    for (const auto& f : findings) qWarning("%s", f.text().c_str());
    return findings.empty();
  }
  /// One finding, in this file and line.
  static bool caught(const Findings& findings, const std::string& file, size_t line) {
    if (findings.size() == 1 && findings[0].file == file && findings[0].line == line) return true;
    for (const auto& f : findings) qWarning("found: %s", f.text().c_str());
    return false;
  }
  static Tree plan() {
    return {
        {"core/CMakeLists.txt",
         "room(base LIBS Qt6::Core)\nroom(events ROOMS base)\nroom(funnels ROOMS base events\n   LIBS x)\n"},
        {"views/CMakeLists.txt", "view(funnels ROOMS funnels)\n"}};
  }
  static Tree with(const std::string& path, const std::string& text) {
    Tree tree = plan();
    tree[path] = text;
    return tree;
  }

 private Q_SLOTS:
  void initTestCase() {
    tree_ = read_tree(root_);
    QVERIFY2(tree_.size() > 40, "the sources were not found");
  }
  void planted_includes_are_caught() {
    QVERIFY(caught(includes(with("core/events/a.cpp", "\n#include \"core/funnels/f.h\"\n")),
                   "core/events/a.cpp", 2));
    QVERIFY(caught(includes(with("core/base/a.h", "#include \"app/verbs/verb.h\"\n")), "core/base/a.h", 1));
    QVERIFY(caught(includes(with("core/base/a.h", "#include \"b.h\"\n")), "core/base/a.h", 1));
    QVERIFY(caught(includes(with("views/funnels/v.cpp", "#include \"views/trend/v.h\"\n")),
                   "views/funnels/v.cpp", 1));
    QVERIFY(caught(includes(with("views/funnels/v.cpp", "#include \"app/shell/s.h\"\n")),
                   "views/funnels/v.cpp", 1));
    QVERIFY(caught(includes(with("core/lost/a.h", "")), "core/lost/a.h", 1));
    QVERIFY(
        includes(with("core/funnels/f.cpp", "#include \"core/events/scan.h\"\n#include <vector>\n")).empty());
  }
  void planted_libraries_are_caught() {
    QVERIFY(caught(libraries(with("core/base/a.cpp", "#include <QColor>\n"), qt_), "core/base/a.cpp", 1));
    QVERIFY(caught(libraries(with("core/base/a.cpp", "#include <QtWidgets/QLabel>\n"), qt_),
                   "core/base/a.cpp", 1));
    QVERIFY(caught(libraries(with("views/funnels/a.cpp", "#include <QtWidgets>\n"), qt_),
                   "views/funnels/a.cpp", 1));
    QVERIFY(
        caught(libraries(with("core/base/a.h", "#include <nlohmann/json.hpp>\n"), qt_), "core/base/a.h", 1));
    QVERIFY(libraries(with("core/base/a.cpp", "#include <QTimeZone>\n#include <QtCore/qglobal.h>\n"), qt_)
                .empty());
  }
  void planted_lengths_are_caught() {
    const std::string body(60, '\n');
    QVERIFY(caught(budgets({{"core/a/a.cpp", "namespace x {\nvoid f(int a) {\n" + body + "}\n}\n"}}),
                   "core/a/a.cpp", 2));
    QVERIFY(caught(budgets({{"core/a/a.cpp",
                             "struct S {\n int g() const {\n// }\n auto s = \"}\";" + body + "}\n};\n"}}),
                   "core/a/a.cpp", 2));
    QVERIFY(budgets({{"core/a/a.cpp",
                      "namespace x {\nconst int t[] = {" + body + "};\nclass A {" + body + "};\n}\n"}})
                .empty());
    QVERIFY(caught(budgets({{"core/a/a.h", std::string(400, '\n')}}), "core/a/a.h", 400));
    QVERIFY(caught(budgets({{"app/shell/mainwindow.cpp", std::string(250, '\n')}}),
                   "app/shell/mainwindow.cpp", 250));
  }
  void planted_habits_are_caught() {
    const std::string later = std::string("// TO") + "DO later\n";
    QVERIFY(caught(habits({{"core/a/a.cpp", "\n" + later}}), "core/a/a.cpp", 2));
    QVERIFY(caught(habits({{"core/a/a.cpp", "void f() { throw 1; }\n"}}), "core/a/a.cpp", 1));
    QVERIFY(caught(habits({{"core/a/a.cpp", "int x;\nstd::mt19937_64 g;\n"}}), "core/a/a.cpp", 2));
    QVERIFY(caught(habits({{"core/a/a.cpp", "if (fs::exists(path + x)) return;\n"}}), "core/a/a.cpp", 1));
    QVERIFY(habits({{"core/a/a.cpp", "if (fs::exists(path + x, none)) return;\n"}}).empty());
    QVERIFY(habits({{"core/a/a.cpp", "// we never throw\nconst char* s = \"throw\";\n"}}).empty());
    QVERIFY(caught(schema({{"resources/schema/002_x.sql", "-- x\nCREATE TABLE a (b INTEGER);\n"}}),
                   "resources/schema/002_x.sql", 2));
    QVERIFY(caught(schema({{"resources/schema/002_x.sql", "\nCREATE VIEW a AS SELECT 1;"}}),
                   "resources/schema/002_x.sql", 2));
    QVERIFY(schema({{"resources/schema/002_x.sql",
                     "CREATE TABLE a (b INTEGER PRIMARY KEY) STRICT, WITHOUT ROWID;"}})
                .empty());
  }
  void planted_untranslated_texts_are_caught() {
    const Tree tree{
        {"translations/habitus_de.ts",
         "<message><source>A &amp; b</source>\n<translation>A und b</translation></message>\n"
         "<message><source>c</source><translation type=\"unfinished\"></translation></message>\n"},
        {"core/a/a.cpp",
         "Text t{QT_TRANSLATE_NOOP(\"core\", \"A \"\n \"& b\")};\nText u{QT_TRANSLATE_NOOP(\"core\", "
         "\"d\")};\n"},
        {"views/a/a.cpp", "label(tr(\"A & b\")); label(str(\"no\"));\n"}};
    const auto found = translations(tree);
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(found[0].text().substr(0, 29), std::string("translations/habitus_de.ts:3:"));
    QCOMPARE(found[1].text().substr(0, 15), std::string("core/a/a.cpp:3:"));
  }
  void rooms_know_only_rooms_above() { QVERIFY(clean(includes(tree_))); }
  void core_has_no_screen() { QVERIFY(clean(libraries(tree_, qt_))); }
  void files_and_functions_are_short() { QVERIFY(clean(budgets(tree_))); }
  void nothing_is_left_open() { QVERIFY(clean(habits(tree_))); }
  void the_schema_is_strict() { QVERIFY(clean(schema(tree_))); }
  void every_text_is_translated() { QVERIFY(clean(translations(tree_))); }
  void the_readme_is_true() { QVERIFY(clean(readme(tree_, root_))); }
  void the_top_level_is_tidy() { QVERIFY(clean(top_level(root_))); }
};

QTEST_GUILESS_MAIN(TestHouse)
#include "test_house.moc"
