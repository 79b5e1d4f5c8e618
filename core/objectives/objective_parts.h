#pragma once
#include "core/objectives/objective.h"

namespace habitus::objectives {

/// The answer to "objective" from a completed spec without its name. Inside core/objectives only.
Result<Json> sheet(Project& project, const Json& complete, const Exec& exec);
/// A saved target ("name" or "name@hash") or a target's spec, completed.
Result<Json> target_spec(Project& project, const Json& reference);
/// The gates an objective's thresholds and costs come to; null when it says nothing of them.
Json gate_plan(const Json& complete, double base_rate);
/// The costs of an objective: given, or those of contacting (nothing is lost by not contacting); null = none.
Json costs_of(const Json& complete);

/// Columns of the tables.
inline report::Column left(const char* title) { return {Text(title), report::Column::Align::left}; }
inline report::Column right(const char* title) { return {Text(title), report::Column::Align::right}; }

std::vector<report::Figure> objective_figures(const Json& answer);
std::vector<report::Figure> ranking_figures(const Json& answer);

}  // namespace habitus::objectives
