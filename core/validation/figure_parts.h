#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/report/read.h"

/// Inside core/validation only: pictures of one evaluation (the "test" or an opened "holdout"), `at` its JSON
/// pointer.
namespace habitus::validation {

using report::field;
using report::number_at;
/// Of {"value","lo","hi","n"}; undefined when the value is null, insufficient when `thin`.
report::Quantity quantity_at(const Json& object, const std::string& at, report::Format format,
                             bool thin = false);

report::Mark interval_row(size_t row, const report::Quantity& quantity, int series);

report::Figure reliability_figure(const Json& evaluation, const std::string& at);
/// What the model's own calibration changed; only where "uncalibrated" is known.
report::Figure calibration_figure(const Json& evaluation, const std::string& at);
report::Figure baselines_figure(const Json& evaluation, const std::string& at);
report::Figure measures_figure(const Json& evaluation, const std::string& at);
report::Figure roc_figure(const Json& evaluation, const std::string& at);
report::Figure pr_figure(const Json& evaluation, const std::string& at);
report::Figure cost_figure(const Json& evaluation, const std::string& at);
report::Figure operating_figure(const Json& evaluation, const std::string& at);
report::Figure acceptance_figure(const Json& evaluation, const std::string& at);
report::Figure backtest_figure(const Json& backtest, const std::string& at);
/// Of a backtest by dates: time against a random split, and the AUC by age of the model.
report::Figure drift_figure(const Json& backtest, const std::string& at);
report::Figure ages_figure(const Json& backtest, const std::string& at);
/// What each part is made of, on a time axis.
report::Figure periods_figure(const Json& answer);
report::Figure holdout_figure(const Json& holdout);

}  // namespace habitus::validation
