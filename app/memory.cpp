#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#if defined(__GLIBC__)
#include <array>
#include <atomic>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

#include "app/runtime.h"

// Columns are megabytes each, come and go by the batch, and are written from end to end: a good part of what importing costs is
// the system's handing out of small pages, again and again. So what was freed is kept for the next batch, and memory is asked
// for in huge pages: the heap's while it is still untouched, since a region that was given in small pages stays so.

namespace habitus {
namespace {
constexpr std::size_t kLargest = std::size_t{32} << 20;  ///< kept when freed; the most that the library allows
}

void settle_memory() {
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, kLargest);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, kLargest);
#endif
}

}  // namespace habitus

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
namespace {

constexpr std::uintptr_t kHuge = std::uintptr_t{2} << 20;

void wish_huge(std::uintptr_t from, std::uintptr_t to) {
  from = from / kHuge * kHuge;
  ::madvise(reinterpret_cast<void*>(from), (to - from + kHuge - 1) / kHuge * kHuge, MADV_HUGEPAGE);
}

/// The heap has grown, or shrunk and grown again: all of it, up to where it ends now.
void wish_for_heap() {
  static std::atomic<std::uintptr_t> begin{0}, end{0};
  const auto now = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  if (end.exchange(now, std::memory_order_relaxed) == now) return;
  std::uintptr_t first = 0;
  begin.compare_exchange_strong(first, now - habitus::kLargest);
  wish_huge(begin.load(), now);
}

}  // namespace

void* operator new(std::size_t size) {
  void* const piece = std::malloc(size ? size : 1);
  if (!piece) return operator new(size, std::align_val_t{alignof(std::max_align_t)});  // says that there is none
  if (size >= habitus::kLargest)
    wish_huge(reinterpret_cast<std::uintptr_t>(piece), reinterpret_cast<std::uintptr_t>(piece) + size);
  else if (size >= kHuge / 64)
    wish_for_heap();
  return piece;
}
#endif
