#pragma once
#include <Eigen/Core>
#include <limits>
#include <span>
#include <vector>

#include "core/stats/blocks.h"
#include "core/stats/logistic.h"

/// Inside core/stats only: the design of a logistic regression and what a pass over its rows gives.
namespace habitus::stats {

/// Loss, gradient and Hessian of rows; column 0 is the intercept.
struct Moments {
  double loss = 0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;                                          ///< empty when it was not asked for
  double least_positive = std::numeric_limits<double>::infinity();  ///< smallest z of a row with y = 1
  double greatest_negative = -std::numeric_limits<double>::infinity();
};

/// The columns that stayed in, in blocks of rows. Sums run block by block in groups that are cut by the data and
/// added up in their order, so the bits do not depend on the threads.
class Design {
 public:
  /// Refuses rows that cannot be fitted (see fit_logistic). Leaves out columns that never vary and, without
  /// an l2 penalty, columns that earlier ones already tell (Cholesky of the correlation matrix, a pivot under
  /// 1e-10 is dependent); both become findings.
  static Result<Design> make(const Matrix& x, std::span<const double> y, double l2, const Exec& exec,
                             std::vector<LogisticFinding>& findings);

  Eigen::Index size() const { return static_cast<Eigen::Index>(kept_.size()) + 1; }
  size_t rows() const { return y_.size(); }
  const std::vector<size_t>& kept() const { return kept_; }
  const std::vector<double>& spread() const { return spread_; }  ///< standard deviation of each kept column; 0 with an l2 penalty
  const Exec& exec() const { return *exec_; }

  /// Over one block in `every`, as if the others were like it.
  Moments moments(const Eigen::VectorXd& w, bool curved, size_t every = 1) const;

 private:
  Moments group(std::span<const size_t> blocks, const Eigen::VectorXd& w, bool curved) const;
  void leave_out(const std::vector<size_t>& places);
  std::vector<size_t> dependent(const std::vector<double>& centre, const std::vector<double>& scale) const;
  void pack(const Matrix& x);

  std::span<const double> y_;
  std::vector<size_t> kept_;
  std::vector<double> spread_;
  Blocks x_;
  const Exec* exec_ = nullptr;
};

}  // namespace habitus::stats
