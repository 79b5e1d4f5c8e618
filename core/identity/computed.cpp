#include "core/identity/computed.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/hash.h"
#include "core/events/computed.h"
#include "core/events/log.h"
#include "core/events/words.h"
#include "core/project/project.h"

namespace habitus::identity {
namespace {

using events::Computed;

/// A column through a table of its words; of several columns the first that has a value.
class Mapped final : public Coded {
 public:
  std::vector<std::shared_ptr<const Coded>> from;
  std::vector<std::vector<std::optional<uint32_t>>> table;  ///< by column and its code: ours
  std::vector<std::optional<Date>> births;                  ///< of age, by code
  std::vector<std::string> texts;
  std::vector<std::optional<double>> numbers;
  std::vector<events::PersonKey> keys;
  std::optional<uint32_t> otherwise;
  Time last = 0;

  uint32_t add(const std::string& word) {
    const auto at = std::find(texts.begin(), texts.end(), word);
    if (at != texts.end()) return static_cast<uint32_t>(at - texts.begin());
    texts.push_back(word);
    const double x = events::number_of(word);
    numbers.push_back(std::isnan(x) ? std::nullopt : std::optional(x));
    return static_cast<uint32_t>(texts.size() - 1);
  }
  std::optional<uint32_t> code(events::PersonKey person, Time as_of) const override {
    for (size_t s = 0; s < from.size(); ++s) {
      const auto own = from[s]->code(person, as_of);
      if (!own) continue;
      if (!births.empty()) {
        const auto age =
            births[*own] ? events::age_at(*births[*own], as_of >= kEnd ? last : as_of) : std::nullopt;
        return age ? std::optional(static_cast<uint32_t>(*age)) : otherwise;
      }
      if (const auto& found = table[s][*own]) return found;
    }
    return otherwise;
  }
  std::optional<std::string_view> text(events::PersonKey person, Time as_of) const override {
    const auto at = code(person, as_of);
    return at ? std::optional<std::string_view>(texts[*at]) : std::nullopt;
  }
  std::optional<double> number(events::PersonKey person, Time as_of) const override {
    const auto at = code(person, as_of);
    return at ? numbers[*at] : std::nullopt;
  }
  const std::vector<events::PersonKey>& persons() const override { return keys; }
  const std::vector<std::string>& words() const override { return texts; }
};

Result<std::shared_ptr<const Coded>> make(Project& project, const Json& spec,
                                          const std::vector<Attribute>& all);

/// The column of an attribute of the list, without looking it up among all attributes again.
Result<std::shared_ptr<const Coded>> column_among(Project& project, const std::string& name,
                                                  const std::vector<Attribute>& all) {
  const auto at = std::find_if(all.begin(), all.end(), [&](const Attribute& a) { return a.name == name; });
  if (at == all.end())
    return tl::unexpected<Error>(attribute(project, name).error());  // which says what there is
  TRY(const auto spec, computed_spec(project, name));
  return spec ? make(project, *spec, all) : stored_column(project, *at);
}

Result<std::shared_ptr<const Coded>> make(Project& project, const Json& spec,
                                          const std::vector<Attribute>& all) {
  TRY(const Computed of, events::parse_computed(spec));
  auto out = std::make_shared<Mapped>();
  for (const auto& name : of.of) {
    TRY(auto source, column_among(project, name, all));
    out->keys.insert(out->keys.end(), source->persons().begin(), source->persons().end());
    out->from.push_back(std::move(source));
  }
  std::sort(out->keys.begin(), out->keys.end());
  out->keys.erase(std::unique(out->keys.begin(), out->keys.end()), out->keys.end());
  if (of.kind == Computed::Kind::age) {
    TRY(const auto log, events::info(project));
    out->last = log.last;
    for (int years = 0; years <= 150; ++years) out->add(std::to_string(years));
    for (const auto& word : out->from[0]->words()) out->births.push_back(events::birth_of(word));
    if (out->births.empty()) out->births.emplace_back();
  } else {
    TRY(const auto map, events::word_map(project.store(), of));
    std::map<std::string, uint32_t> known;
    for (const auto& source : out->from) {
      auto& table = out->table.emplace_back();
      for (const auto& word : source->words()) {
        const auto value = map(word);
        if (!value || value->empty()) {
          table.emplace_back();
          continue;
        }
        auto at = known.find(*value);
        if (at == known.end()) {
          at = known.emplace(*value, static_cast<uint32_t>(out->texts.size())).first;
          out->texts.push_back(*value);
          const double x = events::number_of(*value);
          out->numbers.push_back(std::isnan(x) ? std::nullopt : std::optional(x));
        }
        table.emplace_back(at->second);
      }
    }
  }
  if (!of.otherwise.empty()) out->otherwise = out->add(of.otherwise);
  return std::shared_ptr<const Coded>(std::move(out));
}

Attribute summary_of(const Coded& values, const std::string& name, const Definition& d,
                     const std::vector<Attribute>& from) {
  Attribute out;
  out.name = name;
  out.is_static = true;
  out.numeric = true;
  std::string contents = d.hash;
  for (const Attribute& a : from) {
    out.is_protected = out.is_protected || a.is_protected;
    out.is_static = out.is_static && a.is_static;
    if (a.is_static) out.static_reason += (out.static_reason.empty() ? "" : "; ") + a.static_reason;
    contents += " " + a.content;
  }
  if (!out.is_static) out.static_reason.clear();
  std::set<std::string> levels;
  for (const auto person : values.persons()) {
    const auto text = values.text(person, kEnd);
    if (!text) continue;
    ++out.persons;
    out.numeric = out.numeric && values.number(person, kEnd);
    if (levels.size() <= kMaxLevels) levels.emplace(*text);
  }
  out.numeric = out.numeric && out.persons > 0;
  if (levels.size() <= kMaxLevels) out.levels.assign(levels.begin(), levels.end());
  out.content = sha256(contents);
  return out;
}

/// Summaries are dear, so they are kept while what they stand on is the same.
struct Known {
  std::mutex mutex;
  std::map<std::string, Attribute> by_content;
};

}  // namespace

Done add_computed(Project& project, std::vector<Attribute>& all) {
  TRY(const auto heads, project.definitions().heads("property"));
  std::vector<const Definition*> waiting;
  for (const Definition& d : heads)
    if (d.json().value("on", "") == "people") waiting.push_back(&d);
  const auto find = [&](const std::string& name) {
    return std::find_if(all.begin(), all.end(), [&](const Attribute& a) { return a.name == name; });
  };
  for (bool moved = true; moved && !waiting.empty();) {  // one may stand on another
    moved = false;
    for (auto d = waiting.begin(); d != waiting.end();) {
      std::vector<Attribute> from;
      const Json spec = (*d)->json();
      for (const Json& name : spec["of"])
        if (const auto at = find(name.get<std::string>()); at != all.end()) from.push_back(*at);
      if (from.size() < spec["of"].size() || find((*d)->name) != all.end()) {
        ++d;
        continue;
      }
      std::string stands_on = (*d)->hash;
      for (const Attribute& a : from) stands_on += " " + a.content;
      Known& known = project.shared<Known>([] { return std::make_shared<Known>(); });
      const std::lock_guard lock(known.mutex);
      auto& kept = known.by_content[stands_on];
      if (kept.name.empty()) {
        TRY(const auto values, make(project, spec, all));
        kept = summary_of(*values, (*d)->name, **d, from);
      }
      all.push_back(kept);
      d = waiting.erase(d);
      moved = true;
    }
  }
  std::sort(all.begin(), all.end(), [](const Attribute& a, const Attribute& b) { return a.name < b.name; });
  return {};
}

Result<std::optional<Json>> computed_spec(Project& project, const std::string& name) {
  TRY(const auto head, project.definitions().head("property", name));
  if (!head || head->json().value("on", "") != "people") return std::optional<Json>();
  TRY(const auto stored, stored_attributes(project));
  const bool in_tables =
      std::any_of(stored.begin(), stored.end(), [&](const Attribute& a) { return a.name == name; });
  return in_tables ? std::optional<Json>() : std::optional(head->json());
}

Result<std::shared_ptr<const Coded>> computed_column(Project& project, const Json& spec) {
  TRY(const auto all, attributes(project));
  return make(project, spec, all);
}

}  // namespace habitus::identity
