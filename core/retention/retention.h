#pragma once
#include "core/report/question.h"

namespace habitus::retention {

/// Who comes back, and when (definition kind "retention").
///
///     {"start":"*", "return":"*",                  picks: what makes somebody enter, and what counts as
///     coming back
///      "grain":"week",                             rows are the periods of entry; offsets are counted in it
///      "clock":"calendar|rolling",                 calendar: period of the return − period of entry
///      (Mixpanel, PostHog before 2025);
///                                                  rolling: whole 24 h (7 × 24 h, 30 × 24 h …) since the
///                                                  entry itself
///      "count":"on|on_or_after|bracket",           in that period; in it or any later one; anywhere in a
///      bracket "brackets":[[0,0],[1,3],[4,7]],             offsets, inclusive "entry":"first|recurring", the
///      person's first start event, or the first of every period with one "periods":12, last offset (grain
///      week: 12) "scope":{…},
///      "kpi":{"as":"events|sum|mean","property":"amount"}}   instead of the share that comes back: a number
///      per person of the cohort (how often, the sum; 0 for those who do not) or, for mean, per person who
///      does
///
/// A return is at or after the entry; the entry event itself counts at offset 0 when it matches `return`.
/// Answer: columns[]; cohorts[] {label, from, n, cells[] {k, n, value, lo, hi, state}}; mean[]: over the
/// cells that have ended, weighted by size. With a KPI a cell is {k (came back), n (people the mean stands
/// on), value, lo, hi (t interval), total, state}. A cell whose period has not wholly passed when the data
/// end is "immature": its value is a lower bound. Cells that lie wholly in the future are left out.
const report::Question& question();

}  // namespace habitus::retention
