#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace habitus {
class Project;
}

namespace habitus::report {

/// What was asked of an open project since it was opened: result → question and completed spec. Any number on
/// the screen goes back to what was asked through it.
class Book {
 public:
  static Book& of(Project& project);
  void add(const std::string& result, const std::string& question, const std::string& spec);
  std::optional<std::pair<std::string, std::string>> find(const std::string& result);

 private:
  std::mutex mutex_;
  std::map<std::string, std::pair<std::string, std::string>> asked_;
};

}  // namespace habitus::report
