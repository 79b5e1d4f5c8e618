#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace habitus::governance {

/// Why a section of a card does not apply. Reasons the program can check stand by themselves:
///
///     "external"          5, 11, 12   the scores were made elsewhere
///     "no_probabilities"  9           the scores are no chances
///     "no_attributes"     10          nothing is known of anybody that could make groups
///     "not_metered"       19          energy is not measured by this program
///
/// Any other reason is a sentence, and needs a second signature (approval.h, sign_waiver): until then the
/// section is open.
struct WaiverFacts {
  bool external = false, probabilities = true, attributes = false;
};
/// The sentence of a reason that holds for this section; nothing when it does not hold, or is no such reason.
Text checked_reason(const std::string& section, const std::string& because, const WaiverFacts& facts);
/// The reason the program gives by itself, where one holds.
Text own_reason(const std::string& section, const WaiverFacts& facts);

}  // namespace habitus::governance
