#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/figure.h"

namespace habitus {
class Project;
}

namespace habitus::identity {

/// An attribute table: one record for each person, or for each person and date.
struct PeopleRequest {
  std::string path;
  std::string key;          ///< column with the actor id
  std::string date;         ///< column with the date from which a record holds; "" = undated
  std::string date_format;  ///< as in time_format.h; "" = found out, refused when it can be read in two ways
  std::vector<std::string> columns;              ///< attributes to take; empty = every other column
  std::map<std::string, std::string> is_static;  ///< attribute → reason
  std::vector<std::string> is_protected;
  std::string name_space;
};

/// How table and log fit together, seen from both sides. Counts and a few ids to look at; ids are not stored.
struct PeopleReport {
  int64_t rows = 0, values = 0, rejected = 0;
  int64_t persons = 0;    ///< different keys in the table
  int64_t matched = 0;    ///< of those, known to the log
  int64_t unmatched = 0;  ///< of those, not known to the log (their values are kept: the log may still come)
  int64_t actors_without = 0;  ///< actors of the log that the table does not have
  int64_t duplicates = 0;      ///< rows whose key (and date) stood in an earlier row: the later one holds
  int64_t near = 0;            ///< unmatched keys that would match but for case, leading zeros or blanks
  std::vector<std::pair<std::string, std::string>> near_examples;   ///< in the table, in the log; at most 20
  std::vector<std::string> unmatched_examples, duplicate_examples;  ///< at most 20 each
  std::vector<Problem> problems;
  bool known = false;  ///< this very table was imported before: nothing was changed
};

Result<PeopleReport> import_people(Project& project, const PeopleRequest& request, const Exec& exec);
Json to_json(const PeopleReport& report);
std::vector<report::Table> tables(const PeopleReport& report);
/// Names that usually stand for protected attributes (sex, age, ethnicity …), to suggest marking them.
bool sounds_protected(const std::string& attribute);

}  // namespace habitus::identity
