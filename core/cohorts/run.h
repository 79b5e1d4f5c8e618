#pragma once
#include <map>
#include <memory>
#include <set>
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
  enum class Kind { time, behaviours, attribute, property, segments } kind = Kind::time;
  std::vector<uint32_t> bits;                          ///< time: one; behaviours: one each
  std::vector<std::string> names;                      ///< behaviours, segments; time: what was first used
  std::shared_ptr<const segments::Calendar> calendar;  ///< time
  std::shared_ptr<const identity::Column> column;      ///< attribute
  size_t text = 0;                                     ///< property: its column …
  std::shared_ptr<const events::Dictionary> words;     ///< … and its words
  std::vector<std::shared_ptr<const events::PersonSet>> sets;  ///< segments
};
struct Kpi {
  As as = As::did;
  uint32_t bit = 0;
  Time since = kBeginning;  ///< active
  size_t number = 0;        ///< sum
};

struct Group {
  std::string name;
  std::shared_ptr<const Json> is;  ///< group.h
};

struct Run {
  std::vector<Logic> logics;
  std::vector<Kpi> kpis;
  std::vector<Group> groups;
  bool cross = false, groups_only = false;
  taxonomy::Picker picker;
  events::Scope scope;
  events::Need need;
  segments::Extent extent;
  static Result<Run> make(Project& project, const Json& complete, const Exec& exec);
};

/// A cohort is (number of the logic, label); crossed cohorts have the logic −1 and joined labels, groups −2.
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
  std::set<std::string> labels;  ///< that somebody has, where there are groups
  int64_t persons = 0, outside = 0;
};

/// The cohorts of person p of the slab. `labels`, when given, takes those the groups were made of.
std::vector<Name> cohorts_of(const Run& run, const events::Slab& slab, const uint32_t* mask, size_t p,
                             std::set<std::string>* labels = nullptr);
void visit(const Run& run, Part& part, const events::Slab& slab);
void merge(Part& into, const Part& from);

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::cohorts
