#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/identity/people.h"
#include "core/segments/answers.h"
#include "core/taxonomy/picker.h"

namespace habitus::cohorts {

enum class As { active, did, repeat, events, sum };

/// One way to put persons into cohorts.
struct Logic {
  enum class Kind { time, behaviours, attribute, segments } kind = Kind::time;
  std::vector<uint32_t> bits;                                  ///< time: one; behaviours: one each
  std::vector<std::string> names;                              ///< behaviours, segments
  std::shared_ptr<const segments::Calendar> calendar;          ///< time
  std::shared_ptr<const identity::Column> column;              ///< attribute
  std::vector<std::shared_ptr<const events::PersonSet>> sets;  ///< segments
};
struct Kpi {
  As as = As::did;
  uint32_t bit = 0;
  Time since = kBeginning;  ///< active
  size_t number = 0;        ///< sum
};

struct Run {
  std::vector<Logic> logics;
  std::vector<Kpi> kpis;
  bool cross = false;
  taxonomy::Picker picker;
  events::Scope scope;
  events::Need need;
  segments::Extent extent;
  static Result<Run> make(Project& project, const Json& complete, const Exec& exec);
};

/// A cohort is (number of the logic, label); crossed cohorts have the logic −1 and joined labels.
using Name = std::pair<int, std::string>;

struct Sums {
  double sum = 0, squares = 0;
};
struct Cohort {
  double n = 0;
  std::vector<Sums> kpis;
};
struct Part {
  std::map<Name, Cohort> cohorts;
  std::map<std::pair<Name, Name>, int64_t> both;
  int64_t persons = 0, outside = 0;
};

/// The cohorts of person p of the slab.
std::vector<Name> cohorts_of(const Run& run, const events::Slab& slab, const uint32_t* mask, size_t p);
void visit(const Run& run, Part& part, const events::Slab& slab);
void merge(Part& into, const Part& from);

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::cohorts
