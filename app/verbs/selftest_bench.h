#pragma once
#include "core/base/json.h"

#include "app/verbs/selftest.h"

namespace habitus {

/// A desk of its own and the verbs as a user calls them.
class Bench {
 public:
  Bench(std::string folder, Exec exec, Json truth) : truth(std::move(truth)), folder_(std::move(folder)) {
    desk_.exec = exec;
    desk_.out = folder_;
    desk_.project_path = folder_ + "/selftest.habitus";
  }
  std::string file(const char* name) const { return folder_ + "/" + name; }

  Result<Json> ask(const std::string& name, const Json& spec) {
    for (const Verb& verb : verbs())
      if (verb.name == name) {
        TRY(const Reply reply, verb.run(desk_, spec));
        return parse_json(reply.json, name);
      }
    return fail(Kind::internal, Text("There is no verb %1", {name}));
  }
  void note(const std::string& what, double known, double found, double within = 0) {
    findings.push_back({what, known, found, within});
  }
  Json effect(const std::string& name) const {
    for (const Json& e : truth["effects"])
      if (e["name"] == name) return e;
    return {};
  }

  const Json truth;
  std::vector<Finding> findings;

 private:
  std::string folder_;
  Desk desk_;
};

/// What was planted in people: bots, a leak, a proxy of a protected attribute, a group with nine positives.
Done recover_people(Bench& bench);

}  // namespace habitus
