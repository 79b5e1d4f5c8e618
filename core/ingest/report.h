#pragma once
#include <vector>

#include "core/base/json.h"
#include "core/ingest/import.h"
#include "core/report/figure.h"

namespace habitus::ingest {

/// The account of an import as tables: one row a file, then the first problems.
std::vector<report::Table> tables(const ImportReport& report);
/// What a reader should notice: nothing new, repeats kept, clock readings, another mapping.
std::vector<Text> sentences(const ImportReport& report);
Json to_json(const Counts& counts);
Text action_text(Rule::Action action);
report::Table problem_table(const std::vector<Problem>& problems);

}  // namespace habitus::ingest
