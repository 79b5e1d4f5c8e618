#pragma once
#include <atomic>

namespace habitus {

/// Shared between the one who works and the one who waits: a fraction from 0 to 1, and a wish to stop.
/// Long work asks `stopped()` at least every 50 ms and then returns `Kind::stopped`.
class Progress {
 public:
  void report(double fraction) { fraction_.store(fraction, std::memory_order_relaxed); }
  double fraction() const { return fraction_.load(std::memory_order_relaxed); }
  void stop() { stop_.store(true, std::memory_order_relaxed); }
  bool stopped() const { return stop_.load(std::memory_order_relaxed); }

 private:
  std::atomic<double> fraction_{0};
  std::atomic<bool> stop_{false};
};

/// How to carry out long work. Never changes an answer: same bits for any number of threads.
struct Exec {
  int threads = 0;  ///< 0: as many as the machine has
  Progress* progress = nullptr;

  bool stopped() const { return progress && progress->stopped(); }
  void report(double fraction) const {
    if (progress) progress->report(fraction);
  }
};

}  // namespace habitus
