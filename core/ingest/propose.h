#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/ingest/sniff.h"

namespace habitus::ingest {

/// Something the file does not say and we do not guess: a question, and what could be answered.
struct Doubt {
  std::string about;  ///< key of the mapping: "actor", "time", "delimiter", …
  Text question;
  std::vector<std::string> options;
};

/// What a file seems to be and how it would be read. Imports unedited only when there are no doubts.
struct Proposal {
  enum class Kind { events, people } kind = Kind::events;  ///< people: one record for each person
  std::string mapping;  ///< events: canonical JSON, without the roles that are in doubt. people: {"key":…}
                        ///< and the dialect
  std::vector<Doubt> doubts;
  std::vector<Text> notes;  ///< assumptions that were made: they are printed, not asked
  Sample sample;
};
Result<Proposal> propose(const std::string& path);
Json to_json(const Proposal& proposal);

}  // namespace habitus::ingest
