#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace habitus::ingest {

enum class Encoding { utf8, utf16le, utf16be, latin1, windows1252 };
const char* encoding_name(Encoding encoding);
Result<Encoding> parse_encoding(const std::string& name);

/// How the bytes of a file fall into records and fields.
struct Dialect {
  enum class Format {
    csv,
    jsonl,
    json
  };  ///< delimited text · one JSON object a line · one JSON array of objects
  Format format = Format::csv;
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';
  bool whitespace = false;       ///< fields are separated by any run of blanks and tabs (fixed columns too);
                                 ///< `delimiter` is not used
  char quote = '"';              ///< RFC 4180, doubled inside; 0: quotes are ordinary characters
  bool brackets = false;         ///< with `whitespace`: [ … ] is one field, as in web server logs
  bool carriage_return = false;  ///< lines end with a bare CR
  bool header = true;            ///< the first record names the columns
  std::string comment;           ///< lines that begin with this are skipped
  int64_t skip_lines = 0;        ///< lines before the header
  std::vector<std::string>
      columns;  ///< names when there is no header; otherwise what the header is expected to be (may be empty)
};

/// The part of a mapping that is its dialect:
/// {"format":"csv","encoding":"utf-8","delimiter":",","quote":"\"","header":true,…}.
Result<Dialect> parse_dialect(const Json& mapping);
void write_dialect(const Dialect& dialect, Json& mapping);

/// "\t" → "tab", "," → ",": how a delimiter is written in a mapping.
std::string delimiter_name(const Dialect& dialect);

/// Column names that can be told apart: empty ones become "column 3", repeated ones "name (2)". Bytes stay as
/// they are.
std::vector<std::string> unique_names(std::vector<std::string> names);

}  // namespace habitus::ingest
