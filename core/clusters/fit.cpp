#include "core/clusters/fit.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/base/spec.h"
#include "core/segments/answers.h"
#include "core/stats/density.h"
#include "core/stats/linkage.h"

namespace habitus::clusters {
namespace {

using segments::number_json;

/// What was told to stop left labels without a meaning and trees without a root: nobody looks at them.
Done still_wanted(const Exec& exec) {
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  return {};
}

double squared(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (size_t j = 0; j < a.size(); ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

/// Labels of all rows from those of drawn ones: the label of the nearest of `points` within `reach`.
std::vector<int> follow(const stats::Matrix& x, const stats::Matrix& points, const std::vector<int>& label,
                        double reach, const Exec& exec) {
  return parallel_map<int>(x.rows, exec, [&](size_t i) {
    int best = -1;
    double least = reach * reach;
    for (size_t p = 0; p < points.rows; ++p) {
      const double d = squared(x.row(i), points.row(p));
      if (d > least || (d == least && best >= 0)) continue;
      least = d;
      best = label[p];
    }
    return best;
  });
}

Result<Fit> by_kmeans(const Table& table, const Json& how, const Exec& exec) {
  auto km = stats::k_means_plus(table.scaled, how["k"], how["seed"], how["starts"], exec);
  CHECK(still_wanted(exec));
  return Fit{"kmeans", std::move(km.labels), how["k"], 0, {{"inertia", km.inertia}, {"rounds", km.rounds}}};
}

Result<Fit> by_mixture(const Table& table, const Json& how, const Exec& exec) {
  const auto seed = how["seed"].get<uint64_t>();
  const auto rows = drawn_rows(table.scaled.rows, kDrawn, seed);
  const stats::Blocks blocks(table.scaled), drawn(rows_of(table.scaled, rows));
  TRY(auto m, mixture_of(blocks, drawn, how["k"], how["covariance"], seed, how["starts"], exec));
  const auto n = static_cast<double>(table.scaled.rows);
  Fit out{"gmm", std::move(m.labels), how["k"]};
  out.facts = {{"bic", m.bic(n)},       {"icl", m.icl(n)},       {"log_likelihood", m.log_likelihood},
               {"parameters", m.parameters}, {"rounds", m.rounds}, {"converged", m.converged}};
  out.words = {{"covariance", covariance_name(m.kind)}};
  return out;
}

int min_points_of(const Json& how, const Table& table) {
  const int given = how["min_points"];
  return given > 0 ? given : std::max(4, 2 * static_cast<int>(table.scaled.columns));
}

Result<Fit> by_density(const Table& table, const Json& how, const Exec& exec) {
  const auto rows = drawn_rows(table.scaled.rows, kDrawn, how["seed"].get<uint64_t>());
  const stats::Matrix x = rows_of(table.scaled, rows);
  const int least = min_points_of(how, table);
  double eps = how["eps"];
  Fit out{.algorithm = "dbscan"};
  out.facts = {{"min_points", least}, {"drawn", static_cast<double>(rows.size())}};
  if (eps == 0) {
    const auto radius = stats::lasting_radius(x, least, exec);
    eps = radius.eps;
    out.facts["lasting"] = radius.lasting;
    out.words["chosen"] = "lasting";
    if (std::isnan(eps)) {  // no number of clusters lasts: the knee of the distances, as Ester et al. read it
      auto distances = stats::k_distances(x, least - 1, exec);
      std::sort(distances.begin(), distances.end());
      std::vector<double> places(distances.size());
      std::iota(places.begin(), places.end(), 0.0);
      const int at = stats::knee(places, distances, false);
      eps = at < 0 ? (distances.empty() ? 1.0 : distances.back()) : distances[static_cast<size_t>(at)];
      out.words["chosen"] = "knee";
    }
  }
  CHECK(still_wanted(exec));
  auto found = stats::dbscan(x, eps, least, exec);
  CHECK(still_wanted(exec));
  out.facts["eps"] = eps;
  out.labels = std::move(found.labels);
  out.k = found.clusters;
  out.noise = found.noise;
  if (rows.size() < table.scaled.rows) {
    std::vector<size_t> cores;
    std::vector<int> label;
    for (size_t i = 0; i < found.core.size(); ++i)
      if (found.core[i]) cores.push_back(i), label.push_back(out.labels[i]);
    out.labels = follow(table.scaled, rows_of(x, cores), label, eps, exec);
    CHECK(still_wanted(exec));
    stats::number_by_size(out.labels, out.k);
    out.noise = static_cast<size_t>(std::count(out.labels.begin(), out.labels.end(), -1));
  }
  return out;
}

Result<Fit> by_linkage(const Table& table, const std::string& algorithm, const Json& how, const Exec& exec) {
  const auto rows = drawn_rows(table.scaled.rows, kDrawn, how["seed"].get<uint64_t>());
  const stats::Matrix x = rows_of(table.scaled, rows);
  const auto tree = stats::linkage(x,
                                   algorithm == "ward"      ? stats::Linkage::ward
                                   : algorithm == "average" ? stats::Linkage::average
                                                            : stats::Linkage::complete,
                                   exec);
  CHECK(still_wanted(exec));
  Fit out{algorithm, tree.cut(how["k"]), how["k"]};
  out.facts = {{"cophenetic", tree.cophenetic(x)}, {"drawn", static_cast<double>(rows.size())}};
  if (rows.size() < table.scaled.rows) {
    const stats::Matrix centres = centres_of(x, out.labels, out.k);
    std::vector<int> label(static_cast<size_t>(out.k));
    std::iota(label.begin(), label.end(), 0);
    out.labels = follow(table.scaled, centres, label, 1e150, exec);
    CHECK(still_wanted(exec));
    stats::number_by_size(out.labels, out.k);
  }
  return out;
}

}  // namespace

Done complete_how(const Json& spec, const std::string& where, Json& out) {
  TRY(out["algorithm"], spec::choice(spec, "algorithm", {"kmeans", "gmm", "dbscan", "ward", "average", "complete"},
                                     where));
  TRY(out["k"], spec::whole(spec, "k", 4, 2, 50, where));
  TRY(out["starts"], spec::whole(spec, "starts", 10, 1, 1000, where));
  TRY(out["seed"], spec::whole(spec, "seed", 1, 0, INT64_MAX, where));
  TRY(out["covariance"], spec::choice(spec, "covariance", {"auto", "full", "tied", "diag"}, where));
  TRY(out["min_points"], spec::whole(spec, "min_points", 0, 0, 10000, where));
  const Json eps = spec.value("eps", Json(0.0));
  if (!eps.is_number() || eps.get<double>() < 0)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The radius eps is a number above 0"), where + ".eps",
                QT_TRANSLATE_NOOP("core", "Leave it out, and the one that lasts longest is taken"));
  out["eps"] = eps;
  return {};
}

Result<Fit> fit(const Table& table, const std::string& algorithm, const Json& how, const Exec& exec) {
  auto found = algorithm == "kmeans"   ? by_kmeans(table, how, exec)
               : algorithm == "gmm"    ? by_mixture(table, how, exec)
               : algorithm == "dbscan" ? by_density(table, how, exec)
                                       : by_linkage(table, algorithm, how, exec);
  CHECK(still_wanted(exec));
  return found;
}

Json facts_json(const Fit& fit) {
  Json out = Json::object();
  for (const auto& [name, value] : fit.facts) out[name] = number_json(value);
  for (const auto& [name, value] : fit.words) out[name] = value;
  return out;
}

}  // namespace habitus::clusters
