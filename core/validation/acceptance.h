#pragma once
#include "core/base/json.h"
#include "core/models/model.h"

namespace habitus::validation {

/// What a model is for, of a validation's spec: {"name", "costs", "capacity", "gates"} of the saved objective
/// whose target is the model's; null when there is none. What the spec says goes before.
Result<Json> complete_objective(Project& project, const Json& spec, const models::Named& named);

/// Holds an evaluation against the gates of the objective: "acceptance": [{"gate":
/// "break_even|lift|capacity", "min" or "max", "observed": {"value","lo","hi","n"}, "verdict":
/// "pass|fail|insufficient"}]. Pass: the whole interval on the allowed side; fail: the whole interval
/// outside; as the gates of a card (governance/gates.h). Where nobody is selected of enough who were judged, a
/// precision that is asked for is missed.
void judge(const Json& objective, const Json& costs, Json& evaluation);

}  // namespace habitus::validation
