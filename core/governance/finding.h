#pragma once
#include <string>
#include <vector>

#include "core/governance/approval.h"
#include "core/report/question.h"

namespace habitus::governance {

/// What somebody who looked at an answer says of it, signed: the statement names the answer's bytes, so one
/// changed number, word or verdict voids it.
struct Finding {
  std::string statement, key, signature;
  std::string question, answer, text, name, time;  ///< from the statement; `answer` = sha256 of its body
  Json verdicts() const;                           ///< as they stood in the answer, {} where it has none
  bool holds = false;                              ///< the signature is good
  int64_t entry = 0;                               ///< of the journal
};

/// Signs and writes it to the journal as "finding". Refuses an empty text.
Result<Finding> sign_finding(Project& project, const report::Answer& answer, const std::string& text,
                             const Key& key);
/// The same with the key of `who`, made when there is none yet.
Result<Finding> sign_finding(Project& project, const report::Answer& answer, const std::string& text,
                             const std::string& who, const std::string& passphrase);
/// Those of one answer (its body's hash), or all; oldest first.
Result<std::vector<Finding>> findings(Project& project, const std::string& answer = {});

/// Those of an answer (its whole body's hash) that stood in the journal at an entry, as lines of a document.
Result<std::vector<report::Line>> findings_said(Project& project, const std::string& answer, int64_t entry);

}  // namespace habitus::governance
