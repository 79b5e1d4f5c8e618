#pragma once
#include "core/governance/asked.h"

namespace habitus::governance {

/// A whole analysis that ends in one answer, as a study (app/verbs/study.h): every import with its mapping,
/// the tables about people, the definitions the question pins, and the question, with the result's hash as
/// what is expected. Run on the same files it gives the same hash. Fails where that cannot be: no import is
/// known, or the scores came from outside. `files` lists, in order, the files it reads.
Result<Json> study_of(Project& project, const Asked& asked);

}  // namespace habitus::governance
