#pragma once
#include <string>
#include <vector>

#include "core/taxonomy/test.h"

namespace habitus::taxonomy {

/// A behaviour: a name, its place in the category tree ("Shopping / Checkout"), and alternatives, each a list
/// of tests that must all hold. The first behaviour of the taxonomy that matches an event is the event's.
struct Behaviour {
  std::string name;
  std::string category;
  std::string note;
  std::vector<std::vector<Test>> any;
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
///
/// Tests: is, is not, in (…), not in (…), <, <=, >, >=, contains, starts, ends, matches, exists, missing.
/// Words with anything but letters, digits, _ . : - / are put in double quotes (\" and \\ inside). A # line
/// above a behaviour is its note.
std::string to_text(const Rules& rules);
Result<Rules> parse_text(const std::string& text, const std::vector<std::string>& properties);

/// "country is DE and amount >= 10" as a list of tests in JSON, not yet checked against any names.
Result<Json> conditions_from_text(const std::string& text);
std::string conditions_to_text(const Json& tests);

/// Categories in the order of their first behaviour, each once.
std::vector<std::string> categories(const Rules& rules);

}  // namespace habitus::taxonomy
