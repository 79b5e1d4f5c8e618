#include "core/events/pages.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace habitus::events {

void GiveBack::operator()(uint64_t* numbers) const {
#if defined(__linux__)
  if (mapped > 0) {
    ::munmap(numbers, mapped);
    return;
  }
#endif
  delete[] numbers;
}

Pages zeroes(size_t n) {
#if defined(__linux__)
  constexpr size_t kHuge = size_t{2} << 20;
  const size_t bytes = (n * sizeof(uint64_t) + 4095) / 4096 * 4096;
  if (bytes >= kHuge / 16) {
    // More than is needed, and what stands before a huge page and behind the end given back: few pages, few misses.
    void* const got = ::mmap(nullptr, bytes + kHuge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (got != MAP_FAILED) {
      char* const begin = static_cast<char*>(got);
      const size_t before = (kHuge - reinterpret_cast<uintptr_t>(begin) % kHuge) % kHuge;
      if (before > 0) ::munmap(begin, before);
      ::munmap(begin + before + bytes, kHuge - before);
      ::madvise(begin + before, bytes, MADV_HUGEPAGE);
      return {reinterpret_cast<uint64_t*>(begin + before), {bytes}};
    }
  }
#endif
  return {new uint64_t[n](), {}};
}

}  // namespace habitus::events
