#pragma once
#include "core/report/question.h"

namespace habitus::report {

/// The key of a completed spec: the question's own, with the computed properties that the spec names, however
/// deep in the definitions it pins. Changing one of them makes other answers.
Result<ResultKey> key_of(Project& project, const Question& question, const Json& complete);

}  // namespace habitus::report
