// bench --table: logistic regression and boosted trees of a binary table.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/verbs/bench_tables.h"
#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/models/trees.h"
#include "core/stats/intervals.h"
#include "core/stats/logistic.h"
#include "core/stats/scores.h"

namespace habitus {
namespace {

constexpr size_t kTrain = 400'000;

struct ModelTable {
  stats::Matrix train, test;            ///< as they are
  stats::Matrix train_even, test_even;  ///< standardised by mean and population sd of the training rows
  std::vector<double> train_y, test_y;
  std::vector<std::string> names;
};

std::string digest_of(const std::vector<double>& p, const std::vector<double>& y) {
  char text[80];
  std::snprintf(text, sizeof text, "auc=%.6f logloss=%.6f", stats::auc(p, y).auc, stats::log_loss(p, y).loss);
  return text;
}

std::vector<double> chances(const stats::Matrix& x, const stats::LogisticFit& fit, const Exec& exec) {
  std::vector<double> out(x.rows);
  constexpr size_t at_once = 4096;
  parallel_for((x.rows + at_once - 1) / at_once, exec, [&](size_t part) {
    for (size_t r = part * at_once; r < std::min(x.rows, (part + 1) * at_once); ++r) {
      double z = fit.intercept;
      for (size_t c = 0; c < x.columns; ++c) z += fit.weights[c] * x.at(r, c);
      out[r] = stats::sigmoid(z);
    }
  });
  return out;
}

void standardise(ModelTable& t) {
  t.train_even = t.train;
  t.test_even = t.test;
  for (size_t c = 0; c < t.train.columns; ++c) {
    std::vector<double> column(t.train.rows);
    for (size_t r = 0; r < t.train.rows; ++r) column[r] = t.train.at(r, c);
    const double mean = stats::mean(column), n = static_cast<double>(t.train.rows);
    const double sd = stats::sd(column) * std::sqrt((n - 1) / n);
    for (auto* even : {&t.train_even, &t.test_even})
      for (size_t r = 0; r < even->rows; ++r) {
        double& v = even->values[r * t.train.columns + c];
        v = (v - mean) / sd;
      }
  }
}

Result<std::string> logistic_digest(const ModelTable& t, const Exec& exec) {
  TRY(const auto fit, stats::fit_logistic(t.train_even, t.train_y, {.l2 = 1}, exec));
  double norm = 0;
  for (const double w : fit.weights) norm += w * w;
  char text[160];
  std::snprintf(text, sizeof text, " objective=%.4f intercept=%.6f coef20=%.6f iters=%d", fit.loss + norm / 2,
                fit.intercept, fit.weights[20], fit.rounds);
  return digest_of(chances(t.test_even, fit, exec), t.test_y) + text;
}

Result<std::string> boosted_digest(const ModelTable& t, const Exec& exec) {
  models::Boosting how;
  how.rounds = 200;
  how.depth = 6;
  const stats::Matrix nothing{0, t.train.columns, {}};
  TRY(const auto trees, models::Trees::grow({t.train, t.train_y}, {nothing, {}}, t.names,
                                            std::vector<int>(t.train.columns, 0), 1, 0, how, exec));
  TRY(auto p, trees.margins(t.test, t.names, exec));
  for (double& v : p) v = stats::sigmoid(v);
  return digest_of(p, t.test_y) + " trees=" + sha256(trees.bytes()).substr(0, 16);
}

std::shared_ptr<const ModelTable> table_of(const BenchTable& raw) {
  auto t = std::make_shared<ModelTable>();
  const auto cut = [&](size_t from, size_t to, stats::Matrix& x, std::vector<double>& y) {
    x = {to - from,
         raw.columns,
         {raw.values.begin() + static_cast<long>(from * raw.columns),
          raw.values.begin() + static_cast<long>(to * raw.columns)}};
    y.assign(raw.label.begin() + static_cast<long>(from), raw.label.begin() + static_cast<long>(to));
  };
  const size_t train = std::min(kTrain, raw.rows * 4 / 5);
  cut(0, train, t->train, t->train_y);
  cut(train, raw.rows, t->test, t->test_y);
  for (size_t c = 0; c < raw.columns; ++c) t->names.push_back("f" + std::to_string(c));
  standardise(*t);
  return t;
}

}  // namespace

std::vector<std::pair<std::string, BenchAnswer>> model_answers(const BenchTable& raw,
                                                               const std::string& workload,
                                                               const Exec& exec) {
  if (workload != "lr" && workload != "gb") return {};
  const auto t = table_of(raw);
  if (workload == "lr") return {{"W7.lr", [t, &exec] { return logistic_digest(*t, exec); }}};
  return {{"W7.gb", [t, &exec] { return boosted_digest(*t, exec); }}};
}

}  // namespace habitus
