#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace habitus::governance {

/// A part of a card that somebody fills in, or that its evidence fills. Without the required ones a card does
/// not leave the program but as a draft.
struct Part {
  const char* key;      ///< where it stands in the spec: "texts.use"; of evidence, "§8"
  const char* section;  ///< of the card
  Text name;
  bool required;
};
const std::vector<Part>& card_parts();
/// The required part that a text of the spec ("use", "limitations") is, else none.
const Part* required_text(const std::string& text);

struct Completeness {
  std::vector<const Part*> lacking;  ///< in the order of card_parts()
  size_t all = 0;
  size_t filled() const { return all - lacking.size(); }
  double share() const { return all ? static_cast<double>(filled()) / static_cast<double>(all) : 0; }
  std::vector<const Part*> required() const;  ///< of those lacking
};
/// `open`: the card's sections that nothing answers. A text of blanks counts as none; what a section lacks
/// that does not apply is not lacking, unless it is required. `undecided`: of proposed limitations.
Completeness completeness(const Json& spec, const std::vector<std::string>& open, size_t undecided);

/// Refuses, naming each required part that is blank and how it is filled in.
Done may_export(const Completeness& card);

}  // namespace habitus::governance
