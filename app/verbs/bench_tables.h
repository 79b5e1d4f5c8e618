#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace habitus {

/// Rows × 40 floats, row after row, then a byte (0 or 1) a row.
struct BenchTable {
  size_t rows = 0, columns = 0;
  std::vector<float> values;
  std::vector<uint8_t> label;
};
Result<BenchTable> read_bench_table(const std::string& path);

/// What is timed, and the digest it must give.
using BenchAnswer = std::function<Result<std::string>()>;
/// "kmeans", "gmm", "pca"; nothing for others.
std::vector<std::pair<std::string, BenchAnswer>> cluster_answers(const BenchTable& table, const std::string& workload,
                                                                 const Exec& exec);

/// "lr" and "gb" (rows 0–399,999 train, the others test); nothing for others.
std::vector<std::pair<std::string, BenchAnswer>> model_answers(const BenchTable& table, const std::string& workload,
                                                               const Exec& exec);

}  // namespace habitus
