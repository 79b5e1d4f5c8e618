#pragma once
#include "core/report/question.h"

namespace habitus::quality {

/// Which rules the stored log breaks: the part of validation that needs more than one record.
///
///     {"rules":[{"check":"sequence","column":"seq", "source":"shop"}, …],     core/ingest/rules.h, each for
///     one source or for all; absent: the rules of every source's mapping
///      "scope":{…}}
///
/// Answer: events, persons; rules[] {rule, check, action, source, broken {k, n, value, lo, hi}: k findings
/// among n things looked at, persons, missing (sequence numbers and heartbeats that did not come), open
/// (events whose time for a follow-up had not ended), examples[] {time, file, record, from, to, missing}: the
/// first 20 by time}. A rule on a column that the log keeps as a role (time, actor) is decided while
/// importing: "state" is then "import" and nothing is counted.
const report::Question& question();

}  // namespace habitus::quality
