#include "core/models/importance.h"

#include <numeric>

#include <QtCore/qtmetamacros.h>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/stats/scores.h"

namespace habitus::models {
namespace {
constexpr uint64_t kShuffleStage = 0x7065726d;  // "perm"

struct Loss {
  double auc = 0, log_loss = 0;
};
Result<Loss> loss_of(const Model& m, const stats::Matrix& x, const std::vector<double>& y, const Exec& exec) {
  TRY(auto p, margins(m, x, exec));
  for (double& v : p) v = calibrated(m, v);
  return Loss{stats::auc(p, y).auc, stats::log_loss(p, y).loss};
}
}  // namespace

Result<std::vector<Importance>> permutation_importance(const Model& m, const features::Frame& frame,
                                                       const std::vector<size_t>& rows, uint64_t seed,
                                                       int repeats, const Exec& exec) {
  CHECK(check_schema(m.encoding, frame));
  const auto x = encode(m.encoding, frame, rows);
  std::vector<double> y(rows.size());
  for (size_t i = 0; i < rows.size(); ++i) y[i] = frame.label[rows[i]];
  TRY(const Loss whole, loss_of(m, x, y, exec));
  const auto terms = m.encoding.terms();
  const size_t tries = m.encoding.inputs.size() * static_cast<size_t>(repeats);
  const auto losses = parallel_map<Result<Loss>>(tries, exec, [&](size_t t) {
    const size_t column = t / static_cast<size_t>(repeats);
    std::vector<size_t> order(rows.size());
    std::iota(order.begin(), order.end(), size_t{0});
    Random(seed, kShuffleStage, t).shuffle(order);
    stats::Matrix shuffled = x;
    for (size_t c = 0; c < terms.size(); ++c)
      for (size_t r = 0; r < x.rows && terms[c].input == column; ++r)
        shuffled.values[r * x.columns + c] = x.at(order[r], c);
    return loss_of(m, shuffled, y, {.threads = 1});
  });
  if (exec.stopped()) return fail(Kind::stopped, {QT_TRANSLATE_NOOP("core", "Stopped")});
  for (const auto& l : losses)
    if (!l) return tl::unexpected<Error>(l.error());
  std::vector<Importance> out;
  for (size_t c = 0; c < m.encoding.inputs.size(); ++c) {
    std::vector<double> auc, log_loss;
    for (int r = 0; r < repeats; ++r) {
      const Loss& l = *losses[c * static_cast<size_t>(repeats) + static_cast<size_t>(r)];
      auc.push_back(whole.auc - l.auc);
      log_loss.push_back(l.log_loss - whole.log_loss);
    }
    out.push_back({m.encoding.inputs[c].column, stats::mean(auc), stats::sd(auc), stats::mean_interval(auc),
                   stats::mean(log_loss), stats::sd(log_loss), stats::mean_interval(log_loss)});
  }
  return out;
}

}  // namespace habitus::models
