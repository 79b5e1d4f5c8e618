#pragma once
#include "core/features/recipe.h"
#include "core/identity/people.h"

// Parts of a feature's spec; shared by recipe*.cpp only.
namespace habitus::features {

struct Context {
  Project& project;
  taxonomy::Lens lens;
  std::vector<std::string> properties;
  std::vector<identity::Attribute> attributes;
  bool include_protected = false;
  const Json& scope;  ///< completed; the set's own
};

/// "windows" or "window" as a list.
Result<Json> windows(const Json& f, const std::string& where);
/// A property of the log under `key`; `also` is a name that stands for something else.
Done property(const Context& c, const Json& f, const char* key, const char* also, const std::string& where,
              Json& out);
Result<Json> pick(const Context& c, const Json& given, const std::string& where);
std::string spoken(const Json& pick);
/// Everything about sessions: rules, and the columns wanted.
Done session_part(const Context& c, const Json& f, const std::string& where, Json& out);
/// What each event is worth: {"purchase": 5, "look": 1} as picks and values in the order of the words.
Done weights(const Context& c, const Json& f, const std::string& where, Json& out);
/// Grain and number of the steps; "day", "week" and "month" have names.
Done steps(const Context& c, const std::string& type, const Json& f, const std::string& where, Json& out,
           std::string& called);

}  // namespace habitus::features
