#include "core/sessions/accuracy.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/segments/answers.h"

namespace habitus::sessions {

void Agreement::add(const Boundaries& truth, const Boundaries& guess, size_t k) {
  for (size_t i = 0; i < truth.size(); ++i) {
    found += truth[i] && guess[i];
    missed += truth[i] && !guess[i];
    extra += !truth[i] && guess[i];
  }
  int64_t a = 0, b = 0;  // boundaries inside the window
  for (size_t i = 0; i < truth.size(); ++i) {
    a += truth[i];
    b += guess[i];
    if (i >= k) {
      a -= truth[i - k];
      b -= guess[i - k];
    }
    if (i + 1 < k) continue;
    ++windows;
    wrong_diff += a != b;
    wrong_pk += (a > 0) != (b > 0);
  }
}

void Agreement::add(const Agreement& o) {
  found += o.found;
  missed += o.missed;
  extra += o.extra;
  windows += o.windows;
  wrong_diff += o.wrong_diff;
  wrong_pk += o.wrong_pk;
}

size_t window_of(const Boundaries& truth) {
  const auto sessions = 1 + std::count(truth.begin(), truth.end(), uint8_t{1});
  const double half = static_cast<double>(truth.size() + 1) / static_cast<double>(sessions) / 2;
  return std::max<size_t>(1, static_cast<size_t>(std::lround(half)));
}

Json agreement_json(const Agreement& a) {
  const auto share = [](int64_t k, int64_t n) {
    return n > 0 ? Json(static_cast<double>(k) / static_cast<double>(n)) : Json();
  };
  const auto rate = [](int64_t k, int64_t n) {
    return segments::rate_json(static_cast<double>(k), static_cast<double>(n));
  };
  return Json{{"found", a.found},
              {"missed", a.missed},
              {"extra", a.extra},
              {"precision", rate(a.found, a.found + a.extra)},
              {"recall", rate(a.found, a.found + a.missed)},
              {"f1", share(2 * a.found, 2 * a.found + a.missed + a.extra)},
              {"window_diff", share(a.wrong_diff, a.windows)},
              {"pk", share(a.wrong_pk, a.windows)},
              {"windows", a.windows}};
}

}  // namespace habitus::sessions
