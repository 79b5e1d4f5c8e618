#pragma once
#include <string>

#include "core/events/scan.h"
#include "core/project/project.h"
#include "core/report/question.h"

namespace habitus::segments {

/// The people behind a mark of a figure: `answer` is what the figure was drawn from, `selection` its
/// Mark::selection.
Result<std::shared_ptr<const events::PersonSet>> persons_of(Project& project,
                                                            const report::Question& question,
                                                            const report::Answer& answer,
                                                            const std::string& selection, const Exec& exec);

/// Keeps these persons as a segment: a frozen list that remembers what it was made from, and what it is to serve.
Result<Definition> save_segment(Project& project, const std::string& name, const events::PersonSet& persons,
                                const Json& made_from, const std::string& reason, const std::string& objective = {});

/// What Question::people marks are written with: canonical {"question":…, …}.
std::string selection_text(const char* question, Json parts);

}  // namespace habitus::segments
