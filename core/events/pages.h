#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>

namespace habitus::events {

/// Whole numbers in memory of their own, which the system has back as soon as they go: tables that grow again and again
/// would leave the heap full of holes, each too small for the next.
struct GiveBack {
  size_t mapped = 0;  ///< bytes; 0 = they lie on the heap
  void operator()(uint64_t* numbers) const;
};
using Pages = std::unique_ptr<uint64_t[], GiveBack>;

/// `n` of them, all 0.
Pages zeroes(size_t n);

}  // namespace habitus::events
