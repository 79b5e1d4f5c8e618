#include "core/validation/validate.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"

namespace habitus {

Verb verb_validate() {
  return {"validate", "Judge a model in time: backtest, calibration, costs, baselines, the sealed holdout",
          "habitus-cli validate shop.habitus --model churn --cost-miss 5",
          [](CLI::App& app, Json& spec, Desk& desk) {
            const auto nested = [&](const char* flag, const char* part, const char* key, const char* help) {
              app.add_option_function<double>(
                  flag, [&spec, p = std::string(part), k = std::string(key)](double v) { spec[p][k] = v; },
                  help);
            };
            app.add_option("project", desk.project_path, "The project file")->required();
            text_option(app, spec, "--spec", "$file", "Definition as JSON; flags change parts of it");
            text_option(app, spec, "--model", "model", "Name of a saved model");
            text_option(app, spec, "--holdout", "holdout",
                        "open: judge on the sealed holdout; journalled, for good; again is a reused one");
            nested("--cost-false-alarm", "costs", "false_positive", "Cost of a false positive (1)");
            nested("--cost-miss", "costs", "false_negative", "Cost of a false negative (1)");
            number_option(app, spec, "--threshold", "threshold", "Select from this score on");
            whole_option(app, spec, "--capacity", "capacity", "Persons that fit at each as-of date");
            whole_option(app, spec, "--bins", "bins", "Bins of the reliability curve (10)");
            app.add_option_function<std::string>(
                "--gap", [&spec](const auto& v) { spec["backtest"]["gap"] = v; },
                "Backtest: further gap before each origin");
            app.add_option_function<std::string>(
                "--window", [&spec](const auto& v) { spec["backtest"]["window"] = v; },
                "Backtest: train on the last so long only");
            app.add_option_function<std::string>(
                "--rolling", [&spec](const auto& v) { spec["backtest"]["rolling"] = v; },
                "Backtest: beside it on the last so long only; auto (half of the time) or none");
            app.add_option_function<int64_t>(
                "--origins", [&spec](int64_t v) { spec["backtest"]["origins"] = v; },
                "Backtest: at most so many (12)");
          },
          [](Desk& desk, const Json& spec) {
            Json asked = spec;
            // Asking here is an evaluation of its own: from the second on the holdout is a reused one.
            if (asked.value("holdout", "") == "open" && !asked.contains("opening")) asked["opening"] = "new";
            return answer_to(desk, validation::question(), asked);
          }};
}

}  // namespace habitus
