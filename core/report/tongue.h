#pragma once
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/report/words.h"

class QLocale;

namespace habitus::report {

/// Words with a translator behind them: patterns are translated, arguments printed as the locale prints them.
class Spoken : public Words {
 public:
  std::string say(const Text& text) const override;
  std::string number(double value, int decimals) const override;

 protected:
  virtual std::string translated(const std::string& source) const = 0;  ///< the source where there is none
  virtual QLocale locale() const = 0;

 private:
  std::string in_the_readers_language(const std::string& word) const;
};

/// What documents can be exported in: "en", "de".
const std::vector<std::string>& languages();
/// Refuses another language, and one whose translations the program does not carry.
Done check_language(const std::string& language);
/// The words of a language, for as long as the program runs; English where it is not one of languages().
const Words& words_in(const std::string& language);

}  // namespace habitus::report
