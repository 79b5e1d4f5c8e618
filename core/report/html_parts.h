#pragma once
#include <string>

#include "core/report/document.h"

namespace habitus::report {

/// The parts an HTML document is made of; only core/report/html*.cpp use it.
class Html {
 public:
  Html(const Document& document, const Words& words) : d(document), words(words) {}
  const Document& d;
  const Words& words;

  std::string say(const Text& t) const { return escape_text(words.say(t)); }
  /// A text; digits in it are put down as listed definition `def`.
  std::string listed(const std::string& text, const char* def) const;
  std::string bit(const Bit& bit, bool link) const;
  /// `link`: values carry a visible link to their passport.
  std::string line(const Line& line, bool link = true) const;
  std::string sign(Sign sign, int size = 11) const;
  std::string table(const DocumentTable& table, const std::string& classes = {}) const;
  std::string figure(const DocumentFigure& figure, const std::string& id) const;
  std::string block(const Block& block, const std::string& id) const;
  std::string section(const Section& section) const;
  std::string passports() const;
  std::string questions() const;
  std::string signoff() const;
  std::string seal() const;

 private:
  static std::string escape_text(const std::string& text);
};
Text sign_word(Sign sign);

}  // namespace habitus::report
