#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/events/buffer.h"
#include "core/events/ids.h"
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
  std::span<const int64_t> time, row;
  std::span<const int64_t> arrival;  ///< empty: all `one_arrival`
  int64_t one_arrival = 0;
  std::span<const int64_t> order;  ///< arrival where it counts for the order of events, INT64_MIN where it is
                                   ///< the import time; empty: nowhere
  std::span<const double> weight;  ///< empty: all 1
  std::span<const int64_t> batch;  ///< empty: all `one_batch`
  int64_t one_batch = 0;
  std::span<const Hash128> hash;
  std::vector<TextSource> text;
  const Ids* packed = nullptr;  ///< event ids, when they are packed
  size_t run_rows = 32768;      ///< a run with fewer is not cut further
};

inline int block_of(uint64_t person) { return static_cast<int>(person >> 58); }

/// Rows of one run-to-be in the order of their arrival, each column in one piece of memory: what follows then stays within
/// the caches, where reading single rows of a whole batch would miss them for every value.
struct Cut {
  std::optional<int64_t> month;
  int block_from = 0, block_to = 64;
  size_t rows = 0;
  Hash128 content{};              ///< sum of the rows' hashes
  Buffer<uint32_t> at;            ///< row of the source
  Buffer<uint64_t> person;
  Buffer<int64_t> time, arrival, row, order, batch;
  Buffer<double> weight;
  std::vector<Buffer<uint32_t>> codes;  ///< in the order of Source::text
  Buffer<char> packed;
};
/// Cuts `rows` (ascending) by event-time month and, where a month has enough, by ranges of person keys.
std::vector<Cut> cut(const Source& source, std::span<const uint32_t> rows, const Exec& exec);

struct NewRun {
  Run run;
  std::map<std::string, std::string> chunks;
};
/// Sorts the rows of a cut by (person, time, arrival, event hash, occurrence) and encodes its columns.
NewRun encode(const Source& source, Cut cut);
/// Both, for all of `rows`; nothing when the user wished to stop.
std::optional<std::vector<NewRun>> new_runs(const Source& source, std::span<const uint32_t> rows, const Exec& exec);

}  // namespace habitus::events
