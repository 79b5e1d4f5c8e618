#pragma once
#include "core/fairness/subject.h"

// Inside core/fairness only: subjects that come from other rooms.
namespace habitus::fairness {

Result<Json> complete_funnel(Project& project, const Json& of, const Json& scope);
/// Everybody who reached the step before; `last` gives their moments.
Result<Subject> funnel_subject(Project& project, const Json& of,
                               const std::vector<events::PersonKey>& everybody, const std::vector<Time>& last,
                               const Exec& exec);

Result<Json> complete_model(Project& project, const Json& of);
Result<Subject> model_subject(Project& project, const Json& of, const Exec& exec);
Result<ResultKey> key_of_model(Project& project, const Json& of);

}  // namespace habitus::fairness
