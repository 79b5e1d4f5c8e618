#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include <QFloat16>
#include <QObject>

#include "core/base/random.h"
#include "core/clusters/clusters.h"
#include "core/events/log.h"
#include "core/stats/cluster.h"
#include "tests/check.h"
#include "tests/handmade_log.h"

using namespace habitus;

/// Three kinds of people with known habits: what k-means++ must find again.
class TestClusters : public QObject {
  Q_OBJECT
  HandmadeLog log_;
  static constexpr int kPeople = 60;  ///< of each kind

  static std::string actor(int kind, int i) { return std::string(1, "abc"[kind]) + std::to_string(i); }

  static Json spec(Json extra = Json::object()) {
    Json out{{"on",
              {{"set",
                {{"features",
                  {{{"type", "count"}, {"event", "look"}, {"name", "looks"}},
                   {{"type", "number"},
                    {"property", "amount"},
                    {"stat", "sum"},
                    {"event", "buy"},
                    {"name", "spent"}},
                   {{"type", "recency"}}}}}},
               {"as_of", "2025-03-01"}}},
             {"k", 3},
             {"seed", 7}};
    out.update(extra);
    return out;
  }

  Result<Json> ask(const Json& spec, int threads = 2) {
    TRY(const auto answer, report::ask(*log_.project, clusters::question(), spec, {.threads = threads}));
    return answer.json();
  }

 private Q_SLOTS:
  void initTestCase() {
    OK_DONE(log_.open());
    std::vector<HandmadeEvent> events;
    for (int kind = 0; kind < 3; ++kind)
      for (int i = 0; i < kPeople - kind * 10; ++i) {
        Random random(3, static_cast<uint64_t>(kind), static_cast<uint64_t>(i));
        const int looks = kind == 0 ? 2 : kind == 1 ? 20 : 6;
        for (int e = 0; e < looks + static_cast<int>(random.below(3)); ++e)
          events.push_back({actor(kind, i), "look",
                            iso(parse_iso("2025-01-10").value() + e * kDay +
                                static_cast<Time>(random.below(86000)) * kSecond)});
        const int amount = (kind == 2 ? 500 : 10) + static_cast<int>(random.below(20));
        events.push_back(
            {actor(kind, i), "buy", "2025-02-10T12:00:00Z", {{"amount", std::to_string(amount)}}});
      }
    OK_DONE(log_.add(events));
  }

  void planted_groups_are_found() {
    OK(const Json body, ask(spec()));
    QCOMPARE(body["n"], Json(60 + 50 + 40));
    QCOMPARE(body["left_out"], Json(0));
    std::set<std::string> seen;
    for (int c = 0; c < 3; ++c) {
      QCOMPARE(body["clusters"][c]["size"]["k"], Json(60.0 - 10 * c));  // numbered by size
      OK(const auto people, clusters::question().people(
                                *log_.project, clusters::question().complete(*log_.project, spec()).value(),
                                Json{{"cluster", c}}, {}));
      for (int i = 0; i < kPeople - c * 10; ++i)
        QVERIFY(std::binary_search(people.begin(), people.end(), events::key_of(actor(c, i))));
    }
    QVERIFY(body["clusters"][2]["values"][1]["mean"].get<double>() > 500);
    QVERIFY(body["silhouette"]["value"].get<double>() > .7);
    // Everybody's last event is at the same moment, so days since it tell nobody apart: two columns of 150
    // are left.
    QVERIFY(close_to(body["explained"].get<double>() * 300 + body["inertia"].get<double>(), 300, 1e-9));
  }

  void same_seed_same_bits() {
    OK(const Json one, ask(spec(), 1));
    log_.project->results().distrust(true);
    OK(const Json two, ask(spec(), 2));
    QCOMPARE(canonical(two), canonical(one));
    // Too many clusters for the truth: the starts decide, and another seed may find another cut.
    OK(const Json many, ask(spec({{"k", 9}, {"starts", 1}}), 1));
    OK(const Json again, ask(spec({{"k", 9}, {"starts", 1}}), 2));
    QCOMPARE(again["labels"], many["labels"]);
    std::set<std::string> cuts;
    for (int seed = 0; seed < 8; ++seed) {
      OK(const Json other, ask(spec({{"k", 9}, {"starts", 1}, {"seed", seed}})));
      cuts.insert(other["labels"].get<std::string>());
    }
    QVERIFY(cuts.size() > 1);
    log_.project->results().distrust(false);
  }

  void scales() {
    OK(const Json raw, ask(spec({{"scale", "none"}, {"columns", {"spent"}}, {"k", 2}})));
    QCOMPARE(raw["clusters"][1]["size"]["k"], Json(40.0));
    // On its own scale the centre is the mean.
    QVERIFY(close_to(raw["clusters"][1]["values"][0]["z"], raw["clusters"][1]["values"][0]["mean"], 1e-12));
    OK(const Json log, ask(spec({{"scale", "log"}})));
    QCOMPARE(log["clusters"][0]["size"]["k"], Json(60.0));
  }

  void mistakes_are_named() {
    const auto complete = [&](const Json& s) { return clusters::question().complete(*log_.project, s); };
    FAILS("Did you mean “spent”", complete(spec({{"columns", {"spend"}}})));
    FAILS("not said on which features", complete(Json{{"k", 3}}));
    FAILS("one date", complete(spec({{"on",
                                      {{"set", {{"features", {{{"type", "recency"}}}}}},
                                       {"as_of", {"2025-02-01", "2025-03-01"}}}}})));
    FAILS("Did you mean “columns”", complete(spec({{"colums", 1}})));
    FAILS("too few for 50", ask(spec({{"k", 50},
                                      {"on",
                                       {{"set", {{"features", {{{"type", "recency"}, {"event", "buy"}}}}}},
                                        {"as_of", "2025-01-11"}}}})));
  }

  void figures_show_every_cluster() {
    OK(const Json body, ask(spec()));
    const auto pages = clusters::figures(body);
    QCOMPARE(pages.size(), size_t{2});
    QCOMPARE(pages[0].table.rows.size(), size_t{3});
    QCOMPARE(pages[1].table.rows.size(), size_t{9});
    QVERIFY(english(pages[0].sentence).find("40.0") != std::string::npos);
    for (const auto& page : pages)
      for (const auto& mark : page.marks)
        QVERIFY(body.contains(Json::json_pointer(mark.quantity.at + (page.kind == "rows" ? "/value" : ""))) ||
                body.contains(Json::json_pointer(mark.quantity.at)));
  }
};

QTEST_APPLESS_MAIN(TestClusters)
#include "test_clusters.moc"
