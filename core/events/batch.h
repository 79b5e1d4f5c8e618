#pragma once
#include <string>
#include <vector>

#include "core/events/ids.h"
#include "core/events/interner.h"
#include "core/events/log.h"

namespace habitus::events {

/// A column of texts while it arrives: a code per row, 0 = missing.
struct TextColumn {
  Interner words;
  std::vector<uint32_t> codes;
};

/// Arrival times: most batches arrived at one moment, and then there is only that.
struct Arrivals {
  int64_t one = 0;
  std::vector<int64_t> each;  ///< empty while all are `one`
  int64_t operator[](size_t i) const { return each.empty() ? one : each[i]; }
  void add(size_t rows_before, int64_t arrival) {
    if (rows_before == 0) one = arrival;
    if (each.empty() && arrival == one) return;
    each.resize(rows_before, one);
    each.push_back(arrival);
  }
  void add(size_t rows_before, const Arrivals& later, size_t rows) {
    if (rows_before == 0) one = later.one;
    if (each.empty() && later.each.empty() && later.one == one) return;
    each.resize(rows_before, one);
    if (later.each.empty())
      each.resize(rows_before + rows, later.one);
    else
      each.insert(each.end(), later.each.begin(), later.each.end());
  }
};

/// What a Batch holds.
struct Batch::Columns {
  std::vector<std::string> names;      ///< properties
  Words actors;                 ///< ids, one a row: what a person is known by is a hash of it
  TextColumn event, time_text;   ///< time_text.codes stays empty until the first one comes
  std::vector<int64_t> time, row;
  Arrivals arrival;
  std::vector<double> weight;  ///< empty while all are 1
  Ids ids;                     ///< empty while no row has one
  std::vector<TextColumn> properties;
  size_t rows() const { return time.size(); }
};

}  // namespace habitus::events
