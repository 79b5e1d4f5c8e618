#pragma once
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus {

/// The whole text of a small file ("-" is standard input); the error names the path.
Result<std::string> read_text(const std::string& path);
/// A JSON file; the error names line and column.
Result<Json> read_json(const std::string& path);
/// Writes a file whole or not at all (temporary file, then rename).
Done write_text(const std::string& path, const std::string& bytes);

}  // namespace habitus
