#include "core/report/book.h"

#include "core/project/project.h"

namespace habitus::report {

Book& Book::of(Project& project) {
  return project.shared<Book>([] { return std::make_shared<Book>(); });
}

void Book::add(const std::string& result, const std::string& question, const std::string& spec) {
  const std::lock_guard lock(mutex_);
  if (asked_.size() >= 4096)
    asked_.erase(asked_.begin());  // any may go: saved definitions are found without it
  asked_.insert_or_assign(result, std::pair{question, spec});
}

std::optional<std::pair<std::string, std::string>> Book::find(const std::string& result) {
  const std::lock_guard lock(mutex_);
  const auto found = asked_.find(result);
  return found == asked_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace habitus::report
