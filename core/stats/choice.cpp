#include "core/stats/choice.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/stats/cluster.h"
#include "core/stats/components.h"
#include "core/stats/intervals.h"

namespace habitus::stats {
namespace {

/// A table as large as the data, uniform in the box of its scores on the principal components, turned back.
Matrix reference(const Components& pca, const std::vector<double>& lo, const std::vector<double>& hi, size_t rows,
                 uint64_t seed, size_t draw) {
  const size_t d = lo.size();
  Matrix out{rows, d, std::vector<double>(rows * d, 0.0)};
  Random random(seed, 0x676170ULL, draw);
  for (size_t i = 0; i < rows; ++i)
    for (size_t a = 0; a < d; ++a) {
      const double z = lo[a] + (hi[a] - lo[a]) * random.uniform();
      for (size_t j = 0; j < d; ++j) out.values[i * d + j] += z * pca.axes.at(a, j);
    }
  return out;
}

int first_local_max(std::span<const double> f) {
  for (size_t i = 0; i + 1 < f.size(); ++i)
    if (!(f[i + 1] > f[i])) return static_cast<int>(i);
  return static_cast<int>(f.size()) - 1;
}

}  // namespace

std::vector<double> Gap::gap() const {
  std::vector<double> out;
  for (size_t i = 0; i < log_w.size(); ++i) out.push_back(expected[i] - log_w[i]);
  return out;
}

Gap gap_statistic(const Matrix& x, std::vector<double> log_w, const GapOptions& options, const Exec& exec) {
  const Components pca = components(Blocks(x, exec), exec);
  std::vector<double> lo(x.columns, INFINITY), hi(x.columns, -INFINITY);
  for (size_t i = 0; i < x.rows; ++i) {
    const auto z = pca.scores(x.row(i), x.columns);
    for (size_t a = 0; a < z.size(); ++a) lo[a] = std::min(lo[a], z[a]), hi[a] = std::max(hi[a], z[a]);
  }
  const auto draws = static_cast<size_t>(options.draws);
  const Exec alone{1, exec.progress};
  const auto found = parallel_map<std::vector<double>>(draws, exec, [&](size_t b) {
    const Matrix table = reference(pca, lo, hi, x.rows, options.seed, b);
    const Blocks blocks(table);
    std::vector<double> out;
    for (int k = 1; k <= options.most; ++k) {
      const auto labels = k_means_plus(blocks, k, options.seed + 7919 * b, options.starts, alone).labels;
      if (exec.stopped()) break;  // they may mean nothing
      out.push_back(log_within(table, labels, options.power));
    }
    return out;
  });
  Gap out{std::move(log_w), {}, {}};
  for (size_t k = 0; k < out.log_w.size(); ++k) {
    std::vector<double> of;
    for (const auto& f : found)
      if (k < f.size()) of.push_back(f[k]);
    out.expected.push_back(mean(of));
    out.se.push_back(std::sqrt(1 + 1 / static_cast<double>(draws)) * sd(of));
  }
  return out;
}

int pick(GapRule rule, std::span<const double> f, std::span<const double> se) {
  const int first = first_local_max(f);
  const int largest = static_cast<int>(std::max_element(f.begin(), f.end()) - f.begin());
  const auto within = [&](int top) {  // the least k within one se of it
    for (int i = 0; i < top; ++i)
      if (f[static_cast<size_t>(i)] >= f[static_cast<size_t>(top)] - se[static_cast<size_t>(top)]) return i + 1;
    return top + 1;
  };
  switch (rule) {
    case GapRule::first_se_max:
      return within(first);
    case GapRule::global_se_max:
      return within(largest);
    case GapRule::global_max:
      return largest + 1;
    case GapRule::first_max:
      return first + 1;
    case GapRule::tibshirani:
      for (size_t i = 0; i + 1 < f.size(); ++i)
        if (f[i] >= f[i + 1] - se[i + 1]) return static_cast<int>(i) + 1;
      return static_cast<int>(f.size());
  }
  return 0;
}

double gini(std::vector<double> sizes) {
  std::sort(sizes.begin(), sizes.end());
  const double n = static_cast<double>(sizes.size()), all = std::accumulate(sizes.begin(), sizes.end(), 0.0);
  double sum = 0;
  for (size_t i = 0; i < sizes.size(); ++i) sum += (2 * (static_cast<double>(i) + 1) - n - 1) * sizes[i];
  return n > 0 && all > 0 ? sum / (n * all) : NAN;
}

double effective_number(std::span<const double> sizes) {
  const double all = std::accumulate(sizes.begin(), sizes.end(), 0.0);
  double entropy = 0;
  for (const double s : sizes)
    if (s > 0) entropy -= s / all * std::log(s / all);
  return all > 0 ? std::exp(entropy) : NAN;
}

}  // namespace habitus::stats
