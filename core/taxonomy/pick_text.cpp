#include "core/taxonomy/pick_text.h"

#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/taxonomy/rules.h"

namespace habitus::taxonomy {

Result<Json> pick_from_text(const std::string& text) {
  const size_t cut = text.find(" where ");
  std::string words = text.substr(0, cut), name;
  if (const size_t as = words.rfind(" as "); as != std::string::npos) {
    name = words.substr(as + 4);
    words.resize(as);
  }
  Json tests = Json::array();
  if (cut != std::string::npos) {
    TRY(tests, conditions_from_text(text.substr(cut + 7)));
  }
  Json any = Json::array();
  for (size_t from = 0; from <= words.size();) {
    const size_t end = std::min(words.find(" or ", from), words.size());
    Json one{{"word", words.substr(from, end - from)}};
    if (!tests.empty()) one["where"] = tests;
    any.push_back(std::move(one));
    from = end + 4;
  }
  Json out{{"any", std::move(any)}};
  if (!name.empty()) out["name"] = name;
  return out;
}

std::string pick_text(const Json& complete) {
  std::string words;
  for (const auto& one : complete["any"])
    words += (words.empty() ? "" : " or ") + one["word"].get<std::string>();
  if (complete.contains("name")) words += " as " + complete["name"].get<std::string>();
  if (complete["any"].empty() || !complete["any"][0].contains("where")) return words;
  return words + " where " + conditions_to_text(complete["any"][0]["where"]);
}

std::string spoken_name(const std::string& name) {
  return name == "*" ? QT_TRANSLATE_NOOP("core", "any event") : name;
}

}  // namespace habitus::taxonomy
