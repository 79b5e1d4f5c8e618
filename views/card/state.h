#pragma once
#include <optional>
#include <string>

#include "views/card/card.h"

namespace habitus {

/// What the Card dock is working on.
struct CardView::State {
  std::string name;        ///< of the card definition
  std::string spec, head;  ///< canonical JSON: as edited, and as last kept
  int version = 0;         ///< of the head; 0 = never kept
  bool kept = false;
  std::string text;  ///< key of the text of the chosen section, "" = none
  std::string wanted_model, wanted_card;
  bool leaving = false;  ///< an export is on its way
  bool unmade = false;   ///< what the bar says is why the card could not be made
  std::string html;      ///< the last export
  QString past;      ///< why the last export is outdated, in words; empty = it is not
  std::optional<governance::Card> card;
};

}  // namespace habitus
