#include "core/report/question.h"

#include <nlohmann/json.hpp>

#include "core/project/hold.h"

namespace habitus::report {

Json Answer::json() const { return Json::parse(body, nullptr, false); }

Result<Answer> ask(Project& project, const Question& question, const Json& spec, const Exec& exec) {
  const Hold hold(project);  // the key and the answer are of one log
  TRY(const Json complete, question.complete(project, spec));
  TRY(ResultKey key, question.key(project, complete));
  key.kind = question.name;
  key.algorithm = question.algorithm;
  TRY(const Json body, project.results().get(key, [&] { return question.compute(project, complete, exec); }));
  return Answer{question.name, canonical(complete), key.hash(), key.inputs, canonical(body)};
}

}  // namespace habitus::report
