#include <QFloat16>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include "core/simulator/faults.h"
#include "core/simulator/simulate.h"
#include "tests/check.h"

using namespace habitus;
using simulator::Files;

/// The simulator plants what it says it plants: the log it wrote is counted here with plain string work and
/// compared with the truth.
class TestSimulator : public QObject {
  Q_OBJECT
  QTemporaryDir dir_;
  Json truth_;  // of the shipped sample, written to shop.csv and people.csv

  std::string path(const char* name) { return dir_.filePath(QLatin1String(name)).toStdString(); }
  static std::string text_of(const std::string& file) {
    QFile f(QString::fromStdString(file));
    return f.open(QIODevice::ReadOnly) ? f.readAll().toStdString() : std::string();
  }
  static std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
      if (c == at)
        parts.emplace_back();
      else
        parts.back() += c;
    }
    return parts;
  }
  static Json sample() { return Json::parse(simulator::sample_spec()); }
  static Json effect(const Json& truth, const std::string& name) {
    for (const Json& e : truth["effects"])
      if (e["name"] == name) return e;
    return {};
  }
  Result<Json> run(const Json& json, const Files& files, int threads = 2) {
    TRY(const auto spec, simulator::read_spec(json));
    Exec exec;
    exec.threads = threads;
    return simulator::simulate(spec, files, exec);
  }

 private Q_SLOTS:
  void initTestCase() { OK(truth_, run(sample(), {path("shop.csv"), path("people.csv"), {}})); }
  void the_bytes_do_not_depend_on_threads() {
    Json spec = sample();
    spec["actors"] = 900;
    spec["faults"] = {{"rows", 60}};
    OK(const Json one, run(spec, {path("one.csv"), path("one-p.csv"), path("one-t.json")}, 1));
    OK(const Json two, run(spec, {path("two.csv"), path("two-p.csv"), path("two-t.json")}, 3));
    QCOMPARE(text_of(path("one.csv")), text_of(path("two.csv")));
    QCOMPARE(text_of(path("one-p.csv")), text_of(path("two-p.csv")));
    QCOMPARE(text_of(path("one-t.json")), text_of(path("two-t.json")));
    spec["seed"] = 2;
    OK(const Json other, run(spec, {path("other.csv"), {}, {}}));
    QVERIFY(text_of(path("other.csv")) != text_of(path("one.csv")));
  }

  void the_truth_is_true_of_the_log() {
    const Json& truth = truth_;
    const auto lines = split(text_of(path("shop.csv")), '\n');
    QCOMPARE(lines[0], std::string("time,received,user,event,event_id,channel,payment,category,amount"));
    std::map<std::string, int64_t> names, march;
    std::set<std::string> ids, actors;
    int64_t cents = 0;
    for (size_t i = 1; i + 1 < lines.size(); ++i) {
      const auto c = split(lines[i], ',');
      QCOMPARE(c.size(), size_t(9));
      ++names[c[3]];
      if (c[0].substr(0, 7) == "2025-03") ++march[c[3]];
      ids.insert(c[4]);
      actors.insert(c[2]);
      QVERIFY(c[1] >= c[0]);
      if (!c[8].empty())
        cents += std::stoll(c[8].substr(0, c[8].size() - 3)) * 100 + std::stoll(c[8].substr(c[8].size() - 2));
      QCOMPARE(c[8].empty(), c[3] != "order");
    }
    QCOMPARE(canonical(names), canonical(truth["names"]));
    QCOMPARE(static_cast<int64_t>(ids.size()), truth["events"].get<int64_t>());
    QCOMPARE(static_cast<int64_t>(actors.size()), truth["actors"].get<int64_t>());
    QCOMPARE(march["order"], truth["months"]["2025-03"]["order"].get<int64_t>());
    const auto sum = split(truth["sums"]["amount"].get<std::string>(), '.');
    QCOMPARE(cents, std::stoll(sum[0]) * 100 + std::stoll(sum[1]));
    QVERIFY(truth["events"].get<int64_t>() > 150'000 && truth["events"].get<int64_t>() < 300'000);
  }

  void planted_effects_show_in_the_truth() {
    const Json& truth = truth_;
    const auto rate = [&](const char* name, const char* where) {
      return effect(truth, name)[where]["rate"].get<double>();
    };
    // tolerances: about four standard errors of the counts behind the rates
    QVERIFY(close_to(rate("partner campaign in March", "inside"), 0.40, 0.02));
    QVERIFY(close_to(rate("partner campaign in March", "outside"), 0.10, 0.01));
    QVERIFY(close_to(rate("card payment fault in the app", "inside"), 0.92 * 0.25, 0.12));
    QVERIFY(close_to(rate("card payment fault in the app", "outside"), 0.92, 0.02));
    const double grown =
        rate("baskets grow from June on", "inside") / rate("baskets grow from June on", "outside");
    QVERIFY(close_to(grown, 1.4, 0.05));
    QCOMPARE(rate("new SDK in the app", "inside"), 1.0);
    QCOMPARE(rate("new SDK in the app", "outside"), 0.0);
    QCOMPARE(effect(truth, "price bots")["actors"].size(), size_t(5));
    const Json group = effect(truth, "nine buyers on the islands");
    QCOMPARE(group["n"].get<int>(), 40);
    QCOMPARE(group["n_positive"].get<int>(), 9);
    const Json leak = effect(truth, "winback_sent is known only afterwards");
    QVERIFY(leak["positives"]["yes"].get<double>() / leak["positives"]["n"].get<double>() > 0.96);
    QVERIFY(leak["negatives"]["yes"].get<double>() / leak["negatives"]["n"].get<double>() < 0.04);
    int64_t islands = 0;
    for (const auto& line : split(text_of(path("people.csv")), '\n'))
      islands += line.find(",islands,") != std::string::npos;
    QVERIFY(islands >= 38 && islands <= 40);  // the people table leaves one actor in a hundred out
  }

  /// A decision about people errs as often as planted, the truth counts what the table holds, and the log is the
  /// same without both columns.
  void decisions_err_as_planted() {
    Json pair;
    for (const Json& p : truth_["pairs"])
      if (p["attribute"] == "mail_sorted") pair = p;
    QCOMPARE(pair["given"], Json("mail_topic"));
    const auto rows = split(text_of(path("people.csv")), '\n');
    const auto head = split(rows[0], ',');
    const auto column = [&](const char* name) { return size_t(std::find(head.begin(), head.end(), name) - head.begin()); };
    std::map<std::string, std::map<std::string, int64_t>> counted;
    for (size_t i = 1; i + 1 < rows.size(); ++i) {
      const auto c = split(rows[i], ',');
      ++counted[c.at(column("mail_topic"))][c.at(column("mail_sorted"))];
    }
    Json few = sample(), planted;
    for (const Json& a : few["attributes"])
      if (a["name"] == "mail_sorted") planted = a["levels"];
    for (const auto& [truth, decisions] : pair["counts"].items()) {
      double n = 0;
      for (const Json& k : decisions) n += k.get<double>();
      QVERIFY(n > 200);
      for (const auto& [decision, k] : decisions.items()) {
        QCOMPARE(counted[truth][decision], k.get<int64_t>());
        const double p = planted[truth][decision];
        QVERIFY2(close_to(k.get<double>() / n, p, 4 * std::sqrt(p * (1 - p) / n)), (truth + " " + decision).c_str());
      }
    }
    Json without = few;
    few["actors"] = without["actors"] = 300;
    without["attributes"] = Json::array();
    for (const Json& a : few["attributes"])
      if (!a.value("apart", false)) without["attributes"].push_back(a);
    QCOMPARE(without["attributes"].size() + 2, few["attributes"].size());
    OK(const Json with_truth, run(few, {path("with.csv"), {}, {}}));
    OK(const Json without_truth, run(without, {path("without.csv"), {}, {}}));
    QVERIFY(text_of(path("with.csv")) == text_of(path("without.csv")));
    QCOMPARE(with_truth["effects"], without_truth["effects"]);
  }

  void every_fault_stands_where_the_truth_says() {
    for (const char* name : {"f.csv", "f.jsonl"}) {
      Json spec = sample();
      spec["actors"] = 300;
      spec["faults"] = {{"rows", 80}};
      OK(const Json truth, run(spec, {path(name), {}, {}}));
      const std::string text = text_of(path(name));
      const auto lines = split(text, '\n');
      std::set<std::string> kinds;
      QCOMPARE(truth["faults"].size(), size_t(80));
      for (const Json& f : truth["faults"]) {
        const auto line = f["line"].get<size_t>();
        kinds.insert(f["kind"]);
        const std::string good = f["good"], here = lines.at(line - 1);
        const std::string kind = f["kind"], fate = f["fate"];
        const bool blank = kind == "blank_line", twice = fate == "duplicate";
        const bool right = blank   ? here.empty() && lines[line] == good
                           : twice ? here == good && lines[line - 2] == good
                                   : here != good;
        QVERIFY2(right, f.dump().c_str());
        size_t at = 0;
        for (size_t i = 1; i < line; ++i) at = text.find('\n', at) + 1;
        QCOMPARE(f["byte"].get<size_t>(), at);
      }
      QVERIFY2(kinds.size() >= 12, name);
      const Json& a = truth["accounts"];
      QCOMPARE(a["read"].get<int64_t>(),
               a["stored"].get<int64_t>() + a["rejected"].get<int64_t>() + a["duplicates"].get<int64_t>() + a["skipped"].get<int64_t>());
    }
  }

  void wrong_specs_are_refused_by_name() {
    const auto with = [](const char* pointer, const Json& value) {
      Json spec = sample();
      spec[Json::json_pointer(pointer)] = value;
      return simulator::read_spec(spec);
    };
    FAILS("\"actorz\" is not known here", with("/actorz", 3));
    FAILS("\"buy\", which is not a behaviour", with("/flow/visit", {{"buy", 0.2}}));
    FAILS("probability above 1", with("/flow/visit", {{"search", 0.8}, {"view_item", 0.4}}));
    FAILS("is not a kind of effect", with("/effects/0/kind", "magic"));
    FAILS("\"where\" cannot ask for \"height\"", with("/effects/0/where", {{"height", "tall"}}));
    FAILS("whole number from 1", with("/actors", 0));
    FAILS("is not a kind of fault", with("/faults", {{"rows", 5}, {"kinds", {"rain"}}}));
    FAILS("must be a period", with("/from", "2026-01-01"));
  }
};

QTEST_GUILESS_MAIN(TestSimulator)
#include "test_simulator.moc"
