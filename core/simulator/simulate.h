#pragma once
#include <string>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/simulator/spec.h"

namespace habitus::simulator {

/// Where a simulation goes. The log is JSONL when its name ends in .jsonl, else CSV; empty names are not
/// written.
struct Files {
  std::string log, people, truth;
};

/// Lives all actors of `spec` and writes the log as a stream, then people and truth; gives the truth. The
/// bytes depend on the spec (and its seed) alone, not on the number of threads. A stopped or failed
/// simulation leaves no file.
Result<Json> simulate(const Spec& spec, const Files& files, const Exec& exec);

}  // namespace habitus::simulator
