// Loops over blocks, written on vectors of four doubles: the compiler turns one into two halves where the machine
// has only two. Neither way changes a bit, as lanes are rows (or a fixed quarter of them) and never meet before
// the end.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/stats/blocks.h"
#include "core/stats/vectors.h"

namespace habitus::stats::kernel {
namespace {

using F = float __attribute__((vector_size(32)));

struct Two {
  V nearest, second, which;
};
HABITUS_INLINE void consider(Two& two, V distance, double c) {
  const auto closer = distance < two.nearest;
  const V loser = closer ? two.nearest : distance;
  two.second = loser < two.second ? loser : two.second;
  two.nearest = closer ? distance : two.nearest;
  two.which = closer ? all(c) : two.which;
}

/// Squared distances of eight rows to four centres.
HABITUS_INLINE void tile(const double* x, size_t columns, const double* c, V (&low)[4], V (&high)[4]) {
  for (int i = 0; i < 4; ++i) low[i] = high[i] = V{};
  for (size_t j = 0; j < columns; ++j) {
    const V a = load(x + j * Blocks::kStride), b = load(x + j * Blocks::kStride + 4);
    for (size_t i = 0; i < 4; ++i) {
      const V m = all(c[i * columns + j]);
      const V da = a - m, db = b - m;
      low[i] += da * da;
      high[i] += db * db;
    }
  }
}

/// Four columns of a against one or two of b.
template <int kB>
HABITUS_INLINE void product_tile(const double* a, const double* b, size_t rows, size_t n_a, double* out, size_t columns_b) {
  V s[4][kB] = {};
  const double* row[4];
  for (size_t i = 0; i < 4; ++i) row[i] = a + (i < n_a ? i : 0) * Blocks::kStride;
  for (size_t r = 0; r < rows; r += 4) {
    V p[kB];
    for (int j = 0; j < kB; ++j) p[j] = load(b + static_cast<size_t>(j) * Blocks::kStride + r);
    for (size_t i = 0; i < 4; ++i) {
      const V x = load(row[i] + r);
      for (int j = 0; j < kB; ++j) s[i][j] += x * p[j];
    }
  }
  for (size_t i = 0; i < n_a; ++i)
    for (size_t j = 0; j < kB; ++j) out[i * columns_b + j] += total(s[i][j]);
}

}  // namespace

HABITUS_WIDE void distances(const double* x, size_t columns, size_t rows, const double* point, double* out) {
  for (size_t r = 0; r < rows; r += kLanes) {
    V low{}, high{};
    for (size_t j = 0; j < columns; ++j) {
      const V p = all(point[j]);
      const V a = load(x + j * Blocks::kStride + r) - p, b = load(x + j * Blocks::kStride + r + 4) - p;
      low += a * a;
      high += b * b;
    }
    store(out + r, low);
    store(out + r + 4, high);
  }
}

HABITUS_WIDE void nearest_two(const double* x, size_t columns, size_t rows, const double* centres, size_t k,
                              double* nearest, double* second, double* which) {
  for (size_t r = 0; r < rows; r += kLanes) {
    Two low{all(1e300), all(1e300), V{}}, high = low;
    size_t c = 0;
    for (; c + 4 <= k; c += 4) {
      V a[4], b[4];
      tile(x + r, columns, centres + c * columns, a, b);
      for (size_t i = 0; i < 4; ++i) {
        consider(low, a[i], static_cast<double>(c + i));
        consider(high, b[i], static_cast<double>(c + i));
      }
    }
    for (; c < k; ++c) {
      V a{}, b{};
      for (size_t j = 0; j < columns; ++j) {
        const V m = all(centres[c * columns + j]);
        const V da = load(x + j * Blocks::kStride + r) - m, db = load(x + j * Blocks::kStride + r + 4) - m;
        a += da * da;
        b += db * db;
      }
      consider(low, a, static_cast<double>(c));
      consider(high, b, static_cast<double>(c));
    }
    store(nearest + r, low.nearest), store(nearest + r + 4, high.nearest);
    store(second + r, low.second), store(second + r + 4, high.second);
    store(which + r, low.which), store(which + r + 4, high.which);
  }
}

HABITUS_WIDE void products(const double* a, size_t columns_a, const double* b, size_t columns_b, size_t rows,
                           bool upper, double* out) {
  for (size_t i = 0; i < columns_a; i += 4) {
    const size_t n = columns_a - i < 4 ? columns_a - i : 4;
    for (size_t j = upper ? i : 0; j < columns_b; j += 2) {
      const double* const to = b + j * Blocks::kStride;
      double* const at = out + i * columns_b + j;
      if (columns_b - j > 1)
        product_tile<2>(a + i * Blocks::kStride, to, rows, n, at, columns_b);
      else
        product_tile<1>(a + i * Blocks::kStride, to, rows, n, at, columns_b);
    }
  }
}

HABITUS_WIDE void add(const double* x, size_t n, double* to) {
  size_t i = 0;
  for (; i + 4 <= n; i += 4) store(to + i, load(to + i) + load(x + i));
  for (; i < n; ++i) to[i] += x[i];
}

HABITUS_WIDE void sums(const double* x, size_t columns, size_t rows, double* out) {
  for (size_t j = 0; j < columns; ++j) {
    V s{}, t{};
    for (size_t r = 0; r < rows; r += kLanes) {
      s += load(x + j * Blocks::kStride + r);
      t += load(x + j * Blocks::kStride + r + 4);
    }
    out[j] += total(s + t);
  }
}

HABITUS_WIDE void squares(const double* x, size_t columns, size_t rows, double* y) {
  for (size_t j = 0; j < columns; ++j)
    for (size_t r = j * Blocks::kStride; r < j * Blocks::kStride + rows; r += 4) store(y + r, load(x + r) * load(x + r));
}

HABITUS_WIDE void weighted(const double* x, size_t columns, size_t rows, const double* weight, double* y) {
  for (size_t j = 0; j < columns; ++j)
    for (size_t r = 0; r < rows; r += 4)
      store(y + j * Blocks::kStride + r, load(x + j * Blocks::kStride + r) * load(weight + r));
}

HABITUS_WIDE size_t at_most(const float* keys, float limit, size_t rows, uint8_t* row) {
  const F most = {limit, limit, limit, limit, limit, limit, limit, limit};
  size_t found = 0;
  for (size_t r = 0; r < rows; r += 8) {
    F key;
    std::memcpy(&key, keys + r, sizeof key);
    const auto low = key <= most;
    uint64_t any[4];
    std::memcpy(any, &low, sizeof any);
    if ((any[0] | any[1] | any[2] | any[3]) == 0) continue;
    for (size_t i = r; i < r + 8 && i < rows; ++i) {
      row[found] = static_cast<uint8_t>(i);
      found += keys[i] <= limit;
    }
  }
  return found;
}

HABITUS_WIDE void log_normal(const double* x, size_t columns, size_t rows, const double* mean, const double* root,
                             double start, double* out) {
  for (size_t r = 0; r < rows; r += 2 * kLanes) {  // a block is a whole number of these
    V s[4] = {};
    for (size_t j = 0; j < columns; ++j) {
      const V m = all(mean[j]), w = all(root[j]);
      for (size_t i = 0; i < 4; ++i) {
        const V t = (load(x + j * Blocks::kStride + r + 4 * i) - m) * w;
        s[i] += t * t;
      }
    }
    for (size_t i = 0; i < 4; ++i) store(out + r + 4 * i, all(start) - all(.5) * s[i]);
  }
}

HABITUS_WIDE void log_normal_full(const double* x, size_t columns, size_t rows, const double* mean,
                                  const double* lower, double start, double* out) {
  for (size_t r = 0; r < rows; r += kLanes) {
    V low{}, high{};
    for (size_t i = 0; i < columns; ++i) {
      V a{}, b{};
      for (size_t j = 0; j <= i; ++j) {
        const V w = all(lower[i * columns + j]), m = all(mean[j]);
        a += (load(x + j * Blocks::kStride + r) - m) * w;
        b += (load(x + j * Blocks::kStride + r + 4) - m) * w;
      }
      low += a * a;
      high += b * b;
    }
    store(out + r, all(start) - all(.5) * low);
    store(out + r + 4, all(start) - all(.5) * high);
  }
}

HABITUS_WIDE void shares(double* logs, size_t k, size_t rows, double* most, double* sum) {
  for (size_t r = 0; r < rows; r += 4) {
    V top = load(logs + r);
    for (size_t c = 1; c < k; ++c) top = larger(load(logs + c * Blocks::kStride + r), top);
    V s{};
    for (size_t c = 0; c < k; ++c) {
      const V e = exponential(load(logs + c * Blocks::kStride + r) - top);
      store(logs + c * Blocks::kStride + r, e);
      s += e;
    }
    const V part = all(1) / s;
    for (size_t c = 0; c < k; ++c) store(logs + c * Blocks::kStride + r, load(logs + c * Blocks::kStride + r) * part);
    store(most + r, top);
    store(sum + r, s);
  }
}

}  // namespace habitus::stats::kernel
