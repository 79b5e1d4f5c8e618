#pragma once
#include <vector>

#include "core/base/progress.h"
#include "core/stats/logistic.h"

/// Agglomerative clustering by chains of nearest neighbours (Murtagh 1983; Müllner 2011): O(n²) of time and memory.
namespace habitus::stats {

enum class Linkage { ward, average, complete };

struct Tree {
  struct Merge {
    size_t a, b;    ///< rows 0 … n−1, or merge i as n + i; a < b
    double height;  ///< the distance of the two (ward: as R's ward.D2 and SciPy, √(2 |A||B|/(|A|+|B|)) ‖a − b‖)
    size_t size;
  };
  size_t rows = 0;
  std::vector<Merge> merges;  ///< n − 1, by height
  /// The k clusters left when the last k − 1 merges are undone; numbered by size.
  std::vector<int> cut(int k) const;
  /// How well heights say how far rows are apart: correlation of the two over all pairs (Sokal and Rohlf 1962).
  double cophenetic(const Matrix& x) const;
};
Tree linkage(const Matrix& x, Linkage how, const Exec& exec = {});

}  // namespace habitus::stats
