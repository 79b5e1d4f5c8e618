#pragma once
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/governance/card.h"
#include "core/governance/sections.h"
#include "core/governance/waiver.h"

namespace habitus::governance {

/// A card while it is being made; only core/governance/card*.cpp use it.
struct Builder {
  Project& project;
  const Definition& definition;
  const Json& spec;
  Asker& asker;
  Card card;
  std::map<std::string, report::Section*> at = {}, annex = {};

  std::map<int, report::Document::Minute> minutes = {};  ///< page one's sentences, in order

  report::Document& doc() { return card.document; }
  std::string text(const char* key) const;   ///< of the spec
  std::string words(const char* key) const;  ///< of a person

  void sections();
  Done evidence();
  void show(const report::Answer& answer, const report::Question& question, const std::string& wish);
  void protocol(const std::string& question, const Json& spec);
  std::vector<Json> wanted_gates() const;
  Done gates();
  void identity();
  void human();
  Done findings();   ///< what was signed about the answers, in their sections
  void law();        ///< of section 14: legal basis, rights, clauses
  void statement();  ///< section 20: assumptions, cause and effect
  void clause_gates();
  Done changes();
  void limitations();
  report::Sign state_of(const Outline& section, const WaiverFacts& facts, Text& why);
  void states();
  void lacks();
  void first_page();
  void verdict_words();
};

/// The bands of a made card: what it is not yet (draft) and no longer (outdated).
std::vector<Text> bands_of(const Card& card);

/// "What | Answer".
report::Block two_columns(const std::vector<std::pair<Text, report::Line>>& rows);

}  // namespace habitus::governance
