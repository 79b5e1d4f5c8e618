#include "core/taxonomy/lens.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/project/project.h"

namespace habitus::taxonomy {

Result<Level> parse_level(const std::string& text) {
  if (text == "event") return Level::event;
  if (text == "behaviour") return Level::behaviour;
  if (text == "category") return Level::category;
  return spec::unknown("level", text, {"event", "behaviour", "category"}, "scope.level");
}

const char* level_name(Level level) {
  return level == Level::event ? "event" : level == Level::behaviour ? "behaviour" : "category";
}

uint32_t Lens::code(const std::string& word) const {
  if (word.empty()) return 0;
  const auto it = std::find(words_.begin() + 1, words_.end(), word);
  return it == words_.end() ? 0 : static_cast<uint32_t>(it - words_.begin());
}

std::vector<uint32_t> Lens::codes(const std::string& word) const {
  std::vector<uint32_t> out;
  for (uint32_t w = 1; w < words_.size() && !word.empty(); ++w)
    if (words_[w] == word || (level_ == Level::category && is_below(words_[w], word))) out.push_back(w);
  return out;
}

bool Lens::looks_back_only() const {
  return std::none_of(ahead_.begin(), ahead_.end(), [](uint8_t ahead) { return ahead != 0; });
}

events::Need Lens::need() const {
  events::Need need;
  for (Candidate candidate : candidates_) candidate.tests.bind(need);
  for (Matcher matcher : matchers_) matcher.bind(need);
  return need;
}

void Lens::bind(events::Need& need) {
  for (auto& candidate : candidates_) candidate.tests.bind(need);
  for (auto& matcher : matchers_) matcher.bind(need);
}

template <class Holds>
void Lens::decide(const events::Slab& slab, size_t first, size_t last, uint32_t* out, Holds holds) const {
  for (size_t i = first; i < last; ++i) {
    const uint32_t list = open_[slab.event[i]];
    if (list == 0) continue;
    for (const uint32_t c : lists_[list - 1])
      if (holds(candidates_[c], i)) {
        out[i] = candidates_[c].word;
        break;
      }
  }
}

void Lens::mark(const events::Slab& slab, size_t from, size_t to, Time as_of, Marks& marks) const {
  marks.resize(matchers_.size());
  for (size_t m = 0; m < matchers_.size(); ++m) {
    marks[m].resize(slab.time.size());
    for (size_t p = from; p < to; ++p)
      matchers_[m].mark(slab, slab.first[p], slab.first[p + 1], as_of, marks[m].data());
  }
}

void Lens::apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event) const {
  apply(slab, word_of_event, nullptr);
}

void Lens::apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event,
                 std::vector<uint32_t>& open) const {
  apply(slab, word_of_event, &open);
}

void Lens::apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event,
                 std::vector<uint32_t>* open) const {
  const size_t n = slab.time.size();
  word_of_event.resize(n);
  uint32_t* out = word_of_event.data();
  slab.event.with([&](auto* code) {
    for (size_t i = 0; i < n; ++i) out[i] = sure_[code[i]];
  });
  if (open) open->assign(n, 0);
  if (lists_.empty()) return;
  if (!several())
    return decide(slab, 0, n, out, [&](const Candidate& c, size_t i) { return c.tests.hold(slab, i); });
  Marks marks;
  mark(slab, 0, slab.person.size(), kEnd, marks);
  const auto holds = [&](const Candidate& c, size_t i, bool ended) {
    if (c.matcher < 0) return c.tests.hold(slab, i);
    const uint8_t mark = marks[static_cast<size_t>(c.matcher)][i];
    return ended ? mark != Matcher::no : mark == Matcher::carries;
  };
  std::vector<uint32_t> ended;  // where an open window counts as ended
  if (open) {
    ended = word_of_event;
    decide(slab, 0, n, ended.data(), [&](const Candidate& c, size_t i) { return holds(c, i, true); });
  }
  decide(slab, 0, n, out, [&](const Candidate& c, size_t i) { return holds(c, i, false); });
  for (size_t i = 0; i < ended.size(); ++i)
    if (ended[i] != out[i]) (*open)[i] = ended[i];
}

void Lens::apply_as_of(const events::Slab& slab, size_t p, Time as_of,
                       std::vector<uint32_t>& word_of_event) const {
  const size_t first = slab.first[p], last = slab.first[p + 1];
  for (size_t i = first; i < last; ++i) word_of_event[i] = sure_[slab.event[i]];
  Marks marks;
  mark(slab, p, p + 1, as_of, marks);
  decide(slab, first, last, word_of_event.data(), [&](const Candidate& c, size_t i) {
    return c.matcher < 0 ? c.tests.hold(slab, i)
                         : marks[static_cast<size_t>(c.matcher)][i] == Matcher::carries;
  });
}

namespace {

/// The tests of one alternative, parted into those on the event name and the others.
struct Parted {
  std::vector<Test> name, rest;
};
Parted part(const std::vector<Test>& all) {
  Parted out;
  for (const auto& test : all) (test.property == "event" ? out.name : out.rest).push_back(test);
  return out;
}

}  // namespace

uint32_t Lens::word_code(const std::string& word) {
  const uint32_t known = code(word);
  if (known != 0 || word.empty()) return known;
  words_.push_back(word);
  return static_cast<uint32_t>(words_.size() - 1);
}

Result<Lens::Candidate> Lens::candidate(Project& project, uint32_t word, const Pattern& pattern,
                                        const std::vector<Test>& rest) {
  Candidate out{word, {}};
  if (pattern.kind == Pattern::Kind::single) {
    TRY(out.tests, Tests::make(project, rest));
    return out;
  }
  TRY(auto matcher, Matcher::make(project, pattern));
  out.matcher = static_cast<int>(matchers_.size());
  matchers_.push_back(std::move(matcher));
  return out;
}

Done Lens::read(Project& project, const events::Dictionary& names, const Rules& rules) {
  const uint32_t n = names.size();
  words_.emplace_back();
  open_.assign(std::max(n, 1u), 0);
  std::vector<std::vector<uint32_t>> lists(open_.size());
  // by event: an unconditional alternative was met, nothing after it counts; one was met that looks ahead
  std::vector<uint8_t> closed(open_.size(), 0), ahead(open_.size(), 0);
  std::vector<uint32_t> later;  // words that something ahead may decide
  for (const auto& behaviour : rules.behaviours) {
    const uint32_t word = word_code(level_ == Level::behaviour ? behaviour.name : behaviour.category);
    for (const Pattern& pattern : behaviour.any) {
      const Parted parted = part(pattern.carrier());
      const bool sure = pattern.kind == Pattern::Kind::single && parted.rest.empty();
      TRY(auto one, candidate(project, word, pattern, parted.rest));
      const auto index = static_cast<uint32_t>(candidates_.size());
      candidates_.push_back(std::move(one));
      for (uint32_t event = 1; event < n; ++event) {
        if (closed[event] || !std::all_of(parted.name.begin(), parted.name.end(),
                                          [&](const Test& t) { return passes(t, names.word(event), true); }))
          continue;
        if (sure && lists[event].empty())
          sure_[event] = word;
        else
          lists[event].push_back(index);
        closed[event] = sure;
        ahead[event] |= pattern.looks_ahead();
        if (ahead[event]) later.push_back(word);
      }
    }
  }
  for (uint32_t event = 1; event < n; ++event)
    if (ahead[event] && !closed[event]) later.push_back(0);
  if (!later.empty()) ahead_.assign(words_.size(), 0);
  for (const uint32_t word : later) ahead_[word] = 1;
  close_lists(std::move(lists));
  return {};
}

void Lens::close_lists(std::vector<std::vector<uint32_t>> lists) {
  for (size_t event = 1; event < lists.size(); ++event)
    if (!lists[event].empty()) {
      lists_.push_back(std::move(lists[event]));
      open_[event] = static_cast<uint32_t>(lists_.size());
    }
}

Result<Lens> lens(Project& project, Level level, const Json& taxonomy) {
  Lens out;
  out.level_ = level;
  TRY(const auto names, events::dictionary(project, "event"));
  const uint32_t n = names->size();
  out.sure_.assign(std::max(n, 1u), 0);
  if (level == Level::event) {
    for (uint32_t code = 0; code < n; ++code) {
      out.words_.emplace_back(names->word(code));
      out.sure_[code] = code;
    }
    if (out.words_.empty()) out.words_.emplace_back();
    return out;
  }
  TRY(const auto log, events::info(project));
  std::vector<std::string> properties = log.properties;
  properties.insert(properties.end(), {"source", "event_id", "channel"});
  TRY(const Rules rules, parse_rules(taxonomy, properties));
  CHECK(out.read(project, *names, rules));
  return out;
}

Result<Reference> find_definition(Project& project, const std::string& kind, const std::string& reference) {
  const size_t at = reference.rfind('@');
  if (at != std::string::npos && reference.size() - at == 65) {
    TRY(const auto pinned, project.definitions().by_hash(reference.substr(at + 1)));
    return Reference{reference, pinned.hash, pinned.spec};
  }
  TRY(const auto head, project.definitions().head(kind, reference));
  if (head) return Reference{reference + "@" + head->hash, head->hash, head->spec};
  TRY(const auto heads, project.definitions().heads(kind));
  std::vector<std::string> names;
  for (const auto& d : heads) names.push_back(d.name);
  return spec::unknown(kind, reference, names, project.path());
}

Result<Reference> find_taxonomy(Project& project, const std::string& reference) {
  if (!reference.empty()) return find_definition(project, "taxonomy", reference);
  TRY(const auto heads, project.definitions().heads("taxonomy"));
  if (heads.empty())
    return fail(
        Kind::missing, "This project has no taxonomy yet", project.path(),
        "Define behaviours first (habitus-cli taxonomy P --file rules.txt), or use the level “event”");
  if (heads.size() == 1) return find_definition(project, "taxonomy", heads.front().name);
  return find_definition(project, "taxonomy", "main");
}

}  // namespace habitus::taxonomy
