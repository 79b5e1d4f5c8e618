#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/report/question.h"

namespace habitus::governance {

/// What a card was made from, besides the log: enough to make the same card again.
struct Context {
  std::string created;       ///< ISO time
  Time at = 0;               ///< the same, exact: what came later is not on the card
  std::string journal_head;  ///< before the card was written down
  int64_t journal_entry = 0;
  std::string gates;        ///< canonical JSON of the card spec's gates, or of the plan it named
  std::string evidence;     ///< canonical JSON: the card spec's evidence, defaults filled in
  bool attributes = false;  ///< something is known of the persons that could make groups
  /// Signed reasons why a section does not apply (approval.h): section, reason, who.
  struct Waived {
    std::string section, because, who;
  };
  std::vector<Waived> waivers;
  std::string language = "en";  ///< the document is in, of report::languages()
  std::vector<Text> outdated;   ///< why its evidence was already stale then (outdated.h)
  std::string waiver(const std::string& section,
                     const std::string& because) const;  ///< who signed it; "" = nobody
  /// Questions in the order they were asked: what was asked, and what it was completed to.
  struct Asked {
    std::string question, wish, spec, result;
  };
  std::vector<Asked> asked;
};
/// The context of a document that is made now: time and head of the journal.
Result<Context> present(Project& project);
Json to_json(const Context& context);
Result<Context> context_from(const Json& json);

/// Asks for a card. Recording: specs are completed and written down. Replaying: the written-down completion
/// is used, so that a definition that moved on since does not move the card.
class Asker {
 public:
  Asker(Project& project, const Exec& exec) : project_(project), exec_(exec) {}
  /// Computes nothing: what is not stored is an error (missing).
  static Asker of_stored(Project& project, const Exec& exec) {
    Asker asker(project, exec);
    asker.stored_ = true;
    return asker;
  }
  Asker(Project& project, const Exec& exec, const Context& past)
      : project_(project), exec_(exec), past_(&past) {}

  /// The answer as it may leave the program: small groups of audits and what would betray them are withheld.
  Result<report::Answer> ask(const std::string& question, const Json& wish);
  const std::vector<Context::Asked>& asked() const { return asked_; }
  /// The hash of an answer's body with nothing withheld: what a finding signs. "" = not asked here.
  std::string whole_body(const std::string& result) const;
  /// Replaying: questions whose inputs are no longer the ones the card was made from.
  const std::vector<std::string>& moved() const { return moved_; }

 private:
  Result<report::Answer> whole(const std::string& question, const Json& wish);
  Project& project_;
  Exec exec_;
  const Context* past_ = nullptr;
  bool stored_ = false;
  std::vector<Context::Asked> asked_;
  std::vector<std::string> moved_;
  std::map<std::string, std::string> bodies_;  ///< by result
};

}  // namespace habitus::governance
