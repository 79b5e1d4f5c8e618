#pragma once
#include <string>

#include "core/governance/evidence.h"

namespace habitus::governance {

/// Where a figure of an answer stands in a card, and how much of it.
struct Placement {
  std::string section;  ///< empty: not on a card (the data dictionary has it)
  Shown shown;
};
/// `index` counts the answer's figures; `wish` is the section its evidence names. `surpassed`: the same
/// stands there for the opened holdout, so this one goes to the annex whole.
Placement placement(const std::string& question, const std::string& wish, const report::Figure& figure,
                    size_t index, bool surpassed);

/// The section a question's answer belongs to when nothing else is said.
std::string usual_section(const std::string& question);

/// The sentence of page one that a figure gives, with its mark: empty title = none.
struct Said {
  Text title;
  report::Sign sign = report::Sign::filled;
  int rank = 0;  ///< the order they are read in
};
Said said_on_page_one(const report::Figure& figure, const Json& answer);

}  // namespace habitus::governance
