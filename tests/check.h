#pragma once
#include <QDir>
#include <QFileInfo>
#include <QtTest/QTest>

#include "core/base/result.h"

/// In a test: the value of a Result, or the test fails printing the error.
#define OK(target, ...)                                                                                   \
  auto HABITUS_JOIN(ok_, __LINE__) = (__VA_ARGS__);                                                       \
  if (!HABITUS_JOIN(ok_, __LINE__)) QFAIL(habitus::english(HABITUS_JOIN(ok_, __LINE__).error()).c_str()); \
  target = std::move(*HABITUS_JOIN(ok_, __LINE__))
#define OK_DONE(...) \
  if (auto done = (__VA_ARGS__); !done) QFAIL(habitus::english(done.error()).c_str())
/// The Result must be an error whose English text holds `part`.
#define FAILS(part, ...)                                          \
  do {                                                            \
    const auto answer = (__VA_ARGS__);                            \
    QVERIFY2(!answer, "expected an error");                       \
    const std::string said = habitus::english(answer.error());    \
    QVERIFY2(said.find(part) != std::string::npos, said.c_str()); \
  } while (false)

/// Where tests put many small files: in memory where that may be written to.
inline QString quick_folder() {
  const QFileInfo memory(QStringLiteral("/dev/shm"));
  return memory.isWritable() ? memory.filePath() : QDir::tempPath();
}

/// Relative closeness, absolute near zero.
inline bool close_to(double got, double want, double tolerance) {
  const double scale = std::max(1.0, std::abs(want));
  if (std::abs(got - want) <= tolerance * scale) return true;
  qWarning("got %.17g, want %.17g", got, want);
  return false;
}
