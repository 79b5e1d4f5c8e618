#pragma once
#include "app/verbs/verb.h"

namespace habitus {

/// `features dossier`: the data dictionary of a completed frame: what each feature is, formula, version and
/// its history (of the set saved as `name`), sources with file hashes, quality per column, models that stand
/// on it and their approvals. Written to `out` as CSV, JSON, Markdown or HTML when it is not empty.
Result<Reply> dossier_reply(Project& project, const Json& complete, const std::string& name,
                            const std::string& out, const Exec& exec);

/// `features diff`: what changed between two versions of a saved set; 0 = the last, and the one before it.
Result<Reply> changes_reply(Project& project, const std::string& name, int64_t before, int64_t after);

}  // namespace habitus
