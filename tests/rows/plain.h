#pragma once
#include <cmath>
#include <string>
#include <vector>

#include <QtCore/qlogging.h>

#include "core/base/time.h"

/// Statistics by their definitions, slowly, for tests to compare with.
namespace plain {

using Numbers = std::vector<double>;

/// The share of pairs of unlike outcomes that the score has in order; a tie is half a pair.
inline double auc(const Numbers& score, const Numbers& y) {
  double won = 0, pairs = 0;
  for (size_t i = 0; i < y.size(); ++i)
    for (size_t j = 0; j < y.size(); ++j)
      if (y[i] == 1 && y[j] == 0) {
        pairs += 1;
        won += score[i] > score[j] ? 1 : score[i] == score[j] ? .5 : 0;
      }
  return won / pairs;
}

/// Scores from 1 to 5 by the average rank: 1 + floor(5 (rank - 1/2) / n).
inline std::vector<int> fifths(const Numbers& x, bool higher) {
  std::vector<int> out;
  for (const double v : x) {
    double below = 0, equal = 0;
    for (const double other : x) {
      below += higher ? other < v : other > v;
      equal += other == v;
    }
    out.push_back(1 + static_cast<int>(5 * (below + equal / 2) / static_cast<double>(x.size())));
  }
  return out;
}

inline habitus::Time at_time(const std::string& text) { return habitus::parse_iso(text).value(); }
inline double days(habitus::Time from, habitus::Time to) {
  return static_cast<double>(to - from) / static_cast<double>(habitus::kDay);
}
/// A number of a table; an empty cell is none.
inline double number(const std::string& text) { return text.empty() ? std::nan("") : std::stod(text); }
/// … to nine places.
inline bool near(const std::string& got, double want) {
  if (std::abs(number(got) - want) <= 1e-9 * std::max(1., std::abs(want))) return true;
  qWarning("got %s, want %.17g", got.c_str(), want);
  return false;
}

}  // namespace plain
