#pragma once
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/stats/blocks.h"

/// Gaussian mixtures by expectation–maximisation (Dempster, Laird and Rubin 1977; McLachlan and Peel 2000).
namespace habitus::stats {

enum class Covariance {
  full,  ///< one matrix a component (mclust VVV)
  tied,  ///< one for all (EEE)
  diag   ///< one variance a component and column (VVI)
};

struct Mixture {
  Covariance kind = Covariance::full;
  std::vector<double> weights;  ///< k
  Matrix means;                 ///< k rows
  /// diag: k × d variances; full: k matrices d × d, one below the other; tied: one.
  Matrix covariances;
  double log_likelihood = 0;  ///< Σ over rows, of the parameters above
  double parameters = 0;      ///< free ones
  int rounds = 0;
  bool converged = false;
  std::vector<int> labels;  ///< the likeliest component
  double entropy = 0;       ///< −Σ ln r of each row's likeliest component: how undecided the rows are

  double bic(double n) const;  ///< −2 log L + parameters · ln n: the smaller the better (mclust prints its negative)
  double aic() const { return -2 * log_likelihood + 2 * parameters; }
  double icl(double n) const { return bic(n) + 2 * entropy; }  ///< Biernacki, Celeux and Govaert 2000, as mclust
};

struct MixtureOptions {
  Covariance kind = Covariance::full;
  double tolerance = 1e-3;  ///< change of the mean log-likelihood that ends it
  int most_rounds = 200;
  double floor = 1e-6;  ///< added to every variance (scikit-learn's reg_covar)
};

/// From a start: weights, means and covariances of `start` in the shape of its kind. Fails when a component loses
/// its rows or its matrix is not positive definite. Components are numbered by the size of their labels.
Result<Mixture> fit_mixture(const Blocks& x, const Mixture& start, const MixtureOptions& options,
                            const Exec& exec = {});
/// From a partition (0 … k−1): one maximisation, then as above.
Result<Mixture> fit_mixture(const Blocks& x, std::span<const int> labels, const MixtureOptions& options,
                            const Exec& exec = {});

}  // namespace habitus::stats
