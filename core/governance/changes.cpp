#include "core/governance/changes.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/governance/questions.h"
#include "core/report/fact.h"

namespace habitus::governance {

namespace {
using Fields = std::map<std::string, std::string>;

/// Names of the members of a list, when each has one of its own.
std::vector<std::string> names_in(const Json& list) {
  std::vector<std::string> out;
  for (const Json& one : list) {
    if (!one.is_object() || !one.contains("name") || !one["name"].is_string()) return {};
    out.push_back(one["name"]);
  }
  const std::set<std::string> unique(out.begin(), out.end());
  return unique.size() == out.size() ? out : std::vector<std::string>();
}

void flatten(const Json& value, const std::string& path, Fields& out) {
  const std::string dot = path.empty() ? "" : path + ".";
  if (value.is_object() && !value.empty()) {
    for (const auto& [key, part] : value.items()) flatten(part, dot + key, out);
    return;
  }
  const bool structured = value.is_array() && std::any_of(value.begin(), value.end(),
                                                          [](const Json& v) { return v.is_structured(); });
  if (!structured) {
    out[path] = canonical(value);
    return;
  }
  const auto names = names_in(value);
  for (size_t i = 0; i < value.size(); ++i)
    flatten(value[i], dot + (names.empty() ? std::to_string(i + 1) : names[i]), out);
}
}  // namespace

Fields fields_of(const Json& spec) {
  Fields out;
  flatten(spec, {}, out);
  return out;
}

std::vector<Change> changes_between(const Json& before, const Json& after) {
  const Fields was = before.is_null() ? Fields() : fields_of(before),
               is = after.is_null() ? Fields() : fields_of(after);
  std::vector<Change> out;
  for (const auto& [path, text] : was)
    if (const auto at = is.find(path); at == is.end() || at->second != text)
      out.push_back({path, text, at == is.end() ? "" : at->second});
  for (const auto& [path, text] : is)
    if (!was.contains(path)) out.push_back({path, "", text});
  std::sort(out.begin(), out.end(), [](const Change& a, const Change& b) { return a.path < b.path; });
  return out;
}

Json to_json(const std::vector<Change>& changes) {
  Json out = Json::array();
  const auto value = [](const std::string& text) {
    return text.empty() ? Json() : Json::parse(text, nullptr, false);
  };
  for (const Change& c : changes)
    out.push_back({{"field", c.path}, {"before", value(c.before)}, {"after", value(c.after)}});
  return out;
}

Result<std::vector<Logged>> change_log(Project& project, const std::string& kind, const std::string& name) {
  TRY(const auto entries, project.journal().entries());
  std::map<std::pair<std::string, std::string>, Json> known;
  std::vector<Logged> out;
  for (const JournalEntry& e : entries) {
    const Json body = e.body();
    Logged one{e, {}, {}, {}};
    const auto text = [&](const char* key) {
      return body.contains(key) && body[key].is_string() ? body[key].get<std::string>() : "";
    };
    one.kind = e.act == "setting" ? "setting" : e.act == "card" || e.act == "approve" ? "card" : text("kind");
    one.name = e.act == "setting" ? text("key") : text("name");
    Json now;
    if (e.act == "define")
      if (const auto made = project.definitions().by_hash(text("hash"))) now = made->json();
    if (e.act == "setting") now = text("value");
    if (!now.is_null()) {
      Json& was = known[{one.kind, one.name}];
      one.changes = changes_between(was, now);
      was = now;
    }
    if ((!kind.empty() && one.kind != kind) || (!name.empty() && one.name != name)) continue;
    out.push_back(std::move(one));
  }
  return out;
}

Result<std::vector<Blamed>> blame(Project& project, const std::string& kind, const std::string& name) {
  CHECK(project.definitions().need(kind, name));
  TRY(auto history, project.definitions().history(kind, name));
  std::reverse(history.begin(), history.end());
  std::map<std::string, Blamed> fields;
  for (const Definition& d : history) {
    const Fields now = fields_of(d.json());
    std::erase_if(fields, [&](const auto& f) { return !now.contains(f.first); });
    for (const auto& [path, text] : now) {
      Blamed& b = fields[path];
      if (b.version > 0 && b.value == text) continue;
      b = {path, text, b.value, d.version, d.owner, d.reason, d.created};
    }
    if (d.head) break;  // what was undone since is not in use
  }
  std::vector<Blamed> out;
  for (auto& [path, b] : fields) out.push_back(std::move(b));
  return out;
}

namespace {
/// Every number of an answer's figures by its place, with what it is called.
std::map<std::string, std::pair<report::Quantity, Text>> numbers_of(const report::Question& question,
                                                                    const Json& answer) {
  std::map<std::string, std::pair<report::Quantity, Text>> out;
  const auto add = [&](const report::Figure& f, auto&& self) -> void {
    for (const auto& [q, label] : report::quantities(f))
      if (!q.at.empty()) out.emplace(q.at, std::pair{q, label.empty() ? f.title : label});
    for (const report::Figure& below : f.below) self(below, self);
  };
  for (const report::Figure& f : question.figures(answer)) add(f, add);
  return out;
}

bool equal(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// Every text that names the definition becomes `as`; whether there was one.
bool rename(Json& spec, const std::string& name, const std::string& as) {
  bool any = false;
  if (spec.is_string()) {
    const std::string text = spec.get<std::string>();
    if (text != name && text.rfind(name + "@", 0) != 0) return false;
    spec = as;
    return true;
  }
  if (spec.is_structured())
    for (Json& part : spec) any = rename(part, name, as) || any;
  return any;
}
}  // namespace

std::vector<MovedNumber> compare_answers(const report::Question& question, const Json& before,
                                         const Json& after) {
  const auto was = numbers_of(question, before), is = numbers_of(question, after);
  std::vector<MovedNumber> out;
  const report::Quantity none;
  for (const auto& [at, number] : was) {
    const auto now = is.find(at);
    if (now == is.end())
      out.push_back({question.name, {}, number.second, at, number.first, none});
    else if (!equal(number.first.value, now->second.first.value) ||
             !equal(number.first.lo, now->second.first.lo) || !equal(number.first.hi, now->second.first.hi))
      out.push_back({question.name, {}, number.second, at, number.first, now->second.first});
  }
  for (const auto& [at, number] : is)
    if (!was.contains(at)) out.push_back({question.name, {}, number.second, at, none, number.first});
  return out;
}

Result<std::vector<MovedNumber>> numbers_moved(Project& project, const Definition& before,
                                               const Definition& after, const Exec& exec) {
  std::vector<MovedNumber> out;
  const auto add = [&](const report::Question& question, const std::string& name, const Json& was,
                       const Json& is) -> Done {
    const auto old = report::ask(project, question, was, exec),
               now = report::ask(project, question, is, exec);
    if (exec.stopped()) return fail(Kind::stopped, "Stopped");
    if (!old || !now) return {};  // one of the two cannot be asked (any more)
    for (MovedNumber& m : compare_answers(question, old->json(), now->json())) {
      m.definition = name;
      out.push_back(std::move(m));
    }
    return {};
  };
  if (const report::Question* own = find_question(after.kind))
    CHECK(add(*own, after.name, before.json(), after.json()));
  TRY(const auto heads, project.definitions().heads());
  for (const Definition& d : heads) {
    const report::Question* question = find_question(d.kind);
    if (!question || (d.kind == after.kind && d.name == after.name)) continue;
    Json was = d.json(), is = d.json();
    if (!rename(was, after.name, after.name + "@" + before.hash) ||
        !rename(is, after.name, after.name + "@" + after.hash))
      continue;
    CHECK(add(*question, d.name, was, is));
  }
  return out;
}

}  // namespace habitus::governance
