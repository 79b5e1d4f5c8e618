#pragma once

// For loops written on vectors of the compiler (files of their own, compiled with -Wno-psabi): such a function is made twice,
// and the machine that runs it chooses. Neither way changes a bit.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define HABITUS_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HABITUS_WIDE
#endif
#define HABITUS_INLINE __attribute__((always_inline)) inline
