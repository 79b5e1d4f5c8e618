#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "core/base/progress.h"

namespace habitus {

/// Calls `work(i)` once for each i in [0, count), on `exec.threads` threads, in any order. Stops handing out
/// work when the user wishes to stop; returns false then. `work` must not throw.
bool parallel_for(size_t count, const Exec& exec, const std::function<void(size_t)>& work);

/// Deterministic reduction: `work(i)` gives a part for each block, and the parts are merged in the order of
/// the blocks, so the bits do not depend on the number of threads. Choose blocks by the data, never by the
/// threads.
template <class Part>
std::vector<Part> parallel_map(size_t count, const Exec& exec, const std::function<Part(size_t)>& work) {
  std::vector<Part> parts(count);
  parallel_for(count, exec, [&](size_t i) { parts[i] = work(i); });
  return parts;
}

}  // namespace habitus
