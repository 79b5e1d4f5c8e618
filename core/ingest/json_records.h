#pragma once
#include <string_view>

#include "core/ingest/records.h"

namespace habitus::ingest::json_records {

/// JSON objects, one a line (`jsonl`) or the elements of one array (`json`). Nested objects are flattened
/// with dots, arrays stay the text they are written as, numbers and literals too, so 2^53+1 and 1.50 come
/// through unharmed.
void parse(const Dialect& dialect, Block& block);
size_t whole_records(const Dialect& dialect, std::string_view text, bool last);

}  // namespace habitus::ingest::json_records
