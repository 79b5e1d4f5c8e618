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

events::Need Lens::need() const {
  events::Need need;
  for (Candidate candidate : candidates_) candidate.tests.bind(need);
  return need;
}

void Lens::bind(events::Need& need) {
  for (auto& candidate : candidates_) candidate.tests.bind(need);
}

void Lens::apply(const events::Slab& slab, std::vector<uint32_t>& word_of_event) const {
  const size_t n = slab.time.size();
  word_of_event.resize(n);
  uint32_t* out = word_of_event.data();
  slab.event.with([&](auto* code) {
    for (size_t i = 0; i < n; ++i) out[i] = sure_[code[i]];
  });
  if (lists_.empty()) return;
  for (size_t i = 0; i < n; ++i) {
    const uint32_t list = open_[slab.event[i]];
    if (list == 0) continue;
    for (const uint32_t c : lists_[list - 1])
      if (candidates_[c].tests.hold(slab, i)) {
        out[i] = candidates_[c].word;
        break;
      }
  }
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

Done Lens::read(Project& project, const events::Dictionary& names, const Rules& rules) {
  const uint32_t n = names.size();
  words_.emplace_back();
  open_.assign(std::max(n, 1u), 0);
  std::vector<std::vector<uint32_t>> lists(open_.size());
  std::vector<uint8_t> closed(open_.size(),
                              0);  // an unconditional alternative was met: nothing after it counts
  for (const auto& behaviour : rules.behaviours) {
    const std::string& word = level_ == Level::behaviour ? behaviour.name : behaviour.category;
    uint32_t word_code = code(word);
    if (word_code == 0 && !word.empty()) {
      word_code = static_cast<uint32_t>(words_.size());
      words_.push_back(word);
    }
    for (const auto& alternative : behaviour.any) {
      const Parted parted = part(alternative);
      TRY(Tests tests, Tests::make(project, parted.rest));
      const auto candidate = static_cast<uint32_t>(candidates_.size());
      candidates_.push_back({word_code, std::move(tests)});
      for (uint32_t event = 1; event < n; ++event) {
        if (closed[event] || !std::all_of(parted.name.begin(), parted.name.end(),
                                          [&](const Test& t) { return passes(t, names.word(event), true); }))
          continue;
        if (parted.rest.empty() && lists[event].empty())
          sure_[event] = word_code;
        else
          lists[event].push_back(candidate);
        closed[event] = parted.rest.empty();
      }
    }
  }
  for (uint32_t event = 1; event < n; ++event)
    if (!lists[event].empty()) {
      lists_.push_back(std::move(lists[event]));
      open_[event] = static_cast<uint32_t>(lists_.size());
    }
  return {};
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
