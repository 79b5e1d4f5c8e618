#pragma once
#include "app/verbs/verb.h"
#include "core/report/question.h"

namespace habitus {

/// --finding and --signed-by, of the verbs that audit.
void finding_options(CLI::App& app, Json& spec);
/// Signs what is found, where asked to, and adds every finding of this answer; one that does not hold fails the verb.
Done add_findings(Project& project, const report::Answer& answer, const Json& flags, Reply& reply);

}  // namespace habitus
