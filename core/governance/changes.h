#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/project/project.h"
#include "core/report/question.h"

namespace habitus::governance {

/// One field of a spec that is not what it was; texts are canonical JSON, "" where there was (or is) no such
/// field.
struct Change {
  std::string path, before, after;
};
/// Every field of a spec by its path: "scope.from", "steps.2.event", "features.spend.window". Members of a
/// list of objects go by their names where each has one of its own, else by place; a list of plain values is
/// one field.
std::map<std::string, std::string> fields_of(const Json& spec);
/// By path.
std::vector<Change> changes_between(const Json& before, const Json& after);
Json to_json(const std::vector<Change>& changes);

/// An entry of the journal with the definition or setting it is about, and what it changed there.
struct Logged {
  JournalEntry entry;
  std::string kind, name;
  std::vector<Change> changes;
};
/// The journal as a log of changes; "" = every kind, every name.
Result<std::vector<Logged>> change_log(Project& project, const std::string& kind = {},
                                       const std::string& name = {});

/// A field of a definition as it is now: which version gave it this value, who, when and why.
struct Blamed {
  std::string path, value, before;
  int version = 0;
  std::string owner, reason;
  Time when = 0;
};
Result<std::vector<Blamed>> blame(Project& project, const std::string& kind, const std::string& name);

/// A number that another version of a definition gives another value.
struct MovedNumber {
  std::string question, definition;  ///< whose answer: kind and name
  Text label;
  std::string at;
  report::Quantity before, after;
};
/// Asks everything saved that stands on the definition (or is it) twice: with the one version and with the
/// other.
Result<std::vector<MovedNumber>> numbers_moved(Project& project, const Definition& before,
                                               const Definition& after, const Exec& exec);
/// Numbers of two answers to one question that differ, by place.
std::vector<MovedNumber> compare_answers(const report::Question& question, const Json& before,
                                         const Json& after);

}  // namespace habitus::governance
