#include "core/fairness/suppress.h"

#include <algorithm>

namespace habitus::fairness {
namespace {

/// The cell whose hiding protects `cell` most cheaply, or none. Totals cost more than any part.
size_t cheapest_cover(const CountTable& table, const std::vector<Cover>& cover,
                      const std::vector<char>& connected) {
  size_t best = SIZE_MAX;
  bool best_total = true;
  for (const Sum& sum : table.sums) {
    const auto linked = [&](size_t c) { return connected[c] != 0; };
    if (!linked(sum.total) && std::none_of(sum.parts.begin(), sum.parts.end(), linked)) continue;
    const auto offer = [&](size_t c, bool is_total) {
      if (cover[c] != Cover::shown || table.count[c] <= 0) return;
      if (best != SIZE_MAX &&
          (is_total > best_total || (is_total == best_total && table.count[c] >= table.count[best])))
        return;
      best = c;
      best_total = is_total;
    };
    for (const size_t part : sum.parts) offer(part, false);
    offer(sum.total, true);
  }
  return best;
}

/// Covered cells that share sums with `cell`, directly or through other covered cells.
std::vector<char> linked_to(const CountTable& table, const std::vector<Cover>& cover, size_t cell) {
  std::vector<char> linked(table.count.size(), 0);
  linked[cell] = 1;
  for (bool grew = true; grew;) {
    grew = false;
    for (const Sum& sum : table.sums) {
      bool any = linked[sum.total];
      for (const size_t part : sum.parts) any = any || linked[part];
      if (!any) continue;
      const auto take = [&](size_t c) {
        if (cover[c] == Cover::shown || linked[c]) return;
        linked[c] = 1;
        grew = true;
      };
      take(sum.total);
      for (const size_t part : sum.parts) take(part);
    }
  }
  return linked;
}

/// Sums where `cell` is the only covered one betray it at once: look there first.
size_t cover_in_bare_sum(const CountTable& table, const std::vector<Cover>& cover, size_t cell) {
  for (const Sum& sum : table.sums) {
    size_t hidden = cover[sum.total] != Cover::shown;
    bool here = sum.total == cell;
    for (const size_t part : sum.parts) {
      hidden += cover[part] != Cover::shown;
      here = here || part == cell;
    }
    if (!here || hidden != 1) continue;
    CountTable only{table.count, {sum}};
    std::vector<char> self(table.count.size(), 0);
    self[cell] = 1;
    if (const size_t found = cheapest_cover(only, cover, self); found != SIZE_MAX) return found;
  }
  return SIZE_MAX;
}
}  // namespace

std::vector<Cover> suppress(const CountTable& table, double k) {
  std::vector<Cover> cover(table.count.size(), Cover::shown);
  std::vector<size_t> small;
  for (size_t i = 0; i < table.count.size(); ++i) {
    if (table.count[i] <= 0 || table.count[i] >= k) continue;
    cover[i] = Cover::small;
    small.push_back(i);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const size_t cell : small) {
      if (attack(table, cover, cell).hi >= k) continue;
      size_t next = cover_in_bare_sum(table, cover, cell);
      if (next == SIZE_MAX) next = cheapest_cover(table, cover, linked_to(table, cover, cell));
      if (next == SIZE_MAX) continue;  // nothing left to hide: every cell that speaks of it is covered
      cover[next] = Cover::complement;
      changed = true;
    }
  }
  return cover;
}

}  // namespace habitus::fairness
