#pragma once
#include <optional>

#include "core/features/recipe.h"

namespace habitus::features {

/// Values of event features, as the scan leaves them: rows ordered by (as-of, person), row-major.
struct Values {
  std::vector<events::PersonKey> person;
  std::vector<Time> as_of;
  std::vector<double> cell;  ///< rows × width
  size_t width = 0;
  std::vector<double> late;  ///< per as-of date: events that happened before it and had not arrived
};

/// Which rows are wanted: for each as-of date the persons, ascending; nothing = everybody with a known event
/// by then.
using Wanted = std::optional<std::vector<std::vector<events::PersonKey>>>;

/// One scan for all as-of dates. `scope` is read as it is; `picks` of the demand are compiled against `lens`.
/// Wanted persons without any event get the values of an empty history.
Result<Values> evaluate(Project& project, const Pass& pass, const events::Scope& scope,
                        const taxonomy::Lens& lens, const std::vector<std::unique_ptr<Feature>>& features,
                        const std::vector<Time>& as_of, const Wanted& wanted, const Exec& exec);

/// The scope that features of a completed set read for these as-of dates (nothing after the last of them).
Result<events::Scope> scope_of_set(Project& project, const Json& complete_set, const std::vector<Time>& as_of,
                                   const Exec& exec);

/// `features verify`: every value again, each as-of date on the log truncated at it on both clocks, so that a
/// later event cannot be read; compared bit for bit.
struct Verification {
  size_t rows = 0, values = 0;
  struct Mismatch {
    std::string column;
    size_t count = 0;
    Time as_of = 0;  ///< of the first
    double built = 0, truncated = 0;
  };
  std::vector<Mismatch> mismatches;  ///< by column
};
Result<Verification> verify(Project& project, const Pass& pass, const events::Scope& scope,
                            const taxonomy::Lens& lens, const std::vector<std::unique_ptr<Feature>>& features,
                            const std::vector<Time>& as_of, const Exec& exec);
/// The same for the spec of a frame.
Result<Verification> verify(Project& project, const Json& complete_frame, const Exec& exec);

}  // namespace habitus::features
