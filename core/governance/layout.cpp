#include "core/governance/layout.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

namespace habitus::governance {

using report::Sign;

std::string usual_section(const std::string& question) {
  static const std::map<std::string, std::string> usual{
      {"objective", "3"}, {"target", "4"},    {"features", "5"},    {"lineage", "5"},   {"model", "6"},
      {"validate", "8"},  {"fairness", "10"}, {"robustness", "12"}, {"datasheet", "4"}, {"costs", "9"},
      {"representation", "10"}};
  const auto found = usual.find(question);
  return found == usual.end() ? "4" : found->second;
}

Placement placement(const std::string& question, const std::string& wish, const report::Figure& figure,
                    size_t index, bool surpassed) {
  static const Shown nothing{false, false, false, 0, {}}, words{true, false, false, 0, {}},
      drawn{true, true, false, 0, {}},
      beside{true, true, false, 0, {}, kAllRows, true};
  // By figure: the section, and what of it a reader of the card needs.
  static const std::map<std::string, Placement> known{
      {"datasheet", {"4", {true, false, true, kAllRows, {}}}},
      {"target", {"4", {true, false, false, 8, {0, 1, 2, 3, 4, 5}}}},
      {"features", {"5", {true, false, false, 8, {}}}},
      {"model.coefficients", {"6", words}},
      {"model.trees", {"6", {true, false, false, 8, {}}}},
      {"model.calibration", {"6", words}},
      {"model.parts", {"7", {true, false, false, kAllRows, {}}}},
      {"model.importance", {"11", {true, true, false, 0, {}, 12}}},
      {"model.contributions", {"11", words}},
      {"model.external", {"6", {true, false, false, kAllRows, {}}}},
      {"validation.measures", {"8", {true, false, false, 8, {}}}},
      {"validation.baselines", {"8", {true, false, false, kAllRows, {0, 1, 2, 3, 4}}}},
      {"validation.backtest", {"8", beside}},
      {"validation.drift", {"8", beside}},
      {"validation.ages", {"8", words}},
      {"validation.periods", {"7", {true, false, false, kAllRows, {}}}},
      {"validation.holdout", {"7", words}},
      {"validation.reliability", {"9", beside}},
      {"validation.calibration", {"9", words}},
      {"validation.operating", {"9", {true, false, false, kAllRows, {}, kAllRows, true}}},
      {"validation.acceptance", {"9", {true, false, false, kAllRows, {}}}},
      {"objective", {"3", {true, false, false, kAllRows, {}}}},
      {"objective.kpis", {"3", {true, false, false, kAllRows, {}}}},
      {"objective.thresholds", {"3", {true, false, false, kAllRows, {}}}},
      {"objective.costs", {"3", {true, false, false, kAllRows, {}}}},
      {"validation.cost", {"9", words}},
      {"validation.roc", {"8", nothing}},
      {"validation.pr", {"8", nothing}},
      {"validation.robustness", {"12", {true, false, false, kAllRows, {}}}}};
  Placement out{wish.empty() ? usual_section(question) : wish, drawn};
  if (const auto found = known.find(figure.id); found != known.end()) out = found->second;
  if (question == "features" && index > 0) out.section.clear();  // distributions, levels
  if (question == "fairness") {
    const bool rates = figure.x.lo == 0;
    out = {"10", rates ? Shown{false, false, false, 14, {0, 1, 2, 3, 4, 5, 6, 7}}
                 : figure.id == "fairness.calibration"
                     ? Shown{true, false, false, 14, {0, 1, 2, 5, 7, 8, 9, 11}}
                   : index < 2 ? beside
                             : words};
  }
  if (question == "costs") out.shown = {true, true, true, kAllRows, {}};
  if (question == "sanity" && index == 0) out.shown = {true, false, false, kAllRows, {}};
  if (surpassed && !out.section.empty()) out.shown = nothing;
  return out;
}

namespace {
Sign by_verdicts(const Json& answer) {
  const Json v = answer.value("verdicts", Json::object());
  if (v.value("fail", 0) > 0) return Sign::fail;
  return v.value("insufficient", 0) > 0 || v.value("pass", 0) == 0 ? Sign::insufficient : Sign::pass;
}

const Json& judged(const Json& answer) {
  return answer.contains("holdout") && answer["holdout"].contains("result") ? answer["holdout"]["result"]
                                                                            : answer["test"];
}

Sign by_baselines(const Json& answer) {
  const std::string verdict = judged(answer).value("verdict", "");
  return verdict == "better" ? Sign::pass : verdict == "worse" ? Sign::fail : Sign::insufficient;
}

Sign by_reliability(const Json& answer) {
  if (judged(answer).value("state", "") != "ok") return Sign::insufficient;
  for (const Json& b : judged(answer)["reliability"]["uniform"])
    if (b["rate"]["lo"].is_number() && (b["rate"]["lo"] > b["mean"] || b["rate"]["hi"] < b["mean"]))
      return Sign::finding;
  return Sign::pass;
}

Sign by_backtest(const Json& answer) {
  bool all = true, any = false;
  for (const Json& o : answer["backtest"]["origins"]) {
    if (o["state"] != "ok") continue;
    any = true;
    for (const auto& [name, b] : o["baselines"].items()) {
      if (b["verdict"] == "worse") return Sign::fail;
      all = all && b["verdict"] == "better";
    }
  }
  return any && all ? Sign::pass : Sign::insufficient;
}
}  // namespace

Said said_on_page_one(const report::Figure& figure, const Json& answer) {
  if (figure.id == "validation.operating")
    return {QT_TRANSLATE_NOOP("core", "Whom it selects"), Sign::filled, 0};
  if (figure.id == "validation.baselines")
    return {QT_TRANSLATE_NOOP("core", "Against simple rules"), by_baselines(answer), 1};
  if (figure.id == "validation.backtest")
    return {QT_TRANSLATE_NOOP("core", "Over time"), by_backtest(answer), 2};
  if (figure.id == "validation.reliability")
    return {QT_TRANSLATE_NOOP("core", "Stated risks"), by_reliability(answer), 3};
  if (figure.id == "fairness" && figure.x.lo != 0) return {figure.title, by_verdicts(answer), 4};
  if (figure.id == "validation.robustness")
    return {QT_TRANSLATE_NOOP("core", "Changed inputs"), Sign::finding, 5};
  return {};
}

}  // namespace habitus::governance
