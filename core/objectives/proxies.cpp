#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/objectives/association.h"
#include "core/objectives/indicators.h"
#include "core/objectives/objective_parts.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"

namespace habitus::objectives {
namespace {

constexpr const char* kProxies = "proxies";

Result<Json> complete_proxies(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"outcome", "window", "lags", "top"}, kProxies));
  Json out = Json::object();
  if (!spec.contains("outcome"))
    return fail(Kind::input, "It is not said what is to be foretold", "proxies.outcome",
                "Name a saved target");
  TRY(out["outcome"], target_spec(project, spec["outcome"]));
  TRY(out["window"], spec::duration(spec, "window", "30 d", kProxies));
  TRY(out["lags"], complete_lags(spec, kProxies));
  TRY(out["top"], spec::whole(spec, "top", 30, 1, 200, kProxies));
  return out;
}

Result<ResultKey> key_proxies(Project& project, const Json& complete) {
  TRY(ResultKey out,
      segments::key_of(project, Json{{"scope", complete["outcome"]["scope"]}, {"proxies", complete}}));
  TRY(const ResultKey labels, question().key(project, complete["outcome"]));
  out.specs.insert(out.specs.end(), labels.specs.begin(), labels.specs.end());
  out.inputs = canonical(Json{{"history", out.inputs}, {"labels", labels.inputs}});
  return out;
}

/// What is counted: every source, and the most frequent words. Codes are those of the log.
struct Items {
  std::vector<std::string> names;
  std::vector<double> events;
  size_t sources = 0;                   ///< the first so many are sources
  std::vector<int> by_source, by_word;  ///< item of a code, or −1
};

struct CodeCounts {
  std::vector<double> sources, words;
};

Result<Items> items_of(Project& project, const Json& scope_spec, const taxonomy::Lens& lens,
                       const events::Dictionary& sources, size_t top, const Exec& exec) {
  TRY(const auto scope, segments::scope_of(project, scope_spec, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  events::Need need;
  need.text = {"source"};
  need.weight = true;
  taxonomy::Lens own = lens;
  own.bind(need);
  const auto visit = [&](CodeCounts& part, const events::Slab& slab) {
    part.sources.resize(sources.size());
    part.words.resize(own.words().size());
    std::vector<uint32_t> word;
    own.apply(slab, word);
    for (size_t i = 0; i < word.size(); ++i) {
      part.words[word[i]] += slab.weight[i];
      part.sources[slab.text[0][i]] += slab.weight[i];
    }
  };
  TRY(const CodeCounts all, events::scan_reduce<CodeCounts>(project, pass, scope, need, exec, visit,
                                                            [](CodeCounts& a, CodeCounts& b) {
                                                              if (a.words.empty()) std::swap(a, b);
                                                              for (size_t i = 0; i < b.words.size(); ++i)
                                                                a.words[i] += b.words[i];
                                                              for (size_t i = 0; i < b.sources.size(); ++i)
                                                                a.sources[i] += b.sources[i];
                                                            }));
  Items out;
  const auto take = [&out](const std::vector<double>& counts, auto name, size_t most, std::vector<int>& by,
                           auto may) {
    by.assign(counts.size(), -1);
    std::vector<size_t> order;
    for (size_t c = 0; c < counts.size(); ++c)
      if (counts[c] > 0 && may(static_cast<uint32_t>(c))) order.push_back(c);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return counts[a] > counts[b]; });
    if (order.size() > most) order.resize(most);
    for (const size_t c : order) {
      by[c] = static_cast<int>(out.names.size());
      out.names.push_back(name(c));
      out.events.push_back(counts[c]);
    }
  };
  take(
      all.sources, [&](size_t c) { return std::string(sources.word(static_cast<uint32_t>(c))); }, 200,
      out.by_source, [](uint32_t) { return true; });
  out.sources = out.names.size();
  take(
      all.words, [&](size_t c) { return own.words()[c]; }, top, out.by_word,
      [&](uint32_t c) { return own.looks_back_only(c); });
  return out;
}

/// Counts of every item in the window before each outcome row.
Result<std::vector<std::vector<double>>> counts(Project& project, const Json& complete, const Items& items,
                                                const taxonomy::Lens& lens, const Outcome& outcome,
                                                Duration lag, const Exec& exec) {
  TRY(const Duration window, parse_duration(complete["window"].get<std::string>()));
  std::vector<std::vector<double>> x(items.names.size(), std::vector<double>(outcome.y.size()));
  events::Need need;
  need.text = {"source"};
  need.weight = true;
  taxonomy::Lens own = lens;
  own.bind(need);
  CHECK(walk(project, complete["outcome"]["scope"], need, outcome, lag, exec, [&](const events::Slab& slab) {
    auto words = std::make_shared<std::vector<uint32_t>>();
    own.apply(slab, *words);
    return [&, s = &slab, words](const Moment& moment) {
      for (const uint32_t i : moment.within(*s, window))
        for (const int item : {items.by_source[s->text[0][i]], items.by_word[(*words)[i]]})
          if (item >= 0) x[static_cast<size_t>(item)][moment.row] += s->weight[i];
    };
  }));
  return x;
}

Json covered(const std::vector<double>& counts, const Outcome& outcome) {
  double k = 0, n = 0;
  for (size_t at = 0; at < outcome.order.size();) {
    const events::PersonKey person = outcome.person[outcome.order[at]];
    bool any = false;
    for (; at < outcome.order.size() && outcome.person[outcome.order[at]] == person; ++at)
      any = any || counts[outcome.order[at]] > 0;
    k += any;
    ++n;
  }
  return segments::rate_json(k, n);
}

Result<Json> compute_proxies(Project& project, const Json& complete, const Exec& exec) {
  const Json& target = complete["outcome"];
  TRY(const Outcome outcome, outcome_of(project, target, exec));
  TRY(const auto lens, segments::lens_of(project, target["scope"]));
  TRY(const auto sources, events::dictionary(project, "source"));
  TRY(const Items items,
      items_of(project, target["scope"], lens, *sources, complete["top"].get<size_t>(), exec));
  const auto lags = lags_of(complete["lags"]);
  std::vector<std::vector<Json>> links(items.names.size());
  std::vector<Json> gain, coverage;
  for (size_t l = 0; l < lags.size(); ++l) {
    TRY(const auto x, counts(project, complete, items, lens, outcome, lags[l], exec));
    for (size_t i = 0; i < x.size(); ++i) {
      links[i].push_back(rank_correlation(x[i], outcome));
      if (l > 0) continue;
      gain.push_back(information_gain(x[i], outcome));
      coverage.push_back(covered(x[i], outcome));
    }
  }
  Json out{{"outcome", {{"n", outcome.y.size()}, {"positives", outcome.positives}}},
           {"window", complete["window"]},
           {"sources", Json::array()},
           {"events", Json::array()}};
  for (size_t i = 0; i < items.names.size(); ++i) {
    Json row = foretelling(lags, links[i]);
    row.update(Json{
        {"name", items.names[i]}, {"events", items.events[i]}, {"coverage", coverage[i]}, {"gain", gain[i]}});
    out[i < items.sources ? "sources" : "events"].push_back(std::move(row));
  }
  for (const char* list : {"sources", "events"})
    std::stable_sort(out[list].begin(), out[list].end(), [](const Json& a, const Json& b) {
      const Json &x = a["gain"]["corrected"], &y = b["gain"]["corrected"];
      if (x != y) return y.is_null() || (!x.is_null() && x.get<double>() > y.get<double>());
      return stronger(a, b);
    });
  return out;
}

}  // namespace

const report::Question& proxies() {
  static const report::Question made{"proxies",    1, complete_proxies, key_proxies, compute_proxies,
                                     proxy_figures};
  return made;
}

}  // namespace habitus::objectives
