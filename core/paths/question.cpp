#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/spec.h"
#include "core/paths/figures.h"
#include "core/paths/paths.h"
#include "core/project/project.h"
#include "core/segments/answers.h"
#include "core/segments/scope.h"
#include "core/sessions/sessions.h"

namespace habitus::paths {
namespace {

Result<Json> complete(Project& project, const Json& spec) {
  CHECK(spec::only(spec, {"within", "sessions", "top", "scope"}, "paths"));
  Json out = Json::object();
  TRY(out["within"], spec::choice(spec, "within", {"session", "person"}, "paths"));
  TRY(out["top"], spec::whole(spec, "top", 20, 1, 60, "paths"));
  Json cut = spec.value("sessions", Json::object());
  if (!cut.is_object() || cut.contains("scope"))
    return fail(Kind::input, "“sessions” says how sessions are cut", "paths.sessions",
                "Write for example {\"timeout\":\"30 min\"}; the scope is that of the question");
  if (spec.contains("scope")) cut["scope"] = spec["scope"];
  TRY(Json sessions, sessions::complete(project, cut));
  out["scope"] = std::move(sessions["scope"]);
  if (out["within"] == "session") out["sessions"] = sessions::rules_of(sessions);
  return out;
}

/// A completed spec made ready to walk every person of its scope.
struct Run {
  taxonomy::Lens lens;
  std::optional<sessions::Sessioniser> cut;  ///< nothing: a person's history is one piece
  events::Scope scope;
  events::Need need;
  segments::Extent extent;

  static Result<Run> make(Project& project, const Json& complete, const Exec& exec) {
    Run run;
    TRY(run.scope, segments::scope_of(project, complete["scope"], exec));
    TRY(run.extent, segments::extent_of(project, run.scope, exec));
    TRY(run.lens, segments::lens_of(project, complete["scope"]));
    run.lens.bind(run.need);
    if (complete["within"] != "session") return run;
    Json cut = complete["sessions"];
    cut["scope"] = complete["scope"];
    TRY(run.cut, sessions::Sessioniser::make(project, cut, run.extent));
    run.cut->bind(run.need);
    return run;
  }

  /// Calls step(person, from word, to word) for every transition and piece(person, first word, last word) for
  /// every session.
  template <class Step, class Piece>
  void walk(const events::Slab& slab, Step step, Piece piece) const {
    std::vector<uint32_t> word, session;
    lens.apply(slab, word);
    if (cut) {
      sessions::Sessioniser::Scratch scratch;
      cut->apply(slab, scratch, session);
    }
    for (size_t p = 0; p < slab.person.size(); ++p) {
      size_t begin = slab.first[p];
      for (size_t i = begin + 1; i < slab.first[p + 1]; ++i) {
        if (session.empty() || session[i] == session[i - 1]) {
          step(p, word[i - 1], word[i]);
          continue;
        }
        piece(p, word[begin], word[i - 1]);
        begin = i;
      }
      piece(p, word[begin], word[slab.first[p + 1] - 1]);
    }
  }
};

/// Counts by word and by pair. Pairs that occur lie in a map where there are too many words for a square of
/// them.
struct Part {
  static constexpr size_t kSquare = 512;
  size_t words = 0;
  std::vector<int64_t> square, starts, ends;
  std::map<uint64_t, int64_t> sparse;
  int64_t sessions = 0;

  explicit Part(size_t n = 0) : words(n), square(n <= kSquare ? n * n : 0), starts(n), ends(n) {}
  void add(uint64_t pair, int64_t n) {
    if (words <= kSquare)
      square[pair] += n;
    else
      sparse[pair] += n;
  }
  template <class Each>
  void each(Each call) const {
    for (size_t i = 0; i < square.size(); ++i)
      if (square[i]) call(i / words, i % words, square[i]);
    for (const auto& [pair, n] : sparse) call(pair / words, pair % words, n);
  }
};

void merge(Part& into, const Part& from) {
  if (into.words == 0) into = Part(from.words);
  from.each([&](size_t a, size_t b, int64_t n) { into.add(a * from.words + b, n); });
  for (size_t w = 0; w < from.words; ++w) {
    into.starts[w] += from.starts[w];
    into.ends[w] += from.ends[w];
  }
  into.sessions += from.sessions;
}

/// Row of every word: the `top` most frequent by themselves (ties by name), the others together in the last.
struct Rows {
  std::vector<size_t> shown;   ///< words, most frequent first
  std::vector<size_t> row_of;  ///< by word
  size_t others = 0;
  size_t size() const { return shown.size() + (others > 0); }

  Rows(const std::vector<int64_t>& uses, const std::vector<std::string>& words, size_t top)
      : row_of(uses.size(), 0) {
    for (size_t w = 0; w < uses.size(); ++w)
      if (uses[w] > 0) shown.push_back(w);
    std::sort(shown.begin(), shown.end(), [&](size_t a, size_t b) {
      return uses[a] != uses[b] ? uses[a] > uses[b] : words[a] < words[b];
    });
    others = shown.size() > top ? shown.size() - top : 0;
    for (size_t i = 0; i < shown.size(); ++i) row_of[shown[i]] = std::min(i, top);
    shown.resize(shown.size() - others);
  }
};

Result<Json> compute(Project& project, const Json& complete, const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const auto& words = run.lens.words();
  const size_t n = words.size();
  const auto visit = [&](Part& part, const events::Slab& slab) {
    part = Part(n);
    run.walk(
        slab, [&](size_t, uint32_t from, uint32_t to) { part.add(from * n + to, 1); },
        [&](size_t, uint32_t first, uint32_t last) {
          ++part.starts[first];
          ++part.ends[last];
          ++part.sessions;
        });
  };
  TRY(Part all, events::scan_reduce<Part>(project, pass, run.scope, run.need, exec, visit, merge));
  if (all.words == 0) all = Part(n);
  std::vector<int64_t> uses = all.ends;  // every event either leads on or ends its piece
  int64_t transitions = 0, pairs = 0;
  all.each([&](size_t from, size_t, int64_t k) {
    uses[from] += k;
    transitions += k;
    ++pairs;
  });
  const Rows rows(uses, words, complete["top"].get<size_t>());
  std::vector<std::vector<int64_t>> matrix(rows.size(), std::vector<int64_t>(rows.size()));
  std::vector<int64_t> leaving(rows.size()), events(rows.size()), starts(rows.size()), ends(rows.size());
  all.each([&](size_t from, size_t to, int64_t k) {
    matrix[rows.row_of[from]][rows.row_of[to]] += k;
    leaving[rows.row_of[from]] += k;
  });
  for (size_t w = 0; w < n; ++w) {
    if (uses[w] == 0) continue;
    events[rows.row_of[w]] += uses[w];
    starts[rows.row_of[w]] += all.starts[w];
    ends[rows.row_of[w]] += all.ends[w];
  }
  Json answer{{"within", complete["within"]}, {"persons", run.extent.persons}, {"events", run.extent.events},
              {"sessions", all.sessions},     {"transitions", transitions},    {"pairs", pairs},
              {"words", Json::array()},       {"matrix", Json::array()}};
  for (size_t r = 0; r < rows.size(); ++r) {
    Json word{{"word", r < rows.shown.size() ? words[rows.shown[r]] : ""},
              {"n", events[r]},
              {"starts", starts[r]},
              {"ends", ends[r]}};
    if (r == rows.shown.size()) word["others"] = rows.others;
    answer["words"].push_back(std::move(word));
    Json line = Json::array();
    for (size_t to = 0; to < rows.size(); ++to)
      line.push_back(
          segments::rate_json(static_cast<double>(matrix[r][to]), static_cast<double>(leaving[r])));
    answer["matrix"].push_back(std::move(line));
  }
  return answer;
}

/// {"from":"view_item","to":"purchase"}: who made this step.
Result<std::vector<uint64_t>> people(Project& project, const Json& complete, const Json& selection,
                                     const Exec& exec) {
  TRY(const Run run, Run::make(project, complete, exec));
  TRY(const auto pass, project.gate().aggregates(Purpose::explore));
  const uint32_t from = run.lens.code(selection.value("from", "")),
                 to = run.lens.code(selection.value("to", ""));
  using Keys = std::vector<uint64_t>;
  const auto visit = [&](Keys& keys, const events::Slab& slab) {
    run.walk(
        slab,
        [&](size_t p, uint32_t a, uint32_t b) {
          if (a == from && b == to && (keys.empty() || keys.back() != slab.person[p]))
            keys.push_back(slab.person[p]);
        },
        [](size_t, uint32_t, uint32_t) {});
  };
  TRY(Keys keys, events::scan_reduce<Keys>(project, pass, run.scope, run.need, exec, visit,
                                           [](Keys& into, const Keys& more) {
                                             into.insert(into.end(), more.begin(), more.end());
                                           }));
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace

const report::Question& question() {
  static const report::Question made{"paths", 1, complete, segments::key_of, compute, figures, people};
  return made;
}

}  // namespace habitus::paths
