#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ingest/records.h"
#include "core/ingest/time_format.h"

namespace habitus::ingest {

/// What a sample says about one column.
struct ColumnSketch {
  std::string name;
  int64_t values = 0, missing = 0;  ///< in the sample
  int64_t distinct = 0;             ///< of `values`
  bool numeric = false, integer = false;
  std::optional<FormatGuess> time;                   ///< reads as moments
  bool clock = false;                                ///< reads as times of day: 9:05, 09:05:00
  std::vector<std::string> examples;                 ///< first distinct values, at most 5
  std::vector<std::pair<std::string, int64_t>> top;  ///< most frequent, at most 20
};

/// Records taken from the beginning and from places spread over a file; all of it when it is small.
struct Sample {
  std::string path;
  int64_t file_bytes = 0;
  bool compressed = false;
  bool whole = false;  ///< the sample is the file
  Dialect dialect;
  bool encoding_sure = true;
  bool tabular = true;  ///< records have the same number of fields
  bool header_sure = true;
  bool web_log = false;  ///< common or combined log format
  double bytes_per_record = 0;
  std::vector<ColumnSketch> columns;
  std::vector<std::vector<std::string>> records;  ///< rows × columns, "" = missing
  int64_t faulty = 0;                             ///< records of the sample that cannot be read
};

/// Reads at most about 4 MB, wherever the file ends.
Result<Sample> take_sample(const std::string& path, const std::optional<Dialect>& dialect = {});

}  // namespace habitus::ingest
