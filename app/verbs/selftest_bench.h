#pragma once
#include <memory>

#include "app/verbs/selftest.h"

namespace habitus {

/// A desk of its own and the verbs as a user calls them.
class Bench {
 public:
  Bench(std::string folder, Exec exec, const Json& truth);
  std::string file(const char* name) const { return folder_ + "/" + name; }
  Result<Json> ask(const std::string& verb, const Json& spec);
  void note(const std::string& what, double known, double found, double within = 0) {
    findings.push_back({what, known, found, within});
  }
  const Json& truth() const { return *truth_; }
  Json effect(const std::string& name) const;  ///< of the truth, by its name

  std::vector<Finding> findings;

 private:
  std::shared_ptr<const Json> truth_;
  std::string folder_;
  Desk desk_;
};

/// What was planted in people: bots, a leak, a proxy of a protected attribute, a group with nine positives.
Done recover_people(Bench& bench);

}  // namespace habitus
