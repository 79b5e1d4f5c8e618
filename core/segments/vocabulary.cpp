#include "core/segments/vocabulary.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/events/log.h"
#include "core/identity/people.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::segments {

Result<Vocabulary> vocabulary(Project& project, const Json& scope) {
  Vocabulary out;
  TRY(const auto log, events::info(project));
  if (log.events == 0) return out;
  Json level = Json::object();
  for (const char* key : {"level", "taxonomy"})
    if (scope.contains(key)) level[key] = scope[key];
  TRY(const auto lens, lens_of(project, level));
  out.words.assign(lens.words().begin() + 1, lens.words().end());
  if (lens.level() == taxonomy::Level::category) out.words = taxonomy::category_tree(out.words);
  std::sort(out.words.begin(), out.words.end());
  out.properties = log.properties;
  TRY(const auto attributes, identity::attributes(project));
  for (const auto& a : attributes) out.attributes.push_back(a.name);
  TRY(const auto saved, project.definitions().heads("segment"));
  for (const auto& d : saved) out.segments.push_back(d.name);
  return out;
}

}  // namespace habitus::segments
