#pragma once
#include <vector>

#include "core/fairness/rates.h"
#include "core/fairness/suppress.h"

// Tables of the fairness tests, and the brute force that every suppression has to stand.
namespace habitus::fairness {

// statistics.md §2, shared fixture F12, groups aaaaabbbbccc, threshold .5
inline const std::vector<double> kY{1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0};
inline const std::vector<double> kS{.92, .81, .80, .70, .55, .55, .52, .40, .38, .30, .20, .05};
inline std::vector<Counts> f12() {
  std::vector<Counts> groups(3);
  for (size_t i = 0; i < kY.size(); ++i) {
    Counts& c = groups[i < 5 ? 0 : i < 9 ? 1 : 2];
    const bool selected = kS[i] >= .5, positive = kY[i] > 0;
    ++c.n;
    c.selected += selected;
    ++(selected ? (positive ? c.tp : c.fp) : (positive ? c.fn : c.tn));
  }
  return groups;
}

/// Every assignment of whole numbers ≥ 0 to the covered cells that agrees with all sums.
inline void solutions(const CountTable& t, const std::vector<Cover>& cover, size_t cell,
                      std::vector<double>& x, double most, std::vector<std::vector<double>>& found) {
  if (cell == x.size()) {
    for (const Sum& sum : t.sums) {
      double total = 0;
      for (const size_t part : sum.parts) total += x[part];
      if (total != x[sum.total]) return;
    }
    found.push_back(x);
    return;
  }
  if (cover[cell] == Cover::shown) {
    x[cell] = t.count[cell];
    return solutions(t, cover, cell + 1, x, most, found);
  }
  for (double v = 0; v <= most; ++v) {
    x[cell] = v;
    bool possible = true;
    for (const Sum& sum : t.sums) {
      double total = 0;
      bool complete = sum.total <= cell;
      for (const size_t part : sum.parts) {
        complete = complete && part <= cell;
        if (part <= cell) total += x[part];
      }
      if (complete && total != x[sum.total]) possible = false;
    }
    if (possible) solutions(t, cover, cell + 1, x, most, found);
  }
}

/// rows × columns with margins and a grand total; margins come first so that the brute force prunes early.
inline CountTable cross_table(const std::vector<std::vector<double>>& inner) {
  const size_t rows = inner.size(), columns = inner[0].size();
  CountTable t;
  t.count.assign(1 + rows + columns + rows * columns, 0);
  Sum by_row{0, {}}, by_column{0, {}};
  const auto at = [&](size_t r, size_t c) { return 1 + rows + columns + r * columns + c; };
  for (size_t r = 0; r < rows; ++r) {
    by_row.parts.push_back(1 + r);
    Sum sum{1 + r, {}};
    for (size_t c = 0; c < columns; ++c) {
      sum.parts.push_back(at(r, c));
      t.count[at(r, c)] = inner[r][c];
      t.count[1 + r] += inner[r][c];
      t.count[1 + rows + c] += inner[r][c];
      t.count[0] += inner[r][c];
    }
    t.sums.push_back(sum);
  }
  for (size_t c = 0; c < columns; ++c) {
    by_column.parts.push_back(1 + rows + c);
    Sum sum{1 + rows + c, {}};
    for (size_t r = 0; r < rows; ++r) sum.parts.push_back(at(r, c));
    t.sums.push_back(sum);
  }
  t.sums.push_back(by_row);
  t.sums.push_back(by_column);
  return t;
}

}  // namespace habitus::fairness
