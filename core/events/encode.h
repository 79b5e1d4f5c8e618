#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/events/runs.h"

namespace habitus::events {

/// A text column of rows that are to be written.
struct TextSource {
  std::string chunk;                ///< name of the chunk it becomes
  std::span<const uint32_t> codes;  ///< per row: 0 missing, else 1 + index into words
  std::vector<std::string_view> words;
};

/// Rows that are to be written as runs: a batch that arrives, or old runs that are merged. Columns of equal
/// length.
struct Source {
  std::span<const uint64_t> person;
  std::span<const int64_t> time, arrival, row;
  std::span<const int64_t> order;  ///< arrival where it counts for the order of events, INT64_MIN where it is
                                   ///< the import time; empty: nowhere
  std::span<const double> weight;  ///< empty: all 1
  std::span<const int64_t> batch;  ///< empty: all `one_batch`
  int64_t one_batch = 0;
  std::span<const Hash128> hash;
  std::vector<TextSource> text;
  size_t run_rows = 32768;  ///< a run with fewer is not cut further
};

inline int block_of(uint64_t person) { return static_cast<int>(person >> 58); }

/// Rows of one run-to-be, unsorted.
struct Cut {
  std::optional<int64_t> month;
  int block_from = 0, block_to = 64;
  std::vector<uint32_t> rows;
};
/// Cuts `rows` by event-time month and, where a month has enough, by ranges of person keys.
std::vector<Cut> cut(const Source& source, std::span<const uint32_t> rows);

struct NewRun {
  Run run;
  std::map<std::string, std::string> chunks;
};
/// Sorts the rows of a cut by (person, time, arrival, event hash, occurrence) and encodes its columns.
NewRun encode(const Source& source, Cut cut);

}  // namespace habitus::events
