#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include "core/events/known.h"
#include "core/events/known_actors.h"
#include "core/events/merges.h"
#include "core/events/runs.h"
#include "core/project/project.h"

namespace habitus::events {

class Resident;

/// What has to be counted in the file.
struct Sizes {
  int64_t actors = 0, bytes = 0;
};

/// The log as it is at one moment: immutable runs and batches, and the columns of them that are in memory.
struct Snapshot {
  Store& store;
  std::vector<Run> runs;
  std::vector<BatchRow> batches;
  std::vector<Alias> aliases;                ///< persons that are read as others
  std::map<int64_t, bool> import_arrival;    ///< batch → its arrival is the import time
  std::map<int64_t, std::string> source_of;  ///< batch → source
  std::map<std::string, std::string> computed;  ///< computed properties: name → spec (computed.h)
  uint64_t events = 0;
  size_t budget = 0;
  size_t least_group = 65536;  ///< events read at once however small the budget
  std::shared_ptr<Resident> resident;
  std::mutex content_mutex;                 ///< of what follows
  std::map<std::string, Hash128> contents;  ///< content hashes of cut runs, by scope
  std::optional<Sizes> sizes;               ///< once somebody asked

  explicit Snapshot(Store& s) : store(s) {}
};

/// Whose turn it is to write. A turn may end on another thread than it began on.
class Turn {
 public:
  void lock() { free_.acquire(); }
  void unlock() { free_.release(); }

 private:
  std::binary_semaphore free_{1};
};

/// The one live log of an open project.
class Log {
 public:
  explicit Log(Project& project) : project_(project) {}
  static Log& of(Project& project);

  /// What this thread holds (core/project/hold.h), else the newest. Fails inside a call of the store: its
  /// thread must be free to serve the reading.
  Result<std::shared_ptr<Snapshot>> snapshot();
  Result<std::shared_ptr<Snapshot>> newest();  ///< loads it the first time and after every change
  void changed();                              ///< the next snapshot is loaded anew
  /// One transaction that takes the runs `gone` out of the file. Snapshots that others than the caller (who
  /// has `own`) still read keep the bytes of these runs.
  Done replace(const std::vector<int64_t>& gone, const Snapshot& own,
               const std::function<Done(SQLite::Database&)>& write);
  Done outside_the_store();
  void release(size_t budget);
  Project& project() { return project_; }

  Turn writing;  ///< held by append and compact
  Known known;         ///< guarded by `writing`
  KnownActors actors;  ///< guarded by `writing`
  bool actors_loaded = false;
  size_t run_rows = 32768;  ///< see Source::run_rows

 private:
  Result<std::map<std::string, std::string>> computed_now();
  Done save_for_readers(const std::vector<int64_t>& gone, const Snapshot& own);

  Project& project_;
  std::atomic<std::thread::id> store_thread_;
  std::mutex mutex_;
  std::shared_ptr<Snapshot> snapshot_;
  std::vector<std::weak_ptr<Snapshot>> given_;  ///< that may still be read
  int64_t version_ =
      0;  ///< SQLite's data_version when the snapshot was loaded (a reader sees the writer's changes)
  size_t budget_ = 0;
  uint64_t definitions_ = 0;   ///< definition_changes() when the computed properties were read
};

}  // namespace habitus::events
