#pragma once
#include <array>
#include <string>
#include <vector>

#include "core/features/frame.h"
#include "core/report/question.h"

/// Recency, frequency and value of behaviour, bought or not, scored from 1 to 5 and drawn as a grid.
namespace habitus::features {

/// The question "rfm" (definition kind too). Spec:
///
///     {"event": pick; nothing = any event         whose last time is the recency and which are counted
///      "as_of": as in objectives/moments.h; nothing = the end of the log and a horizon before it
///      "window":"365 d"                           how far back frequency and values look; nothing = since
///      ever "frequency":"events|days|sessions"         what is counted "per":"30 d", "least_tenure":"1 d"
///      frequency by tenure: count × per / time since the first such event (within the window), but never
///      less than least_tenure, so that a newcomer is measured by the days they had and not by one lucky hour
///      "values":[{"name":"spent","of":"sum","property":"amount"},        Σ of a property, or
///                {"of":"minutes"} {"of":"depth"} {"of":"items","property":"sku"} {"of":"events"}
///                {"of":"weights","weights":{"purchase":5,"look":1}}]     time in sessions, events per
///                session,
///      different values, events, Σ engagement weights. Each may have its own "event". Nothing = minutes
///      "value":"spent"                            the one that scores; nothing = the first
///      "timeout":"30 min"                         of sessions
///      "scoring":"ranks|edges|cuts", "cuts":{"recency":[7,30,90,180],"frequency":[…],"value":[…]}
///      "populations":[{"name":"new","segment":name or rule,"scoring":…,"cuts":…}]   scored among themselves,
///      each by its own method: the first that somebody belongs to; everybody else by the question's
///      "target": name of a saved target; nothing = does the event again within "horizon":"90 d"
///      "scope": segments/scope.h without a period}
///
/// Scores. ranks: 1 + ⌊5 (r − ½) / n⌋ with r the average rank, so equal values have equal scores and without
/// ties the fifths are equal. edges: type-7 quantiles at 20, 40, 60, 80 %, a value on an edge belongs below
/// it (pandas' qcut). cuts: four ascending numbers, read the same way. Recency counts the other way round:
/// the latest have 5. A missing value scores 1.
///
/// Cells of the grid, (recency, frequency) scores: Champions 5 × 4–5 · Loyal 3–4 × 4–5 · Potential loyalists
/// 4–5 × 2–3 · New 5 × 1 · Promising 4 × 1 · Need attention 3 × 3 · About to sleep 3 × 1–2 · At risk 1–2 ×
/// 3–4 · Cannot lose them 1–2 × 5 · Hibernating 1–2 × 1–2.
///
/// Answer: dates[] {as_of, n, missing, grid[r][f] {n, value} (r, f = score − 1), segments[] {id, size
/// (Wilson), recency, frequency, value (means), value_share}, scores {recency|frequency|value: [{n, lo,
/// hi}]}}; migration {from, to, n, states, cells[from][to] {k, n, value, lo, hi} of everybody who is there at
/// either date; "absent" = not there at that date}; outcome and proxies[] {name, auc {value, lo, hi}, n,
/// difference {value, lo, hi, p} against the one that scores (DeLong, paired)}; populations; table: sha256 of
/// the rows.
const report::Question& rfm_question();

inline constexpr size_t kScores = 5;
struct RfmSegment {
  const char* id;
  const char* title;
};
/// The named parts of the grid, best first.
const std::vector<RfmSegment>& rfm_segments();
/// Index into rfm_segments() of a cell; scores from 1 to 5.
size_t rfm_segment_of(int recency, int frequency);

/// One row per (as-of, person) with at least one such event in the window by then.
struct Rfm {
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> recency, frequency, tenure;
  std::vector<std::vector<double>> values;  ///< by proxy
  std::vector<int> population;              ///< index into the spec's, their number = everybody else
  std::array<std::vector<int>, 3> score;    ///< recency, frequency, value
  size_t rows() const { return person.size(); }
  size_t segment(size_t row) const { return rfm_segment_of(score[0][row], score[1][row]); }
};
Result<Rfm> rfm_table(Project& project, const Json& complete, const Exec& exec);
/// The same as CSV: measures, every value, scores and segment of each row. `purpose` is journalled. How many rows.
Result<size_t> write_rfm_table(Project& project, const Json& complete, const std::string& purpose,
                               const std::string& path, const Exec& exec);

/// Scores of one measure among `rows`; NaN scores 1. `higher` = greater values score more.
void rfm_score(const std::vector<double>& value, const std::vector<size_t>& rows, bool higher,
               const std::string& scoring, const std::vector<double>& cuts, std::vector<int>& score);

std::vector<report::Figure> rfm_figures(const Json& answer);

}  // namespace habitus::features
