#include <cmath>

#include "core/stats/rows.h"
#include "core/stats/vectors.h"

namespace habitus::stats::kernel {
namespace {

/// f<n>(j) for the columns from j on, n vectors at a time: as many sums as the machine has room for run side by side.
template <class F>
HABITUS_INLINE void in_vectors(size_t columns, const F& f) {
  size_t j = 0;
  for (; j + 32 <= columns; j += 32) f.template operator()<8>(j);
  for (; j + 16 <= columns; j += 16) f.template operator()<4>(j);
  for (; j < columns; j += 8) f.template operator()<2>(j);
}

}  // namespace

HABITUS_WIDE void row_extremes(const double* x, size_t stride, size_t columns, size_t rows, double* least,
                               double* greatest, double* sum) {
  for (size_t j = 0; j < columns; j += 8) {
    V low[2], high[2], all_of[2];
    for (size_t i = 0; i < 2; ++i) {
      low[i] = load(least + j + 4 * i), high[i] = load(greatest + j + 4 * i), all_of[i] = load(sum + j + 4 * i);
    }
    for (size_t r = 0; r < rows; ++r)
      for (size_t i = 0; i < 2; ++i) {
        const V v = load(x + r * stride + j + 4 * i);
        low[i] = v < low[i] ? v : low[i];
        high[i] = v > high[i] ? v : high[i];
        all_of[i] += v;
      }
    for (size_t i = 0; i < 2; ++i) {
      store(least + j + 4 * i, low[i]), store(greatest + j + 4 * i, high[i]), store(sum + j + 4 * i, all_of[i]);
    }
  }
}

HABITUS_WIDE void row_squares(const double* x, size_t stride, size_t columns, size_t rows, const double* centre,
                              double* out) {
  for (size_t j = 0; j < columns; j += 4) {
    V s = load(out + j);
    for (size_t r = 0; r < rows; ++r) {
      const V v = load(x + r * stride + j) - load(centre + j);
      s += v * v;
    }
    store(out + j, s);
  }
}

HABITUS_WIDE void row_dots(const double* x, size_t stride, size_t columns, size_t rows, const double* weight,
                           double start, double* out) {
  for (size_t r = 0; r < rows; ++r) {
    V s{}, t{};
    for (size_t j = 0; j < columns; j += 8) {
      s += load(x + r * stride + j) * load(weight + j);
      t += load(x + r * stride + j + 4) * load(weight + j + 4);
    }
    out[r] = start + total(s + t);
  }
}

HABITUS_WIDE void row_sums(const double* x, size_t stride, size_t columns, size_t rows, const double* weight,
                           double* out) {
  in_vectors(columns, [&]<int n>(size_t j) {
    V s[n];
    for (int i = 0; i < n; ++i) s[i] = load(out + j + 4 * static_cast<size_t>(i));
    for (size_t r = 0; r < rows; ++r) {
      const V w = all(weight[r]);
      for (int i = 0; i < n; ++i) s[i] += w * load(x + r * stride + j + 4 * static_cast<size_t>(i));
    }
    for (int i = 0; i < n; ++i) store(out + j + 4 * static_cast<size_t>(i), s[i]);
  });
}

HABITUS_WIDE void row_products(const double* x, size_t stride, size_t columns, size_t rows, const double* weight,
                               double* out) {
  double four[4 * kMostRows];  // four columns, weighted
  for (size_t i = 0; i < columns; i += 4) {
    for (size_t r = 0; r < rows; ++r) store(four + 4 * r, all(weight[r]) * load(x + r * stride + i));
    for (size_t j = i / 8 * 8; j < columns; j += 8) {
      V s[4][2] = {};
      for (size_t r = 0; r < rows; ++r) {
        const V a = load(x + r * stride + j), b = load(x + r * stride + j + 4);
        for (size_t c = 0; c < 4; ++c) {
          const V w = all(four[4 * r + c]);
          s[c][0] += w * a;
          s[c][1] += w * b;
        }
      }
      for (size_t c = 0; c < 4; ++c) {
        double* const at = out + (i + c) * columns + j;
        store(at, load(at) + s[c][0]);
        store(at + 4, load(at + 4) + s[c][1]);
      }
    }
  }
}

HABITUS_WIDE double odds(const double* y, size_t rows, double* z, double* weight) {
  // ln(1 + t) is summed as the logarithm of a product: of 32 factors of at most 2 in each lane.
  V missed{}, product = all(1);
  for (size_t r = 0; r < rows; r += 4) {
    const V at = load(z + r), is = load(y + r);
    const V t = exponential(at < all(0) ? at : -at);
    missed += larger(is == all(1) ? -at : at, all(0));
    product *= all(1) + t;
    const V p = (at < all(0) ? t : all(1)) / (all(1) + t);
    store(z + r, p - is);
    store(weight + r, p * (all(1) - p));
  }
  return total(missed) + std::log((product[0] * product[1]) * (product[2] * product[3]));
}

}  // namespace habitus::stats::kernel
