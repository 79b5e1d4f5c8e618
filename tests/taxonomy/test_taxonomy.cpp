#include <nlohmann/json.hpp>

#include <QObject>

#include "core/base/spec.h"
#include "core/taxonomy/event_table.h"
#include "core/taxonomy/picker.h"
#include "core/taxonomy/question.h"
#include "core/taxonomy/rules.h"
#include "core/taxonomy/test_list.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;
using namespace habitus::taxonomy;

class TestTaxonomy : public QObject {
  Q_OBJECT
  const std::vector<std::string> properties_{"amount", "country", "odd name"};

 private Q_SLOTS:
  void text_and_tree_are_one_spec() {
    const std::string text =
        "# what the till records\n"
        "# and the shop\n"
        "behaviour buy in \"Shopping / Checkout\"\n"
        "  when event is purchase and amount >= 10\n"
        "  when event in (\"order placed\", order_paid)\n"
        "\n"
        "behaviour \"in\" in Browsing\n"
        "  when event starts view_ and country is not DE and \"odd name\" exists\n"
        "  when event matches \"^a\\\\.b \\\"c\\\"\" and country missing and amount < 3\n";
    OK(const Rules rules, parse_text(text, properties_));
    QCOMPARE(rules.behaviours.size(), size_t{2});
    QCOMPARE(rules.behaviours[0].note, std::string("what the till records\nand the shop"));
    QCOMPARE(rules.behaviours[1].any[1].steps[0][0].values[0], std::string("^a\\.b \"c\""));
    QCOMPARE(to_text(rules), text);
    OK(const Rules tree, parse_rules(to_json(rules), properties_));
    QVERIFY(tree == rules);
    OK(const Rules again, parse_text(to_text(tree), properties_));
    QVERIFY(again == rules);
    QCOMPARE(categories(rules), (std::vector<std::string>{"Shopping / Checkout", "Browsing"}));
  }
  /// A range and the signs of other languages are the same tests in other words.
  void ranges_and_signs() {
    OK(const Rules rules, parse_text("behaviour b\n  when amount between 10 and 20 and country = DE\n"
                                     "  when country != FR and event is x\n",
                                     properties_));
    QCOMPARE(to_text(rules),
             std::string("behaviour b\n  when amount >= 10 and amount <= 20 and country is DE\n"
                         "  when country is not FR and event is x\n"));
    OK(const Rules tree,
       parse_rules(Json{{"behaviours",
                         {{{"name", "b"},
                           {"any",
                            {{{{"property", "amount"}, {"op", "between"}, {"values", {10, 20}}},
                              {{"property", "country"}, {"value", "DE"}}},
                             {{{"property", "country"}, {"op", "is_not"}, {"value", "FR"}},
                              {{"property", "event"}, {"value", "x"}}}}}}}}},
                   properties_));
    QVERIFY(tree == rules);
    FAILS("the greater one", parse_text("behaviour b\n  when amount between 20 and 10\n", properties_));
    FAILS("“and” between", parse_text("behaviour b\n  when amount between 20 10\n", properties_));
    FAILS("takes two values", parse_tests(Json{{{"property", "amount"}, {"op", "between"}, {"values", {1}}}},
                                          properties_, "here"));
  }
  void errors_say_where_and_what_instead() {
    FAILS("Did you mean “country”", parse_text("behaviour b\n  when contry is DE\n", properties_));
    FAILS("line 2", parse_text("behaviour b\n  when amount is\n", properties_));
    FAILS("not a number", parse_text("behaviour b\n  when amount < much\n", properties_));
    FAILS("not closed", parse_text("behaviour \"b\n", properties_));
    FAILS("has no rule", parse_text("behaviour b\n", properties_));
    FAILS("Two behaviours",
          parse_text("behaviour b\n when event is x\nbehaviour b\n when event is y\n", properties_));
    FAILS("regular expression", parse_text("behaviour b\n  when event matches \"(\"\n", properties_));
    FAILS("no part named “behavours”", parse_rules(Json{{"behavours", Json::array()}}, properties_));
  }
  void tests_pass_as_written() {
    const auto holds = [&](const Json& test, std::string_view word, bool present = true) {
      auto parsed = parse_test(test, properties_, "here");
      return parsed && passes(*parsed, word, present);
    };
    QVERIFY(holds({{"property", "country"}, {"value", "DE"}}, "DE"));
    QVERIFY(!holds({{"property", "country"}, {"value", "DE"}}, "", false));
    QVERIFY(holds({{"property", "country"}, {"op", "is_not"}, {"value", "DE"}}, "", false));
    QVERIFY(holds({{"property", "country"}, {"op", "missing"}}, "", false));
    QVERIFY(!holds({{"property", "country"}, {"op", "exists"}}, "", false));
    QVERIFY(holds({{"property", "amount"}, {"op", "at_least"}, {"value", 10}}, "10.0"));
    QVERIFY(!holds({{"property", "amount"}, {"op", "more"}, {"value", 10}}, "10.0"));
    QVERIFY(!holds({{"property", "amount"}, {"op", "less"}, {"value", 10}}, "ten"));
    QVERIFY(holds({{"property", "country"}, {"op", "in"}, {"values", {"FR", "DE"}}}, "FR"));
    QVERIFY(holds({{"property", "country"}, {"op", "ends"}, {"value", "R"}}, "FR"));
  }
  void the_nearest_name_is_offered() {
    QCOMPARE(spec::nearest("purchas", {"purchase", "search"}), std::string("purchase"));
    QCOMPARE(spec::nearest("PURCHASE", {"purchase", "search"}), std::string("purchase"));
    QCOMPARE(spec::nearest("login", {"purchase", "search"}), std::string());
  }

  /// A hand-labelled log: the first rule that matches wins, and what no rule takes is listed with its count.
  void recognised_as_labelled() {
    QTemporaryDir dir;
    OK(auto project,
       small_log(dir,
                 "a 0 view_item country=DE\na 1 purchase amount=5\na 2 purchase amount=50\nb 0 view_cart\n"
                 "b 1 ping\nb 2 ping\nb 3 purchase\nb 4 scroll\n"));
    const std::string rules =
        "behaviour confirmation in Buying\n  when event is purchase and amount >= 10\n\n"
        "behaviour \"small order\" in Buying\n  when event is purchase and amount exists\n\n"
        "behaviour exploration in Looking\n  when event starts view_\n";
    OK(const auto answer, report::ask(*project, taxonomy::question(), Json{{"text", rules}}, {.threads = 2}));
    const Json body = answer.json();
    QCOMPARE(body["behaviours"][0]["events"], Json(1));
    QCOMPARE(body["behaviours"][1]["events"], Json(1));
    QCOMPARE(body["behaviours"][2]["persons"], Json(2));
    QCOMPARE(body["categories"][0]["name"], Json("Buying"));
    QCOMPARE(body["categories"][0]["events"], Json(2));
    QCOMPARE(body["coverage"], Json(0.5));
    QCOMPARE(body["unmatched"][0]["event"], Json("ping"));
    QCOMPARE(body["unmatched"][0]["events"], Json(2));
    QCOMPARE(body["unmatched_names"], Json(3));
    // The assignment of every event, and a pick at the level of behaviours.
    OK(auto words, lens(*project, Level::behaviour, Json::parse(answer.spec)));
    OK(const Json pick, complete_pick(Json("exploration"), words, {"amount"}, "step"));
    OK(auto picker,
       Picker::make(
           *project, words,
           {pick,
            Json{{"any",
                  {Json{{"word", "*"}, {"where", {Json{{"property", "amount"}, {"op", "exists"}}}}}}}}}));
    events::Need need;
    picker.bind(need);
    OK(const auto pass, project->gate().aggregates(Purpose::explore));
    std::map<events::PersonKey, std::vector<std::string>> labels;
    std::map<events::PersonKey, std::vector<uint32_t>> masks;
    OK_DONE(events::scan(*project, pass, {}, need, {.threads = 1}, [&](const events::Slab& slab) {
      Picker::Scratch scratch;
      const uint32_t* mask = picker.apply(slab, scratch);
      for (size_t p = 0; p < slab.person.size(); ++p)
        for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
          labels[slab.person[p]].push_back(picker.lens().words()[scratch.words[i]]);
          masks[slab.person[p]].push_back(mask[i]);
        }
    }));
    QCOMPARE(labels[events::key_of("a")],
             (std::vector<std::string>{"exploration", "small order", "confirmation"}));
    QCOMPARE(labels[events::key_of("b")], (std::vector<std::string>{"exploration", "", "", "", ""}));
    QCOMPARE(masks[events::key_of("a")], (std::vector<uint32_t>{1, 2, 2}));
    OK(const auto table, assignments(*project, Json::parse(answer.spec), 100, {}));
    QVERIFY(table.csv().starts_with("source,row,actor,time,event,behaviour,category\nhand,1,a,2025-01-06T00:00:"
                                    "00Z,view_item,exploration,Looking\nhand,2,a,2025-01-06T00:01:00Z,purchase,"
                                    "small order,Buying\n"));
    QCOMPARE(table.rows.size(), size_t{8});
    const Json tree = Json::parse(answer.spec);
    FAILS("too many", assignments(*project, tree, 7, {}));
    FAILS("Did you mean “exploration”", complete_pick(Json("exploraton"), words, {}, "step"));
  }
};

int run_patterns(int argc, char** argv);

int main(int argc, char** argv) {
  TestTaxonomy taxonomy;
  return QTest::qExec(&taxonomy, argc, argv) | run_patterns(argc, argv);
}
#include "test_taxonomy.moc"
