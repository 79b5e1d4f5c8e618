#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/models/fit.h"

namespace habitus::models {
namespace {

constexpr const char* kCalibrations[] = {"none", "platt", "isotonic", "beta"};
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
  } else if (m.method.calibration == Calibration::beta) {
    j["a"] = m.beta.a;
    j["b"] = m.beta.b;
    j["c"] = m.beta.c;
  }
  return j;
}

Json algorithm_json(const Model& m) {
  Json j{{"name", m.method.boosted ? "boosted" : "logistic"}, {"l1", m.method.l1}, {"l2", m.method.l2}};
  if (!m.method.boosted) return j;
  j["library"] = trees_library();
  j["boosting"] = to_json(m.method.boosting);
  return j;
}

void read_algorithm(const Json& j, Method& m) {
  m.l1 = j.at("l1");
  m.l2 = j.at("l2");
  m.boosted = j.at("name") == "boosted";
  if (m.boosted) m.boosting = boosting_from(j.at("boosting"));
}

}  // namespace

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
  } else if (j.at("method") == "beta") {
    m.method.calibration = Calibration::beta;
    m.beta = {j.at("a"), j.at("b"), j.at("c")};
  } else {
    m.method.calibration = Calibration::none;
  }
}

Json to_json(const Boosting& b) {
  Json monotone = Json::object();
  for (const auto& [column, sign] : b.monotone) monotone[column] = sign;
  return {{"rounds", b.rounds},
          {"depth", b.depth},
          {"learning_rate", b.learning_rate},
          {"min_child_weight", b.min_child_weight},
          {"subsample", b.subsample},
          {"columns", b.columns},
          {"bins", b.bins},
          {"early_stopping", b.early_stopping},
          {"monotone", monotone},
          {"seed", b.seed}};
}

Boosting boosting_from(const Json& j) {
  Boosting b{.rounds = j.at("rounds"),
             .depth = j.at("depth"),
             .learning_rate = j.at("learning_rate"),
             .min_child_weight = j.at("min_child_weight"),
             .subsample = j.at("subsample"),
             .columns = j.at("columns"),
             .bins = j.at("bins"),
             .early_stopping = j.at("early_stopping"),
             .seed = j.value("seed", uint64_t{1})};
  for (const auto& [column, sign] : j.at("monotone").items())
    b.monotone.emplace_back(column, sign.get<int>());
  return b;
}

Json to_json(const Model& m) {
  Json coefficients = Json::array(), findings = Json::array();
  for (const auto& c : m.coefficients) coefficients.push_back(to_json(c));
  for (const auto& f : m.findings)
    findings.push_back(
        {{"kind", kFindings[static_cast<int>(f.kind)]},
         {"term", f.column < 0 ? Json(nullptr) : Json(m.coefficients[static_cast<size_t>(f.column)].term)}});
  Json out{{"format", 1},
           {"algorithm", algorithm_json(m)},
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
  if (m.trees) out["trees"] = m.trees->bytes();
  return out;
}

Result<Model> model_from(const Json& j) {
  Model m;
  try {
    read_algorithm(j.at("algorithm"), m.method);
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
  if (m.method.boosted) {
    TRY(m.trees, Trees::read(j.value("trees", "")));
  }
  const size_t known = m.trees ? m.trees->names().size() : m.coefficients.size();
  if (known != m.encoding.terms().size())
    return fail(Kind::corrupt,
                {QT_TRANSLATE_NOOP("core", "The model's coefficients do not match its inputs")});
  return m;
}

}  // namespace habitus::models
