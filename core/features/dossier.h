#pragma once
#include "core/features/features.h"

namespace habitus::features {

/// The data dictionary of an answer: for each column what it is, its formula, window and version, what is
/// missing, how many values are different, how far the last date has drifted from the first (PSI).
report::Figure dossier_figure(const Json& answer);

/// What changed between two completed sets: [{"feature","change":"added|removed|changed","before": version,
/// "after": version, "keys":[{"key","before","after"}]}], in the order of the later one, removed ones last.
/// A feature is known by its name; another spec under the same name is another version.
Json changes(const Json& before_set, const Json& after_set);

}  // namespace habitus::features
