#include <algorithm>
#include <atomic>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/base/spec.h"
#include "core/clusters/bench.h"
#include "core/clusters/clusters.h"
#include "core/clusters/fit.h"
#include "core/segments/answers.h"
#include "core/stats/components.h"
#include "core/stats/density.h"
#include "core/stats/intervals.h"

namespace habitus::clusters {
namespace {

using segments::number_json;
constexpr size_t kShown = 600;    ///< rows of the projection
constexpr size_t kCurve = 200;    ///< points of the k-distance curve
constexpr size_t kHopkins = 200;  ///< places

Result<Json> complete_bench(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"on", "columns", "k", "scale", "starts", "seed", "covariance", "eps", "min_points", "truth",
                    "algorithms"},
                   "clusterbench"));
  Json out = Json::object();
  CHECK(complete_table(project, spec, "clusterbench", out));
  CHECK(complete_how(spec, "clusterbench", out));
  out.erase("algorithm");
  TRY(auto algorithms, spec::texts(spec, "algorithms", "clusterbench"));
  const std::vector<std::string> all(std::begin(kAlgorithms), std::end(kAlgorithms));
  for (const auto& name : algorithms)
    if (std::find(all.begin(), all.end(), name) == all.end())
      return spec::unknown("algorithm", name, all, "clusterbench.algorithms");
  if (algorithms.empty()) algorithms = {"kmeans", "gmm", "dbscan", "ward", "average"};
  out["algorithms"] = algorithms;
  return out;
}

/// Distances to the k-th neighbour, ascending, thinned to what a curve needs.
Json curve_json(std::vector<double> distances) {
  std::sort(distances.begin(), distances.end());
  Json out = Json::array();
  const size_t points = std::min(kCurve, distances.size());
  for (size_t i = 0; i < points; ++i) {
    const size_t at = points == 1 ? 0 : i * (distances.size() - 1) / (points - 1);
    out.push_back({{"share", static_cast<double>(at + 1) / static_cast<double>(distances.size())},
                   {"distance", distances[at]}});
  }
  return out;
}

Json shape_json(const Table& table, const stats::Components& pca, uint64_t seed, const Exec& exec) {
  const auto hopkins = stats::hopkins(table.scaled, seed, std::min(kHopkins, table.scaled.rows), exec);
  double zeros = 0;
  for (const double x : table.raw.values) zeros += x == 0;
  Json shares = Json::array();
  for (size_t a = 0; a < std::min<size_t>(pca.variance.size(), 10); ++a) shares.push_back(number_json(pca.share(a)));
  return {{"hopkins", {{"value", number_json(hopkins.value)}, {"p", number_json(hopkins.p)}, {"n", hopkins.draws}}},
          {"zeros", segments::rate_json(zeros, static_cast<double>(table.raw.values.size()))},
          {"components", shares}};
}

Json row_json(const Table& table, const Fit& fit, const Json& complete, const Exec& exec) {
  Json out = criteria_json(table, fit);
  const auto n = static_cast<double>(table.scaled.rows);
  out["algorithm"] = fit.algorithm;
  out["clusters"] = fit.k;
  out["noise"] = segments::rate_json(static_cast<double>(fit.noise), n);
  std::vector<double> sizes(static_cast<size_t>(fit.k), 0.0);
  for (const int l : fit.labels)
    if (l >= 0) sizes[static_cast<size_t>(l)] += 1;
  out["sizes"] = sizes;
  out["largest"] = segments::rate_json(sizes.empty() ? 0 : sizes[0], n);
  out["silhouette"] = silhouette_json(table, fit.labels, complete["seed"].get<uint64_t>(), exec);
  out["facts"] = facts_json(fit);
  out["checks"] = checks_json(table, fit, exec);
  std::string worst = "pass";
  for (const Json& c : out["checks"])
    if (c["state"] == "fail" || (c["state"] == "warn" && worst == "pass")) worst = c["state"];
  out["assumptions"] = worst;
  if (!table.truth.empty()) {
    out["ari"] = stats::adjusted_rand(fit.labels, table.truth);
    out["nmi"] = stats::normalised_mutual_information(fit.labels, table.truth);
  }
  return out;
}

/// Rows on the first two components with each algorithm's label; to two decimals, so that nobody is told apart by
/// the rest.
Json projection_json(const Table& table, const stats::Components& pca, const std::vector<Fit>& fits, uint64_t seed) {
  Json points = Json::array();
  const auto round = [](double x) { return std::round(x * 100) / 100; };
  for (const size_t i : drawn_rows(table.scaled.rows, kShown, seed)) {
    const auto z = pca.scores(table.scaled.row(i), std::min<size_t>(2, pca.variance.size()));
    Json labels = Json::array();
    for (const Fit& f : fits) labels.push_back(f.labels[i]);
    points.push_back({{"x", round(z[0])}, {"y", z.size() > 1 ? round(z[1]) : 0.0}, {"labels", labels}});
  }
  return points;
}

/// BIC of k-means' own model: clusters of one round shape, each row in one of them (Pelleg and Moore 2000).
double round_bic(const Table& table, const Fit& fit, double within) {
  const auto n = static_cast<double>(table.scaled.rows), d = static_cast<double>(table.scaled.columns);
  std::vector<double> sizes(static_cast<size_t>(fit.k), 0.0);
  for (const int l : fit.labels) sizes[static_cast<size_t>(l)] += 1;
  double log_l = -n * d / 2 * (std::log(2 * M_PI * within / (n * d)) + 1);
  for (const double s : sizes)
    if (s > 0) log_l += s * std::log(s / n);
  return -2 * log_l + (fit.k - 1 + fit.k * d + 1) * std::log(n);
}

Json agreement_json(const std::vector<Fit>& fits) {
  Json out = Json::array();
  for (const Fit& a : fits) {
    Json row = Json::array();
    for (const Fit& b : fits) row.push_back(stats::adjusted_rand(a.labels, b.labels));
    out.push_back(std::move(row));
  }
  return out;
}

/// Every algorithm beside the others, with what is said of it in `answer`: most of each is one thread's work.
Result<std::vector<Fit>> fit_each(const Table& table, const Json& complete, Json& answer, const Exec& exec) {
  struct Made {
    Fit fit;
    Json row;
    Done done;
  };
  const Json& names = complete["algorithms"];
  std::atomic<size_t> ready{0};
  auto made = parallel_map<Made>(names.size(), exec, [&](size_t i) -> Made {
    auto found = fit(table, names[i], complete, exec);
    if (!found) return {{}, {}, tl::unexpected<Error>(found.error())};
    Json row = row_json(table, *found, complete, exec);
    if (!exec.stopped() && found->algorithm == "kmeans")
      row["round_bic"] = number_json(round_bic(table, *found, row["within"].get<double>()));
    exec.report(static_cast<double>(++ready) / static_cast<double>(names.size()));
    return {std::move(*found), std::move(row), {}};
  });
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  std::vector<Fit> fits;
  answer["algorithms"] = Json::array();
  for (Made& one : made) {
    CHECK(one.done);
    fits.push_back(std::move(one.fit));
    answer["algorithms"].push_back(std::move(one.row));
  }
  return fits;
}

Result<Json> compute_bench(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Table table, table_of(project, complete, complete["k"].get<size_t>() + 1, exec));
  const auto seed = complete["seed"].get<uint64_t>();
  const stats::Blocks blocks(table.scaled);
  const auto pca = stats::components(blocks, exec);
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));  // what is half done is not looked at
  Json answer = about(table, complete);
  answer.update(shape_json(table, pca, seed, exec));
  answer["k"] = complete["k"];
  TRY(std::vector<Fit> fits, fit_each(table, complete, answer, exec));
  answer["agreement"] = agreement_json(fits);
  answer["has_truth"] = !table.truth.empty();
  const auto drawn = drawn_rows(table.scaled.rows, kDrawn, seed);
  answer["drawn"] = drawn.size();
  const int least = complete["min_points"] == 0 ? std::max(4, 2 * static_cast<int>(table.scaled.columns))
                                                : complete["min_points"].get<int>();
  answer["min_points"] = least;
  const stats::Matrix some = rows_of(table.scaled, drawn);
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  answer["k_distances"] = curve_json(stats::k_distances(some, least - 1, exec));
  answer["bic"] = bic_json(stats::Blocks(some), std::max(8, complete["k"].get<int>() + 2), complete["covariance"], seed,
                           complete["starts"], exec);
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  answer["points"] = projection_json(table, pca, fits, seed);
  answer.update(recommendation(answer));
  return answer;
}

Result<std::vector<uint64_t>> people_bench(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  Json one = complete;
  one.erase("algorithms");
  one["algorithm"] = selection.value("algorithm", "kmeans");
  return question().people(project, one, selection, exec);
}

}  // namespace

Json recommendation(const Json& answer) {
  const Json& rows = answer["algorithms"];
  const auto at = [&](const char* name) {
    for (size_t i = 0; i < rows.size(); ++i)
      if (rows[i]["algorithm"] == name) return static_cast<int>(i);
    return -1;
  };
  const auto silhouette = [&](size_t i) {
    const Json& v = rows[i]["silhouette"]["value"];
    return v.is_number() ? v.get<double>() : -1;
  };
  double best = -1, least = 1;
  size_t top = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (silhouette(i) > best) best = silhouette(i), top = i;
    for (size_t j = 0; j < i; ++j) least = std::min(least, answer["agreement"][i][j].get<double>());
  }
  const auto say = [&](const Json& name, const char* because) {
    return Json{{"recommended", name}, {"because", because}, {"least_agreement", least}};
  };
  const Json& hopkins = answer["hopkins"]["value"];
  const int kmeans = at("kmeans"), gmm = at("gmm"), dense = at("dbscan");
  const auto agree = [&](int a, int b) {
    return answer["agreement"][static_cast<size_t>(a)][static_cast<size_t>(b)].get<double>();
  };
  const auto passes = [&](int i) { return rows[static_cast<size_t>(i)]["assumptions"] != "fail"; };
  // One heap and a few stragglers are no clusters of a shape.
  const auto shaped = [&](const Json& row) {
    return row["clusters"].get<int>() > 1 && row["assumptions"] == "pass" && row["largest"]["value"].get<double>() < .9;
  };
  if (hopkins.is_number() && hopkins.get<double>() < .6 && best < .25) return say(nullptr, "no_structure");
  if (kmeans >= 0 && least >= .9) return say("kmeans", "all_agree");
  if (dense >= 0 && shaped(rows[static_cast<size_t>(dense)]) && (kmeans < 0 || agree(kmeans, dense) < .9))
    return say("dbscan", "shapes");
  const auto better = [&] {
    const Json round = rows[static_cast<size_t>(kmeans)].value("round_bic", Json());
    return round.is_number() && rows[static_cast<size_t>(gmm)]["facts"]["icl"].get<double>() < round.get<double>();
  };
  if (gmm >= 0 && kmeans >= 0 && better() && (agree(kmeans, gmm) < .9 || !passes(kmeans)))
    return say("gmm", "ellipses");
  if (kmeans >= 0 && passes(kmeans)) return say("kmeans", "assumptions_hold");
  return say(rows[top]["algorithm"], "silhouette");
}

const report::Question& bench() {
  static const report::Question made{"clusterbench", 2,      complete_bench, key_of_table,
                                     compute_bench,        bench_figures, people_bench};
  return made;
}

}  // namespace habitus::clusters
