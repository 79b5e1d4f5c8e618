#pragma once
#include <vector>

#include "core/base/progress.h"
#include "core/events/batch.h"
#include "core/events/encode.h"
#include "core/events/known.h"

namespace habitus::events {

/// A batch on its way: what is known about each row before it is sorted and encoded.
struct Arrival {
  const Batch::Columns& columns;
  const BatchInfo& info;
  Buffer<uint64_t> person;         ///< per row
  Buffer<Hash128> hash;            ///< per row: the canonical event
  Buffer<uint64_t> identity;       ///< per row: what makes it the same event again
  std::vector<uint32_t> kept;      ///< rows to store, in order of arrival
  std::vector<uint32_t> id_codes;  ///< of event ids that are not packed: 0 = none
  AppendReport report;
};

/// Fills in `hash` and `identity`; `person` is there.
void hash_rows(Arrival& arrival, const Exec& exec);
/// Decides per row: store it, or drop it as a duplicate. Fills in `kept` and the report's counts.
void drop_duplicates(Arrival& arrival, Known& known, const Exec& exec);
/// The arrived columns as what runs are made of; spans into `arrival`.
Source source_of(Arrival& arrival);

}  // namespace habitus::events
