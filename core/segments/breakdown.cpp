#include "core/segments/breakdown.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/spec.h"
#include "core/events/log.h"
#include "core/project/project.h"
#include "core/segments/scope.h"
#include "core/taxonomy/test.h"

namespace habitus::segments {
namespace {

Result<Json> complete_part(const Json& given, const std::vector<std::string>& properties,
                           const std::vector<std::string>& attributes) {
  std::string name, kind;
  if (given.is_string()) {
    name = given.get<std::string>();
  } else {
    CHECK(spec::only(given, {"property", "attribute"}, "breakdown"));
    for (const char* key : {"property", "attribute"})
      if (given.contains(key)) {
        kind = key;
        TRY(name, spec::text(given, key, "", "breakdown"));
      }
  }
  const auto has = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (kind != "attribute" && (has(properties) || name == "event")) return Json{{"property", name}};
  if (kind != "property" && has(attributes)) return Json{{"attribute", name}};
  std::vector<std::string> known = kind == "attribute" ? attributes : properties;
  if (kind.empty()) known.insert(known.end(), attributes.begin(), attributes.end());
  return spec::unknown(kind.empty() ? "property or attribute" : kind, name, known, "breakdown");
}

}  // namespace

Result<Json> complete_breakdown(Project& project, const Json& given) {
  Json out = Json::array();
  if (given.is_null()) return out;
  const Json list = given.is_array() ? given : Json::array({given});
  if (list.size() > 3) return fail(Kind::input, "A breakdown has at most three parts", "breakdown");
  TRY(const auto properties, property_names(project));
  TRY(const auto attributes, identity::attributes(project));
  std::vector<std::string> names;
  for (const auto& a : attributes) names.push_back(a.name);
  for (const auto& part : list) {
    TRY(Json done, complete_part(part, properties, names));
    out.push_back(std::move(done));
  }
  return out;
}

std::vector<std::string> breakdown_names(const Json& complete) {
  std::vector<std::string> out;
  for (const auto& part : complete) out.push_back(part.begin().value().get<std::string>());
  return out;
}

Result<Breakdown> Breakdown::make(Project& project, const Json& complete) {
  Breakdown out;
  for (const auto& part : complete) {
    Part made;
    if (part.contains("property")) {
      made.name = part["property"].get<std::string>();
      TRY(made.dictionary, events::dictionary(project, made.name));
    } else {
      made.name = part["attribute"].get<std::string>();
      TRY(made.attribute, identity::column(project, made.name));
    }
    out.parts_.push_back(std::move(made));
  }
  return out;
}

void Breakdown::bind(events::Need& need) {
  for (auto& part : parts_)
    if (part.dictionary && part.name != "event") part.column = taxonomy::column_of(need.text, part.name);
}

uint32_t Breakdown::Local::code(size_t k, const events::Slab& slab, size_t p, size_t i) {
  const Part& part = of_.parts_[k];
  if (part.dictionary) return part.name == "event" ? slab.event[i] : slab.text[part.column][i];
  const auto word = part.attribute->text(slab.person[p], slab.time[i]);
  if (!word) return 0;
  auto& known = words_[k];
  const auto [it, fresh] = known.code.emplace(*word, static_cast<uint32_t>(known.word.size()));
  if (fresh) known.word.emplace_back(*word);
  return it->second;
}

uint32_t Breakdown::Local::group(const events::Slab& slab, size_t p, size_t i) {
  codes_.clear();
  uint32_t number = 0;
  for (size_t k = 0; k < steps_.size(); ++k) {
    codes_.push_back(code(k, slab, p, i));
    const bool last = k + 1 == steps_.size();
    const auto fresh = static_cast<uint32_t>(last ? path_.size() : steps_[k].size());
    const auto [it, added] = steps_[k].emplace(static_cast<uint64_t>(number) << 32 | codes_.back(), fresh);
    number = it->second;
    if (last && added) path_.push_back(codes_);
  }
  return number;
}

std::vector<std::string> Breakdown::Local::values(uint32_t group) const {
  std::vector<std::string> out;
  for (size_t k = 0; k < steps_.size(); ++k) {
    const uint32_t code = path_[group][k];
    const Part& part = of_.parts_[k];
    out.emplace_back(part.dictionary ? part.dictionary->word(code) : std::string_view(words_[k].word[code]));
  }
  return out;
}

}  // namespace habitus::segments
