#include "views/import/roles.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace habitus {
namespace {

constexpr std::array<const char*, kRoles> kKeys{
    "", "actor", "event", "time", "arrival", "event_id", "session", "channel", "value", "weight", ""};
const char* key_of(Role role) { return kKeys[static_cast<size_t>(role)]; }

/// Names of the columns a role reads: "a", {"columns":["a","b"]} or {"columns":"a"}.
std::vector<std::string> columns_of(const Json& mapping, const char* key) {
  const auto found = mapping.find(key);
  if (found == mapping.end()) return {};
  const Json* columns = &*found;
  if (found->is_object()) {
    if (!found->contains("columns")) return {};
    columns = &(*found)["columns"];
  }
  if (columns->is_string())
    return columns->get<std::string>() == "import" ? std::vector<std::string>{}
                                                   : std::vector{columns->get<std::string>()};
  if (columns->is_array()) return columns->get<std::vector<std::string>>();
  return {};
}

const ingest::ColumnSketch* sketch(const std::vector<ingest::ColumnSketch>& columns,
                                   const std::string& name) {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.name == name; });
  return at == columns.end() ? nullptr : &*at;
}

/// A time role on other columns: their own format, the zone that was stated before.
Json time_role(const Json& before, const std::vector<std::string>& names,
               const std::vector<ingest::ColumnSketch>& columns) {
  Json role = before.is_object() ? before : Json::object();
  role.erase("lag");
  role.erase("constant");
  role["columns"] = names;
  if (names.size() > 1) role["join"] = " ";
  const auto* first = sketch(columns, names.front());
  if (names.size() == 1 && first && first->time) {
    role["format"] = first->time->format;
    if (!first->time->print.empty()) role["print"] = first->time->print;
  }
  return role;
}

}  // namespace

std::vector<Role> roles_in(const Json& mapping, const std::vector<ingest::ColumnSketch>& columns) {
  std::vector<Role> roles(columns.size(), Role::property);
  if (const auto kept = mapping.find("properties"); kept != mapping.end() && kept->is_array())
    for (size_t i = 0; i < columns.size(); ++i)
      if (std::find(kept->begin(), kept->end(), columns[i].name) == kept->end()) roles[i] = Role::left_out;
  for (int r = static_cast<int>(Role::actor); r <= static_cast<int>(Role::weight); ++r)
    for (const std::string& name : columns_of(mapping, kKeys[static_cast<size_t>(r)]))
      for (size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name) roles[i] = static_cast<Role>(r);
  return roles;
}

Json with_roles(Json mapping, const std::vector<ingest::ColumnSketch>& columns,
                const std::vector<Role>& roles) {
  const std::vector<Role> before = roles_in(mapping, columns);
  for (int r = static_cast<int>(Role::actor); r <= static_cast<int>(Role::weight); ++r) {
    const Role role = static_cast<Role>(r);
    std::vector<std::string> names;
    bool same = true;
    for (size_t i = 0; i < columns.size(); ++i) {
      if (roles[i] == role) names.push_back(columns[i].name);
      same = same && (roles[i] == role) == (before[i] == role);
    }
    if (same) continue;
    const Json old = mapping.value(key_of(role), Json());
    if (names.empty()) {
      mapping.erase(key_of(role));
    } else if (role == Role::time || role == Role::arrival) {
      mapping[key_of(role)] = time_role(old, names, columns);
    } else if (names.size() == 1) {
      mapping[key_of(role)] = names.front();
    } else {
      mapping[key_of(role)] = Json{{"columns", names}, {"join", role == Role::event ? " · " : "-"}};
    }
  }
  std::vector<std::string> kept;
  for (size_t i = 0; i < columns.size(); ++i)
    if (roles[i] == Role::property) kept.push_back(columns[i].name);
  const bool all = std::find(roles.begin(), roles.end(), Role::left_out) == roles.end();
  mapping["properties"] = all ? Json("rest") : Json(kept);
  return mapping;
}

}  // namespace habitus
