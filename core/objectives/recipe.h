#pragma once
#include "core/objectives/target.h"
#include "core/taxonomy/test.h"

namespace habitus::objectives {

/// A completed target spec, read. Inside core/objectives and core/features only.
enum class Type { event, absence, attribute };
struct Recipe {
  Type type = Type::event;
  std::vector<Time> as_of;        ///< ascending, not empty
  Duration horizon = 0, gap = 0;  ///< 0 for attributes
  Duration active_within = 0;     ///< 0 = ever
  int64_t min_events = 1;
  Time observed_until = 0, log_begin = 0;
};
Result<Recipe> recipe_of(Project& project, const Json& complete);
Time needed_until(const Recipe& recipe);                    ///< end of the last label window
Result<taxonomy::Test> condition_of(const Json& complete);  ///< of an attribute target
/// What the labels read: the spec's scope, up to the end of the last window.
Result<events::Scope> scope_of_target(Project& project, const Json& complete, const Recipe& recipe,
                                      const Exec& exec);

}  // namespace habitus::objectives
