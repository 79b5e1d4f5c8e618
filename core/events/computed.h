#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace habitus {
class Project;
class Store;
}  // namespace habitus

namespace habitus::events {

/// A computed property: definition kind "property", named like the property it makes. A layer over the log:
/// wherever a name of a property may stand, a computed one may, another computed one included.
///
///     {"kind":"band",     "of":"price", "cuts":[10,50], "labels":["low","middle","high"]}    [cut, next cut)
///     {"kind":"regex",    "of":"url", "pattern":"^/p/(\\w+)", "group":1}                     the first match
///     {"kind":"coalesce", "of":["utm_source","referrer"]}                                    the first there
///     is
///     {"kind":"age",      "of":"birth_date"}                        whole years at the time of the event
///     {"kind":"lookup",   "of":"sku", "table":"catalogue", "column":"category", "fold":false}    fold: case
///     "on":"events"|"people"   of events, or an attribute of people;   "otherwise":"other"   when there is
///     none
struct Computed {
  enum class Kind { band, regex, coalesce, age, lookup } kind = Kind::band;
  std::vector<std::string> of;
  std::vector<double> cuts;
  std::vector<std::string> labels;  ///< one more than cuts
  std::string pattern;
  int group = 1;
  std::string table, column;  ///< "name@hash"
  bool fold = false;
  std::string otherwise;  ///< "" = missing
  bool people = false;
};

/// Every default filled in, every name checked, the table pinned. `name`: of the property itself, which must
/// not be one of the log; "" for one that is only looked at.
Result<Json> complete_computed(Project& project, const std::string& name, const Json& spec);
Result<Computed> parse_computed(const Json& completed);

/// The value of one word of a column `of`; nothing = missing. Not for age, which needs the time as well.
using WordMap = std::function<std::optional<std::string>(std::string_view)>;
Result<WordMap> word_map(Store& store, const Computed& computed);

/// A birth date in a text (ISO date or moment), and whole years from it to a moment; nothing outside 0 … 150.
std::optional<Date> birth_of(std::string_view text);
std::optional<int> age_at(Date birth, Time at);

}  // namespace habitus::events
