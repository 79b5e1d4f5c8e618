#include <fstream>
#include <nlohmann/json.hpp>

#include <QObject>

#include "core/events/computed.h"
#include "core/events/lookup.h"
#include "core/events/sql.h"
#include "core/identity/people.h"
#include "core/identity/people_import.h"
#include "core/ingest/lookup_import.h"
#include "core/properties/property.h"
#include "core/segments/question.h"
#include "core/trends/trend.h"
#include "tests/check.h"
#include "tests/small_log.h"

using namespace habitus;

/// Computed properties: their values, wherever a property may stand, and what happens when they change.
class TestProperties : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  int files_ = 0;

  std::string file(const char* name, const std::string& text) {
    const std::string path = dir_.filePath(QLatin1String(name)).toStdString();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Result<std::unique_ptr<Project>> log(const std::string& text) {
    return small_log(dir_, text, "p" + std::to_string(++files_));
  }
  /// "value:n value:n …", "–" for missing, in order of the answer.
  static std::string values(Project& p, const Json& property) {
    const auto answer = report::ask(p, properties::question(), Json{{"property", property}}, {.threads = 2});
    if (!answer) return english(answer.error());
    const Json body = answer->json();
    std::string out;
    for (const Json& v : body["values"])
      out += v["value"].get<std::string>() + ":" + std::to_string(v["share"]["k"].get<int64_t>()) + " ";
    return out + "–:" + std::to_string(body["missing"]["k"].get<int64_t>());
  }
  static Result<std::vector<std::string>> sql(Project& p, const std::string& query) {
    TRY(const Pass pass, p.gate().rows(Purpose::explore, "test"));
    TRY(const auto table, events::sql(p, pass, query, {}, 100));
    std::vector<std::string> out;
    for (const auto& row : table.rows)
      for (const auto& value : row)
        out.push_back(std::visit(
            [](const auto& v) {
              using V = std::decay_t<decltype(v)>;
              if constexpr (std::is_same_v<V, std::monostate>)
                return std::string("null");
              else if constexpr (std::is_same_v<V, std::string>)
                return v;
              else
                return std::to_string(v);
            },
            value));
    return out;
  }

 private Q_SLOTS:
  void every_kind() {
    OK(auto p, log("a 0 buy price=5 url=/p/shoe?x born=2000-02-29 sku=S1\n"
                   "a 1 buy price=10 url=/home utm=mail sku=s2\n"
                   "b 2 buy price=49.99 ref=web born=1999-01-07\n"
                   "b 2025-02-28 view price=abc born=2000-02-29\n"
                   "b 2025-03-01 view price=50 born=2000-02-29\n"));
    QCOMPARE(values(*p, Json{{"kind", "band"}, {"of", "price"}, {"cuts", {10, 50}}}),
             std::string("10 – < 50:2 < 10:1 ≥ 50:1 –:1"));
    QCOMPARE(values(*p, Json{{"kind", "band"},
                             {"of", "price"},
                             {"cuts", {10, 50}},
                             {"labels", {"low", "mid", "top"}},
                             {"otherwise", "?"}}),
             std::string("mid:2 ?:1 low:1 top:1 –:0"));
    QCOMPARE(values(*p, Json{{"kind", "regex"}, {"of", "url"}, {"pattern", "^/p/(\\w+)"}}),
             std::string("shoe:1 –:4"));
    QCOMPARE(values(*p, Json{{"kind", "coalesce"}, {"of", {"utm", "ref"}}, {"otherwise", "direct"}}),
             std::string("direct:3 mail:1 web:1 –:0"));
    // Born on a leap day: 24 on 28 February 2025, 25 on 1 March; born on 7 January 1999: still 25 the day
    // before.
    QCOMPARE(values(*p, Json{{"kind", "age"}, {"of", "born"}}), std::string("24:2 25:2 –:1"));
    OK(const auto table,
       ingest::import_lookup(*p, file("sku.csv", "sku;category\nS1;shoes\nS2;hats\nS1;again\n"), "catalogue",
                             ""));
    QVERIFY(table.table.rows == 2 && table.table.repeated == 1);
    QCOMPARE(values(*p, Json{{"kind", "lookup"}, {"of", "sku"}, {"table", "catalogue"}}),
             std::string("shoes:1 –:4"));
    QCOMPARE(values(*p, Json{{"kind", "lookup"}, {"of", "sku"}, {"table", "catalogue"}, {"fold", true}}),
             std::string("hats:1 shoes:1 –:3"));
  }

  void stands_wherever_a_property_may() {
    OK(auto p, log("a 0 buy price=5\na 1 buy price=60\nb 2 buy price=70\nb 3 view\n"));
    OK(const auto band,
       properties::define(
           *p, "band", Json{{"kind", "band"}, {"of", "price"}, {"cuts", {50}}, {"labels", {"low", "high"}}}));
    OK(const auto score,
       properties::define(*p, "points",
                          Json{{"kind", "band"}, {"of", "price"}, {"cuts", {50}}, {"labels", {"1", "10"}}}));
    // On another computed one.
    OK(const auto again,
       properties::define(*p, "letter",
                          Json{{"kind", "regex"}, {"of", "band"}, {"pattern", "^."}, {"group", 0}}));
    QCOMPARE(values(*p, "letter"), std::string("h:2 l:1 –:1"));
    const Json where = Json::array({{{"property", "band"}, {"op", "is"}, {"values", {"high"}}}});
    OK(const auto high, report::ask(*p, properties::question(),
                                    Json{{"property", "price"}, {"scope", {{"where", where}}}}, {}));
    QCOMPARE(high.json()["events"], Json(2));
    OK(const auto trend,
       report::ask(*p, trends::question(),
                   Json{{"measures", Json::array({{{"pick", "buy"}, {"as", "sum"}, {"property", "points"}}})},
                        {"breakdown", {"band"}}},
                   {}));
    double sum = 0;
    const Json found = trend.json();
    for (const Json& series : found["series"]) sum += series["points"][0]["value"].get<double>();
    QCOMPARE(found["series"].size(), size_t(2));
    QCOMPARE(sum, 21.0);
    const Json rule{{"did", Json{{"word", "buy"}, {"where", where}}}};
    OK(const auto segments,
       report::ask(*p, segments::question(), Json{{"segments", Json::array({rule})}}, {}));
    QCOMPARE(segments.json()["segments"][0]["size"]["k"], Json(2));
    OK(const auto rows,
       sql(*p,
           "SELECT band, count(*), CAST(sum(points) AS INTEGER) FROM events GROUP BY band ORDER BY band"));
    QCOMPARE(rows, (std::vector<std::string>{"null", "1", "null", "high", "2", "20", "low", "1", "1"}));
    OK(const auto info, events::info(*p));
    QCOMPARE(info.properties, (std::vector<std::string>{"band", "letter", "points", "price"}));
    OK_DONE(p->definitions().retire("property", "letter"));
    OK(const auto less, events::info(*p));
    QCOMPARE(less.properties.size(), size_t(3));
    OK(const auto back, p->definitions().undo());
    QCOMPARE(values(*p, "letter"), std::string("h:2 l:1 –:1"));
  }

  /// Only what reads a property becomes stale when it changes.
  void a_change_makes_other_answers() {
    OK(auto p, log("a 0 buy price=5\na 1 buy price=60\nb 2 buy price=70\n"));
    const Json low{{"kind", "band"}, {"of", "price"}, {"cuts", {50}}, {"labels", {"low", "high"}}};
    OK(const auto first, properties::define(*p, "band", low));
    OK(const auto made,
       properties::define(*p, "letter",
                          Json{{"kind", "regex"}, {"of", "band"}, {"pattern", "^."}, {"group", 0}}));
    OK(const auto of_letter, report::ask(*p, properties::question(), Json{{"property", "letter"}}, {}));
    OK(const auto of_price, report::ask(*p, properties::question(), Json{{"property", "price"}}, {}));
    Json other = low;
    other["cuts"] = {65};
    OK(const auto second, properties::define(*p, "band", other));
    QCOMPARE(second.version, 2);
    OK(const bool price_holds, events::unchanged(*p, of_price.inputs));
    OK(const bool letter_holds, events::unchanged(*p, of_letter.inputs));
    QVERIFY(price_holds && !letter_holds);
    OK(const auto letter, report::ask(*p, properties::question(), Json{{"property", "letter"}}, {}));
    QVERIFY(letter.result != of_letter.result);
    QCOMPARE(values(*p, "letter"), std::string("l:2 h:1 –:0"));
    OK(const auto undone, p->definitions().undo());
    OK(const auto as_before, report::ask(*p, properties::question(), Json{{"property", "letter"}}, {}));
    QCOMPARE(as_before.result, of_letter.result);
  }

  /// "A 50,000-key lookup equals the SQL join."
  void a_large_table_equals_the_join() {
    std::string text;
    uint64_t x = 7;
    const auto draw = [&](uint64_t n) {
      x = x * 6364136223846793005ull + 1442695040888963407ull;
      return (x >> 33) % n;
    };
    for (int i = 0; i < 20000; ++i)
      text += "u" + std::to_string(draw(500)) + " " + std::to_string(i) + " buy sku=S" +
              std::to_string(draw(60000)) + "\n";
    OK(auto p, log(text));
    std::string table = "sku,category,price\n";
    for (int i = 0; i < 50000; ++i)
      table += "S" + std::to_string(i) + ",c" + std::to_string(draw(300)) + "," + std::to_string(draw(1000)) +
               "\n";
    OK(const auto known, ingest::import_lookup(*p, file("large.csv", table), "catalogue", "sku"));
    QCOMPARE(known.table.rows, 50000);
    OK(const auto made,
       properties::define(
           *p, "category",
           Json{{"kind", "lookup"}, {"of", "sku"}, {"table", "catalogue"}, {"column", "category"}}));
    OK(const auto differ, sql(*p,
                              "SELECT count(*), sum(c.category IS NULL), sum(e.category IS NOT c.category) "
                              "FROM events e LEFT JOIN catalogue c ON c.sku = e.sku"));
    QCOMPARE(differ[0], std::string("20000"));
    QVERIFY(std::stoi(differ[1]) > 2000);
    QCOMPARE(differ[2], std::string("0"));
    OK(const auto same, ingest::import_lookup(*p, file("large.csv", table), "catalogue", "sku"));
    QVERIFY(same.known && same.refreshed.empty());
    const auto before = values(*p, "category");
    OK(const auto anew,
       ingest::import_lookup(*p, file("large.csv", table + "S55555,new,1\n"), "catalogue", "sku"));
    QCOMPARE(anew.refreshed, (std::vector<std::string>{"category"}));
    OK_DONE(events::verify_lookups(*p));
    OK(const auto head, p->definitions().need("property", "category"));
    QCOMPARE(head.version, 2);
    OK_DONE(p->store().write([](SQLite::Database& db) -> Done {
      db.exec("UPDATE lookup_row SET cells = '[\"x\",\"1\"]' WHERE key = 'S55555'");
      return {};
    }));
    FAILS("altered", events::verify_lookups(*p));
  }

  void attributes_of_people() {
    OK(auto p, log("a 2025-01-01 view\na 2025-06-01 view\nb 2025-06-01 view\nc 2025-06-01 view\n"));
    identity::PeopleRequest request;
    request.path = file("people.csv", "id,born,town\na,1990-03-01,Graz\nb,2001-12-24,Wien\nc,,Linz\n");
    request.key = "id";
    request.is_static = {{"born", "a birth date does not change"}, {"town", "as of the survey"}};
    request.is_protected = {"born"};
    OK(const auto imported, identity::import_people(*p, request, {}));
    OK(const auto age,
       properties::define(*p, "age", Json{{"kind", "age"}, {"of", "born"}, {"on", "people"}}));
    OK(const auto group, properties::define(*p, "age_group",
                                            Json{{"kind", "band"},
                                                 {"of", "age"},
                                                 {"cuts", {30}},
                                                 {"labels", {"young", "old"}},
                                                 {"on", "people"}}));
    OK(const auto attribute, identity::attribute(*p, "age"));
    QVERIFY(attribute.numeric && attribute.is_protected && attribute.is_static && attribute.persons == 2);
    QCOMPARE(attribute.levels, (std::vector<std::string>{"23", "35"}));
    OK(const auto column, identity::column(*p, "age"));
    const auto a = events::key_of("a");
    QCOMPARE(column->number(a, *parse_iso("2025-01-01")), 34.0);
    QCOMPARE(column->number(a, *parse_iso("2025-06-01")), 35.0);
    OK(const auto groups, identity::column(*p, "age_group"));
    QVERIFY(groups->text(events::key_of("b"), kEnd) == "young" && !groups->text(events::key_of("c"), kEnd));
    const Json rule{{"attribute", "age"}, {"op", "at_least"}, {"values", {30}}};
    OK(const auto segments,
       report::ask(*p, segments::question(), Json{{"segments", Json::array({rule})}}, {}));
    QCOMPARE(segments.json()["segments"][0]["size"]["k"], Json(1));
    OK_DONE(identity::verify(*p));
  }

  void wrong_definitions_are_named() {
    OK(auto p, log("a 0 buy price=5\n"));
    const auto bad = [&](const char* name, const Json& spec) { return properties::define(*p, name, spec); };
    FAILS("of its own", bad("price", Json{{"kind", "band"}, {"of", "price"}, {"cuts", {1}}}));
    FAILS("prise", bad("x", Json{{"kind", "band"}, {"of", "prise"}, {"cuts", {1}}}));
    FAILS("ascend", bad("x", Json{{"kind", "band"}, {"of", "price"}, {"cuts", {2, 1}}}));
    FAILS("regular expression", bad("x", Json{{"kind", "regex"}, {"of", "price"}, {"pattern", "("}}));
    FAILS("look-up table", bad("x", Json{{"kind", "lookup"}, {"of", "price"}, {"table", "none"}}));
    OK(const auto y, bad("y", Json{{"kind", "coalesce"}, {"of", "price"}}));
    OK(const auto z, bad("z", Json{{"kind", "coalesce"}, {"of", "y"}}));
    FAILS("from itself", bad("y", Json{{"kind", "coalesce"}, {"of", "z"}}));
  }
};

QTEST_GUILESS_MAIN(TestProperties)
#include "test_properties.moc"
