#include "app/verbs/bench_variants.h"

#include <memory>

#include "core/events/workloads.h"

namespace habitus {
namespace {

namespace w = events::workloads;

const std::vector<std::string> kNames{"view_item", "search", "add_to_cart", "view_home", "begin_checkout", "purchase", "view_reviews", "login",
                                      "view_category", "ad_click", "filter_results", "view_cart"};

/// `n` of the names from the r-th on, each the fifth after the one before: no two variants have the same.
std::vector<std::string> picked(size_t r, size_t n) {
  std::vector<std::string> out;
  for (size_t i = 0; i < n; ++i) out.push_back(kNames[(r + i * 5) % kNames.size()]);
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::function<Result<std::string>()>>> bench_variants(Project& project, const Pass& pass,
                                                                                         const std::string& workload, const Exec& exec) {
  using Ask = std::function<Result<std::string>(int64_t)>;
  const auto in_turn = [](Ask ask) {
    return [ask = std::move(ask), r = int64_t{0}, all = std::string()]() mutable -> Result<std::string> {
      ++r;
      TRY(const std::string one, ask(r));
      return all += (all.empty() ? "" : " ; ") + one;
    };
  };
  const auto funnel = [&, pass, exec](size_t steps) {
    return in_turn([&project, pass, exec, steps](int64_t r) {
      return w::funnel(project, pass, {picked(static_cast<size_t>(r), steps), r * kDay + 12 * kHour}, exec);
    });
  };
  if (workload == "W2") return {{"W2a~", funnel(4)}, {"W2b~", funnel(6)}};
  if (workload == "W3")
    return {{"W3~", in_turn([&project, pass, exec](int64_t r) { return w::retention(project, pass, 1736121600 * kSecond + r * kDay, exec); })}};
  if (workload == "W4")
    return {{"W4~", in_turn([&project, pass, exec](int64_t r) { return w::sessions(project, pass, (10 + 7 * r) * kMinute, exec); })}};
  if (workload == "W5")
    return {{"W5~", in_turn([&project, pass, exec](int64_t r) {
               return w::features(project, pass, picked(static_cast<size_t>(r), 10), 1749081600 * kSecond - r * 5 * kDay, exec);
             })}};
  if (workload == "W6")
    return {{"W6~", in_turn([&project, pass, exec](int64_t r) {
               static const std::vector<std::string> channels{"web", "android", "ios", "email", "partner"};
               return w::breakdown(project, pass, channels[static_cast<size_t>(r) % channels.size()], exec);
             })}};
  return {};
}

}  // namespace habitus
