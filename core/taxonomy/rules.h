#pragma once
#include <string>
#include <vector>

#include "core/taxonomy/pattern.h"

namespace habitus::taxonomy {

/// A behaviour: a name, its place in the category tree ("Shopping / Checkout"), and alternatives (pattern.h).
/// The first behaviour of the taxonomy that matches an event is the event's; every event has one at most.
struct Behaviour {
  std::string name;
  std::string category;
  std::string note;
  std::vector<Pattern> any;
  bool operator==(const Behaviour&) const = default;
};
struct Rules {
  std::vector<Behaviour> behaviours;
  bool operator==(const Rules&) const = default;
};

/// {"behaviours":[{"name":"buy","category":"Shopping /
/// Checkout","any":[[{"property":"event","op":"is","values":["purchase"]}]]}]} Names are checked against
/// `properties`; event names need not exist yet (next month's log may have them).
Result<Rules> parse_rules(const Json& spec, const std::vector<std::string>& properties);
Json to_json(const Rules& rules);

/// The same as text, one behaviour a paragraph; parse_text(to_text(r)) == r for every r.
///
///     # what the till records
///     behaviour buy in "Shopping / Checkout"
///       when event is purchase and amount >= 10
///       when event in ("order placed", order_paid)
///     behaviour comparison in "Shopping / Intent"
///       when event is view_item then event is view_item then event is add_to_cart within 30 min
///       when event is search then event is view_item within 5 min without event is leave
///       when at least 3 times event is search within 10 min
///     behaviour abandonment in "Shopping / Abandonment"
///       when event is add_to_cart not followed by event is purchase within 1 h
///
/// A comma may stand before then, not, within and without, and "between" at the end of without.
/// Tests: is, is not, in (…), not in (…), <, <=, >, >=, contains, starts, ends, matches, exists, missing.
/// Words with anything but letters, digits, _ . : - / are put in double quotes (\" and \\ inside). A # line
/// above a behaviour is its note.
std::string to_text(const Rules& rules);
Result<Rules> parse_text(const std::string& text, const std::vector<std::string>& properties);

/// "country is DE and amount >= 10" as a list of tests in JSON, not yet checked against any names.
Result<Json> conditions_from_text(const std::string& text);
std::string conditions_to_text(const Json& tests);

/// Has a taxonomy spec an absence among its alternatives? Asked of every question's key, so nothing is compiled for it.
bool looks_ahead(const Json& spec);

/// Categories in the order of their first behaviour, each once.
std::vector<std::string> categories(const Rules& rules);

/// What parts the steps of a category's path.
inline const std::string kBranch = " / ";
/// Is `path` the branch itself or somewhere below it?
bool is_below(const std::string& path, const std::string& branch);
std::string leaf_of(const std::string& path);                   ///< its last step
std::vector<std::string> branches_to(const std::string& path);  ///< from the root to the path itself
/// All nodes of the tree of these paths, parents before their children, in the order of first mention.
std::vector<std::string> category_tree(const std::vector<std::string>& paths);

}  // namespace habitus::taxonomy
