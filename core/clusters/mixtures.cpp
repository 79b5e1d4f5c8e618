// Gaussian mixtures of a table: one way to fit them, whoever asks.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/clusters/fit.h"
#include "core/segments/answers.h"
#include "core/stats/cluster.h"

namespace habitus::clusters {
namespace {

using stats::Covariance;

constexpr std::pair<const char*, Covariance> kKinds[] = {
    {"full", Covariance::full}, {"tied", Covariance::tied}, {"diag", Covariance::diag}};
constexpr int kStarts = 4;       ///< partitions that EM is tried from, beside the best one of k-means++
constexpr int kStartRounds = 2;  ///< of Lloyd's algorithm: so few that they stay different
constexpr int kTried = 10;       ///< rounds of EM that a start has to show what it is worth
constexpr double kTolerance = 1e-6;

std::vector<std::vector<int>> partitions(const stats::Blocks& x, int k, uint64_t seed, int starts, const Exec& exec) {
  std::vector<std::vector<int>> out{stats::k_means_plus(x, k, seed, starts, exec).labels};
  for (int s = 0; s < (k == 1 ? 0 : kStarts) && !exec.stopped(); ++s)
    out.push_back(stats::k_means_start(x, k, seed, static_cast<uint64_t>(s), kStartRounds, exec).labels);
  return out;
}

/// The likeliest of short runs from every partition (Biernacki, Celeux and Govaert 2003).
Result<stats::Mixture> likeliest(const stats::Blocks& x, const std::vector<std::vector<int>>& from, Covariance kind,
                                 const Exec& exec) {
  Result<stats::Mixture> best = fail(Kind::input, QT_TRANSLATE_NOOP("core", "No mixture could be fitted"));
  for (const auto& labels : from) {
    auto one = stats::fit_mixture(x, labels, {.kind = kind, .tolerance = kTolerance, .most_rounds = kTried}, exec);
    if (one ? !best || one->log_likelihood > best->log_likelihood : !best) best = std::move(one);
  }
  return best;
}

}  // namespace

const char* covariance_name(Covariance kind) {
  for (const auto& [name, k] : kKinds)
    if (k == kind) return name;
  return "";
}

Result<stats::Mixture> mixture_of(const stats::Blocks& x, const stats::Blocks& drawn, int k,
                                  const std::string& covariance, uint64_t seed, int starts, const Exec& exec) {
  const auto from = partitions(drawn, k, seed, starts, exec);
  const auto rows = static_cast<double>(drawn.rows());
  Result<stats::Mixture> best = fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  std::vector<stats::Mixture> tried;
  double least = INFINITY;
  for (const auto& [name, kind] : kKinds) {
    if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    if (covariance != "auto" && covariance != name) continue;
    auto one = likeliest(drawn, from, kind, exec);
    if (one) least = std::min(least, one->bic(rows)), tried.push_back(std::move(*one));
    else best = std::move(one);
  }
  for (const stats::Mixture& start : tried) {
    // A covariance that explains each row e times worse than another is not taken further.
    if (start.bic(rows) > least + 2 * rows) continue;
    auto one = stats::fit_mixture(x, start, {.kind = start.kind, .tolerance = kTolerance}, exec);
    const auto n = static_cast<double>(x.rows());
    if (one ? !best || one->bic(n) < best->bic(n) : !best) best = std::move(one);
  }
  return best;
}

Json bic_json(const stats::Blocks& x, int most, const std::string& covariance, uint64_t seed, int starts,
              const Exec& exec) {
  // The most components first: they take longest.
  auto rows = parallel_map<Json>(static_cast<size_t>(most), exec, [&](size_t i) -> Json {
    const int k = most - static_cast<int>(i);
    const auto m = mixture_of(x, x, k, covariance, seed, starts, exec);
    return {{"k", k},
            {"bic", m ? segments::number_json(m->bic(static_cast<double>(x.rows()))) : Json()},
            {"covariance", m ? covariance_name(m->kind) : ""}};
  });
  Json out = Json::array();
  for (size_t i = rows.size(); i-- > 0;) out.push_back(std::move(rows[i]));
  return out;
}

}  // namespace habitus::clusters
