#pragma once
#include "core/features/feature.h"

namespace habitus::features {

/// A set of features (definition kind "features"): {"features":[…],"scope":{…},"include_protected":false,
/// "owner":"who answers for it","schedule":"7 d"}; the schedule says how often new events are to be imported.
/// Its scope has no period: the as-of moments say what is read. Each feature has a type; `event` is a pick
/// (taxonomy/picker.h, nothing = any event), windows look back from the as-of moment ("30 d"), nothing =
/// since ever:
///
///     {"type":"count","event" or "events":[picks],"windows":["7 d","30 d"]}      Σ weight, one column per
///     pick and window
///     {"type":"recency"} {"type":"tenure"}                                       days since the last, the
///     first event
///     {"type":"number","property":"amount","stat":"sum|mean|min|max|median|last","windows":[…]}
///     {"type":"rfm","event":"purchase","property":"amount","window":"180 d"}     recency, frequency,
///     monetary in one
///     {"type":"weighted","weights":{"purchase":5,"look":1},"windows":[…]}        Σ what each event is worth
///     {"type":"lag","step":"7 d","k":4}                 what was done in the 2nd, 3rd, … step back (lag 1 …
///     k)
///     {"type":"rolling"|"slope"|"acceleration", …}      mean, trend per step, its change per step² over the
///     last k steps (the one that ends at the moment included), by least squares
///     {"type":"seasonal","step":"1 d","season":7,"k":1} lag 7, 14, …, and the change of the latest step
///     against lag 7. Steps are "day", "week", "month" or a duration and count Σ weight of events, or Σ of a
///     "property"
///     {"type":"distinct","of":"day" or a property,"windows":[…]}  {"type":"entropy","of":"event" or a
///     property}
///     {"type":"decay","half_life":"14 d"}   {"type":"level","property":"channel","which":"last|first|most"}
///     {"type":"sessions","window":"90 d","sessions":"main" or {"timeout":"30 min", …}}   count, mean and
///     median duration, mean gap, days since, bounces, depth, or those of "columns": also sd gap, bounce
///     share, minutes; a window or several "windows", cut by a saved sessions definition or by rules
///     (sessions/sessions.h); "timeout" may stand alone
///     {"type":"attribute","attribute":"country"}                                 as known at the moment
///     {"type":"attributes"}                                                      all that are not protected
///
/// "name" overrides the column name. "ends":"7 d" lets a window end that long before the moment; a negative
/// one would cross it and is refused by name.
Result<Json> complete_set(Project& project, const Json& set);

/// The set, ready to read. Attribute features have no object: they are filled in from the people tables.
struct Recipe {
  std::vector<std::unique_ptr<Feature>> features;  ///< those that read events
  std::vector<Json> attributes;                    ///< completed attribute features
  std::vector<std::pair<bool, size_t>> order;      ///< (is attribute, index), as written
};
Result<Recipe> recipe_of(const Json& complete_set);
/// Names of the columns a completed set makes, in order.
Result<std::vector<std::string>> columns_of_set(const Json& complete_set);

}  // namespace habitus::features
