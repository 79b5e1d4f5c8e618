#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/events/resident.h"
#include "core/events/scan.h"

namespace habitus::events {

/// The columns a scan reads, each once, and where each wish finds its own.
struct Plan {
  std::vector<Wanted> wanted;
  size_t event = 0, arrival = 0, weight = 0, batch = 0, row = 0;
  std::vector<size_t> text, number;
  Time until = kBeginning;  ///< Slab::until
  struct Filter { size_t lane; std::vector<uint8_t> truth; };
  std::vector<Filter> filters;

  size_t want(Wanted::What what, const std::string& name = {}) {
    for (size_t i = 0; i < wanted.size(); ++i)
      if (wanted[i].what == what && wanted[i].name == name) return i;
    wanted.push_back({what, name});
    return wanted.size() - 1;
  }
};

Result<Plan> plan_of(Snapshot& log, const Scope& scope, const Need& need, const Exec& exec);

/// Copies of a block's columns with only the events in scope. Empty when everything is: then nothing is copied.
struct Copy {
  std::vector<uint64_t> person;
  std::vector<uint32_t> first, keep;
  std::vector<int64_t> time;
  std::vector<Lane> lanes;
};

/// Block `b` of loaded columns as a visitor sees it; valid as long as `loaded` and `copy`.
Slab slab_of(size_t b, const Plan& plan, const Scope& scope, const Need& need, const Loaded& loaded, Copy& copy);

/// The same scan, pulled block by block on one thread instead of pushed.
class BlockReader {
 public:
  static Result<std::unique_ptr<BlockReader>> open(std::shared_ptr<Snapshot> log, const Scope& scope, const Need& need, const Exec& exec);
  /// The next block that has events; false at the end. Valid until the next call.
  Result<bool> next(Slab& slab);

 private:
  std::shared_ptr<Snapshot> log_;
  Scope scope_;
  Need need_;
  Exec exec_;
  Plan plan_;
  std::vector<std::pair<size_t, size_t>> groups_;  ///< still to come, last first
  Loaded loaded_;
  Copy copy_;
  size_t at_ = 0, end_ = 0;
  bool fits_ = false;
};

/// Events in memory at once when the whole does not fit.
size_t rows_at_once(const Snapshot& log, const Plan& plan);

}  // namespace habitus::events
