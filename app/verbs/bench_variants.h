#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/gate.h"

namespace habitus {

class Project;

/// Workloads that were never asked before: each call of an answer asks the next variant (other steps, window, origin, timeout, cut or
/// filter), so nothing can be remembered. The answer is the digests of all variants so far, parted by " ; "; tests/bench/variants.mjs
/// computes the same with DuckDB. Names are those of the workloads with "~" behind.
std::vector<std::pair<std::string, std::function<Result<std::string>()>>> bench_variants(Project& project, const Pass& pass,
                                                                                         const std::string& workload, const Exec& exec);

}  // namespace habitus
