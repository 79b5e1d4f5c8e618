#include "core/stats/linkage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/parallel.h"
#include "core/stats/blocks.h"
#include "core/stats/cluster.h"

namespace habitus::stats {
namespace {

/// Distances between what is left, as a full square: a row is read in one go.
class Square {
 public:
  Square(const Matrix& x, bool squared, const Exec& exec) : n_(x.rows), d_(n_ * n_) {
    const Blocks blocks(x);
    parallel_for(n_, exec, [&](size_t i) {
      double to[Blocks::kRows];
      for (size_t b = 0; b < blocks.count(); ++b) {
        kernel::distances(blocks.block(b), x.columns, blocks.rows_in(b), x.row(i).data(), to);
        for (size_t r = 0; r < blocks.rows_in(b); ++r)
          d_[i * n_ + b * Blocks::kRows + r] = squared ? to[r] : std::sqrt(to[r]);
      }
    });
  }
  double& at(size_t i, size_t j) { return d_[i * n_ + j]; }
  const double* row(size_t i) const { return d_.data() + i * n_; }

 private:
  size_t n_;
  std::vector<double> d_;
};

struct Step {
  size_t a, b;  ///< representatives
  double height;
};

size_t root_of(std::vector<size_t>& parent, size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

/// Steps in the order of the chain become merges by height.
std::vector<Tree::Merge> sorted(std::vector<Step> steps, size_t n) {
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.height < b.height; });
  std::vector<size_t> parent(n), name(n), size(n, 1);
  std::iota(parent.begin(), parent.end(), size_t{0});
  std::iota(name.begin(), name.end(), size_t{0});
  std::vector<Tree::Merge> out;
  for (const Step& s : steps) {
    const size_t a = root_of(parent, s.a), b = root_of(parent, s.b);
    out.push_back({std::min(name[a], name[b]), std::max(name[a], name[b]), s.height, size[a] + size[b]});
    parent[b] = a;
    name[a] = n + out.size() - 1;
    size[a] += size[b];
  }
  return out;
}

/// Lance and Williams' rule: how far `k` is from the union of i and j.
double joined(Linkage how, double ik, double jk, double ij, double ni, double nj, double nk) {
  switch (how) {
    case Linkage::ward:
      return ((ni + nk) * ik + (nj + nk) * jk - nk * ij) / (ni + nj + nk);
    case Linkage::average:
      return (ni * ik + nj * jk) / (ni + nj);
    case Linkage::complete:
      return std::max(ik, jk);
  }
  return 0;
}

}  // namespace

Tree linkage(const Matrix& x, Linkage how, const Exec& exec) {
  const size_t n = x.rows;
  Square d(x, how == Linkage::ward, exec);
  std::vector<double> size(n, 1);
  std::vector<size_t> left(n), chain;  // ascending, so that ties go to the lowest row
  std::iota(left.begin(), left.end(), size_t{0});
  std::vector<Step> steps;
  while (left.size() > 1 && !exec.stopped()) {
    if (chain.empty()) chain.push_back(left.front());
    const size_t i = chain.back();
    const size_t before = chain.size() > 1 ? chain[chain.size() - 2] : n;
    size_t nearest = before;  // a tie goes back along the chain, or it would never end
    double least = before < n ? d.at(i, before) : std::numeric_limits<double>::infinity();
    const double* row = d.row(i);
    for (const size_t j : left)
      if (j != i && row[j] < least) least = row[j], nearest = j;
    if (nearest != before) {
      chain.push_back(nearest);
      continue;
    }
    const size_t keep = std::min(i, before), gone = std::max(i, before);
    steps.push_back({keep, gone, how == Linkage::ward ? std::sqrt(least) : least});
    left.erase(std::lower_bound(left.begin(), left.end(), gone));
    for (const size_t k : left) {
      if (k == keep) continue;
      const double to = joined(how, d.at(keep, k), d.at(gone, k), least, size[keep], size[gone], size[k]);
      d.at(keep, k) = d.at(k, keep) = to;
    }
    size[keep] += size[gone];
    chain.resize(chain.size() - 2);
  }
  return {n, sorted(std::move(steps), n)};
}

std::vector<int> Tree::cut(int k) const {
  std::vector<size_t> parent(rows + merges.size());
  std::iota(parent.begin(), parent.end(), size_t{0});
  for (size_t m = 0; m + static_cast<size_t>(k) < rows; ++m)
    for (const size_t side : {merges[m].a, merges[m].b}) parent[root_of(parent, side)] = rows + m;
  std::vector<int> labels(rows), number(parent.size(), -1);
  int found = 0;
  for (size_t i = 0; i < rows; ++i) {
    int& own = number[root_of(parent, i)];
    if (own < 0) own = found++;
    labels[i] = own;
  }
  number_by_size(labels, found);
  return labels;
}

double Tree::cophenetic(const Matrix& x) const {
  // Members of each branch; when two join, their height is the cophenetic distance of all pairs across.
  std::vector<std::vector<uint32_t>> members(rows + merges.size());
  for (size_t i = 0; i < rows; ++i) members[i] = {static_cast<uint32_t>(i)};
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (size_t m = 0; m < merges.size(); ++m) {
    auto &a = members[merges[m].a], &b = members[merges[m].b];
    const double height = merges[m].height;
    for (const uint32_t i : a)
      for (const uint32_t j : b) {
        double d2 = 0;
        for (size_t c = 0; c < x.columns; ++c) d2 += (x.at(i, c) - x.at(j, c)) * (x.at(i, c) - x.at(j, c));
        const double d = std::sqrt(d2);
        n += 1, sx += d, sy += height, sxx += d2, syy += height * height, sxy += d * height;
      }
    a.insert(a.end(), b.begin(), b.end());
    members[rows + m] = std::move(a);
    b.clear();
  }
  const double over = (sxx - sx * sx / n) * (syy - sy * sy / n);
  return over > 0 ? (sxy - sx * sy / n) / std::sqrt(over) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace habitus::stats
