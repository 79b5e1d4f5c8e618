#pragma once
#include <memory>

namespace habitus {

class Project;

/// While one lives, what this thread reads of the project stays as it was when it first looked: a question's
/// key, its words and its numbers come from one and the same log, whatever is appended meanwhile. Holds nest;
/// the outermost counts. Do not write while holding and expect to read it.
class Hold {
 public:
  explicit Hold(const Project& project);
  ~Hold();
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

  /// Where the room that keeps snapshots (events) puts the one it gave; nothing when this thread holds nothing.
  static std::shared_ptr<void>* slot(const Project& project);

 private:
  const Project* project_;  ///< nothing: an outer one holds already
};

}  // namespace habitus
