#pragma once
#include <string>

#include "core/project/project.h"
#include "core/report/figure.h"

namespace habitus::governance {

/// The data dictionary of a completed frame, a page a feature: what it is, formula, version and its history (of the
/// set saved as `name`; "" = none), sources with file hashes, quality of each column, models that stand on it and
/// their approvals. Counts that would betray single people are null.
Result<Json> feature_book(Project& project, const Json& complete, const std::string& name, const Exec& exec);
/// As .csv, .json, .md or .html, by the ending of the path; in a language of report/tongue.h.
Done write_feature_book(Project& project, const Json& pages, const std::string& name, const std::string& path,
                        const std::string& language = "en");

/// What changed between two versions of a saved set, {"name","before","after","changes" (features/dossier.h)};
/// 0 = the last, and the one before it.
Result<Json> feature_changes(Project& project, const std::string& name, int64_t before, int64_t after);
/// The same a row a difference.
report::Table changes_table(const Json& changes);

/// A value of a page as text, and a list of them, each once.
std::string value_said(const Json& value);
std::string list_said(const Json& list, const char* key = nullptr);

}  // namespace habitus::governance
