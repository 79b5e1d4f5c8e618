#pragma once
#include <string>

#include "core/base/result.h"

namespace habitus {
class Project;
}

namespace habitus::ingest {

/// Where a stored event was read: the stretch of a file's text that its batch came from, and its line in it.
struct Origin {
  std::string source, file;            ///< name of the source; file name without folder
  std::string sha256;                  ///< of the stretch's text …
  int64_t text_from = 0, text_to = 0;  ///< … which lies here in the decoded file
  int64_t line_from = 0, line_to = 0;  ///< equal when the line is known; records of several lines blur it
  bool repaired = false;  ///< it came back from quarantine; file and line are of the record refused
};
/// `record` counts from 1 in its file, as events carry it. Missing when nothing is known of the batch.
Result<Origin> origin(Project& project, int64_t batch, int64_t record);

}  // namespace habitus::ingest
