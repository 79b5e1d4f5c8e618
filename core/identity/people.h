#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/events/scan.h"

namespace habitus {
class Project;
}

namespace habitus::identity {

inline constexpr size_t kMaxLevels = 50;  ///< of an attribute; beyond they are not listed

/// One column of the attribute tables by actor id ("gender", "final_grade", …), over all tables that gave it.
struct Attribute {
  std::string name;
  bool is_protected = false;  ///< kept out of features by default, used by audits
  bool is_static = false;     ///< declared to have always been so, with a reason: known at every as-of moment
  std::string static_reason;
  bool numeric = false;             ///< every value reads as a number
  int64_t persons = 0;              ///< persons with a value
  std::vector<std::string> levels;  ///< ≤ 50 distinct values, sorted; empty when there are more
  std::string content;              ///< hash of the values and of `is_static`, for ResultKey::inputs
};
/// All attributes by name.
Result<std::vector<Attribute>> attributes(Project& project);
/// One of them; the error lists those there are.
Result<Attribute> attribute(Project& project, const std::string& name);

/// The values of one attribute, as of any moment. Dated values hold from their date on; undated ones from the
/// moment of their import, or always when the attribute is declared static. `kEnd` gives the latest value.
class Column {
 public:
  virtual ~Column() = default;
  virtual std::optional<std::string_view> text(events::PersonKey person, Time as_of) const = 0;
  virtual std::optional<double> number(events::PersonKey person,
                                       Time as_of) const = 0;  ///< nothing when the value is no number
};
Result<std::shared_ptr<const Column>> column(Project& project, const std::string& attribute);

/// Declares what an attribute is. Static needs a reason, which cards print. Journalled.
Done mark(Project& project, const std::string& attribute, bool is_protected, bool is_static,
          const std::string& reason);

/// Every attribute's values are what its content hash says, and its marks what the journal says.
Done verify(Project& project);

/// One value on its way in. `since` nothing: undated.
struct Value {
  events::PersonKey person = 0;
  std::string attribute;
  std::string value;
  std::optional<Time> since;
};
/// Stores values of one table in one transaction; a later value of the same person and moment replaces the
/// earlier. `about` is journalled and kept as the table's report: canonical JSON of counts and hashes,
/// without ids.
Done store_values(Project& project, const std::string& file, const std::string& sha256, Time imported,
                  const std::vector<Value>& values, const Json& about);

}  // namespace habitus::identity
