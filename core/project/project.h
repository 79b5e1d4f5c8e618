#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

#include "core/project/definitions.h"
#include "core/project/gate.h"
#include "core/project/journal.h"
#include "core/project/results.h"
#include "core/project/store.h"

namespace habitus {

/// One open project file: the store and the four ideas that stand on it. Rooms keep their own tables (named
/// after the room, created by resources/schema/NNN_*.sql) and reach them through `store()`.
class Project {
 public:
  static Result<std::unique_ptr<Project>> create(const std::string& path);
  /// Opens for writing, or read-only when another process is the writer (then `read_only()` says so and
  /// `writer()` who).
  static Result<std::unique_ptr<Project>> open(const std::string& path,
                                               Store::Mode mode = Store::Mode::read_write);

  Store& store() { return *store_; }
  Definitions& definitions() { return definitions_; }
  Results& results() { return results_; }
  Journal& journal() { return journal_; }
  Gate& gate() { return gate_; }
  const std::string& path() const { return store_->path(); }
  bool read_only() const { return store_->read_only(); }
  /// Who has the project open for writing, when that is why we may only read: "process 4711 on desk7".
  const std::string& writer() const { return store_->writer(); }
  std::string name() const;  ///< file name without folder and ending

  /// Small project-wide settings (time zone, k of the gate, owner …), journalled when they change.
  Result<std::string> setting(const std::string& key, const std::string& fallback = {});
  Done set_setting(const std::string& key, const std::string& value);

  /// Room-owned live objects that several callers share (the event log's resident columns, …): made once per
  /// open project.
  template <class T, class Make>
  T& shared(Make make) {
    return *static_cast<T*>(
        shared_slot(&typeid(T), [&] { return std::static_pointer_cast<void>(std::shared_ptr<T>(make())); }));
  }

 private:
  explicit Project(std::unique_ptr<Store> store);
  void* shared_slot(const void* type, const std::function<std::shared_ptr<void>()>& make);
  std::unique_ptr<Store> store_;
  Definitions definitions_;
  Results results_;
  Journal journal_;
  Gate gate_;
  std::mutex shared_mutex_;
  std::vector<std::pair<const void*, std::shared_ptr<void>>> shared_;
};

}  // namespace habitus
