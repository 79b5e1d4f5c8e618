#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/spec.h"
#include "core/clusters/bench.h"
#include "core/clusters/clusters.h"
#include "core/clusters/fit.h"
#include "core/segments/answers.h"
#include "core/stats/choice.h"
#include "core/stats/density.h"
#include "core/stats/intervals.h"

namespace habitus::clusters {
namespace {

using segments::number_json;
constexpr const char* kCount = "clustercount";

Result<Json> complete_limits(const Json& spec, int most) {
  const Json limits = spec.value("limits", Json::object());
  CHECK(spec::only(limits, {"least", "most"}, "clustercount.limits"));
  Json out = Json::object();
  TRY(out["least"], spec::whole(limits, "least", 2, 1, most, "clustercount.limits"));
  TRY(out["most"], spec::whole(limits, "most", most, out["least"].get<int64_t>(), most, "clustercount.limits"));
  return out;
}

Result<Json> complete_ratings(const Json& spec) {
  const Json ratings = spec.value("ratings", Json::object());
  if (!ratings.is_object())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "Ratings are an object"), "clustercount.ratings",
                R"(Write {"3": 5, "4": 2})");
  for (const auto& [k, value] : ratings.items())
    if (k.find_first_not_of("0123456789") != std::string::npos || !value.is_number_integer() || value < 1 || value > 5)
      return fail(Kind::input,
                  QT_TRANSLATE_NOOP("core", "How well a number of clusters can be named is rated from 1 to 5"),
                  "clustercount.ratings", R"(Write {"3": 5, "4": 2})");
  return ratings;
}

Result<Json> complete_count(Project& project, const Json& spec) {
  CHECK(spec::only(spec,
                   {"on", "columns", "scale", "truth", "most", "starts", "seed", "covariance", "draws", "power",
                    "limits", "ratings", "choose", "reason"},
                   kCount));
  Json out = Json::object();
  CHECK(complete_table(project, spec, kCount, out));
  TRY(out["most"], spec::whole(spec, "most", 8, 3, 20, kCount));
  TRY(out["starts"], spec::whole(spec, "starts", 10, 1, 1000, kCount));
  TRY(out["seed"], spec::whole(spec, "seed", 1, 0, INT64_MAX, kCount));
  TRY(out["draws"], spec::whole(spec, "draws", 20, 5, 500, kCount));
  TRY(out["power"], spec::whole(spec, "power", 2, 1, 2, kCount));
  TRY(out["covariance"], spec::choice(spec, "covariance", {"auto", "full", "tied", "diag"}, kCount));
  TRY(out["limits"], complete_limits(spec, out["most"]));
  TRY(out["ratings"], complete_ratings(spec));
  TRY(const int64_t choose, spec::whole(spec, "choose", 0, 0, out["most"], kCount));
  TRY(const std::string reason, spec::text(spec, "reason", "", kCount));
  if (choose > 0) {
    out["choose"] = choose;
    out["reason"] = reason;
    if (choose < out["limits"]["least"] || choose > out["limits"]["most"])
      return fail(Kind::refused,
                  Text(QT_TRANSLATE_NOOP("core", "%1 clusters lie outside the limits %2 to %3"),
                       {choose, out["limits"]["least"].get<int64_t>(), out["limits"]["most"].get<int64_t>()}),
                  "clustercount.choose", QT_TRANSLATE_NOOP("core", "Choose within them, or move them"));
  }
  return out;
}

double number(const Json& value) { return value.is_number() ? value.get<double>() : NAN; }

/// k = 1 … most by k-means on the same rows, and what the criteria say of each.
Json sweep(const Table& table, const Json& complete, std::vector<double>& log_w, const Exec& exec) {
  const stats::Blocks blocks(table.scaled);
  Json out = Json::array();
  for (int k = 1; k <= complete["most"].get<int>() && !exec.stopped(); ++k) {
    auto km = stats::k_means_plus(blocks, k, complete["seed"], complete["starts"], exec);
    if (exec.stopped()) break;
    log_w.push_back(stats::log_within(table.scaled, km.labels, complete["power"]));
    Json row{{"k", k}, {"inertia", km.inertia}, {"log_w", log_w.back()}};
    const auto smallest = static_cast<double>(std::count(km.labels.begin(), km.labels.end(), k - 1));
    row["smallest"] = segments::rate_json(smallest, static_cast<double>(table.scaled.rows));
    row["silhouette"] = silhouette_json(table, km.labels, complete["seed"].get<uint64_t>(), exec);
    row["calinski_harabasz"] = number_json(k > 1 ? stats::calinski_harabasz(table.scaled, km.labels) : NAN);
    row["davies_bouldin"] = number_json(k > 1 ? stats::davies_bouldin(table.scaled, km.labels) : NAN);
    row["rating"] = complete["ratings"].value(std::to_string(k), Json());
    row["allowed"] = k >= complete["limits"]["least"] && k <= complete["limits"]["most"];
    if (!table.truth.empty()) row["ari"] = stats::adjusted_rand(km.labels, table.truth);
    out.push_back(std::move(row));
    exec.report(.3 * k / complete["most"].get<double>());
  }
  return out;
}

/// The k of the largest (least) value of a curve between two k; 0 where it has none.
int extreme(const Json& rows, const std::vector<double>& f, bool largest, int from, int to) {
  int best = 0;
  for (size_t i = 0; i < f.size(); ++i) {
    const int k = rows[i]["k"];
    if (k < from || k > to || std::isnan(f[i])) continue;
    if (best == 0 || (largest ? f[i] > f[static_cast<size_t>(best) - 1] : f[i] < f[static_cast<size_t>(best) - 1]))
      best = k;
  }
  return best;
}

std::vector<double> curve(const Json& rows, const char* key) {
  std::vector<double> out;
  for (const Json& row : rows)
    out.push_back(number(row[key].is_object() ? row[key]["value"] : row[key]));
  return out;
}

/// What each rule picks, of all k and of those the business can handle.
Json rules_of(const Json& rows, const stats::Gap& gap, const Json& limits) {
  const int least = limits["least"], most = limits["most"], last = static_cast<int>(rows.size());
  const auto f = gap.gap();
  const auto inertia = curve(rows, "inertia");
  std::vector<double> ks;
  for (int k = 1; k <= last; ++k) ks.push_back(k);
  Json out = Json::array();
  const auto add = [&](const char* id, int k, int within) {
    out.push_back({{"id", id}, {"k", k == 0 ? Json() : Json(k)}, {"within", within == 0 ? Json() : Json(within)}});
  };
  const auto of_range = [&](stats::GapRule rule) {  // the rule on the allowed part of the curve
    const auto from = static_cast<std::ptrdiff_t>(least - 1), to = static_cast<std::ptrdiff_t>(most);
    return least - 1 + stats::pick(rule, std::vector<double>(f.begin() + from, f.begin() + to),
                                   std::vector<double>(gap.se.begin() + from, gap.se.begin() + to));
  };
  const int bend = stats::knee(ks, inertia, true);
  add("elbow", bend < 0 ? 0 : bend + 1, bend < 0 ? 0 : std::clamp(bend + 1, least, most));
  const auto extremes = [&](const char* id, const char* key, bool largest) {
    const auto values = curve(rows, key);
    add(id, extreme(rows, values, largest, 1, last), extreme(rows, values, largest, least, most));
  };
  extremes("silhouette", "silhouette", true);
  add("gap", stats::pick(stats::GapRule::first_se_max, f, gap.se), of_range(stats::GapRule::first_se_max));
  add("gap_tibshirani", stats::pick(stats::GapRule::tibshirani, f, gap.se), of_range(stats::GapRule::tibshirani));
  add("gap_global", stats::pick(stats::GapRule::global_max, f, gap.se), of_range(stats::GapRule::global_max));
  extremes("bic", "bic", false);
  extremes("calinski_harabasz", "calinski_harabasz", true);
  extremes("davies_bouldin", "davies_bouldin", false);
  return out;
}

/// The k most rules pick (the gap counts once, by its first rule); ties go to the better rating, then to the
/// silhouette's pick, then to fewer clusters.
int optimum(const Json& rules, const Json& ratings, const char* of) {
  std::map<int, double> votes;
  for (const Json& rule : rules) {
    if (rule["id"] == "gap_tibshirani" || rule["id"] == "gap_global" || !rule[of].is_number()) continue;
    votes[rule[of]] += rule["id"] == "silhouette" ? 1.01 : 1;
  }
  int best = 0;
  double most = 0;
  for (const auto& [k, n] : votes) {
    const double with = n + ratings.value(std::to_string(k), 0) * .02;
    if (with > most) most = with, best = k;
  }
  return best;
}

Result<Json> compute_count(Project& project, const Json& complete, const Exec& exec) {
  TRY(Table table, table_of(project, complete, complete["most"].get<size_t>() + 1, exec));
  Json answer = about(table, complete);
  const auto drawn = drawn_rows(table.scaled.rows, kDrawn, complete["seed"].get<uint64_t>());
  answer["drawn"] = drawn.size();
  table.scaled = rows_of(table.scaled, drawn);
  if (!table.truth.empty()) {
    std::vector<int> some;
    for (const size_t i : drawn) some.push_back(table.truth[i]);
    table.truth = std::move(some);
  }
  std::vector<double> log_w;
  Json rows = sweep(table, complete, log_w, exec);
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  const stats::Gap gap = stats::gap_statistic(table.scaled, log_w,
                                              {.most = complete["most"],
                                               .draws = complete["draws"],
                                               .power = complete["power"],
                                               .seed = complete["seed"].get<uint64_t>()},
                                              exec);
  const Json bic = bic_json(stats::Blocks(table.scaled), complete["most"], complete["covariance"],
                            complete["seed"].get<uint64_t>(), complete["starts"], exec);
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  const auto f = gap.gap();
  for (size_t i = 0; i < rows.size(); ++i) {
    rows[i]["gap"] = {{"value", f[i]}, {"se", gap.se[i]}, {"lo", f[i] - gap.se[i]}, {"hi", f[i] + gap.se[i]}};
    rows[i]["expected"] = gap.expected[i];
    rows[i]["bic"] = bic[i]["bic"];
    rows[i]["covariance"] = bic[i]["covariance"];
  }
  answer["rules"] = rules_of(rows, gap, complete["limits"]);
  answer["ks"] = std::move(rows);
  answer["limits"] = complete["limits"];
  answer["limited"] = complete["limits"]["least"] > 2 || complete["limits"]["most"] < complete["most"];
  answer["draws"] = complete["draws"];
  answer["power"] = complete["power"];
  answer["free_optimum"] = optimum(answer["rules"], complete["ratings"], "k");
  answer["optimum"] = optimum(answer["rules"], complete["ratings"], "within");
  if (complete.contains("choose")) {
    if (complete["choose"] != answer["optimum"] && complete["reason"].get<std::string>().empty())
      return fail(Kind::refused,
                  Text(QT_TRANSLATE_NOOP("core", "%1 clusters are not the optimum %2: this needs a reason"),
                       {complete["choose"].get<int64_t>(), answer["optimum"].get<int64_t>()}),
                  "clustercount.reason", QT_TRANSLATE_NOOP("core", "Write why; it is kept with the choice"));
    answer["chosen"] = {{"k", complete["choose"]}, {"reason", complete["reason"]}};
  }
  return answer;
}

}  // namespace

const report::Question& count() {
  static const report::Question made{"clustercount", 2, complete_count, key_of_table, compute_count, count_figures};
  return made;
}

}  // namespace habitus::clusters
