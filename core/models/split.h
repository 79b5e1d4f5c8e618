#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/json.h"
#include "core/features/frame.h"

namespace habitus::models {

/// What a row of the frame is used for.
enum class Part : uint8_t {
  none,         ///< not used: its label was not known in time, or its person belongs to another part
  train,        ///< fits coefficients
  calibration,  ///< fits the calibration map
  test,         ///< looked at as often as one likes
  holdout       ///< sealed: opened once, journalled
};

/// How rows are dealt out. Persons are dealt by a keyed draw of (seed, person key), so a person is in one
/// part only (entity isolation) and stays there when data arrive; dates cut time as well.
struct Split {
  double train = .5, calibration = .1, test = .2, holdout = .2;  ///< shares of persons, sum 1
  bool isolate = true;       ///< false: dates alone decide, persons may be in several parts
  bool automatic = true;     ///< choose the dates below from the frame's mature dates
  std::optional<Time> only;  ///< use this as-of date alone
  std::optional<Time> calibration_from, test_from, holdout_from;
  uint64_t seed = 1;
};
Json to_json(const Split& split);

/// `automatic` replaced by dates: the last mature date is the holdout's, the one before the test's, and
/// training takes what was known by then; where purging would leave fewer than two dates or one class to
/// train on, the last mature date alone, cut by persons. `span` is the length of a label's window (gap +
/// horizon).
Split resolve(const features::Frame& frame, Duration span, Split split);

/// The part of each row. Training and calibration rows have known labels whose windows ended by the next
/// part's first date (purge): as_of + span ≤ that date.
std::vector<Part> deal(const features::Frame& frame, Duration span, const Split& resolved);

/// Ascending as-of dates at which at least one label is known.
std::vector<Time> mature_dates(const features::Frame& frame);

/// The group of a person (train, calibration, test or holdout) by the keyed draw.
Part group_of(const Split& split, events::PersonKey person);

std::vector<size_t> rows_of(const std::vector<Part>& parts, Part part);

}  // namespace habitus::models
