#pragma once
#include <string>
#include <vector>

#include "core/events/scan.h"
#include "core/ingest/estimate.h"
#include "core/report/figure.h"
#include "core/report/question.h"

namespace habitus::ingest {

/// What the log holds: events a day, names, properties with missing and distinct values. Spec {}: the whole
/// log. Answer:
/// {"n","persons","first","last","days":[{"day","n"}],"events":[{"name","n"}],"properties":[{"name","n","missing","distinct"}]}.
const report::Question& profile_question();

/// The first events of the log as a person reads them, optionally of one event name: time, event, properties.
/// Rows of persons, so it needs a pass for rows; the actor's id is shown.
Result<report::Table> browse(Project& project, const Pass& pass, const std::string& event, size_t rows,
                             const Exec& exec);

/// A file before it is imported, from a sample spread over it: what Data shows within seconds of a drop.
struct FileProfile {
  Estimate cost;
  std::vector<report::Figure> figures;  ///< events a day in the sample; its table of columns
};
Result<FileProfile> profile_file(const std::string& path);

}  // namespace habitus::ingest
