#pragma once
#include <cstddef>

/// Inside core/stats only: the loops over rows as they lie in a table, for what sums over rows and looks at each one a
/// few times. Value j of row r is x[r · stride + j]. Columns are counted in whole vectors: `columns` is a multiple of
/// kWhole, every array of a value for each column is as long, and behind a row that many values must be readable (what
/// is there ends in columns nobody asks for, so long as it is finite). A sum runs from row to row: its bits are the
/// same whatever the machine's vectors.
namespace habitus::stats::kernel {

inline constexpr size_t kWhole = 8;
inline size_t whole_columns(size_t columns) { return (columns + kWhole - 1) / kWhole * kWhole; }

/// Least and greatest value of each column, joined to what is there, and its sum, added to what is there.
void row_extremes(const double* x, size_t stride, size_t columns, size_t rows, double* least, double* greatest,
                  double* sum);
/// out[j] += Σ_r (x_rj − centre_j)²
void row_squares(const double* x, size_t stride, size_t columns, size_t rows, const double* centre, double* out);
/// out[r] = start + Σ_j weight_j x_rj; weights behind the last column are 0.
void row_dots(const double* x, size_t stride, size_t columns, size_t rows, const double* weight, double start,
              double* out);
/// out[j] += Σ_r weight_r x_rj
void row_sums(const double* x, size_t stride, size_t columns, size_t rows, const double* weight, double* out);
/// out[i · columns + j] += Σ_r weight_r x_ri x_rj, for j ≥ i (some others change too). At most kMostRows rows.
inline constexpr size_t kMostRows = 64;
void row_products(const double* x, size_t stride, size_t columns, size_t rows, const double* weight, double* out);
/// Log-odds z and classes y (0 or 1) of at most 128 rows, in whole vectors of four. z becomes p − y and `weight`
/// p (1 − p), for the p of z; returns Σ ln(1 + e^(−z)) over the ones and Σ ln(1 + e^z) over the others.
double odds(const double* y, size_t rows, double* z, double* weight);

}  // namespace habitus::stats::kernel
