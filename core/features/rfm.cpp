#include "core/features/rfm.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/hash.h"
#include "core/features/rfm_parts.h"
#include "core/objectives/target.h"
#include "core/segments/answers.h"
#include "core/stats/scores.h"
#include "core/taxonomy/picker.h"

namespace habitus::features {
namespace {

using segments::number_json;
using segments::rate_json;

Json mean_json(const std::vector<double>& column, const std::vector<size_t>& rows) {
  std::vector<double> known;
  for (const size_t i : rows)
    if (!std::isnan(column[i])) known.push_back(column[i]);
  return number_json(stats::mean(known));
}

double total(const std::vector<double>& column, const std::vector<size_t>& rows) {
  std::vector<double> known;
  for (const size_t i : rows)
    if (!std::isnan(column[i])) known.push_back(column[i]);
  return stats::pairwise_sum(known);
}

/// How many have each score, and from where to where it reaches.
Json bounds(const std::vector<double>& column, const std::vector<int>& score,
            const std::vector<size_t>& rows) {
  Json out = Json::array();
  for (int s = 1; s <= static_cast<int>(kScores); ++s) {
    size_t n = 0;
    double lo = report::kNone, hi = report::kNone;
    for (const size_t i : rows) {
      if (score[i] != s) continue;
      ++n;
      if (std::isnan(column[i])) continue;
      lo = std::isnan(lo) ? column[i] : std::min(lo, column[i]);
      hi = std::isnan(hi) ? column[i] : std::max(hi, column[i]);
    }
    out.push_back({{"n", n}, {"lo", number_json(lo)}, {"hi", number_json(hi)}});
  }
  return out;
}

Json date_json(const Rfm& t, const std::vector<double>& value, const std::vector<size_t>& rows) {
  std::vector<size_t> cell[kScores][kScores];
  std::vector<std::vector<size_t>> segment(rfm_segments().size());
  size_t missing = 0;
  for (const size_t i : rows) {
    cell[t.score[0][i] - 1][t.score[1][i] - 1].push_back(i);
    segment[t.segment(i)].push_back(i);
    missing += std::isnan(value[i]);
  }
  Json out{{"as_of", iso(t.as_of[rows.front()])},
           {"n", rows.size()},
           {"missing", missing},
           {"grid", Json::array()},
           {"segments", Json::array()}};
  for (const auto& line : cell) {
    Json one = Json::array();
    for (const auto& in : line) one.push_back({{"n", in.size()}, {"value", mean_json(value, in)}});
    out["grid"].push_back(one);
  }
  const double all = total(value, rows);
  for (size_t s = 0; s < segment.size(); ++s)
    out["segments"].push_back(
        {{"id", rfm_segments()[s].id},
         {"size", rate_json(static_cast<double>(segment[s].size()), static_cast<double>(rows.size()))},
         {"recency", mean_json(t.recency, segment[s])},
         {"frequency", mean_json(t.frequency, segment[s])},
         {"value", mean_json(value, segment[s])},
         {"value_share", number_json(all != 0 ? total(value, segment[s]) / all : report::kNone)}});
  out["scores"] = {{"recency", bounds(t.recency, t.score[0], rows)},
                   {"frequency", bounds(t.frequency, t.score[1], rows)},
                   {"value", bounds(value, t.score[2], rows)}};
  return out;
}

/// Who went from where to where; the last state is "not there".
Json migration(const Rfm& t, const std::vector<size_t>& before, const std::vector<size_t>& after) {
  const size_t absent = rfm_segments().size();
  std::map<events::PersonKey, std::pair<size_t, size_t>> way;
  for (const size_t i : before) way[t.person[i]] = {t.segment(i), absent};
  for (const size_t i : after)
    way.try_emplace(t.person[i], absent, absent).first->second.second = t.segment(i);
  std::vector<std::vector<size_t>> cells(absent + 1, std::vector<size_t>(absent + 1, 0));
  for (const auto& [person, from_to] : way) ++cells[from_to.first][from_to.second];
  Json out{{"from", iso(t.as_of[before.front()])},
           {"to", iso(t.as_of[after.front()])},
           {"n", way.size()},
           {"states", Json::array()},
           {"cells", Json::array()}};
  for (const RfmSegment& s : rfm_segments()) out["states"].push_back(s.id);
  out["states"].push_back("absent");
  for (const auto& line : cells) {
    Json one = Json::array();
    for (const size_t n : line)
      one.push_back(rate_json(static_cast<double>(n), static_cast<double>(way.size())));
    out["cells"].push_back(one);
  }
  return out;
}

/// Rows whose outcome is known, with what each measure says about them.
struct Judged {
  std::vector<size_t> row;
  std::vector<double> y;
  size_t immature = 0;
};
Result<Judged> judged(Project& project, const Json& spec, const Rfm& t, const Exec& exec) {
  TRY(const auto labels, objectives::labels(project, spec["target"], exec));
  std::map<std::pair<Time, events::PersonKey>, size_t> at;
  for (size_t i = 0; i < labels.person.size(); ++i) at[{labels.as_of[i], labels.person[i]}] = i;
  Judged out;
  for (size_t i = 0; i < t.rows(); ++i) {
    const auto found = at.find({t.as_of[i], t.person[i]});
    if (found == at.end()) continue;
    if (labels.maturity[found->second] != Maturity::known) {
      ++out.immature;
      continue;
    }
    out.row.push_back(i);
    out.y.push_back(labels.label[found->second]);
  }
  return out;
}

Json proxy_json(const std::string& name, const std::string& of, const std::vector<double>& score,
                const std::vector<double>& rival, const Judged& j, bool same) {
  std::vector<double> a, b;
  for (const size_t i : j.row) {
    a.push_back(std::isnan(score[i]) ? -1e300 : score[i]);  // nothing known ranks lowest
    b.push_back(std::isnan(rival[i]) ? -1e300 : rival[i]);
  }
  const auto auc = stats::auc(a, j.y);
  Json out{{"name", name},
           {"of", of},
           {"n", a.size()},
           {"auc",
            {{"value", number_json(auc.auc)},
             {"lo", number_json(auc.interval.lo)},
             {"hi", number_json(auc.interval.hi)},
             {"n", a.size()}}}};
  if (same) return out;
  const auto d = stats::auc_difference(a, b, j.y);
  out["difference"] = {{"value", number_json(d.difference)},
                       {"lo", number_json(d.interval.lo)},
                       {"hi", number_json(d.interval.hi)},
                       {"p", number_json(d.p)}};
  return out;
}

void compare(const Json& spec, const Rfm& t, const Judged& j, Json& answer) {
  double positives = 0;
  for (const double y : j.y) positives += y;
  answer["outcome"] = {{"name", spec["outcome"]},
                       {"horizon", spec["horizon"]},
                       {"n", j.y.size()},
                       {"positives", positives},
                       {"immature", j.immature}};
  answer["proxies"] = Json::array();
  const auto& rival = t.values[used_value(spec)];
  for (size_t v = 0; v < t.values.size(); ++v) {
    const Json& proxy = spec["values"][v];
    answer["proxies"].push_back(
        proxy_json(proxy["name"], proxy["of"], t.values[v], rival, j, proxy["name"] == spec["value"]));
  }
  std::vector<double> fresh;
  for (const double r : t.recency) fresh.push_back(-r);
  answer["proxies"].push_back(proxy_json("", "recency", fresh, rival, j, false));
  answer["proxies"].push_back(proxy_json("", "frequency", t.frequency, rival, j, false));
}

std::string content_of(const Rfm& t) {
  Sha256 hash;
  const auto add = [&](const auto& values) {
    for (const auto& value : values) {
      char raw[sizeof value];
      std::memcpy(raw, &value, sizeof value);
      hash.add({raw, sizeof value});
    }
  };
  add(t.person), add(t.as_of), add(t.recency), add(t.frequency);
  for (const auto& column : t.values)
    for (const double x : column) add(std::vector<double>{std::isnan(x) ? report::kNone : x});
  for (const auto& score : t.score) add(score);
  return hash.hex();
}

std::vector<std::vector<size_t>> by_date(const Rfm& t) {
  std::vector<std::vector<size_t>> out;
  for (size_t i = 0; i < t.rows(); ++i) {
    if (i == 0 || t.as_of[i] != t.as_of[i - 1]) out.emplace_back();
    out.back().push_back(i);
  }
  return out;
}

Result<Json> compute(Project& project, const Json& spec, const Exec& exec) {
  TRY(const Rfm t, rfm_table(project, spec, exec));
  const auto& value = t.values[used_value(spec)];
  const auto dates = by_date(t);
  Json answer{{"event", taxonomy::pick_name(spec["event"])},
              {"frequency", spec["frequency"]},
              {"value", spec["values"][used_value(spec)]},
              {"scoring", spec["scoring"]},
              {"dates", Json::array()},
              {"populations", Json::array()},
              {"table", content_of(t)}};
  for (const char* key : {"per", "window"})
    if (spec.contains(key)) answer[key] = spec[key];
  for (const auto& rows : dates) answer["dates"].push_back(date_json(t, value, rows));
  if (dates.size() > 1) answer["migration"] = migration(t, dates.front(), dates.back());
  for (size_t p = 0; !dates.empty() && !spec["populations"].empty() && p <= spec["populations"].size(); ++p) {
    size_t n = 0;
    for (const size_t i : dates.back()) n += t.population[i] == static_cast<int>(p);
    const bool rest = p == spec["populations"].size();
    answer["populations"].push_back({{"name", rest ? "" : spec["populations"][p]["name"]},
                                     {"scoring", (rest ? spec : spec["populations"][p])["scoring"]},
                                     {"n", n}});
  }
  TRY(const Judged j, judged(project, spec, t, exec));
  compare(spec, t, j, answer);
  return answer;
}

/// {"r":5,"f":4} or {"segment":"champions"}, {"from":…,"to":…}; of the last date unless it is a way.
Result<std::vector<uint64_t>> people(Project& project, const Json& spec, const Json& selection,
                                     const Exec& exec) {
  TRY(const Rfm t, rfm_table(project, spec, exec));
  const auto dates = by_date(t);
  std::vector<uint64_t> keys;
  if (dates.empty()) return keys;
  const auto name = [&](size_t i) { return std::string(rfm_segments()[t.segment(i)].id); };
  if (selection.contains("from")) {
    std::map<events::PersonKey, std::pair<std::string, std::string>> way;
    for (const size_t i : dates.front()) way[t.person[i]] = {name(i), "absent"};
    for (const size_t i : dates.back())
      way.try_emplace(t.person[i], "absent", "absent").first->second.second = name(i);
    for (const auto& [person, from_to] : way)
      if (from_to.first == selection["from"] && from_to.second == selection["to"]) keys.push_back(person);
    return keys;
  }
  for (const size_t i : dates.back())
    if (selection.contains("segment")
            ? name(i) == selection["segment"]
            : t.score[0][i] == selection.value("r", 0) && t.score[1][i] == selection.value("f", 0))
      keys.push_back(t.person[i]);
  std::sort(keys.begin(), keys.end());
  return keys;
}
}  // namespace

const report::Question& rfm_question() {
  static const report::Question q{"rfm", 1, complete_rfm, key_of_rfm, compute, rfm_figures, people};
  return q;
}

}  // namespace habitus::features
