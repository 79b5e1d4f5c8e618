#pragma once
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "core/project/results.h"

namespace habitus {

class Project;

/// What many answers are made of, by what it is computed from: kept while the project is open, never stored.
class Parts {
 public:
  static Parts& of(Project& project);
  /// The known body, or `compute()`. May be called from any thread.
  Result<Json> get(const ResultKey& key, const std::function<Result<Json>()>& compute);
  void clear();  ///< what is to be computed anew is so from the ground up

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> bodies_;
};

/// While it lives nothing counts that was stored or remembered: every answer is computed anew, once.
class Anew {
 public:
  explicit Anew(Project& project);
  ~Anew();
  Anew(const Anew&) = delete;
  Anew& operator=(const Anew&) = delete;

 private:
  Project& project_;
};

}  // namespace habitus
