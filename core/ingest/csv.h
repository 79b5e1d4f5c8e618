#pragma once
#include <string_view>

#include "core/ingest/records.h"

namespace habitus::ingest::csv {

/// Delimited text (RFC 4180 and its relatives). A record whose quoting is broken is refused up to the end of
/// the line on which the bad quote opens, and reading goes on with the next line, so one stray quote never
/// swallows its neighbours.
void parse(const Dialect& dialect, size_t columns, Block& block);
size_t whole_records(const Dialect& dialect, size_t columns, std::string_view text, bool last);

}  // namespace habitus::ingest::csv
