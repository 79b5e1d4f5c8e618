#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/events/scan.h"
#include "core/identity/people.h"

namespace habitus {
class Project;
}

namespace habitus::fairness {

/// How people are cut into groups. Completed:
///
///     {"attribute":"race"}                           each value a group, missing one of its own
///     {"attribute":"age","cuts":[25,45]}             below 25, 25 to below 45, 45 and over
///     {"cross":[{…},{…}]}                            every combination of two
///     {"slice":"sex=F & age>=50"}                    those and all others
///     {"segment":"loyal@…"}                          members at the row's own moment and all others
///
/// Given as text: "race", "age:25,45", "race x sex", "segment:loyal", "sex=F & age>=50" (=, !=, <, <=, >, >=;
/// values in quotes where they hold blanks). Where no attribute is called "age" it is counted in whole years
/// from a birth date (an attribute named birth…, dob or date_of_birth; ISO or d.m.yyyy) to the row's own
/// moment.
Result<Json> complete_cut(Project& project, const Json& given);
std::string cut_name(const Json& complete);
/// The text a completed cut can be read from again.
std::string cut_text(const Json& cut);

/// A completed cut, ready to be asked.
class Cut {
 public:
  static Result<Cut> make(Project& project, const Json& complete);
  /// A cut by a segment asks who belongs to it at each of these moments; others need nothing.
  Done prepare(Project& project, const std::vector<Time>& moments, const Exec& exec);
  /// Name of the row's group; "" = unknown (an attribute of a slice is missing).
  std::string group(events::PersonKey person, Time moment) const;
  /// Hashes of the attributes it reads, for result keys.
  const std::vector<std::string>& content() const { return content_; }
  /// In the order groups are shown: cuts ascending, otherwise by bytes.
  static constexpr const char* kOthers = "others";

 private:
  struct Part {
    std::string attribute, op;
    std::vector<std::string> values;
    std::vector<double> cuts;
    bool from_birth = false;
    std::shared_ptr<const identity::Column> column;
  };
  std::optional<double> number_of(const Part& part, events::PersonKey person, Time moment) const;
  std::string level_of(const Part& part, events::PersonKey person, Time moment) const;
  std::string name_;
  std::string segment_;  ///< "name@hash"
  std::map<Time, std::shared_ptr<const events::PersonSet>> members_;
  bool slice_ = false;
  std::vector<Part> parts_;
  std::vector<std::string> content_;
};

/// Whole years from a birth date to a moment; nothing when the text is no date.
std::optional<double> age_at(std::string_view birth, Time moment);

}  // namespace habitus::fairness
