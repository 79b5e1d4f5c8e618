#pragma once
#include <string>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/events/scan.h"

namespace habitus::events {

enum class ExportFormat { csv, jsonl, sqlite };
Result<ExportFormat> parse_export_format(const std::string& name);

struct ExportOptions {
  ExportFormat format = ExportFormat::csv;
  Scope scope;
  /// For spreadsheets: a text cell that begins with = + - @ (also full-width, or after blanks), tab or return
  /// gets a leading '. Off by default, because then a cell is no longer what its source wrote.
  bool formula_safe = false;
};
struct ExportReport {
  int64_t events = 0;
  int64_t guarded = 0;  ///< cells that got a leading '
};

/// Writes every event in scope with all lanes and properties; each cell is byte for byte what its source
/// wrote (a missing value is an empty, unquoted cell; an empty one is ""). The file appears whole or not at
/// all.
Result<ExportReport> export_events(Project& project, const Pass& rows_pass, const std::string& path,
                                   const ExportOptions& options, const Exec& exec);

}  // namespace habitus::events
