#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include <QFile>
#include <QFloat16>
#include <QObject>

#include "core/base/random.h"
#include "core/clusters/clusters.h"
#include "core/clusters/fit.h"
#include "core/events/log.h"
#include "core/identity/people_import.h"
#include "core/profiles/profiles.h"
#include "core/segments/selection.h"
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

  /// A table of people without any event: x, y and where they belong.
  struct Table {
    QTemporaryDir dir;
    std::unique_ptr<Project> project;
    Done open(const std::vector<std::array<double, 3>>& rows) {
      TRY(project, Project::create(dir.filePath(QStringLiteral("table.habitus")).toStdString()));
      QFile file(dir.filePath(QStringLiteral("people.csv")));
      if (!file.open(QIODevice::WriteOnly)) return fail(Kind::resource, "no file");
      file.write("id,x,y,kind,side\n");
      for (size_t i = 0; i < rows.size(); ++i)
        file.write(QStringLiteral("p%1,%2,%3,k%4,%5\n")
                       .arg(i)
                       .arg(rows[i][0], 0, 'g', 17)
                       .arg(rows[i][1], 0, 'g', 17)
                       .arg(rows[i][2])
                       .arg(QLatin1String(i % 3 == 0 ? "left" : "right"))
                       .toUtf8());
      file.close();
      identity::PeopleRequest request;
      request.path = file.fileName().toStdString();
      request.key = "id";
      CHECK(identity::import_people(*project, request, {}));
      return {};
    }
    Result<Json> ask(const report::Question& question, Json extra) const {
      Json spec{{"on", "people"}, {"truth", "kind"}};
      spec.update(extra);
      TRY(const auto answer, report::ask(*project, question, spec, {}));
      return answer.json();
    }
  };
  static std::vector<std::array<double, 3>> moons() {
    std::vector<std::array<double, 3>> out;
    Random random(9, 9);
    for (int i = 0; i < 300; ++i) {
      const double t = M_PI * (i / 2) / 149.0, a = .06 * random.normal(), b = .06 * random.normal();
      if (i % 2) out.push_back({1 - std::cos(t) + a, .5 - std::sin(t) + b, 1});
      else out.push_back({std::cos(t) + a, std::sin(t) + b, 0});
    }
    return out;
  }
  /// Normal heaps around four corners, `apart` standard deviations from each other.
  static std::vector<std::array<double, 3>> corners(double apart) {
    std::vector<std::array<double, 3>> out;
    Random random(4, 4);
    for (int i = 0; i < 240; ++i)
      out.push_back({random.normal() + apart * (i % 2), random.normal() + apart * (i / 2 % 2), double(i % 4)});
    return out;
  }
  /// Three long, thin heaps side by side: round clusters cut them in pieces.
  static std::vector<std::array<double, 3>> cigars() {
    std::vector<std::array<double, 3>> out;
    Random random(6, 6);
    for (int i = 0; i < 600; ++i) out.push_back({8 * random.normal(), random.normal() + 6 * (i % 3), double(i % 3)});
    return out;
  }
  /// Two long ellipses through one middle, at right angles: k-means++ halves the cross, and EM that begins there may stay.
  static std::vector<std::array<double, 3>> crossed() {
    std::vector<std::array<double, 3>> out;
    Random random(8, 8);
    for (int i = 0; i < 400; ++i) {
      const double along = 6 * random.normal(), across = .6 * random.normal(), side = i % 2 ? 1 : -1;
      out.push_back({(along - side * across) * M_SQRT1_2, (side * along + across) * M_SQRT1_2, double(i % 2)});
    }
    return out;
  }
  static const Json& row(const Json& bench, const char* algorithm) {
    for (const Json& r : bench["algorithms"])
      if (r["algorithm"] == algorithm) return r;
    static const Json none;
    return none;
  }
  static int rule(const Json& count, const char* id, const char* key = "k") {
    for (const Json& r : count["rules"])
      if (r["id"] == id) return r[key];
    return -1;
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

  /// Told to stop before it is done, an algorithm leaves something half made; nobody may look at that.
  void what_is_half_done_is_left_alone() {
    clusters::Table table{.scaled = {300, 2, {}}};
    Random random(5, 9);
    for (int i = 0; i < 600; ++i) table.scaled.values.push_back(random.normal());
    table.raw = table.scaled;
    for (const char* algorithm : clusters::kAlgorithms) {
      Json how;
      OK_DONE(clusters::complete_how({{"algorithm", algorithm}}, "test", how));
      how["k"] = 3;
      Progress told;
      told.stop();
      const auto fit = clusters::fit(table, algorithm, how, {.threads = 2, .progress = &told});
      QVERIFY2(!fit && fit.error().kind == Kind::stopped, algorithm);
      OK(const auto whole, clusters::fit(table, algorithm, how, {.threads = 2}));
      QCOMPARE(whole.labels.size(), size_t{300});
    }
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

  void moons_want_density() {
    Table table;
    OK_DONE(table.open(moons()));
    OK(const Json bench, table.ask(clusters::bench(), {{"k", 2}}));
    QCOMPARE(row(bench, "dbscan")["ari"], Json(1.0));
    QCOMPARE(row(bench, "dbscan")["noise"]["k"], Json(0.0));
    QVERIFY(row(bench, "kmeans")["ari"].get<double>() < .8);
    QCOMPARE(bench["recommended"], Json("dbscan"));
    QCOMPARE(bench["because"], Json("shapes"));
    const auto pages = clusters::bench().figures(bench);
    QVERIFY(english(pages[0].sentence).find("DBSCAN is recommended") == 0);
    QVERIFY(english(pages[0].sentence).find("disagree") != std::string::npos);
    // What a mark says is one cluster of one algorithm.
    OK(const Json complete, clusters::bench().complete(*table.project, {{"on", "people"}, {"truth", "kind"}, {"k", 2}}));
    OK(const auto people, clusters::bench().people(*table.project, complete, {{"algorithm", "dbscan"}, {"cluster", 0}}, {}));
    QCOMPARE(people.size(), size_t{150});
  }

  void all_agree_on_corners_and_count_four() {
    Table table;
    OK_DONE(table.open(corners(10)));
    OK(const Json bench, table.ask(clusters::bench(), Json::object()));
    for (const Json& r : bench["algorithms"]) QCOMPARE(r["ari"], Json(1.0));
    QCOMPARE(bench["because"], Json("all_agree"));
    QVERIFY(bench["hopkins"]["value"].get<double>() > .8);
    OK(const Json count, table.ask(clusters::count(), {{"most", 7}}));
    for (const char* id : {"silhouette", "gap", "gap_global", "bic", "calinski_harabasz", "davies_bouldin", "elbow"})
      QCOMPARE(rule(count, id), 4);
    QCOMPARE(count["optimum"], Json(4));
    // The curves on the screen are the answer's numbers.
    const auto pages = clusters::count().figures(count);
    for (size_t k = 1; k < 7; ++k) {
      const auto& cell = std::get<report::Quantity>(pages[0].table.rows[k][2]);
      QCOMPARE(cell.value, count["ks"][k]["silhouette"]["value"].get<double>());
      QCOMPARE(std::get<report::Quantity>(pages[1].table.rows[k - 1][1]).value, cell.value);
    }
    // Limits are honoured, drawn and said.
    OK(const Json three, table.ask(clusters::count(), {{"most", 7}, {"limits", {{"most", 3}}}, {"ratings", {{"3", 5}}}}));
    QCOMPARE(three["free_optimum"], Json(4));
    QCOMPARE(three["optimum"], Json(3));
    QCOMPARE(three["ks"][2]["rating"], Json(5));
    const auto limited = clusters::count().figures(three);
    QVERIFY(english(limited[0].sentence).find("Within the limits 2 to 3") == 0);
    QVERIFY(std::count_if(limited[1].marks.begin(), limited[1].marks.end(),
                          [](const auto& m) { return m.kind == report::Mark::Kind::band; }) == 2);
  }

  void a_choice_against_the_rules_needs_a_reason() {
    Table table;
    OK_DONE(table.open(corners(10)));
    const Json other{{"most", 6}, {"choose", 3}, {"draws", 5}};
    FAILS("3 clusters are not the optimum 4", table.ask(clusters::count(), other));
    Json with = other;
    with["reason"] = "three sales teams";
    OK(const Json body, table.ask(clusters::count(), with));
    QCOMPARE(body["chosen"], (Json{{"k", 3}, {"reason", "three sales teams"}}));
    QVERIFY(english(clusters::count().figures(body)[0].sentence).find("three sales teams") != std::string::npos);
    OK(const Json same, table.ask(clusters::count(), {{"most", 6}, {"choose", 4}, {"draws", 5}}));
    QCOMPARE(same["chosen"]["k"], Json(4));
    FAILS("outside the limits", table.ask(clusters::count(), {{"choose", 5}, {"limits", {{"most", 4}}}}));
    FAILS("rated from 1 to 5", table.ask(clusters::count(), {{"ratings", {{"3", 9}}}}));
  }

  void ellipses_want_a_mixture() {
    Table table;
    OK_DONE(table.open(cigars()));
    OK(const Json bench, table.ask(clusters::bench(), {{"k", 3}, {"scale", "none"}}));
    const double mixture = row(bench, "gmm")["ari"], means = row(bench, "kmeans")["ari"];
    QVERIFY2(mixture > .95 && means < .5, qPrintable(QString::number(mixture) + u' ' + QString::number(means)));
    QCOMPARE(bench["recommended"], Json("gmm"));
    size_t best = 0;
    for (size_t i = 0; i < bench["bic"].size(); ++i)
      if (bench["bic"][i]["bic"] < bench["bic"][best]["bic"]) best = i;
    QCOMPARE(bench["bic"][best]["k"], Json(3));
    QVERIFY(row(bench, "dbscan")["noise"].contains("k"));
  }

  /// The row of the mixture and the table of BIC are one and the same fit, whichever question asks.
  void a_mixture_is_one_wherever_it_is_asked() {
    Table table;
    OK_DONE(table.open(crossed()));
    for (int k = 2; k <= 4; ++k) {
      OK(const Json bench, table.ask(clusters::bench(), {{"k", k}}));
      OK(const Json one, table.ask(clusters::question(), {{"k", k}, {"algorithm", "gmm"}}));
      const Json& facts = row(bench, "gmm")["facts"];
      const Json& cell = bench["bic"][static_cast<size_t>(k) - 1];
      QCOMPARE(facts["bic"], cell["bic"]);
      QCOMPARE(facts["covariance"], cell["covariance"]);
      QCOMPARE(one["facts"], facts);
      OK(const Json count, table.ask(clusters::count(), {{"most", 5}, {"draws", 5}}));
      QCOMPARE(count["ks"][static_cast<size_t>(k) - 1]["bic"], facts["bic"]);
      if (k > 2) continue;
      QCOMPARE(facts["covariance"], Json("full"));
      QVERIFY(row(bench, "gmm")["ari"].get<double>() > .7 && row(bench, "kmeans")["ari"].get<double>() < .3);
      QCOMPARE(rule(count, "bic"), 2);
    }
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
