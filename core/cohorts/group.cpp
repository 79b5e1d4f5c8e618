#include "core/cohorts/group.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/base/spec.h"
#include "core/taxonomy/line.h"

namespace habitus::cohorts {
namespace {

/// or → and → not → a label or parentheses.
class Reader {
 public:
  explicit Reader(taxonomy::Line line) : line_(std::move(line)) {}
  Result<Json> all() {
    TRY(Json out, any());
    if (!line_.done()) return line_.wanted("“and”, “or”, or the end");
    return out;
  }

 private:
  Result<Json> any() {
    return chain("or", "any", [this] { return both(); });
  }
  Result<Json> both() {
    return chain("and", "all", [this] { return one(); });
  }
  template <class Next>
  Result<Json> chain(const char* word, const char* key, Next next) {
    Json parts = Json::array();
    do {
      TRY(Json part, next());
      parts.push_back(std::move(part));
    } while (line_.take(word));
    return parts.size() == 1 ? parts[0] : Json{{key, std::move(parts)}};
  }
  Result<Json> one() {
    if (line_.take("not")) {
      TRY(Json inner, one());
      return Json{{"not", std::move(inner)}};
    }
    if (line_.take("(")) {
      TRY(Json inner, any());
      if (!line_.take(")")) return line_.wanted("“)”");
      return inner;
    }
    TRY(std::string label, line_.word("the label of a cohort"));
    return Json(std::move(label));
  }
  taxonomy::Line line_;
};

std::string label_text(const std::string& label) {
  return label == "or" ? "\"or\"" : taxonomy::quoted(label);
}

std::string text(const Json& node, bool inside) {
  if (node.is_string()) return label_text(node.get<std::string>());
  if (node.contains("not")) return "not " + text(node["not"], true);
  const bool all = node.contains("all");
  std::string out;
  for (const auto& part : node[all ? "all" : "any"])
    out += (out.empty() ? "" : all ? " and " : " or ") + text(part, true);
  return inside ? "(" + out + ")" : out;
}

}  // namespace

Result<Json> complete_group(const Json& given, const std::string& where) {
  if (given.is_string()) return given;
  CHECK(spec::only(given, {"all", "any", "not"}, where));
  if (given.size() != 1)
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A combination is a label, “all”, “any” or “not”"),
                where);
  if (given.contains("not")) {
    TRY(Json inner, complete_group(given["not"], where + ".not"));
    return Json{{"not", std::move(inner)}};
  }
  const std::string key = given.begin().key();
  if (!given[key].is_array() || given[key].empty())
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "“%1” is a list of cohorts and combinations"), {key}), where);
  Json parts = Json::array();
  for (const auto& part : given[key]) {
    TRY(Json done, complete_group(part, where + "." + key));
    parts.push_back(std::move(done));
  }
  return Json{{key, std::move(parts)}};
}

Result<Json> group_from_text(const std::string& text) {
  TRY(auto parts, taxonomy::tokens(text, text));
  return Reader(taxonomy::Line(std::move(parts), text)).all();
}

std::string group_text(const Json& complete) { return text(complete, false); }

bool in_group(const Json& node, const std::set<std::string>& labels) {
  if (node.is_string()) return labels.contains(node.get<std::string>());
  if (node.contains("not")) return !in_group(node["not"], labels);
  const auto in = [&](const Json& part) { return in_group(part, labels); };
  return node.contains("all") ? std::all_of(node["all"].begin(), node["all"].end(), in)
                              : std::any_of(node["any"].begin(), node["any"].end(), in);
}

void labels_of(const Json& node, std::set<std::string>& out) {
  if (node.is_string()) {
    out.insert(node.get<std::string>());
    return;
  }
  if (node.contains("not")) return labels_of(node["not"], out);
  for (const auto& part : node[node.contains("all") ? "all" : "any"]) labels_of(part, out);
}

}  // namespace habitus::cohorts
