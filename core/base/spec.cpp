#include "core/base/spec.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/time.h"

namespace habitus::spec {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

size_t edits(const std::string& a, const std::string& b) {  // Levenshtein
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t corner = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
      corner = above;
    }
  }
  return row[b.size()];
}

tl::unexpected<Error> wrong(const char* key, const Json& value, const std::string& where,
                            std::string wanted) {
  return fail(Kind::input,
              Text("“%1” cannot be %2",
                   {std::string(key), excerpt(value.dump(-1, ' ', false, Json::error_handler_t::replace))}),
              where, Text("Write %1", {std::move(wanted)}));
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string w = lower(word.substr(0, 200));
  std::string best;
  size_t fewest = std::max<size_t>(2, w.size() / 3) + 1;
  for (const auto& candidate : candidates) {
    if (candidate.size() > 200) continue;
    const size_t length_gap =
        candidate.size() > w.size() ? candidate.size() - w.size() : w.size() - candidate.size();
    if (length_gap >= fewest) continue;
    if (const size_t d = edits(w, lower(candidate)); d < fewest) {
      fewest = d;
      best = candidate;
    }
  }
  return best;
}

tl::unexpected<Error> unknown(const std::string& what, std::string_view word,
                              const std::vector<std::string>& candidates, const std::string& where) {
  Text next;
  if (const std::string near = nearest(word, candidates); !near.empty()) {
    next = Text("Did you mean “%1”?", {near});
  } else if (!candidates.empty()) {
    std::string some;
    for (size_t i = 0; i < candidates.size() && i < 8; ++i) some += (i ? ", " : "") + candidates[i];
    if (candidates.size() > 8) some += ", …";
    next = Text("There are: %1", {some});
  }
  return fail(Kind::input, Text("There is no %1 named “%2”", {what, excerpt(word)}), where, next);
}

Done only(const Json& object, std::initializer_list<const char*> keys, const std::string& where) {
  if (!object.is_object())
    return fail(Kind::input, Text("This must be a JSON object, not %1", {std::string(object.type_name())}),
                where, "Write it as { … } with named parts");
  const std::vector<std::string> allowed(keys.begin(), keys.end());
  for (const auto& [key, value] : object.items())
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
      return unknown("part", key, allowed, where);
  return {};
}

Result<std::string> text(const Json& object, const char* key, const std::string& fallback,
                         const std::string& where) {
  const auto it = object.find(key);
  if (it == object.end() || it->is_null()) return fallback;
  if (!it->is_string()) return wrong(key, *it, where, "a text in quotes");
  return it->get<std::string>();
}

Result<bool> flag(const Json& object, const char* key, bool fallback, const std::string& where) {
  const auto it = object.find(key);
  if (it == object.end() || it->is_null()) return fallback;
  if (!it->is_boolean()) return wrong(key, *it, where, "true or false");
  return it->get<bool>();
}

Result<int64_t> whole(const Json& object, const char* key, int64_t fallback, int64_t lo, int64_t hi,
                      const std::string& where) {
  const auto it = object.find(key);
  if (it == object.end() || it->is_null()) return fallback;
  if (!it->is_number_integer() || it->get<int64_t>() < lo || it->get<int64_t>() > hi)
    return wrong(key, *it, where, "a whole number from " + std::to_string(lo) + " to " + std::to_string(hi));
  return it->get<int64_t>();
}

Result<std::string> choice(const Json& object, const char* key, std::initializer_list<const char*> choices,
                           const std::string& where) {
  TRY(std::string value, text(object, key, *choices.begin(), where));
  const std::vector<std::string> all(choices.begin(), choices.end());
  if (std::find(all.begin(), all.end(), value) == all.end())
    return unknown(std::string("choice of “") + key + "”", value, all, where);
  return value;
}

Result<std::string> duration(const Json& object, const char* key, const char* fallback,
                             const std::string& where) {
  TRY(const std::string value, text(object, key, fallback, where));
  if (value.empty()) return value;
  auto parsed = parse_duration(value);
  if (!parsed) {
    parsed.error().where = where.empty() ? key : where + "." + key;
    return tl::unexpected<Error>(parsed.error());
  }
  if (*parsed <= 0) return wrong(key, value, where, "a duration above zero, like “30 min”");
  return duration_text(*parsed);
}

Result<std::vector<std::string>> texts(const Json& object, const char* key, const std::string& where) {
  const auto it = object.find(key);
  if (it == object.end() || it->is_null()) return std::vector<std::string>();
  if (it->is_string()) return std::vector<std::string>{it->get<std::string>()};
  if (!it->is_array()) return wrong(key, *it, where, "a list of texts");
  std::vector<std::string> out;
  for (const auto& item : *it) {
    if (!item.is_string()) return wrong(key, item, where, "a list of texts");
    out.push_back(item.get<std::string>());
  }
  return out;
}

}  // namespace habitus::spec
