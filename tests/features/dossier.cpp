#include "core/features/dossier.h"

#include <nlohmann/json.hpp>

#include <QObject>

#include "core/features/origins.h"
#include "core/features/recipe.h"
#include "tests/check.h"
#include "tests/handmade_log.h"

using namespace habitus;

/// What is said about features: the dictionary, changes between versions, where they come from.
class TestDossier : public QObject {
  Q_OBJECT

  static Done fill(HandmadeLog& log) {
    CHECK(log.open());
    CHECK(log.add({{"ann", "buy", "2025-01-10", {{"amount", "10"}}},
                   {"ann", "look", "2025-01-24"},
                   {"bob", "look", "2025-01-31"}},
                  "shop"));
    return log.add({{"bob", "buy", "2025-02-20", {{"amount", "7"}}}}, "till");
  }

 private Q_SLOTS:
  void every_type_has_words() {
    HandmadeLog log;
    OK_DONE(fill(log));
    Json list = Json::array();
    for (const char* type : {"count", "recency", "tenure", "lag", "rolling", "slope", "acceleration",
                             "seasonal", "distinct", "entropy", "decay", "sessions"})
      list.push_back({{"type", type}});
    list.push_back({{"type", "number"}, {"property", "amount"}});
    list.push_back({{"type", "level"}, {"property", "amount"}});
    list.push_back({{"type", "weighted"}, {"weights", {{"buy", 2}}}});
    OK(const Json set, features::complete_set(*log.project, {{"features", list}}));
    for (const auto& d : features::dossiers(set)) {
      QVERIFY2(!d.definition.empty() && !d.formula.empty() && !d.missing.empty(), d.name.c_str());
      QVERIFY2(english(d.definition).find('%') == std::string::npos, english(d.definition).c_str());
    }
    OK(const auto names, features::columns_of_set(set));
    QVERIFY(names.size() > 20);
  }
  void quality_and_drift() {
    HandmadeLog log;
    OK_DONE(fill(log));
    OK(const auto answer,
       report::ask(*log.project, features::question(),
                   {{"set", {{"features", {{{"type", "count"}}, {{"type", "recency"}, {"event", "buy"}}}}}},
                    {"as_of", {"2025-02-01", "2025-03-01"}}},
                   {}));
    const Json columns = answer.json()["columns"];
    QCOMPARE(columns[0]["distinct"].get<int>(), 2);             // 1, 2; 2, 2
    QCOMPARE(columns[1]["missing_share"].get<double>(), 0.25);  // bob in January
    QVERIFY(columns[0]["drift"].get<double>() > 0);
    const auto figure = features::dossier_figure(answer.json());
    QCOMPARE(figure.table.rows.size(), size_t{2});
    QVERIFY(english(std::get<Text>(figure.table.rows[1][1])).find("buy") != std::string::npos);
  }
  void another_formula_is_another_version() {
    HandmadeLog log;
    OK_DONE(fill(log));
    const auto set = [&](const char* window, const char* other) {
      return features::complete_set(*log.project,
                                    {{"features",
                                      {{{"type", "count"}, {"window", window}, {"name", "visits"}},
                                       {{"type", "recency"}, {"event", other}}}}});
    };
    OK(const Json before, set("30 d", "buy"));
    OK(const Json after, set("60 d", "look"));
    const Json list = features::changes(before, after);
    QCOMPARE(list.size(), size_t{3});
    QCOMPARE(list[0]["change"].get<std::string>(), std::string("changed"));
    QVERIFY(list[0]["keys"] ==
            Json::array({Json{
                {"key", "windows"}, {"before", Json::array({"30 d"})}, {"after", Json::array({"60 d"})}}}));
    QVERIFY(list[0]["before"] != list[0]["after"]);
    QCOMPARE(list[0]["after"].get<std::string>(), features::dossiers(after)[0].version);
    QCOMPARE(list[1]["change"].get<std::string>(), std::string("added"));
    QCOMPARE(list[2]["change"].get<std::string>(), std::string("removed"));
    QVERIFY(features::changes(after, after).empty());
  }
  void the_graph_counts_what_was_known() {
    HandmadeLog log;
    OK_DONE(fill(log));
    const Json set{{"features",
                    {{{"type", "count"}, {"event", "look"}},
                     {{"type", "number"}, {"event", "buy"}, {"property", "amount"}}}},
                   {"owner", "Ada"},
                   {"schedule", "7 d"}};
    OK(const auto early,
       report::ask(*log.project, features::lineage_question(), {{"set", set}, {"as_of", "2025-02-01"}}, {}));
    const auto reads = [](const Json& graph, const std::string& source, const std::string& event) {
      for (const Json& e : graph["edges"]) {
        const Json &from = graph["nodes"][e["from"].get<size_t>()],
                   &to = graph["nodes"][e["to"].get<size_t>()];
        if (from.value("source", "") == source && to["label"] == event) return e["n"].get<int>();
      }
      return 0;
    };
    QCOMPARE(reads(early.json(), "shop", "look"), 2);
    QCOMPARE(reads(early.json(), "shop", "buy"), 1);
    QCOMPARE(reads(early.json(), "till", "buy"), 0);  // not yet
    OK(const auto late,
       report::ask(*log.project, features::lineage_question(), {{"set", set}, {"as_of", "2025-03-01"}}, {}));
    QCOMPARE(reads(late.json(), "till", "buy"), 1);
    QCOMPARE(late.json()["owner"].get<std::string>(), std::string("Ada"));
    QVERIFY(late.json().contains("next_due"));
    const auto figure = features::origins_figure(late.json());
    QCOMPARE(figure.kind, std::string("graph"));
    QCOMPARE(figure.table.rows.size(), size_t{3});
    for (const auto& m : figure.marks)
      if (m.kind == report::Mark::Kind::flow) QVERIFY(m.from >= 0 && m.to >= 0);
  }
};

int run_dossier(int argc, char** argv) {
  TestDossier dossier;
  return QTest::qExec(&dossier, argc, argv);
}
#include "dossier.moc"
