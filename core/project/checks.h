#pragma once
#include <string>

#include "core/base/result.h"

namespace habitus {

class Project;
struct StoredResult;

/// What is kept beside a stored answer: SHA-256 of its hash, kind, inputs and body.
std::string sum_of(const StoredResult& result);

/// What the project itself can say about its own tables: SQLite's pages and indices, definitions against
/// their hashes and the journal, settings against the journal, stored answers against their sums. The error
/// names what was altered. Events, imports, people and models are checked by their rooms.
Done verify_project(Project& project);

}  // namespace habitus
