#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/report/document.h"

namespace habitus::governance {

/// A line that was drawn before the numbers were known. Of a card's spec:
///
///     {"name": "Ranks customers by risk", "question": "validate", "at": "/holdout/auc", "min": 0.74, "max":
///     …,
///      "unit": "number|share|points|count", "decimals": 3, "spec": … (nothing = the card's own evidence),
///      "of": whom, where the name has a %1,
///      "undefined": "fail"}                  verdict on what has no value (insufficient)
///
/// `at` is a JSON pointer to a number or to {"value","lo","hi","n"}; one "*" in it stands for every element
/// of a list and makes a gate of each.
struct GateRow {
  Text name;
  std::string question;  ///< "" = of the card's own record, not of an answer
  size_t answer = 0;
  report::Quantity observed;
  double min = report::kNone, max = report::kNone;
  report::Sign verdict = report::Sign::insufficient;  ///< pass, fail, insufficient
};

/// Pass: the whole interval on the allowed side. Fail: the whole interval outside. Else insufficient. Without
/// an interval the value decides.
report::Sign verdict(const report::Quantity& observed, double min, double max);

/// Checks a gate's spec: names and kinds.
Done check_gate(const Json& gate);
/// The rows of one gate over an answer's body.
Result<std::vector<GateRow>> gate_rows(const Json& gate, const Json& body, size_t answer);
/// "at least 0.74", "0.80 to 1.20".
Text requirement(const GateRow& row);
/// The gates' table for page one: required, observed, interval, drawing against the limit, verdict.
report::DocumentTable gate_table(report::Ledger& ledger, const std::vector<GateRow>& rows);

}  // namespace habitus::governance
