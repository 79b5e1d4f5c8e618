#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/verbs/verb.h"

namespace habitus {

/// What became of one step of a study.
struct StepReport {
  std::string verb, title;
  double seconds = 0;
  int held = 0;  ///< expectations that held
  Reply reply;
};

/// A study is a whole analysis as one reviewable text:
///
///     {"title": "…", "data": ["log"], "steps": [
///       {"verb": "import", "spec": {"files": ["${log}"]}, "expect": {"/stored": 69659}},
///       {"verb": "funnel", "spec": {…}, "expect": {"/steps/2/share": {"is": 0.313, "within": 0.001}}}]}
///
/// `data` names the files given with --data, in their order; "${name}", "${out}", "${project}" and "${study}"
/// (the study's folder) are filled in wherever they stand in a spec. An expectation is a JSON pointer into
/// what the verb prints with --json ("/groups/name=F/n" picks from a list by name), and a value or {"is" [,
/// "within"]}, {"at_least"}, {"at_most"}, {"has": part of a text}, {"size"}. A step with "fails": "part of
/// the message" must fail with it.
class Study {
 public:
  static Result<Study> read(const std::string& file);
  const std::string& title() const { return title_; }
  const std::vector<std::string>& data() const { return data_; }
  size_t size() const { return steps_.size(); }
  /// Makes or opens the project of `desk` and runs the steps one after another; the first that fails ends it,
  /// naming the step.
  Result<std::vector<StepReport>> run(Desk& desk,
                                      const std::function<void(size_t, const StepReport&)>& done) const;

 private:
  Result<StepReport> step(Desk& desk, size_t i, const std::string& where) const;
  std::string title_, file_;
  std::vector<std::string> data_;
  std::vector<std::string> steps_;  ///< canonical JSON
};

/// Nothing, or what `reply` says instead of what `expected` (a JSON pointer → value object) wants.
Done expect(const Json& expected, const Json& reply, const std::string& where);

}  // namespace habitus
