#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/models/fit.h"

namespace habitus::models {
namespace {

constexpr const char* kCalibrations[] = {"none", "platt", "isotonic"};
constexpr const char* kFindings[] = {"constant", "aliased", "separated", "unconverged"};

Json number_or_null(double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); }
double number_from(const Json& j) { return j.is_number() ? j.get<double>() : std::nan(""); }

Json to_json(const Coefficient& c) {
  return {{"term", c.term},
          {"value", c.value},
          {"se", number_or_null(c.se)},
          {"lo", number_or_null(c.interval.lo)},
          {"hi", number_or_null(c.interval.hi)}};
}

Coefficient coefficient_from(const Json& j) {
  return {j.at("term"),
          j.at("value"),
          number_from(j.at("se")),
          {number_from(j.at("lo")), number_from(j.at("hi"))}};
}

Json calibration_json(const Model& m) {
  Json j{{"method", kCalibrations[static_cast<int>(m.method.calibration)]},
         {"rows", m.calibration_rows},
         {"positives", m.calibration_positives},
         {"skipped", m.calibration_skipped}};
  if (m.method.calibration == Calibration::platt) {
    j["a"] = m.platt.a;
    j["b"] = m.platt.b;
  } else if (m.method.calibration == Calibration::isotonic) {
    j["x"] = m.isotonic.x;
    j["y"] = m.isotonic.y;
  }
  return j;
}

void read_calibration(const Json& j, Model& m) {
  m.calibration_rows = j.at("rows");
  m.calibration_positives = j.at("positives");
  m.calibration_skipped = j.at("skipped");
  if (j.at("method") == "platt") {
    m.method.calibration = Calibration::platt;
    m.platt = {j.at("a"), j.at("b"), true};
  } else if (j.at("method") == "isotonic") {
    m.method.calibration = Calibration::isotonic;
    m.isotonic = {j.at("x").get<std::vector<double>>(), j.at("y").get<std::vector<double>>()};
  } else {
    m.method.calibration = Calibration::none;
  }
}

}  // namespace

Json to_json(const Model& m) {
  Json coefficients = Json::array(), findings = Json::array();
  for (const auto& c : m.coefficients) coefficients.push_back(to_json(c));
  for (const auto& f : m.findings)
    findings.push_back(
        {{"kind", kFindings[static_cast<int>(f.kind)]},
         {"term", f.column < 0 ? Json(nullptr) : Json(m.coefficients[static_cast<size_t>(f.column)].term)}});
  return {{"format", 1},
          {"algorithm", {{"name", "logistic"}, {"l1", m.method.l1}, {"l2", m.method.l2}}},
          {"schema", m.schema},
          {"encoding", to_json(m.encoding)},
          {"intercept", to_json(m.intercept)},
          {"coefficients", coefficients},
          {"calibration", calibration_json(m)},
          {"baselines", {{"prevalence", m.prevalence}, {"last_value", m.last_value}}},
          {"training",
           {{"rows", m.train_rows},
            {"positives", m.train_positives},
            {"loss", m.loss},
            {"gradient", m.gradient},
            {"rounds", m.rounds}}},
          {"findings", findings}};
}

Result<Model> model_from(const Json& j) {
  Model m;
  try {
    m.method.l1 = j.at("algorithm").at("l1");
    m.method.l2 = j.at("algorithm").at("l2");
    m.schema = j.at("schema");
    m.encoding = encoding_from(j.at("encoding"));
    m.method.standardise = m.encoding.standardise;
    m.intercept = coefficient_from(j.at("intercept"));
    for (const Json& c : j.at("coefficients")) m.coefficients.push_back(coefficient_from(c));
    read_calibration(j.at("calibration"), m);
    m.prevalence = j.at("baselines").at("prevalence");
    for (size_t k = 0; k < 3; ++k) m.last_value[k] = j.at("baselines").at("last_value").at(k);
    const Json& t = j.at("training");
    m.train_rows = t.at("rows");
    m.train_positives = t.at("positives");
    m.loss = t.at("loss");
    m.gradient = t.at("gradient");
    m.rounds = t.at("rounds");
    for (const Json& f : j.at("findings")) {
      stats::LogisticFinding found{};
      for (int k = 0; k < 4; ++k)
        if (f.at("kind") == kFindings[k]) found.kind = static_cast<stats::LogisticFinding::Kind>(k);
      for (size_t c = 0; c < m.coefficients.size(); ++c)
        if (f.at("term") == m.coefficients[c].term) found.column = static_cast<int>(c);
      m.findings.push_back(found);
    }
  } catch (const Json::exception& e) {
    return fail(Kind::corrupt,
                {QT_TRANSLATE_NOOP("core", "This is not a model of ours: %1"), {std::string(e.what())}});
  }
  if (m.coefficients.size() != m.encoding.terms().size())
    return fail(Kind::corrupt,
                {QT_TRANSLATE_NOOP("core", "The model's coefficients do not match its inputs")});
  return m;
}

}  // namespace habitus::models
