#include "core/report/question.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/project/hold.h"
#include "core/report/book.h"
#include "core/report/key.h"

namespace habitus::report {

Json Answer::json() const { return Json::parse(body, nullptr, false); }

namespace {

/// Walks every text of a spec, and those of the definitions it pins as "name@hash".
class Names {
 public:
  Names(Project& project, const std::map<std::string, std::string>& known)
      : project_(project), known_(known) {}
  Done walk(const Json& value) {
    if (value.is_structured())
      for (const Json& inner : value) CHECK(walk(inner));
    if (!value.is_string()) return {};
    const auto& text = value.get_ref<const std::string&>();
    if (const auto found = known_.find(text); found != known_.end() && !out.contains(text)) {
      out[text] = found->second;
      CHECK(pinned(found->second));
    }
    const size_t at = text.rfind('@');
    if (at != std::string::npos && text.size() - at == 65) CHECK(pinned(text.substr(at + 1)));
    return {};
  }
  std::map<std::string, std::string> out;  ///< name → hash

 private:
  Done pinned(const std::string& hash) {
    if (!seen_.insert(hash).second) return {};
    const auto definition = project_.definitions().by_hash(hash);
    return definition ? walk(definition->json()) : Done{};  // a hash of something else
  }
  Project& project_;
  const std::map<std::string, std::string>& known_;
  std::set<std::string> seen_;
};

}  // namespace

Result<ResultKey> key_of(Project& project, const Question& question, const Json& complete) {
  TRY(ResultKey key, question.key(project, complete));
  key.kind = question.name;
  key.algorithm = question.algorithm;
  TRY(const auto heads, project.definitions().heads("property"));
  if (heads.empty()) return key;
  std::map<std::string, std::string> known;
  for (const Definition& d : heads) known[d.name] = d.hash;
  Names names(project, known);
  CHECK(names.walk(complete));
  Json inputs = Json::parse(key.inputs, nullptr, false);
  if (names.out.empty() || !inputs.is_object()) return key;
  inputs["computed"] = names.out;
  key.inputs = canonical(inputs);
  return key;
}

Result<Answer> ask(Project& project, const Question& question, const Json& spec, const Exec& exec) {
  const Hold hold(project);  // the key and the answer are of one log
  TRY(const Json complete, question.complete(project, spec));
  TRY(const ResultKey key, key_of(project, question, complete));
  const auto compute = [&]() -> Result<Json> {
    auto body = question.compute(project, complete, exec);
    // What was told to stop may have left loops half done: nobody keeps that.
    if (body && exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    return body;
  };
  TRY(const Json body, project.results().get(key, compute));
  Answer answer{question.name, canonical(complete), key.hash(), key.inputs, canonical(body)};
  Book::of(project).add(answer.result, answer.question, answer.spec);
  return answer;
}

}  // namespace habitus::report
