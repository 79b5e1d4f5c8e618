#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus::ingest {

/// What the records of a source have to be like: the list "rules" of a mapping. One rule as JSON:
///
///     {"check":"required", "column":"price"}
///      "type",      "type":"number|whole|time|bool"
///      "range",     "min":0, "max":1000                  as numbers
///      "values",    "values":["DE","AT"]
///      "pattern",   "pattern":"^[A-Z]{2}\\d+$"           ECMAScript, anywhere in the text unless anchored
///        these look at one cell; all take "events":["purchase"], the events they hold for (all)
///      "repeats",   "columns":["order"], "within":"5 s"  same actor, event and columns (absent: every
///      property) that close; without columns and
///                                                        within: the very same record
///      "order",     "within":"1 min"                     an actor's records may go back in time so far (0)
///      "before",    "event":"purchase", "needs":"checkout", "within":"1 d"    no event without that other
///      before it "after",     "event":"checkout", "needs":"purchase", "within":"1 d"    … or after it
///      "sequence",  "column":"seq", "per":"actor"|"source"|a property         whole numbers without gap
///      "heartbeat", "event":"ping", "every":"5 min", "per":"actor"|"source"   no longer silence
///      "action":"reject"|"repair"|"impute"|"flag", "value":"0" (what impute puts), "formats":[…] (further
///      forms of time that repair may read)}
///
/// The first five act on each record while it is imported. `repeats`, `order` and `before` need the records
/// before it; with "reject" they act in the order of the file. Everything else is a finding over the stored
/// log (core/quality), which any later import may settle.
struct Rule {
  enum class Check {
    required,
    type,
    range,
    values,
    pattern,
    repeats,
    order,
    before,
    after,
    sequence,
    heartbeat
  };
  enum class Action { reject, repair, impute, flag };

  Check check = Check::required;
  Action action = Action::reject;
  std::string column;               ///< of the cell, or of the sequence number
  std::vector<std::string> events;  ///< the events a rule on a cell holds for; empty: all
  std::string type;                 ///< number, whole, time, bool
  std::optional<double> min, max;   ///< both belong to the range
  std::vector<std::string> values;  ///< allowed ones
  std::string pattern;
  std::vector<std::string> columns;  ///< that make a repeat
  std::optional<Duration> within;
  Duration every = 0;
  std::string event, needs, per;
  std::string value;                 ///< put by impute
  std::vector<std::string> formats;  ///< repair may read
  std::string label;                 ///< "required price": how reports name it

  bool of_a_cell() const { return check <= Check::pattern; }
  /// Looks at the records before while importing.
  bool in_file_order() const { return !of_a_cell() && action == Action::reject; }
};

/// The list with every default filled in; errors name the rule and what to write instead.
Result<Json> complete_rules(const Json& list);
/// From a completed list.
std::vector<Rule> parse_rules(const Json& completed);
/// "reject", …
const char* action_name(Rule::Action action);

/// How often a rule was broken, and how often that refused the record.
struct RuleCount {
  int64_t failed = 0, rejected = 0;
  int64_t first = 0;  ///< record number of the first; within a block: index + 1
  void add(const RuleCount& later, int64_t records_before) {
    if (failed == 0 && later.failed > 0) first = later.first + records_before;
    failed += later.failed;
    rejected += later.rejected;
  }
};

}  // namespace habitus::ingest
