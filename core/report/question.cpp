#include "core/report/question.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/project/hold.h"

namespace habitus::report {

Json Answer::json() const { return Json::parse(body, nullptr, false); }

Result<Answer> ask(Project& project, const Question& question, const Json& spec, const Exec& exec) {
  const Hold hold(project);  // the key and the answer are of one log
  TRY(const Json complete, question.complete(project, spec));
  TRY(ResultKey key, question.key(project, complete));
  key.kind = question.name;
  key.algorithm = question.algorithm;
  const auto compute = [&]() -> Result<Json> {
    auto body = question.compute(project, complete, exec);
    // What was told to stop may have left loops half done: nobody keeps that.
    if (body && exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    return body;
  };
  TRY(const Json body, project.results().get(key, compute));
  return Answer{question.name, canonical(complete), key.hash(), key.inputs, canonical(body)};
}

}  // namespace habitus::report
