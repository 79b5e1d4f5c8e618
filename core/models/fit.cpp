#include "core/models/fit.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"

namespace habitus::models {
namespace {

std::vector<double> labels_of(const features::Frame& frame, const std::vector<size_t>& rows) {
  std::vector<double> y(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) y[i] = frame.label[rows[i]];
  return y;
}

size_t last_of(const features::Frame& frame, size_t row) {
  const double v = frame.last_value.empty() ? std::nan("") : frame.last_value[row];
  return std::isnan(v) ? 2 : v == 1 ? 1 : 0;
}

void fit_baselines(Model& m, const features::Frame& frame, const std::vector<size_t>& train) {
  double n[3] = {0, 0, 0}, hits[3] = {0, 0, 0};
  for (size_t r : train) {
    const size_t k = last_of(frame, r);
    n[k] += 1;
    hits[k] += frame.label[r];
  }
  const double rows = static_cast<double>(train.size());
  m.train_positives = hits[0] + hits[1] + hits[2];
  m.prevalence = m.train_positives / rows;
  // One person of the prevalence keeps it off 0 and 1. A last value that training never saw is half believed:
  // midway between itself and the prevalence; an unknown one says nothing.
  for (size_t k = 0; k < 3; ++k) {
    const double unseen = k == 2 ? m.prevalence : (static_cast<double>(k) + m.prevalence) / 2;
    m.last_value[k] = n[k] > 0 ? (hits[k] + m.prevalence) / (n[k] + 1) : unseen;
  }
}

/// A level that was never missing in training has no coefficient of its own: missing and unseen levels then
/// count as the average person of that column, which is no real level.
void settle_unseen(Model& m) {
  const auto terms = m.encoding.terms();
  for (size_t t = 0; t < terms.size(); ++t) {
    const Input& in = m.encoding.inputs[terms[t].input];
    if (!terms[t].other || in.shares.back() > 0) continue;
    double average = 0;
    for (size_t l = 0; l < in.levels.size(); ++l)
      average += in.shares[l] * m.coefficients[t - in.levels.size() + l].value;
    m.coefficients[t].value = average;
  }
}

Done calibrate(Model& m, const features::Frame& frame, const std::vector<size_t>& rows, const Exec& exec) {
  m.calibration_rows = rows.size();
  const auto y = labels_of(frame, rows);
  for (double v : y) m.calibration_positives += v;
  if (m.method.calibration == Calibration::none) return {};
  if (m.calibration_positives == 0 || m.calibration_positives == static_cast<double>(rows.size())) {
    m.calibration_skipped = true;
    m.method.calibration = Calibration::none;
    return {};
  }
  TRY(const auto z, margins(m, encode(m.encoding, frame, rows), exec));
  if (m.method.calibration == Calibration::platt) {
    m.platt = stats::fit_platt(z, y);
    return {};
  }
  if (m.method.calibration == Calibration::beta) {
    m.beta = stats::fit_beta(z, y);
    return {};
  }
  std::vector<double> p(z.size());
  for (size_t i = 0; i < z.size(); ++i) p[i] = stats::sigmoid(z[i]);
  m.isotonic = stats::fit_isotonic(p, y);
  return {};
}

std::vector<std::string> names_of(const Encoding& e) {
  std::vector<std::string> out;
  for (const auto& t : e.terms()) out.push_back(t.name);
  return out;
}

Done fit_linear(Model& m, const features::Frame& frame, const std::vector<size_t>& train, const Exec& exec) {
  const bool penalised = m.method.l2 > 0 || m.method.l1 > 0;
  TRY(m.encoding,
      learn_encoding(frame, train, {.standardise = m.method.standardise, .reference_levels = !penalised}));
  TRY(const stats::LogisticFit f,
      stats::fit_logistic(encode(m.encoding, frame, train), labels_of(frame, train),
                          {.l2 = m.method.l2, .l1 = m.method.l1}, exec));
  m.intercept = {"intercept", f.intercept, f.intercept_se, f.intercept_interval};
  const auto terms = m.encoding.terms();
  for (size_t t = 0; t < terms.size(); ++t)
    m.coefficients.push_back({terms[t].name, f.weights[t], f.se[t], f.intervals[t]});
  m.loss = f.loss;
  m.gradient = f.gradient;
  m.rounds = f.rounds;
  for (const auto& found : f.findings) {
    // The missing-or-unseen column of a category that was never missing is constant by design.
    if (found.kind == stats::LogisticFinding::Kind::constant &&
        terms[static_cast<size_t>(found.column)].other)
      continue;
    m.findings.push_back(found);
  }
  settle_unseen(m);
  return {};
}

/// One sign a term; refuses a column that is not there or is no number.
Result<std::vector<int>> signs_of(const Model& m) {
  std::vector<int> out;
  std::vector<std::string> numbers;
  for (const Input& in : m.encoding.inputs)
    if (in.kind == features::Column::Kind::number) numbers.push_back(in.column);
  for (const auto& [column, sign] : m.method.boosting.monotone)
    if (std::find(numbers.begin(), numbers.end(), column) == numbers.end())
      return spec::unknown("number column", column, numbers, "model.boosting.monotone");
  for (const auto& t : m.encoding.terms()) {
    int sign = 0;
    for (const auto& [column, s] : m.method.boosting.monotone)
      if (t.name == column && m.encoding.inputs[t.input].column == column) sign = s;
    out.push_back(sign);
  }
  return out;
}

Done grow(Model& m, const features::Frame& frame, const std::vector<size_t>& train,
          const std::vector<size_t>& calibration, const Exec& exec) {
  TRY(m.encoding, learn_encoding(frame, train, {.standardise = false, .impute = false}));
  TRY(const auto signs, signs_of(m));
  const auto y = labels_of(frame, train), watched_y = labels_of(frame, calibration);
  const double positives = stats::pairwise_sum(y);
  if (y.empty() || positives == 0 || positives == static_cast<double>(y.size()))
    return fail(Kind::input,
                {QT_TRANSLATE_NOOP("core", "All %1 training rows have the same outcome"),
                 {static_cast<int64_t>(y.size())}},
                {}, {QT_TRANSLATE_NOOP("core", "Train on dates that hold both outcomes")});
  const auto x = encode(m.encoding, frame, train), watched = encode(m.encoding, frame, calibration);
  TRY(m.trees, Trees::grow({x, y}, {watched, watched_y}, names_of(m.encoding), signs, m.method.l2,
                           m.method.l1, m.method.boosting, exec));
  TRY(const auto z, m.trees->margins(x, m.trees->names(), exec));
  std::vector<double> losses(z.size());
  for (size_t i = 0; i < z.size(); ++i) {
    const double away = y[i] == 1 ? -z[i] : z[i];
    losses[i] = away > 0 ? away + std::log1p(std::exp(-away)) : std::log1p(std::exp(away));
  }
  m.loss = stats::pairwise_sum(losses);
  m.rounds = m.trees->rounds();
  // The bias of contributions is the same for every row.
  const stats::Matrix first{
      1, x.columns, {x.values.begin(), x.values.begin() + static_cast<long>(x.columns)}};
  TRY(const auto parts, m.trees->contributions(first, m.trees->names(), exec));
  m.intercept = {"intercept", parts.values.back(), std::nan(""), {std::nan(""), std::nan("")}};
  return {};
}

}  // namespace

Result<Model> fit(const features::Frame& frame, const std::vector<size_t>& train,
                  const std::vector<size_t>& calibration, const Method& method, const Exec& exec) {
  if (frame.columns.empty())
    return fail(Kind::input, {QT_TRANSLATE_NOOP("core", "The model has no features")}, {},
                {QT_TRANSLATE_NOOP("core", "Add at least one feature")});
  Model m;
  m.method = method;
  m.schema = frame.schema_hash();
  m.train_rows = train.size();
  if (method.boosted) {
    CHECK(grow(m, frame, train, calibration, exec));
  } else {
    CHECK(fit_linear(m, frame, train, exec));
  }
  fit_baselines(m, frame, train);
  CHECK(calibrate(m, frame, calibration, exec));
  return m;
}

Result<std::vector<double>> margins(const Model& m, const stats::Matrix& x, const Exec& exec) {
  if (m.trees) return m.trees->margins(x, names_of(m.encoding), exec);
  std::vector<double> z(x.rows);
  const auto terms = m.encoding.terms();
  for (size_t r = 0; r < x.rows; ++r) {
    // Summed by column of the frame, as `contributions` does: intercept + Σ contributions is this, to the
    // last bit of a linear predictor.
    double sum = m.intercept.value, part = 0;
    for (size_t t = 0; t < terms.size(); ++t) {
      part += m.coefficients[t].value * x.at(r, t);
      if (t + 1 < terms.size() && terms[t + 1].input == terms[t].input) continue;
      sum += part;
      part = 0;
    }
    z[r] = sum;
  }
  return z;
}

double calibrated(const Model& m, double margin) {
  if (m.method.calibration == Calibration::platt) return m.platt(margin);
  if (m.method.calibration == Calibration::beta) return m.beta(margin);
  const double p = stats::sigmoid(margin);
  if (m.method.calibration != Calibration::isotonic) return p;
  // A pure end block says 0 or 1 for certain, and one surprise then costs 36 nats. Platt's smoothed targets
  // are the bounds.
  const double negatives = static_cast<double>(m.calibration_rows) - m.calibration_positives;
  return std::clamp(m.isotonic(p), 1 / (negatives + 2),
                    (m.calibration_positives + 1) / (m.calibration_positives + 2));
}

Result<std::vector<double>> uncalibrated(const Model& m, const features::Frame& frame,
                                         const std::vector<size_t>& rows, std::vector<Surprise>* surprises,
                                         const Exec& exec) {
  CHECK(check_schema(m.encoding, frame));
  return margins(m, encode(m.encoding, frame, rows, surprises), exec);
}

Result<std::vector<double>> score(const Model& m, const features::Frame& frame,
                                  const std::vector<size_t>& rows, std::vector<Surprise>* surprises,
                                  const Exec& exec) {
  TRY(auto z, uncalibrated(m, frame, rows, surprises, exec));
  for (double& v : z) v = calibrated(m, v);
  return z;
}

std::vector<double> prevalence_scores(const Model& m, const std::vector<size_t>& rows) {
  return std::vector<double>(rows.size(), m.prevalence);
}

std::vector<double> last_value_scores(const Model& m, const features::Frame& frame,
                                      const std::vector<size_t>& rows) {
  std::vector<double> out(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) out[i] = m.last_value[last_of(frame, rows[i])];
  return out;
}

Result<stats::Matrix> contributions(const Model& m, const stats::Matrix& x, const Exec& exec) {
  const auto terms = m.encoding.terms();
  stats::Matrix of_terms;
  if (m.trees) {
    TRY(of_terms, m.trees->contributions(x, names_of(m.encoding), exec));
  }
  stats::Matrix out{x.rows, m.encoding.inputs.size(), std::vector<double>(x.rows * m.encoding.inputs.size())};
  for (size_t r = 0; r < x.rows; ++r)
    for (size_t t = 0; t < terms.size(); ++t)
      out.values[r * out.columns + terms[t].input] +=
          m.trees ? of_terms.at(r, t) : m.coefficients[t].value * x.at(r, t);
  return out;
}

}  // namespace habitus::models
