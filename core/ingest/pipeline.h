#pragma once
#include <functional>
#include <memory>

#include "core/base/progress.h"
#include "core/ingest/file_order.h"
#include "core/ingest/mapper.h"
#include "core/ingest/records.h"

namespace habitus::ingest {

/// One block on its way: cut in order, parsed and mapped on any thread, handed on in order.
struct Work {
  Block block;
  Mapped mapped;
  events::Batch rows{{}};  ///< the events of `mapped`, coded
  std::unique_ptr<Mapper> mapper;
};

/// Runs a file through reader and mapper and hands every block to `take` in file order, so that nothing
/// depends on the number of threads. A bounded number of blocks is in flight. `take` returning an error, or a
/// wish to stop, ends it. `order` sees the blocks one after another, from record number `records_before` + 1
/// on.
Done run_pipeline(RecordReader& reader, const Mapping& mapping, Time now, FileOrder& order,
                  int64_t records_before, const Exec& exec, const std::function<Done(Work&)>& take);

}  // namespace habitus::ingest
