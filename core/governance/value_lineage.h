#pragma once
#include <string>

#include "core/project/project.h"
#include "core/report/figure.h"
#include "core/report/question.h"

namespace habitus::governance {

/// One value of one person with everything it stands on: {"feature","version","spec","as_of","value","n","known_events",
/// "events" (each with batch, record, file, line and SHA-256), "definition" (version, owner, schedule of the set saved as
/// `name`; "" = none), "graph" {"nodes","edges"}}. Reads single events, so the pass must allow rows.
Result<Json> value_lineage(Project& project, const Pass& rows, const Json& set, const std::string& name,
                           const std::string& column, const std::string& actor, const std::string& as_of);
/// Its events, one a row.
report::Table value_events(const Json& value);

/// The graph of all features, the answer of the question "lineage", with the definition of the saved set.
Result<Json> set_lineage(Project& project, const report::Answer& answer, const Json& set, const std::string& name);

}  // namespace habitus::governance
