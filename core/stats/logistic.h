#pragma once
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/stats/intervals.h"

namespace habitus::stats {

/// Rows × columns, row after row.
struct Matrix {
  size_t rows = 0, columns = 0;
  std::vector<double> values;
  double at(size_t r, size_t c) const { return values[r * columns + c]; }
  std::span<const double> row(size_t r) const { return {values.data() + r * columns, columns}; }
};

/// What is minimised: Σ ln(1 + e^(−y z)) + l2/2 ‖w‖² + l1 ‖w‖₁, the intercept free. l2 = 1/C of scikit-learn.
struct LogisticOptions {
  double l2 = 0, l1 = 0;
  double level = .95;
  int most_rounds = 200;
};

/// What was seen while fitting. Columns count from 0; −1 means the whole fit.
struct LogisticFinding {
  enum class Kind {
    constant,    ///< the column never varies: left out, coefficient 0
    aliased,     ///< a linear combination of earlier columns: left out, coefficient 0 (only when l2 = 0)
    separated,   ///< the columns tell the classes apart without error; without a penalty there is no finite
                 ///< optimum
    unconverged  ///< most_rounds was not enough
  };
  Kind kind;
  int column = -1;
};

struct LogisticFit {
  double intercept = 0;
  std::vector<double> weights;
  /// Wald: ± z·se with se from the inverse of the penalised Hessian. With l1 > 0 only for the columns that
  /// stayed, and conditional on that selection. NaN where there is none (column left out, or separated
  /// without a penalty).
  double intercept_se = 0;
  Interval intercept_interval{};
  std::vector<double> se;
  std::vector<Interval> intervals;
  double loss = 0;      ///< Σ ln(1 + e^(−y z)), without the penalty
  double gradient = 0;  ///< largest violation of the optimality conditions that is left
  int rounds = 0;
  bool converged = false;
  std::vector<LogisticFinding> findings;
};

/// Logistic regression by Newton's method with backtracking (l1 = 0) or proximal Newton with coordinate
/// descent (l1 > 0), to 1e-10 of the optimality conditions per row. Columns are taken as they are:
/// standardise before, where that is wanted. Sums run in fixed blocks of rows, so the bits do not depend on
/// the number of threads. Fails when there are no rows, one class only, or a value that is not finite (the
/// error names row and column).
Result<LogisticFit> fit_logistic(const Matrix& x, std::span<const double> y, const LogisticOptions& options,
                                 const Exec& exec = {});

/// 1 / (1 + e^(−z)) without overflow.
double sigmoid(double z);
double logit(double p);

}  // namespace habitus::stats
