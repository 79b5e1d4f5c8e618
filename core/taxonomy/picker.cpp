#include "core/taxonomy/picker.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/taxonomy/test_list.h"

namespace habitus::taxonomy {
namespace {

Result<Json> complete_one(const Json& pick, const Lens& lens, const std::vector<std::string>& properties,
                          const std::string& where) {
  if (pick.is_string()) return complete_one(Json{{"word", pick}}, lens, properties, where);
  CHECK(spec::only(pick, {"word", "event", "behaviour", "category", "where", "name"}, where));
  std::string word;
  for (const char* key : {"word", "event", "behaviour", "category"}) {
    TRY(const std::string given, spec::text(pick, key, "", where));
    if (!given.empty()) word = given;
  }
  if (word.empty())
    return fail(Kind::input, "A step needs a word", where, R"(Write "purchase", or "*" for any event)");
  if (word != "*" && lens.codes(word).empty()) {
    const std::vector<std::string> words(lens.words().begin() + 1, lens.words().end());
    return spec::unknown(level_name(lens.level()), word, words, where);
  }
  Json out{{"word", word}};
  if (pick.contains("where") && !pick["where"].empty()) {
    if (!pick["where"].is_array()) return fail(Kind::input, "“where” is a list of conditions", where);
    out["where"] = Json::array();
    TRY(const auto tests, parse_tests(pick["where"], properties, where + ".where"));
    for (const Test& test : tests) out["where"].push_back(to_json(test));
  }
  return out;
}

}  // namespace

Result<Json> complete_pick(const Json& pick, const Lens& lens, const std::vector<std::string>& properties,
                           const std::string& where) {
  Json alternatives = Json::array();
  std::string name;
  if (pick.is_object()) {
    TRY(name, spec::text(pick, "name", "", where));
  }
  if (pick.is_object() && pick.contains("any")) {
    CHECK(spec::only(pick, {"any", "name"}, where));
    if (!pick["any"].is_array() || pick["any"].empty())
      return fail(Kind::input, "“any” is a list of at least one alternative", where);
    for (const auto& one : pick["any"]) {
      TRY(Json done, complete_one(one, lens, properties, where));
      alternatives.push_back(std::move(done));
    }
  } else {
    TRY(Json done, complete_one(pick, lens, properties, where));
    alternatives.push_back(std::move(done));
  }
  Json out{{"any", std::move(alternatives)}};
  if (!name.empty()) out["name"] = name;
  return out;
}

std::string pick_name(const Json& complete) {
  if (complete.contains("name")) return complete["name"].get<std::string>();
  std::string out;
  for (const auto& one : complete["any"]) out += (out.empty() ? "" : " / ") + one["word"].get<std::string>();
  return out;
}

Result<Picker> Picker::make(Project& project, Lens lens, const std::vector<Json>& picks) {
  if (picks.size() > 32)
    return fail(Kind::input, Text("%1 steps are too many", {static_cast<int64_t>(picks.size())}), {},
                "Use at most 32");
  Picker out;
  out.lens_ = std::move(lens);
  out.mask_.assign(out.lens_.words().size(), 0);
  out.open_.assign(out.lens_.words().size(), 0);
  for (size_t k = 0; k < picks.size(); ++k) {
    const uint32_t bit = 1u << k;
    for (const auto& one : picks[k]["any"]) {
      const std::string word = one["word"].get<std::string>();
      const std::vector<uint32_t> codes =  // none: the log no longer has it, nothing matches
          word == "*" ? std::vector<uint32_t>{0} : out.lens_.codes(word);
      if (codes.empty()) continue;
      std::vector<Test> tests;
      if (one.contains("where"))
        for (const auto& test : one["where"]) {
          TRY(auto parsed, parse_test(test, {test["property"].get<std::string>()}, "where"));
          tests.push_back(std::move(parsed));
        }
      const bool sure = tests.empty();
      for (size_t w = 0; w < out.mask_.size(); ++w)
        if (word == "*" || std::find(codes.begin(), codes.end(), w) != codes.end()) {
          if (sure)
            out.mask_[w] |= bit;
          else
            out.open_[w] = 1;
        }
      if (sure) continue;
      TRY(auto compiled, Tests::make(project, tests));
      for (const uint32_t code : codes) out.conditionals_.push_back({bit, code, compiled});
    }
  }
  return out;
}

void Picker::bind(events::Need& need) {
  lens_.bind(need);
  for (auto& c : conditionals_) c.tests.bind(need);
}

template <class Word>
void Picker::look_up(const events::Slab& slab, const Word* word, size_t first, size_t last,
                     uint32_t* out) const {
  for (size_t i = first; i < last; ++i) out[i] = mask_[word[i]];
  if (conditionals_.empty()) return;
  for (size_t i = first; i < last; ++i) {
    if (!open_[word[i]]) continue;
    for (const auto& c : conditionals_)
      if ((c.word == 0 || c.word == word[i]) && !(out[i] & c.bit) && c.tests.hold(slab, i)) out[i] |= c.bit;
  }
}

const uint32_t* Picker::apply(const events::Slab& slab, Scratch& scratch) const {
  const size_t n = slab.time.size();
  scratch.masks.resize(n);
  uint32_t* out = scratch.masks.data();
  if (lens_.level() == Level::event) {
    slab.event.with([&](const auto* code) { look_up(slab, code, 0, n, out); });
  } else {
    lens_.apply(slab, scratch.words);
    look_up(slab, scratch.words.data(), 0, n, out);
  }
  return out;
}

void Picker::apply_as_of(const events::Slab& slab, size_t p, Time as_of, Scratch& scratch) const {
  lens_.apply_as_of(slab, p, as_of, scratch.words);
  look_up(slab, scratch.words.data(), slab.first[p], slab.first[p + 1], scratch.masks.data());
}

Done looks_back(const Json& complete, const Lens& lens, const std::string& where) {
  for (const auto& one : complete["any"]) {
    const std::string word = one["word"].get<std::string>();
    for (const uint32_t code : lens.codes(word == "*" ? "" : word))
      if (!lens.looks_back_only(code))
        return fail(
            Kind::input,
            Text(QT_TRANSLATE_NOOP("core",
                                   "“%1” is decided by what comes later, so it was not known at the moment"),
                 {word}),
            where,
            QT_TRANSLATE_NOOP("core",
                              "Use a behaviour that looks back only: one without “not "
                              "followed by”, standing before those that have it"));
  }
  return {};
}

}  // namespace habitus::taxonomy
