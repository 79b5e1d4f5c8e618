#pragma once
#include "core/report/question.h"

namespace habitus::paths {

/// What comes after what: the transition matrix (definition kind "paths").
///
///     {"within":"session|person",          pairs of successive events inside a session, or of a person's
///     whole history
///      "sessions":{"timeout":"30 min"},    how sessions are cut (sessions.h, without its scope)
///      "top":20,                           words shown for themselves, the most frequent; the others are one
///      row and column "scope":{…}}
///
/// Answer: persons, events, sessions, transitions, pairs (distinct, over all words); words[] {word, n,
/// starts, ends}, the last one with "others": how many words it stands for, when there are any;
/// matrix[from][to] {k, n, value, lo, hi}: k of the n transitions that leave `from` lead to `to` (Wilson).
const report::Question& question();

}  // namespace habitus::paths
