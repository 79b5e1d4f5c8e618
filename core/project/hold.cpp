#include "core/project/hold.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace habitus {
namespace {

thread_local std::vector<std::pair<const Project*, std::shared_ptr<void>>> held;

auto found(const Project& project) {
  return std::find_if(held.begin(), held.end(), [&](const auto& h) { return h.first == &project; });
}

}  // namespace

Hold::Hold(const Project& project) : project_(found(project) == held.end() ? &project : nullptr) {
  if (project_) held.emplace_back(project_, nullptr);
}

Hold::~Hold() {
  if (project_) held.erase(found(*project_));
}

std::shared_ptr<void>* Hold::slot(const Project& project) {
  const auto it = found(project);
  return it == held.end() ? nullptr : &it->second;
}

}  // namespace habitus
