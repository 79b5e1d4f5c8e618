#pragma once
#include <vector>

#include "core/models/fit.h"

namespace habitus::models {

/// How much worse the model gets on held-out rows when one column of the frame is shuffled among them (all
/// its terms together): mean and standard deviation over `repeats` shuffles, and mean ± t·sd/√repeats.
struct Importance {
  std::string column;
  double auc_loss = 0, auc_sd = 0;
  stats::Interval auc_interval{};
  double log_loss_gain = 0, log_loss_sd = 0;
  stats::Interval log_loss_interval{};
};
/// Shuffle r of column c is the stream (seed, "perm", c·repeats + r): the same bits on any number of threads.
Result<std::vector<Importance>> permutation_importance(const Model& model, const features::Frame& frame,
                                                       const std::vector<size_t>& rows, uint64_t seed,
                                                       int repeats, const Exec& exec);

}  // namespace habitus::models
