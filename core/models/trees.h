#pragma once
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/stats/logistic.h"

namespace habitus::models {

/// How trees are grown: XGBoost's histogram method (Chen and Guestrin 2016), binary logistic loss, started at
/// even odds. Its objective adds l2/2 Σ leaf² + l1 Σ |leaf|, with l2 and l1 from the method.
struct Boosting {
  int rounds = 100, depth = 4;
  double learning_rate = .1;
  double min_child_weight = 1;        ///< smallest Σ p(1−p) of a leaf
  double subsample = 1, columns = 1;  ///< shares of rows of a tree and of columns of a tree, drawn by `seed`
  int bins = 256;
  /// Stop after so many rounds without a lower log loss on the calibration rows, keep the best; 0 = never.
  int early_stopping = 0;
  /// Frame column → +1 (the chance may only rise with it) or −1. Numbers only.
  std::vector<std::pair<std::string, int>> monotone;
  uint64_t seed = 1;
};

/// Grown trees. XGBoost's C API is kept inside; it takes columns by position and believes any names, so names
/// are checked here before it sees a value. Same data, same seed: same bytes for any number of threads.
class Trees {
 public:
  /// `x` may hold NaN (missing: goes the way that was better in training). `signs` one a column, 0 = free.
  /// `watched` and `watched_y` (may be empty) are what early stopping looks at.
  struct Data {
    const stats::Matrix& x;
    std::span<const double> y;
  };
  static Result<Trees> grow(const Data& train, const Data& watched, const std::vector<std::string>& names,
                            const std::vector<int>& signs, double l2, double l1, const Boosting& how,
                            const Exec& exec);
  /// Reads bytes() back. Fails when they are no model of ours.
  static Result<Trees> read(const std::string& bytes);

  /// XGBoost's own JSON, loadable anywhere.
  const std::string& bytes() const;
  const std::vector<std::string>& names() const;
  int rounds() const;  ///< trees kept

  /// Log-odds of each row. Refuses columns that are permuted, renamed, dropped or added, by name.
  Result<std::vector<double>> margins(const stats::Matrix& x, const std::vector<std::string>& names,
                                      const Exec& exec) const;
  /// Exact SHAP values (Lundberg et al. 2018): rows × (columns + 1), the last is the bias. A row's sum is its
  /// margin up to the single precision that trees add up in (1e-5).
  Result<stats::Matrix> contributions(const stats::Matrix& x, const std::vector<std::string>& names,
                                      const Exec& exec) const;

 private:
  struct Body;
  std::shared_ptr<const Body> body_;
};

/// "XGBoost 1.7.4"
std::string trees_library();

}  // namespace habitus::models
