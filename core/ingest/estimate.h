#pragma once
#include "core/ingest/propose.h"

namespace habitus::ingest {

/// What an import would come to, each figure with how far off it may be. Records are counted in windows
/// spread over the file; time and disk are measured: some of the file's own records are imported into a
/// project of their own, once few and once twice as many.
struct Estimate {
  int64_t records = 0, records_within = 0;  ///< 95 %; 0 when all of the file was looked at
  double seconds = 0, seconds_within = 0;
  int64_t disk_bytes = 0, disk_within = 0;
  int64_t tried =
      0;  ///< records that were imported for it; 0: nothing could be, seconds and disk are not known
};
Result<Estimate> estimate(const Proposal& proposal);

}  // namespace habitus::ingest
