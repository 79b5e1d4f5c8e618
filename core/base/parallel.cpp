#include "core/base/parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace habitus {

bool parallel_for(size_t count, const Exec& exec, const std::function<void(size_t)>& work) {
  const auto guarded = [&](size_t i) {
    if (!exec.stopped()) work(i);
  };
  if (exec.threads == 1 || count < 2) {
    for (size_t i = 0; i < count; ++i) guarded(i);
    return !exec.stopped();
  }
  tbb::task_arena arena(exec.threads > 0 ? exec.threads : tbb::task_arena::automatic);
  arena.execute([&] {
    tbb::parallel_for(
        tbb::blocked_range<size_t>(0, count, 1),
        [&](const tbb::blocked_range<size_t>& range) {
          for (size_t i = range.begin(); i != range.end(); ++i) guarded(i);
        },
        tbb::simple_partitioner());
  });
  return !exec.stopped();
}

}  // namespace habitus
