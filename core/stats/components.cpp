#include "core/stats/components.h"

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <cmath>
#include <numeric>

#include "core/base/parallel.h"

namespace habitus::stats {

double Components::share(size_t i) const {
  return variance[i] / std::accumulate(variance.begin(), variance.end(), 0.0);
}

std::vector<double> Components::scores(std::span<const double> row, size_t count) const {
  std::vector<double> out(count, 0.0);
  for (size_t a = 0; a < count; ++a)
    for (size_t j = 0; j < row.size(); ++j) out[a] += axes.at(a, j) * (row[j] - mean[j]);
  return out;
}

Components components(const Blocks& x, const Exec& exec) {
  const size_t d = x.columns();
  const auto n = static_cast<double>(x.rows());
  // Sums of columns and of products of columns less their first row's value, which is near enough to the mean
  // that nothing is lost in the difference.
  struct Part {
    std::vector<double> sum, products;
  };
  const auto parts = parallel_map<Part>(bundles(x), exec, [&](size_t bundle) {
    Part part{std::vector<double>(d, 0.0), std::vector<double>(d * d, 0.0)};
    std::vector<double> room(d * Blocks::kStride, 0.0);
    for (size_t b = bundle * kBundle; b < std::min(x.count(), (bundle + 1) * kBundle); ++b) {
      const size_t rows = x.rows_in(b);
      for (size_t j = 0; j < d; ++j) {
        const double origin = x.block(0)[j * Blocks::kStride];
        const double* from = x.block(b) + j * Blocks::kStride;
        double* to = room.data() + j * Blocks::kStride;
        double sum = 0;
        for (size_t r = 0; r < rows; ++r) sum += to[r] = from[r] - origin;
        for (size_t r = rows; r < Blocks::kRows; ++r) to[r] = 0;
        part.sum[j] += sum;
      }
      kernel::products(room.data(), d, room.data(), d, rows, true, part.products.data());
    }
    return part;
  });
  std::vector<double> sum(d, 0.0), products(d * d, 0.0);
  for (const Part& part : parts) {
    for (size_t j = 0; j < part.sum.size(); ++j) sum[j] += part.sum[j];
    for (size_t i = 0; i < part.products.size(); ++i) products[i] += part.products[i];
  }
  const auto size = static_cast<Eigen::Index>(d);
  Eigen::MatrixXd covariance(size, size);
  for (size_t i = 0; i < d; ++i)
    for (size_t j = i; j < d; ++j)
      covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
          covariance(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) =
              (products[i * d + j] - sum[i] * sum[j] / n) / (n - 1);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(covariance);
  Components out;
  for (size_t j = 0; j < d; ++j) out.mean.push_back(x.block(0)[j * Blocks::kStride] + sum[j] / n);
  out.axes = {d, d, std::vector<double>(d * d)};
  for (size_t a = 0; a < d; ++a) {
    const auto at = static_cast<Eigen::Index>(d - 1 - a);
    out.variance.push_back(std::max(0.0, solved.eigenvalues()(at)));
    Eigen::VectorXd axis = solved.eigenvectors().col(at);
    Eigen::Index largest = 0;
    axis.cwiseAbs().maxCoeff(&largest);
    if (axis(largest) < 0) axis = -axis;
    for (size_t j = 0; j < d; ++j) out.axes.values[a * d + j] = axis(static_cast<Eigen::Index>(j));
  }
  return out;
}

}  // namespace habitus::stats
