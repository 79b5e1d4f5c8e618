#include <nlohmann/json.hpp>

#include <QObject>

#include "core/base/spec.h"
#include "core/taxonomy/rules.h"
#include "tests/check.h"

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
    QCOMPARE(rules.behaviours[1].any[1][0].values[0], std::string("^a\\.b \"c\""));
    QCOMPARE(to_text(rules), text);
    OK(const Rules tree, parse_rules(to_json(rules), properties_));
    QVERIFY(tree == rules);
    OK(const Rules again, parse_text(to_text(tree), properties_));
    QVERIFY(again == rules);
    QCOMPARE(categories(rules), (std::vector<std::string>{"Shopping / Checkout", "Browsing"}));
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
};

QTEST_APPLESS_MAIN(TestTaxonomy)
#include "test_taxonomy.moc"
