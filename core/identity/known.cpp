#include "core/identity/known.h"

#include <algorithm>

#include "core/project/project.h"

namespace habitus::identity {

Result<std::vector<events::PersonKey>> known_people(Project& project, const std::string& attribute) {
  std::vector<events::PersonKey> out;
  CHECK(project.store().read([&](SQLite::Database& db) -> Done {
    SQLite::Statement rows(db,
                           "SELECT DISTINCT person FROM people_value v JOIN people_attribute a ON a.id = v.attribute "
                           "WHERE a.name = ?");
    rows.bind(1, attribute);
    while (rows.executeStep()) out.push_back(static_cast<events::PersonKey>(rows.getColumn(0).getInt64()));
    return {};
  }));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace habitus::identity
