#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/project.h"
#include "core/report/figure.h"

namespace habitus::report {

/// One capability as both faces see it. The dock, the verb, the study file and `recompute` all call `ask`
/// with the same spec, so their numbers are equal by construction. A room offers one: `const Question&
/// funnels::question()`.
struct Question {
  std::string name;   ///< "funnel": verb, study step and definition kind
  int algorithm = 1;  ///< raise it when answers change
  /// The spec with every default filled in and every name checked; the error says what to write instead.
  std::function<Result<Json>(Project&, const Json& spec)> complete;
  /// What the answer will be computed from (`kind`, `algorithm` are filled in by `ask`).
  std::function<Result<ResultKey>(Project&, const Json& complete)> key;
  /// The answer as data: numbers, intervals, n, states; no prose, no person ids.
  std::function<Result<Json>(Project&, const Json& complete, const Exec&)> compute;
  /// Pictures of an answer: a pure function of it.
  std::function<std::vector<Figure>(const Json& answer)> figures;
  /// The person keys behind a mark, ascending; `selection` is Mark::selection, parsed (segments/selection.h).
  /// Empty when the question's marks have nobody behind them.
  std::function<Result<std::vector<uint64_t>>(Project&, const Json& complete, const Json& selection,
                                              const Exec&)>
      people = {};
};

struct Answer {
  std::string question;
  std::string spec;    ///< canonical JSON of the completed spec
  std::string result;  ///< hash under which the body is stored
  std::string inputs;
  std::string body;   ///< canonical JSON
  Json json() const;  ///< the body, parsed
};

/// Completes the spec, looks the answer up or computes and stores it.
Result<Answer> ask(Project& project, const Question& question, const Json& spec, const Exec& exec);

}  // namespace habitus::report
