#include "core/project/parts.h"

#include <nlohmann/json.hpp>

#include "core/project/project.h"

namespace habitus {

Parts& Parts::of(Project& project) {
  return project.shared<Parts>([] { return std::make_shared<Parts>(); });
}

Result<Json> Parts::get(const ResultKey& key, const std::function<Result<Json>()>& compute) {
  const std::string hash = key.hash();
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = bodies_.find(hash); found != bodies_.end()) return Json::parse(found->second, nullptr, false);
  }
  TRY(const Json body, compute());
  const std::string text = canonical(body);
  const std::lock_guard lock(mutex_);
  if (bodies_.size() >= 256) bodies_.erase(bodies_.begin());  // any may go
  bodies_.insert_or_assign(hash, text);
  return Json::parse(text, nullptr, false);
}

void Parts::clear() {
  const std::lock_guard lock(mutex_);
  bodies_.clear();
}

Anew::Anew(Project& project) : project_(project) {
  project_.results().distrust(true);
  Parts::of(project_).clear();
}

Anew::~Anew() { project_.results().distrust(false); }

}  // namespace habitus
