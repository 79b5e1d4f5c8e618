#pragma once
#include "core/report/question.h"

namespace habitus::validation {

/// The question "validate". Spec:
///
///     {"model": "churn",                 a saved model (or pinned "name@hash")
///      "holdout": "sealed" | "open",     opening is journalled and cannot be undone
///      "opening": which evaluation of the holdout this is; left out: this model's latest, else the next one;
///                 "new": the next one. From the second on it is a reused holdout.
///      "bins": 10, "draws": 400,
///      "costs": {"false_positive": 1, "false_negative": 1, "true_positive": 0, "true_negative": 0},
///      "threshold": null, "capacity": null (persons per as-of date),
///      "objective": what the model is for (objectives/objective.h: anchor), looked up when not said; null = none. Costs
///      and capacity are its own unless given here, and its gates are judged ("acceptance")
///      "backtest": {"gap": "0 s", "window": null, "rolling": "auto", "origins": 12, "folds": 5}}
///
/// Answer: "test" (see evaluate.h) on the model's test part, "backtest" (backtest.h), "holdout" with its own
/// evaluation when it is open, "overlap": persons and label windows shared by parts (both 0 by construction,
/// counted anyway), "periods": dates, rows and persons of each part and of the gap between (periods.h).
const report::Question& question();

std::vector<report::Figure> figures(const Json& answer);

}  // namespace habitus::validation
