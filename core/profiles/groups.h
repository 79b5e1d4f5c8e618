#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/events/scan.h"
#include "core/project/project.h"
#include "core/project/results.h"

namespace habitus::profiles {

/// Whose groups a question of this room is about, the part "of" of its spec:
///
///     {"segments": [saved names or inline rules]}     absent: all saved ones
///     {"clusters": a saved partition, or its spec (clusters/fit.h)}
Result<Json> complete_groups(Project& project, const Json& of, const Json& scope, const std::string& where);
/// What they read, beside the scope.
Result<ResultKey> key_of_groups(Project& project, const Json& complete);

struct Group {
  std::string name;
  std::shared_ptr<const events::PersonSet> people;
};
/// `population`: for segments everybody with an event in scope, for clusters everybody who was compared; ascending.
struct Groups {
  std::vector<Group> all;
  std::vector<events::PersonKey> population;
  bool disjoint = false;  ///< clusters never overlap
};
Result<Groups> groups_of(Project& project, const Json& of, const Json& scope, const Exec& exec);

}  // namespace habitus::profiles
