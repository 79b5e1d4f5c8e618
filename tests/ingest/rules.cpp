#include <fstream>
#include <nlohmann/json.hpp>

#include <QObject>

#include "core/events/log.h"
#include "core/events/table.h"
#include "core/ingest/import.h"
#include "core/ingest/preview.h"
#include "core/ingest/quarantine.h"
#include "core/ingest/repair.h"
#include "core/ingest/sources.h"
#include "core/project/project.h"
#include "tests/check.h"
#include "tests/ingest/helpers.h"

using namespace habitus;
using namespace habitus::ingest;

/// Rules of a mapping while records come in, and the registry that counts them.
class TestRules : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  std::string path(const char* name) { return dir_.filePath(QLatin1String(name)).toStdString(); }

  static Json mapping(const Json& rules, const char* format = "iso") {
    return Json{{"actor", "user"},
                {"event", "what"},
                {"time", {{"columns", {"at"}}, {"format", format}}},
                {"arrival", {{"lag", "0 s"}}},
                {"rules", rules}};
  }
  Result<ImportReport> import(Project& p, const std::string& file, const Json& mapping, int batches = 0) {
    ImportRequest request;
    TRY(request.mapping, parse_mapping(mapping));
    request.paths = {file};
    request.source = "shop";
    request.batches = batches;
    return import_files(p, request, Exec{2});
  }
  /// One property of every event, by user: "u1" → value, "–" when missing.
  static Result<std::map<std::string, std::string>> values(Project& p, const std::string& property) {
    TRY(const Pass pass, p.gate().rows(Purpose::explore, "test"));
    std::vector<events::TableColumn> columns{
        {events::TableColumn::What::actor, "actor", {}, false},
        {events::TableColumn::What::property, property, property, false}};
    if (property == "time") columns[1].what = events::TableColumn::What::time;
    TRY(const auto reader, events::TableReader::open(p, pass, {}, columns, {}));
    std::map<std::string, std::string> out;
    for (;;) {
      TRY(const bool more, reader->next());
      if (!more) return out;
      const auto value = reader->text(1);
      const std::string who(*reader->text(0));
      out[who] = value ? std::string(*value) : "–";
    }
  }
  static std::string repaired(const char* type, const char* text,
                              const std::vector<std::string>& formats = {}) {
    auto rules = complete_rules(
        Json::array({{{"check", "type"}, {"column", "x"}, {"type", type}, {"action", "repair"}}}));
    Rule rule = parse_rules(*rules)[0];
    rule.formats = formats;
    const auto repair = repair_of(rule, Mapping{});
    return repair ? (*repair)(text).value_or("–") : "!";
  }

 private Q_SLOTS:
  /// BA-2.2: 7 malformed and 5 duplicates in 1,000 lines.
  void a_thousand_lines() {
    std::string text = "user,what,at,price\n";
    for (int i = 0; i < 1000; ++i) {
      const bool repeat = i >= 500 && i < 505;
      const int k = repeat ? i - 100 : i;
      std::string at = iso(1735689600000000 + k * kMinute), price = std::to_string(k % 90 + 1);
      if (i % 150 == 20) (i % 300 == 20 ? at : price) = i % 300 == 20 ? "yesterday" : "cheap";
      text += "u" + std::to_string(k % 40) + ",buy," + at + "," + price + "\n";
    }
    const std::string file = write_file(dir_, "thousand.csv", text);
    const Json rules =
        Json::array({{{"check", "type"}, {"column", "price"}, {"type", "number"}}, {{"check", "repeats"}}});
    OK(auto p, Project::create(path("thousand.habitus")));
    OK(const ImportReport r, import(*p, file, mapping(rules), 7));
    QCOMPARE(r.counts.read, 1000);
    QCOMPARE(r.counts.stored, 988);
    QCOMPARE(r.counts.rejected, 12);
    OK(const auto waiting, quarantine(*p));
    std::map<std::string, int> why;
    for (const auto& e : waiting) ++why[e.why.id];
    QCOMPARE(why["“%1” is not a number"], 3);
    QCOMPARE(why["This is not a moment of the form %1"], 4);
    QCOMPARE(why["It repeats record %1"], 5);
    QCOMPARE(r.rules[0].second.rejected, 3);
    QCOMPARE(r.rules[1].second.rejected, 5);
    QCOMPARE(r.rules[1].second.first, 501);
    const auto broken =
        std::find_if(waiting.begin(), waiting.end(), [](const auto& e) { return e.value == "cheap"; });
    std::string raw = broken->raw;
    OK_DONE(repair(*p, broken->id, raw.replace(raw.find("cheap"), 5, "12")));
    OK(const ReplayReport again, replay(*p, {}));
    QVERIFY(again.stored == 1 && again.rejected == 11);
    OK(const auto log, events::info(*p));
    QCOMPARE(log.events, 989);
    OK_DONE(ingest::verify(*p));
    OK_DONE(p->journal().verify());
    // The registry says the same.
    OK(const auto all, sources(*p));
    QVERIFY(all.size() == 1 && all[0].files.size() == 1);
    QCOMPARE(all[0].files[0].lines, 1001);
    QVERIFY(all[0].counts.stored == 989 && all[0].counts.rejected == 11 &&
            all[0].files[0].counts.stored == 989);
    QVERIFY(all[0].files[0].batches > 1 && all[0].quarantined == 11);
    OK_DONE(describe_source(*p, "shop", "Ada", "daily 06:00", ""));
    OK(const auto told, sources(*p));
    QVERIFY(told[0].owner == "Ada" && told[0].schedule == "daily 06:00");
    OK(const Ledger states, ledger(*p));
    QVERIFY(states.jobs.size() == 1 && states.jobs[0].state == "complete" && states.jobs[0].stored == 988);
    QVERIFY(states.batches.back().state == "replay");
  }

  void every_action() {
    const std::string file = write_file(dir_, "actions.csv",
                                        "user,what,at,price,land\n"
                                        "u1,buy,2025-01-01T00:00:00Z,5,de\n"
                                        "u2,buy,01.02.2025 10:30,\"1.234,50 €\",DE\n"
                                        "u3,buy,2025-01-03T00:00:00Z,,AT\n"
                                        "u4,buy,2025-01-04T00:00:00Z,7000,XX\n"
                                        "u5,view,soon,1,DE\n"
                                        "u6,view,2025-01-06T00:00:00Z,,DE\n");
    const Json rules = Json::array(
        {{{"check", "type"}, {"column", "at"}, {"type", "time"}, {"action", "repair"}},
         {{"check", "type"}, {"column", "price"}, {"type", "number"}, {"action", "repair"}},
         {{"check", "required"},
          {"column", "price"},
          {"events", {"buy"}},
          {"action", "impute"},
          {"value", "0"}},
         {{"check", "range"}, {"column", "price"}, {"max", 5000}, {"action", "flag"}},
         {{"check", "values"}, {"column", "land"}, {"values", {"DE", "AT"}}, {"action", "repair"}}});
    OK(auto p, Project::create(path("actions.habitus")));
    OK(const Mapping m, parse_mapping(mapping(rules)));
    OK(const Preview seen, preview(file, m));
    OK(const ImportReport r, import(*p, file, mapping(rules)));
    QVERIFY(seen.stored == r.counts.stored && r.counts.stored == 4 && r.counts.rejected == 2);
    OK(const auto time, values(*p, "time"));
    QCOMPARE(time.at("u2"), std::string("2025-02-01T10:30:00Z"));
    OK(const auto time_read, values(*p, "at_as_read"));
    QCOMPARE(time_read.at("u2"), std::string("01.02.2025 10:30"));
    OK(const auto price, values(*p, "price"));
    QVERIFY(price.at("u2") == "1234.50" && price.at("u3") == "0" && price.at("u6") == "–");
    OK(const auto price_read, values(*p, "price_as_read"));
    QVERIFY(price_read.at("u2") == "1.234,50 €" && price_read.at("u3") == "–");
    OK(const auto land, values(*p, "land"));
    QVERIFY(land.at("u1") == "DE" && !land.contains("u4"));  // XX cannot be repaired: rejected
    OK(const auto flag, values(*p, "import_flag"));
    QCOMPARE(flag.at("u2"), std::string("type at time: repaired; type price number: repaired"));
    QCOMPARE(flag.at("u3"), std::string("required price: imputed"));
    QCOMPARE(flag.at("u6"), std::string("–"));
    QVERIFY(r.rules[3].second.failed == 1 && r.rules[3].second.rejected == 0);
    QVERIFY(r.rules[4].second.failed == 2 && r.rules[4].second.rejected == 1);
  }

  void repairs_only_what_is_sure() {
    QCOMPARE(repaired("number", " 1,234,567.5 "), std::string("1234567.5"));
    QCOMPARE(repaired("number", "12,5"), std::string("12.5"));
    QCOMPARE(repaired("number", "1,234"), std::string("–"));
    QCOMPARE(repaired("number", "1.234.567"), std::string("–"));
    QCOMPARE(repaired("number", "$-3"), std::string("-3"));
    QCOMPARE(repaired("number", "12,34,5.0"), std::string("–"));
    QCOMPARE(repaired("bool", " Yes"), std::string("true"));
    QCOMPARE(repaired("whole", "3.5"), std::string("–"));
    QCOMPARE(repaired("time", "05.06.2025 07:08"), std::string("2025-06-05T07:08:00Z"));
    QCOMPARE(repaired("time", "05/06/2025"), std::string("–"));  // May or June
    QCOMPARE(repaired("time", "25/06/2025"), std::string("2025-06-25T00:00:00Z"));
    QCOMPARE(repaired("time", "1735689600"), std::string("2025-01-01T00:00:00Z"));
    QCOMPARE(repaired("time", "05/06/2025", {"MM/dd/yyyy"}), std::string("2025-05-06T00:00:00Z"));
  }

  void what_stood_before() {
    const std::string file = write_file(dir_, "before.csv",
                                        "user,what,at,order\n"
                                        "a,checkout,2025-01-01T10:00:00Z,1\n"
                                        "a,purchase,2025-01-01T10:05:00Z,1\n"
                                        "a,purchase,2025-01-01T10:05:02Z,1\n"  // within 5 s of the one before
                                        "a,purchase,2025-01-01T10:06:00Z,1\n"
                                        "b,purchase,2025-01-01T11:00:00Z,2\n"  // no checkout
                                        "a,view,2025-01-01T09:00:00Z,3\n");    // back in time
    const Json rules = Json::array(
        {{{"check", "before"}, {"event", "purchase"}, {"needs", "checkout"}, {"action", "reject"}},
         {{"check", "repeats"}, {"columns", {"order"}}, {"within", "5 s"}},
         {{"check", "order"}, {"within", "10 min"}, {"action", "reject"}}});
    OK(auto p, Project::create(path("before.habitus")));
    OK(const ImportReport r, import(*p, file, mapping(rules)));
    QVERIFY(r.counts.stored == 3 && r.counts.rejected == 3);
    for (const auto& [rule, n] : r.rules) QCOMPARE(n.rejected, 1);
    OK(const auto waiting, quarantine(*p));
    QCOMPARE(english(waiting[0].why), std::string("It repeats record 2 within 5 s"));
    QCOMPARE(english(waiting[1].why), std::string("There is no checkout before this purchase"));
    QVERIFY(english(waiting[2].why).find("before record 4 of the same actor") != std::string::npos);
    // They stay refused until somebody says that they are right.
    OK(const ReplayReport none, replay(*p, {}));
    QVERIFY(none.stored == 0 && none.rejected == 3);
    OK_DONE(repair(*p, waiting[0].id, waiting[0].raw));
    OK(const ReplayReport one, replay(*p, {}));
    QCOMPARE(one.stored, 1);
  }

  /// A stopped import goes on as if it had never been stopped: the records before are read again.
  void rules_across_a_stop() {
    std::string text = "user,what,at\n";
    for (int i = 0; i < 400; ++i)
      text +=
          "u" + std::to_string(i % 300 % 7) + ",view," + iso(1735689600000000 + (i % 300) * kMinute) + "\n";
    const Json rules = mapping(Json::array({{{"check", "repeats"}}}));
    const std::string whole = write_file(dir_, "whole.csv", text);
    OK(auto once, Project::create(path("once.habitus")));
    OK(const ImportReport r, import(*once, whole, rules));
    const std::string part = write_file(dir_, "part.csv", text.substr(0, text.find('\n', 5000) + 1));
    OK(auto twice, Project::create(path("twice.habitus")));
    OK(const ImportReport first, import(*twice, part, rules, 3));
    QVERIFY(first.counts.read > 0 && first.counts.read < 400);
    QCOMPARE(write_file(dir_, "part.csv", text), part);
    OK(const ImportReport rest, import(*twice, part, rules, 3));
    QCOMPARE(rest.content_hash, r.content_hash);
    QCOMPARE(first.counts.rejected + rest.counts.rejected, r.counts.rejected);
    QVERIFY(r.counts.rejected > 0);
  }

  /// A ZIP of one file is read like any packed log; of several, it is refused by name.
  void a_zip_of_one_file() {
    const auto bytes = [](const char* hex) { return QByteArray::fromHex(hex).toStdString(); };
    const std::string one = write_file(dir_, "one.zip",
                                       bytes("504b03041400000000000000215a19d672042a0000002a00000005000000612"
                                             "e637376757365722c776861742c61740a7531"
                                             "2c766965772c323032352d30312d30315430303a30303a30305a0a504b01021"
                                             "4031400000000000000215a19d672042a0000"
                                             "002a000000050000000000000000000000800100000000612e637376504b050"
                                             "60000000001000100330000004d0000000000"));
    OK(auto p, Project::create(path("zip.habitus")));
    OK(const ImportReport r, import(*p, one, mapping(Json::array())));
    QVERIFY(r.counts.stored == 1 && r.counts.read == 1);
    const std::string two = write_file(dir_, "two.zip",
                                       bytes("504b03041400000000000000215a153cd0a4040000000400000005000000612"
                                             "e637376780a310a504b030414000000000000"
                                             "00215ad66ffd8f040000000400000005000000622e637376780a320a504b010"
                                             "214031400000000000000215a153cd0a40400"
                                             "000004000000050000000000000000000000800100000000612e637376504b0"
                                             "10214031400000000000000215ad66ffd8f04"
                                             "00000004000000050000000000000000000000800127000000622e637376504"
                                             "b05060000000002000200660000004e000000"
                                             "0000"));
    FAILS("several files", import(*p, two, mapping(Json::array())));
  }

  void wrong_rules_are_named() {
    FAILS("check", parse_mapping(mapping(Json::array({{{"check", "requird"}, {"column", "price"}}}))));
    FAILS("cannot be repaired", parse_mapping(mapping(Json::array(
                                    {{{"check", "required"}, {"column", "x"}, {"action", "repair"}}}))));
    FAILS("regular expression",
          parse_mapping(mapping(Json::array({{{"check", "pattern"}, {"column", "x"}, {"pattern", "("}}}))));
    FAILS("not there", parse_mapping(mapping(
                           Json::array({{{"check", "sequence"}, {"column", "x"}, {"action", "reject"}}}))));
    FAILS("min", parse_mapping(mapping(Json::array({{{"check", "range"}, {"column", "x"}}}))));
  }
};

int run_rules(int argc, char** argv);
int run_rules(int argc, char** argv) {
  TestRules rules;
  return QTest::qExec(&rules, argc, argv);
}
#include "rules.moc"
