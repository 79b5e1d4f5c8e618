#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/project/project.h"

namespace habitus::governance {

/// A decision record (definition kind "decision"): what was decided, why, from which sources, and what was
/// not done.
///
///     {"title": …, "rationale": words, "decided": words,
///      "sources": [{"file": …, "sha256": …, "imported": true}],
///      "alternatives": [{"option": …, "why": why it was rejected}],
///      "about": [{"kind": "model", "name": "churn", "version": 2, "hash": …}],
///      "logic": {"program": "Habitus …", "journal_head": …}}
///
/// Refused without a rationale. `sources` and `about` may be given short: a path, or the name of an imported
/// file; "model/churn". Filled in: the SHA-256 of the file's bytes (of its text when only the import is
/// left), and the version and hash of what it is about.
Result<Json> complete_decision(Project& project, const Json& spec);

/// Completes and keeps it, as the next "D-0001" when `name` is empty. Journalled like every definition.
Result<Definition> add_decision(Project& project, const Json& spec, const std::string& name = {});

/// Newest first; those with every one of `words` somewhere in them (any case), and about `kind`/`name` when
/// given.
Result<std::vector<Definition>> decisions(Project& project, const std::string& words = {},
                                          const std::string& kind = {}, const std::string& name = {});

/// The record as it leaves the program: {"decision": name, "version", "hash", "owner", "created", …the spec}.
Json exported_decision(const Definition& decision);
std::string decision_markdown(const Definition& decision);

/// Files that were imported, events and tables about people, by name, newest first.
struct ImportedFile {
  std::string file, source, sha256;  ///< of its text; "" when it came in several ranges
};
Result<std::vector<ImportedFile>> imported_files(Project& project);

}  // namespace habitus::governance
