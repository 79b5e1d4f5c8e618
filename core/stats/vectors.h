#pragma once
#include <cstdint>
#include <cstring>

#include "core/base/wide.h"

/// Inside core/stats only: words for loops written on vectors of four doubles. The compiler turns one into two halves
/// where the machine has only two; neither way changes a bit, as lanes never meet but where the code says so.
namespace habitus::stats::kernel {

using V = double __attribute__((vector_size(32)));
using I = int64_t __attribute__((vector_size(32)));

HABITUS_INLINE V load(const double* p) {
  V v;
  std::memcpy(&v, p, sizeof v);
  return v;
}
HABITUS_INLINE void store(double* p, V v) { std::memcpy(p, &v, sizeof v); }
HABITUS_INLINE V all(double x) { return V{x, x, x, x}; }
HABITUS_INLINE V larger(V a, V b) { return a > b ? a : b; }
HABITUS_INLINE double total(V v) { return (v[0] + v[1]) + (v[2] + v[3]); }

/// e^x for x ≤ 0: 2^n times the Taylor series of the rest up to degree 12 (error below 2e-16); 0 from e^−700 on.
HABITUS_INLINE V exponential(V x) {
  x = larger(x, all(-700));
  const V magic = all(0x1.8p52);
  const V t = x * all(1.4426950408889634) + magic;
  I bits;
  std::memcpy(&bits, &t, sizeof bits);
  const V n = t - magic;
  const V r = (x - n * all(0x1.62e42fee00000p-1)) - n * all(0x1.a39ef35793c76p-33);
  V p = all(1.0 / 479001600);
  p = p * r + all(1.0 / 39916800);
  p = p * r + all(1.0 / 3628800);
  p = p * r + all(1.0 / 362880);
  p = p * r + all(1.0 / 40320);
  p = p * r + all(1.0 / 5040);
  p = p * r + all(1.0 / 720);
  p = p * r + all(1.0 / 120);
  p = p * r + all(1.0 / 24);
  p = p * r + all(1.0 / 6);
  p = p * r + all(0.5);
  p = p * r + all(1.0);
  p = p * r + all(1.0);
  const I power = (bits << 52) + (I{1023, 1023, 1023, 1023} << 52);
  V scale;
  std::memcpy(&scale, &power, sizeof scale);
  return p * scale;
}

}  // namespace habitus::stats::kernel
