#pragma once
#include "core/base/json.h"
#include "core/models/scored.h"

namespace habitus::validation {

/// The parts of a model's rows in time: "parts", each {"part","from","to" (ends of its rows' label windows),
/// "n","persons"} of train, calibration, test and holdout, and between learning and the test's first date the
/// "gap": {"n": rows left out because their label was not known by then, "length"}; "shared": persons who
/// learn and are in the "test" or the "holdout" (0 by construction, counted anyway); "span": a label's
/// window. "dates": where periods may begin, "test_from" and "holdout_from": where they do (null: persons
/// decide). Of imported scores only their own dates are known.
Json periods(const models::Scored& scored);

}  // namespace habitus::validation
