#pragma once
#include <Eigen/Core>
#include <limits>
#include <span>
#include <vector>

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

/// Extremes and sums of columns.
struct Facts {
  std::vector<double> lo, hi, sum;
};

/// The columns that stayed in, as rows of the table that was given (of a copy where columns went). Sums run in
/// blocks of rows and in groups of blocks, which are cut by the data and added up in their order, so the bits do not
/// depend on the threads.
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
  /// Rows of a block as rows.h wants them, copied to `room` only if there is too little behind them.
  struct Rows {
    const double* x;
    size_t stride, count;
  };
  size_t blocks() const;
  Rows block(size_t b, std::vector<double>& room) const;
  void keep_only(const Matrix& x);
  Facts facts() const;
  std::vector<double> squares(std::vector<double> centre) const;
  Moments group(std::span<const size_t> blocks, const Eigen::VectorXd& w, bool curved) const;
  void leave_out(const std::vector<size_t>& places);
  std::vector<size_t> dependent(const std::vector<double>& centre, const std::vector<double>& scale) const;

  std::span<const double> values_;  ///< of kept_.size() columns
  std::vector<double> own_;         ///< holds them where columns went
  std::span<const double> y_;
  std::vector<size_t> kept_;
  std::vector<double> spread_;
  const Exec* exec_ = nullptr;
};

}  // namespace habitus::stats
