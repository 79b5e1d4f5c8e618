#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/segments/answers.h"
#include "core/segments/breakdown.h"
#include "core/taxonomy/picker.h"

namespace habitus::trends {

enum class As { events, actors, per_actor, sum, mean, ratio };

/// Sums of one measure in one period and group.
struct Sums {
  double events = 0, actors = 0;
  double values = 0, sum = 0, squares = 0;  ///< of the property, weighted
  double base = 0, both = 0;                ///< ratio: persons who did `of`, and both
  void add(const Sums& other);
  Json json(As as) const;
};

struct Measure {
  As as = As::events;
  uint32_t bit = 0, of = 0;  ///< masks of the picks
  size_t number = 0;         ///< column of the property
};

/// A completed spec made ready; `series[measure][period]`, the last period being the whole.
struct Run {
  std::vector<Measure> measures;
  taxonomy::Picker picker;
  segments::Breakdown breakdown;
  events::Scope scope;
  events::Need need;
  segments::Extent extent;
  static Result<Run> make(Project& project, const Json& complete, const Exec& exec);
};
using Series = std::vector<std::vector<Sums>>;
struct Part {
  std::map<std::vector<std::string>, Series> groups;
};
void visit(const Run& run, const segments::Calendar& calendar, Part& part, const events::Slab& slab);
void merge(Part& into, const Part& from);

Result<As> parse_as(const std::string& text);
std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::trends
