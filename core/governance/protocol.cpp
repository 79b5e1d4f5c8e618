#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/governance/builder.h"
#include "core/governance/evidence.h"

namespace habitus::governance {

namespace {
using report::Block;
using report::Column;
using report::Line;

Line setting(Text text) { return {plain_bit(std::move(text), "setting")}; }

double number_in(const Json& j, const char* key) {
  return j.contains(key) && j[key].is_number() ? j[key].get<double>() : 0;
}

void linear_design(const Json& recipe, const std::string& calibration, std::vector<Block>& design) {
  design.push_back(paragraph(setting(Text(
      calibration == "platt"
          ? QT_TRANSLATE_NOOP("core",
                              "Logistic regression with penalties l2 = %1 and l1 = %2, then "
                              "Platt calibration on rows of its own; seed %3.")
      : calibration == "beta"
          ? QT_TRANSLATE_NOOP("core",
                              "Logistic regression with penalties l2 = %1 and l1 = %2, then beta "
                              "calibration on rows of its own; seed %3.")
      : calibration == "isotonic"
          ? QT_TRANSLATE_NOOP("core",
                              "Logistic regression with penalties l2 = %1 and l1 = %2, then isotonic "
                              "calibration on rows of its own; seed %3.")
          : QT_TRANSLATE_NOOP(
                "core", "Logistic regression with penalties l2 = %1 and l1 = %2, not calibrated; seed %3."),
      {number_in(recipe, "l2"), number_in(recipe, "l1"), recipe.value("seed", int64_t{0})}))));
  design.push_back(paragraph({plain_bit(
      recipe.value("standardise", true)
          ? QT_TRANSLATE_NOOP("core",
                              "Numbers are standardised and missing ones take the median, both learnt on "
                              "training rows; each level of a category is a column. The same seed gives the "
                              "same bytes on any number of threads.")
          : QT_TRANSLATE_NOOP("core",
                              "Missing numbers take the median of the training rows; each level of a "
                              "category is a column. The same seed gives the same bytes on any number of "
                              "threads."))}));
}

void boosted_design(const Json& recipe, const std::string& calibration, std::vector<Block>& design) {
  const Json how = recipe.value("boosting", Json::object());
  design.push_back(paragraph(setting(Text(
      QT_TRANSLATE_NOOP("core",
                        "Gradient-boosted trees (XGBoost, histogram method): up to %1 rounds of depth %2 "
                        "at a learning rate of %3, penalties l2 = %4 and l1 = %5; seed %6."),
      {how.value("rounds", int64_t{0}), how.value("depth", int64_t{0}), number_in(how, "learning_rate"),
       number_in(recipe, "l2"), number_in(recipe, "l1"), recipe.value("seed", int64_t{0})}))));
  const char* calibrated =
      calibration == "platt" ? QT_TRANSLATE_NOOP("core", "Platt calibration on rows of its own follows.")
      : calibration == "isotonic"
          ? QT_TRANSLATE_NOOP("core", "Isotonic calibration on rows of its own follows.")
      : calibration == "beta" ? QT_TRANSLATE_NOOP("core", "Beta calibration on rows of its own follows.")
                              : QT_TRANSLATE_NOOP("core", "It is not calibrated.");
  design.push_back(paragraph(setting(calibrated)));
  design.push_back(paragraph({plain_bit(
      QT_TRANSLATE_NOOP("core",
                        "Missing numbers go the way that was better in training; each level of a category is "
                        "a column, missing and unseen levels have one of their own. The same seed gives the "
                        "same bytes on any number of threads."))}));
  const Json monotone = how.value("monotone", Json::object());
  for (const auto& [column, way] : monotone.items())
    design.push_back(
        paragraph(setting(Text(way == "up" ? QT_TRANSLATE_NOOP("core", "The chance may only rise with “%1”.")
                                           : QT_TRANSLATE_NOOP("core", "The chance may only fall with “%1”."),
                               {column}))));
}

void design_of(const Json& recipe, std::vector<Block>& design, std::vector<Block>& protocol) {
  if (recipe.value("algorithm", "") == "external") return;
  const std::string calibration = recipe.value("calibration", "none");
  if (recipe.value("algorithm", "") == "boosted") {
    boosted_design(recipe, calibration, design);
  } else {
    linear_design(recipe, calibration, design);
  }
  design.push_back(paragraph({plain_bit(
      QT_TRANSLATE_NOOP("core",
                        "Beside it stand two rules that cost nothing: the prevalence for everybody, and "
                        "what each person did in the window before."))}));
  const Json shares = recipe.value("split", Json::object()).value("shares", Json::object());
  protocol.push_back(paragraph(setting(Text(
      QT_TRANSLATE_NOOP(
          "core",
          "Persons are dealt once, by seed: %1 % train, %2 % calibrate, %3 % test, %4 % are sealed. Nobody "
          "is in two parts, and rows whose outcome was not known before the next part began are left out."),
      {100 * number_in(shares, "train"), 100 * number_in(shares, "calibration"),
       100 * number_in(shares, "test"), 100 * number_in(shares, "holdout")}))));
}

/// What each of the four outcomes of a decision costs.
Block cost_matrix(const Json& costs) {
  Block b;
  b.kind = Block::Kind::table;
  b.table.caption = {plain_bit(QT_TRANSLATE_NOOP("core", "Cost matrix."), "", report::Bit::Style::strong),
                     plain_bit(QT_TRANSLATE_NOOP("core", " Per person and decision, in one unit."))};
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "Decision"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "It happens"), Column::Align::right},
                     {QT_TRANSLATE_NOOP("core", "It does not"), Column::Align::right}};
  const auto cost = [&](const char* key) {
    return report::DocumentCell{
        setting(Text("%1", {number_in(costs, key)})), {}, report::Sign::none, nullptr};
  };
  const auto row = [&](Text name, const char* happens, const char* not_so) {
    b.table.rows.push_back(
        {{{plain_bit(std::move(name))}, {}, report::Sign::none, nullptr}, cost(happens), cost(not_so)});
  };
  row(QT_TRANSLATE_NOOP("core", "Selected"), "true_positive", "false_positive");
  row(QT_TRANSLATE_NOOP("core", "Not selected"), "false_negative", "true_negative");
  return b;
}
}  // namespace

void Builder::protocol(const std::string& question, const Json& asked) {
  if (!asked.is_object()) return;
  if (question == "model") design_of(asked, at["6"]->blocks, at["7"]->blocks);
  if (question != "validate") return;
  const Json back = asked.value("backtest", Json::object());
  at["7"]->blocks.push_back(paragraph(setting(
      Text(QT_TRANSLATE_NOOP(
               "core",
               "The backtest fits again at up to %1 dates on what was known by then, with a gap of %2, and "
               "judges persons it did not learn from. Reliability has %3 bins; intervals by bootstrap have "
               "%4 draws, all others are named beside the figure."),
           {back.value("origins", int64_t{0}), back.value("gap", ""), asked.value("bins", int64_t{0}),
            asked.value("draws", int64_t{0})}))));
  at["3"]->blocks.push_back(cost_matrix(asked.value("costs", Json::object())));
  if (asked.contains("capacity") && asked["capacity"].is_number())
    at["3"]->blocks.push_back(
        paragraph(setting(Text(QT_TRANSLATE_NOOP("core", "Capacity: %1 persons at each date."),
                               {asked["capacity"].get<int64_t>()}))));
}

}  // namespace habitus::governance
