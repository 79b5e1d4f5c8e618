#include <cmath>
#include <limits>

#include "core/fairness/suppress.h"

namespace habitus::fairness {
namespace {

constexpr double kTiny = 1e-7;

/// Dense simplex over x ≥ 0 with equalities, Bland's rule (never cycles). Rows are equalities, the last
/// column the right side, the first `rows` basic variables artificial.
struct Simplex {
  size_t rows = 0, columns = 0;  // columns without the right side
  std::vector<std::vector<double>> a;
  std::vector<size_t> basic;

  void pivot(std::vector<double>& cost, size_t row, size_t column) {
    const double by = a[row][column];
    for (double& value : a[row]) value /= by;
    const auto clear = [&](std::vector<double>& other) {
      const double factor = other[column];
      if (factor == 0) return;
      for (size_t j = 0; j <= columns; ++j) other[j] -= factor * a[row][j];
    };
    for (size_t i = 0; i < rows; ++i)
      if (i != row) clear(a[i]);
    clear(cost);
    basic[row] = column;
  }

  /// Minimises; false when unbounded. `cost` holds reduced costs, its last entry minus the value.
  bool minimise(std::vector<double>& cost, size_t allowed) {
    while (true) {
      size_t enter = allowed;
      for (size_t j = 0; j < allowed; ++j)
        if (cost[j] < -kTiny) {
          enter = j;
          break;
        }
      if (enter == allowed) return true;
      size_t leave = rows;
      double best = 0;
      for (size_t i = 0; i < rows; ++i) {
        if (a[i][enter] <= kTiny) continue;
        const double ratio = a[i][columns] / a[i][enter];
        if (leave == rows || ratio < best - kTiny || (ratio < best + kTiny && basic[i] < basic[leave])) {
          leave = i;
          best = ratio;
        }
      }
      if (leave == rows) return false;
      pivot(cost, leave, enter);
    }
  }
};

/// The equalities among covered cells: Σ parts − total = what the shown cells say.
struct System {
  std::vector<size_t> column_of;  // cell → column, or npos
  std::vector<std::vector<double>> rows;
  size_t unknowns = 0;
};

System system_of(const CountTable& table, const std::vector<Cover>& cover) {
  System s;
  s.column_of.assign(table.count.size(), SIZE_MAX);
  for (size_t i = 0; i < cover.size(); ++i)
    if (cover[i] != Cover::shown) s.column_of[i] = s.unknowns++;
  for (const Sum& sum : table.sums) {
    std::vector<double> row(s.unknowns + 1, 0.0);
    bool any = false;
    const auto put = [&](size_t cell, double sign) {
      if (s.column_of[cell] == SIZE_MAX) {
        row.back() -= sign * table.count[cell];
      } else {
        row[s.column_of[cell]] += sign;
        any = true;
      }
    };
    for (const size_t part : sum.parts) put(part, 1);
    put(sum.total, -1);
    if (!any) continue;
    if (row.back() < 0)
      for (double& value : row) value = -value;
    s.rows.push_back(std::move(row));
  }
  return s;
}

Simplex first_phase(const System& s) {
  Simplex x;
  x.rows = s.rows.size();
  x.columns = s.unknowns + x.rows;
  std::vector<double> cost(x.columns + 1, 0.0);
  for (size_t i = 0; i < x.rows; ++i) {
    std::vector<double> row(x.columns + 1, 0.0);
    for (size_t j = 0; j < s.unknowns; ++j) row[j] = s.rows[i][j];
    row[s.unknowns + i] = 1;
    row.back() = s.rows[i].back();
    for (size_t j = 0; j < s.unknowns; ++j) cost[j] -= row[j];
    cost.back() -= row.back();
    x.basic.push_back(s.unknowns + i);
    x.a.push_back(std::move(row));
  }
  x.minimise(cost, x.columns);
  for (size_t i = 0; i < x.rows; ++i) {  // artificials that stay at zero leave where they can
    if (x.basic[i] < s.unknowns) continue;
    for (size_t j = 0; j < s.unknowns; ++j)
      if (std::abs(x.a[i][j]) > kTiny) {
        x.pivot(cost, i, j);
        break;
      }
  }
  return x;
}

double extreme(Simplex x, size_t unknowns, size_t column, double sign) {
  std::vector<double> cost(x.columns + 1, 0.0);
  cost[column] = sign;
  for (size_t i = 0; i < x.rows; ++i) {
    if (x.basic[i] != column) continue;
    for (size_t j = 0; j <= x.columns; ++j) cost[j] -= sign * x.a[i][j];
  }
  if (!x.minimise(cost, unknowns)) return std::numeric_limits<double>::infinity();
  return -cost.back() * sign;
}
}  // namespace

Bounds attack(const CountTable& table, const std::vector<Cover>& cover, size_t cell) {
  if (cover[cell] == Cover::shown) return {table.count[cell], table.count[cell]};
  const System s = system_of(table, cover);
  const size_t column = s.column_of[cell];
  const Simplex feasible = first_phase(s);
  return {extreme(feasible, s.unknowns, column, 1), extreme(feasible, s.unknowns, column, -1)};
}

}  // namespace habitus::fairness
