#pragma once
#include <string>
#include <vector>

#include "core/project/project.h"
#include "core/report/document.h"

namespace habitus::governance {

/// A question with its completed spec: what any stored or printed number goes back to.
struct Asked {
  std::string question;
  std::string spec;    ///< canonical JSON, completed
  std::string result;  ///< hash of the answer, when it was asked
};
/// By the hash of a result (or its first 8 characters), or by the name of a saved definition: "funnel/checkout".
/// What was asked since the project was opened, exported cards and saved definitions are looked through, in
/// this order.
Result<Asked> find_asked(Project& project, const std::string& reference);

/// One number of an answer.
struct Number {
  report::Quantity quantity;
  Text label;  ///< what it is called in its figure
  Text figure, sentence;
};
/// Every number of an answer's figures that has a place, each place once.
std::vector<Number> numbers_of(const std::string& question, const Json& answer);
/// The number at a place; the first one for "".
Result<Number> number_at(const Asked& asked, const Json& answer, const std::string& at);

}  // namespace habitus::governance
