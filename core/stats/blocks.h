#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "core/base/parallel.h"
#include "core/stats/logistic.h"

/// How tables lie in memory where every row is looked at many times, and the few loops that do it. Rows come
/// in fixed blocks; inside a block a column lies in one piece, so that one instruction works on the same column
/// of several rows. What a row contributes is computed in the same order whatever the width of the machine's
/// vectors, and sums run block by block: the bits depend on the data only.
namespace habitus::stats {

class Blocks {
 public:
  static constexpr size_t kRows = 128;          ///< rows of a block; the last one is padded with zeros
  static constexpr size_t kStride = kRows + 8;  ///< from column to column: no power of two, for the caches' sake

  Blocks() = default;
  /// value(row, column), asked once for each, on the threads of `exec`.
  template <class Value>
  Blocks(size_t rows, size_t columns, const Exec& exec, const Value& value) : rows_(rows), columns_(columns) {
    constexpr size_t line = 64 / sizeof(double);  // of the caches
    room_ = std::make_unique_for_overwrite<double[]>(count() * kStride * columns + line);
    values_ = room_.get() + (line - reinterpret_cast<uintptr_t>(room_.get()) / sizeof(double) % line) % line;
    constexpr size_t at_once = 16;
    parallel_for((count() + at_once - 1) / at_once, exec, [&](size_t part) {
      for (size_t b = part * at_once; b < std::min(count(), (part + 1) * at_once); ++b) {
        double* const to = values_ + b * kStride * columns_;
        for (size_t r = 0; r < rows_in(b); ++r)
          for (size_t j = 0; j < columns_; ++j) to[j * kStride + r] = value(b * kRows + r, j);
        for (size_t r = rows_in(b); r < kRows; ++r)
          for (size_t j = 0; j < columns_; ++j) to[j * kStride + r] = 0;
      }
    });
  }
  explicit Blocks(const Matrix& x, const Exec& exec = {})
      : Blocks(x.values.data(), x.rows, x.columns, x.columns, nullptr, nullptr, exec) {}
  /// `columns` first columns of rows that lie `stride` values apart; each (x − shift) / scale where these are
  /// given.
  template <class T>
  Blocks(const T* first, size_t rows, size_t stride, size_t columns, const double* shift = nullptr,
         const double* scale = nullptr, const Exec& exec = {})
      : Blocks(rows, columns, exec, [=](size_t r, size_t j) {
          const double x = static_cast<double>(first[r * stride + j]);
          return shift ? (x - shift[j]) / scale[j] : x;
        }) {}

  size_t rows() const { return rows_; }
  size_t columns() const { return columns_; }
  size_t count() const { return (rows_ + kRows - 1) / kRows; }
  size_t rows_in(size_t block) const { return std::min(kRows, rows_ - block * kRows); }
  const double* block(size_t b) const { return values_ + b * kStride * columns_; }
  double at(size_t row, size_t column) const { return block(row / kRows)[column * kStride + row % kRows]; }
  /// Copies a row to `to`.
  void row(size_t r, double* to) const {
    for (size_t j = 0; j < columns_; ++j) to[j] = at(r, j);
  }

 private:
  size_t rows_ = 0, columns_ = 0;
  std::unique_ptr<double[]> room_;
  double* values_ = nullptr;  ///< in it, where a cache line begins
};

/// Blocks are handed to threads in bundles of so many.
inline constexpr size_t kBundle = 16;
inline size_t bundles(const Blocks& x) { return (x.count() + kBundle - 1) / kBundle; }

namespace kernel {

/// A block or part of one: `columns` columns, `Blocks::kStride` apart, of which the first `rows` rows count.
/// `rows` is rounded up to whole vectors: what lies behind must be readable, and is written.
inline constexpr size_t kLanes = 8;
inline size_t whole(size_t rows) { return (rows + kLanes - 1) / kLanes * kLanes; }

/// Squared distances of the rows to `point`.
void distances(const double* x, size_t columns, size_t rows, const double* point, double* out);
/// Squared distances to the nearest and the second nearest of k centres (row after row), and which it is; ties
/// go to the lowest. With one centre the second is 1e300.
void nearest_two(const double* x, size_t columns, size_t rows, const double* centres, size_t k, double* nearest,
                 double* second, double* which);
/// out[i · columns_b + j] += Σ_r a_i[r] b_j[r]; columns lie kStride apart. `upper`: only j ≥ i, rounded to tiles.
void products(const double* a, size_t columns_a, const double* b, size_t columns_b, size_t rows, bool upper,
              double* out);
/// to[i] += x[i]
void add(const double* x, size_t n, double* to);
/// out[j] += Σ_r x_j[r]
void sums(const double* x, size_t columns, size_t rows, double* out);
/// y = x²
void squares(const double* x, size_t columns, size_t rows, double* y);
/// y_j[r] = weight[r] · x_j[r]
void weighted(const double* x, size_t columns, size_t rows, const double* weight, double* y);
/// The rows whose key is at most `limit`, ascending, into `row`; how many they are. `keys` counts kRows.
size_t at_most(const float* keys, float limit, size_t rows, uint8_t* row);
/// out[r] = start − ½ Σ_j ((x_j[r] − mean_j) · root_j)²
void log_normal(const double* x, size_t columns, size_t rows, const double* mean, const double* root, double start,
                double* out);
/// out[r] = start − ½ ‖L (x[r] − mean)‖², L lower triangular, row after row.
void log_normal_full(const double* x, size_t columns, size_t rows, const double* mean, const double* lower,
                     double start, double* out);
/// k columns of logarithms become shares of their sum; `most` and `sum` get each row's maximum and Σ e^(log −
/// most).
void shares(double* logs, size_t k, size_t rows, double* most, double* sum);

}  // namespace kernel
}  // namespace habitus::stats
