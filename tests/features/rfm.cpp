#include "core/features/rfm.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QObject>

#include "core/features/features.h"
#include "core/governance/share.h"
#include "tests/check.h"
#include "tests/handmade_log.h"

using namespace habitus;

/// Recency, frequency, value: scores, grid, migration, proxies.
class TestRfm : public QObject {
  Q_OBJECT

  static Done add_cdnow(HandmadeLog& log) {
    std::ifstream in(SHARED_DATA "/cdnow/CDNOW_master.txt");
    std::string line, id, day, discs, amount;
    std::getline(in, line);
    std::vector<HandmadeEvent> events;
    while (in >> id >> day >> discs >> amount)
      events.push_back({id,
                        "purchase",
                        day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6),
                        {{"amount", amount}, {"discs", discs}}});
    return log.add(events);
  }
  static std::vector<int> scored(const std::vector<double>& x, bool higher, const char* how,
                                 const std::vector<double>& cuts = {}) {
    std::vector<size_t> rows(x.size());
    std::iota(rows.begin(), rows.end(), size_t{0});
    std::vector<int> out(x.size());
    features::rfm_score(x, rows, higher, how, cuts, out);
    return out;
  }

  static Json cdnow_spec() {
    return {{"event", "purchase"},
            {"as_of", {"1998-01-01", "1998-07-01"}},
            {"values", {{{"of", "sum"}, {"property", "amount"}}, {{"of", "sum"}, {"property", "discs"}}}}};
  }
  /// Somebody since a month with a visit of ten minutes a day, and a newcomer of three days with three
  /// visits.
  static Done add_readers(HandmadeLog& log) {
    std::vector<HandmadeEvent> events;
    for (int day = 1; day <= 28; ++day)  // old: one visit of 10 minutes a day
      for (int minute : {0, 5, 10})
        events.push_back({"old",
                          minute == 10 ? "share" : "read",
                          iso(*parse_iso("2025-01-01") + day * kDay + minute * kMinute),
                          {{"item", "a" + std::to_string(day % 4)}}});
    for (int hour = 0; hour < 3; ++hour)  // new: three visits since three days, 20 minutes each
      for (int minute : {0, 20})
        events.push_back({"new",
                          "read",
                          iso(*parse_iso("2025-01-29") + hour * 12 * kHour + minute * kMinute),
                          {{"item", "b"}}});
    return log.add(events);
  }
  static Json readers_spec() {
    return {{"as_of", "2025-02-01"},
            {"frequency", "sessions"},
            {"per", "30 d"},
            {"horizon", "1 d"},
            {"values",
             {{{"of", "minutes"}},
              {{"of", "depth"}},
              {{"of", "items"}, {"property", "item"}},
              {{"of", "weights"}, {"weights", {{"share", 5}, {"read", 1}}}}}}};
  }

 private Q_SLOTS:
  void scores_by_hand() {
    using V = std::vector<int>;
    QCOMPARE(scored({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, true, "ranks"), (V{1, 1, 2, 2, 3, 3, 4, 4, 5, 5}));
    QCOMPARE(scored({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, false, "ranks"), (V{5, 5, 4, 4, 3, 3, 2, 2, 1, 1}));
    QCOMPARE(scored({1, 1, 1, 1, 1, 1, 2, 3, 4, 5}, true, "ranks"),
             (V{2, 2, 2, 2, 2, 2, 4, 4, 5, 5}));  // rank 3.5 of ten
    QCOMPARE(scored({0, 10, 20, 30, 40, 50}, true, "edges"),
             (V{1, 1, 2, 3, 4, 5}));  // edges 10, 20, 30, 40, as pandas.qcut
    QCOMPARE(scored({3, 7, 8, 30, 200}, false, "cuts", {7, 30, 90, 180}), (V{5, 5, 4, 4, 1}));
    QCOMPARE(scored({3, std::nan(""), 9}, true, "cuts", {1, 2, 5, 8}), (V{3, 1, 5}));
    int cells = 0;
    for (int r = 1; r <= 5; ++r)
      for (int f = 1; f <= 5; ++f) cells += features::rfm_segment_of(r, f) < features::rfm_segments().size();
    QCOMPARE(cells, 25);
    const auto name = [](int r, int f) {
      return std::string(features::rfm_segments()[features::rfm_segment_of(r, f)].id);
    };
    QCOMPARE(name(5, 5), std::string("champions"));
    QCOMPARE(name(1, 5), std::string("cannot lose"));
    QCOMPARE(name(5, 1), std::string("new"));
    QCOMPARE(name(3, 3), std::string("attention"));
  }
  /// Counted by an independent program in plain Python from CDNOW_master.txt: the grids by average rank, the
  /// sums, the value scores.
  void cdnow_grid() {
    if (!std::ifstream(SHARED_DATA "/cdnow/CDNOW_master.txt")) QSKIP("shared/data/cdnow is not here");
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(add_cdnow(log));
    const Json spec = cdnow_spec();
    OK(const Json complete, features::rfm_question().complete(*log.project, spec));
    OK(const auto table, features::rfm_table(*log.project, complete, {}));
    double r = 0, f = 0, m = 0;
    for (size_t i = 0; i < table.rows(); ++i)
      if (iso_date(table.as_of[i]) == "1998-07-01")
        r += table.recency[i], f += table.frequency[i], m += table.values[0][i];
    QCOMPARE(r, 8678984.0);
    QCOMPARE(f, 69659.0);
    QVERIFY(close_to(m, 2500315.63, 1e-9));
    OK(const auto answer, report::ask(*log.project, features::rfm_question(), spec, {}));
    const Json body = answer.json();
    const int want[2][5][5] = {{{0, 4420, 0, 297, 6},
                                {0, 4176, 0, 542, 32},
                                {0, 3900, 0, 728, 47},
                                {0, 430, 0, 3155, 1113},
                                {0, 0, 0, 1905, 2819}},
                               {{0, 4419, 282, 27, 7},
                                {0, 4150, 470, 62, 30},
                                {0, 3339, 960, 281, 122},
                                {0, 0, 1799, 1159, 1744},
                                {0, 0, 568, 688, 3463}}};
    for (size_t d = 0; d < 2; ++d) {
      int total = 0;
      for (size_t i = 0; i < 5; ++i)
        for (size_t j = 0; j < 5; ++j) {
          QCOMPARE(body["dates"][d]["grid"][i][j]["n"].get<int>(), want[d][i][j]);
          total += want[d][i][j];
        }
      QCOMPARE(total, 23570);
      double segments = 0, share = 0;
      for (const Json& s : body["dates"][d]["segments"]) {
        segments += s["size"]["k"].get<double>();
        if (s["value_share"].is_number()) share += s["value_share"].get<double>();
      }
      QCOMPARE(segments, 23570.0);
      QVERIFY(close_to(share, 1, 1e-12));
    }
  }
  void cdnow_ways_and_proxies() {
    if (!std::ifstream(SHARED_DATA "/cdnow/CDNOW_master.txt")) QSKIP("shared/data/cdnow is not here");
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(add_cdnow(log));
    const Json spec = cdnow_spec();
    OK(const Json complete, features::rfm_question().complete(*log.project, spec));
    OK(const auto answer, report::ask(*log.project, features::rfm_question(), spec, {}));
    const Json body = answer.json();
    const int values[] = {4817, 4609, 4716, 4713, 4715};
    for (size_t s = 0; s < 5; ++s)
      QCOMPARE(body["dates"][1]["scores"]["value"][s]["n"].get<int>(), values[s]);
    double ways = 0;
    for (const Json& line : body["migration"]["cells"])
      for (const Json& cell : line) ways += cell["value"].get<double>();
    QVERIFY(close_to(ways, 1, 1e-12));
    QCOMPARE(body["migration"]["n"].get<int>(), 23570);
    // Proxies: known outcomes of the first date only, the second has no quarter behind it.
    QCOMPARE(body["outcome"]["n"].get<int>(), 23570);
    QCOMPARE(body["outcome"]["immature"].get<int>(), 23570);
    for (const Json& p : body["proxies"]) QVERIFY(p["auc"]["value"].get<double>() > .5);
    QVERIFY(!body["proxies"][0].contains("difference"));
    QVERIFY(body["proxies"][1]["difference"]["p"].is_number());
    // The people of a mark, and what is withheld when it leaves.
    OK(const auto champions,
       features::rfm_question().people(*log.project, complete, {{"segment", "champions"}}, {}));
    QCOMPARE(static_cast<double>(champions.size()),
             body["dates"][1]["segments"][0]["size"]["k"].get<double>());
    const auto hidden = governance::withheld("rfm", body, 10);
    QVERIFY(hidden.count("/dates/0/grid/0/4"));   // 6 people
    QVERIFY(!hidden.count("/dates/0/grid/0/1"));  // 4420
    QVERIFY(features::rfm_figures(body).size() == 4);
  }
  /// Counted by an independent script from CDNOW_master.txt, as of 1997-12-31, 180 days.
  void cdnow_features_and_target() {
    if (!std::ifstream(SHARED_DATA "/cdnow/CDNOW_master.txt")) QSKIP("shared/data/cdnow is not here");
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(add_cdnow(log));
    const Json spec{
        {"set", {{"features", {{{"type", "rfm"}, {"event", "purchase"}, {"property", "amount"}}}}}},
        {"target",
         {{"type", "event"}, {"event", "purchase"}, {"horizon", "180 d"}, {"as_of", "1997-12-31"}}}};
    OK(const auto f, features::build(*log.project, spec, {}));
    QCOMPARE(f.rows(), size_t{23570});
    const auto sum = [](const std::vector<double>& values) {
      return std::accumulate(values.begin(), values.end(), 0.0);
    };
    QCOMPARE(sum(f.label), 5361.0);
    QCOMPARE(sum(f.last_value), 6342.0);
    QCOMPARE(sum(f.columns[0].number), 5741181.0);
    QCOMPARE(sum(f.columns[1].number), 56854.0);
    QVERIFY(close_to(sum(f.columns[2].number), 2022541.80, 1e-9));
  }
  /// Published figures of lifetimes' example_transactions (its summary as of 2014-12-31): frequency = days
  /// less one, recency = tenure − days since, T = tenure.
  void lifetimes_summary() {
    std::ifstream in(SHARED_DATA "/lifetimes_transactions/example_transactions.csv");
    if (!in) QSKIP("shared/data/lifetimes_transactions is not here");
    std::string line;
    std::getline(in, line);
    std::vector<HandmadeEvent> events;
    while (std::getline(in, line)) {
      while (!line.empty() && line.back() == '\r') line.pop_back();
      const size_t comma = line.find(',');
      events.push_back({line.substr(comma + 1), "buy", line.substr(0, comma).substr(0, 10)});
    }
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add(events));
    OK(const auto f,
       features::build(
           *log.project,
           {{"set",
             {{"features",
               {{{"type", "distinct"}, {"name", "days"}}, {{"type", "recency"}}, {{"type", "tenure"}}}}}},
            {"as_of", "2014-12-31"}},
           {}));
    const int want[5][3] = {{0, 0, 298}, {0, 0, 224}, {6, 142, 292}, {0, 0, 147}, {2, 9, 183}};
    int seen = 0;
    for (size_t i = 0; i < f.rows(); ++i)
      for (int id = 0; id < 5; ++id)
        if (f.person[i] == events::key_of(std::to_string(id))) {
          ++seen;
          QCOMPARE(f.column("days")->number[i] - 1, double(want[id][0]));
          QCOMPARE(f.column("tenure")->number[i] - f.column("recency")->number[i], double(want[id][1]));
          QCOMPARE(f.column("tenure")->number[i], double(want[id][2]));
        }
    QCOMPARE(seen, 5);
  }
  /// A content log: minutes, depth, items and weights as value; a newcomer by tenure; a population apart.
  void behaviour_without_money() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(add_readers(log));
    const Json spec = readers_spec();
    OK(const Json complete, features::rfm_question().complete(*log.project, spec));
    OK(const auto t, features::rfm_table(*log.project, complete, {}));
    QCOMPARE(t.rows(), size_t{2});
    const size_t fresh = t.person[0] == events::key_of("new") ? 0 : 1, old = 1 - fresh;
    QVERIFY(close_to(t.tenure[fresh], 3, 1e-12));
    QVERIFY(close_to(t.frequency[fresh], 30, 1e-12));            // 3 sessions in 3 days
    QVERIFY(close_to(t.frequency[old], 28.0 / 30 * 30, 1e-12));  // 28 in the 30 days since 2 January
    QCOMPARE(t.values[0][old], 280.0);
    QCOMPARE(t.values[0][fresh], 60.0);
    QCOMPARE(t.values[1][old], 3.0);
    QCOMPARE(t.values[2][old], 4.0);
    QCOMPARE(t.values[3][old], 28 * 7.0);
    QCOMPARE(t.score[2][old], 4);  // ranks 1 and 2 of two
    // another value scores: the grid stays, the value scores turn where the order does
    Json other = spec;
    other["value"] = "item";
    OK(const auto again, report::ask(*log.project, features::rfm_question(), other, {}));
    QCOMPARE(again.json()["value"]["name"].get<std::string>(), std::string("item"));
  }
  void a_population_apart() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(add_readers(log));
    // a population scored among itself, by cuts of its own
    Json apart = readers_spec();
    apart["populations"] = {
        {{"name", "young"},
         {"segment", {{"not", {{"did", "share"}}}}},
         {"scoring", "cuts"},
         {"cuts", {{"recency", {1, 2, 3, 4}}, {"frequency", {1, 2, 3, 4}}, {"value", {1, 2, 3, 4}}}}}};
    OK(const Json with, features::rfm_question().complete(*log.project, apart));
    OK(const auto young, features::rfm_table(*log.project, with, {}));
    const size_t fresh = young.person[0] == events::key_of("new") ? 0 : 1, old = 1 - fresh;
    QCOMPARE(young.population[fresh], 0);
    QCOMPARE(young.population[old], 1);
    QCOMPARE(young.score[1][fresh], 5);
    QCOMPARE(young.score[1][old], 3);  // alone among the others: the middle
    OK(const Json same, features::rfm_question().complete(*log.project, with));
    QVERIFY(same == with);
  }
  void mistakes_are_named() {
    HandmadeLog log;
    OK_DONE(log.open());
    OK_DONE(log.add({{"ann", "read", "2025-01-01"}, {"ann", "read", "2025-03-01"}}));
    const auto one = [&](const Json& spec) { return features::rfm_question().complete(*log.project, spec); };
    FAILS("Did you mean “read”", one({{"event", "reed"}}));
    FAILS("needs a property", one({{"values", {{{"of", "sum"}}}}}));
    FAILS("no property", one({{"values", {{{"of", "sum"}, {"property", "amount"}}}}}));
    FAILS("four ascending numbers", one({{"scoring", "cuts"}, {"cuts", {{"recency", {3, 2, 1}}}}}));
    FAILS("Two values", one({{"values", {{{"of", "minutes"}}, {{"of", "minutes"}}}}}));
  }
};

int run_rfm(int argc, char** argv) {
  TestRfm rfm;
  return QTest::qExec(&rfm, argc, argv);
}
#include "rfm.moc"
