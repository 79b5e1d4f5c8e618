#pragma once
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/taxonomy/test.h"

/// The language of rules, one line of it at a time: words and tests. rules.h says how it reads.
namespace habitus::taxonomy {

struct Token {
  std::string text;
  bool quoted = false;
};
Result<std::vector<Token>> tokens(const std::string& line, const std::string& where);

/// A word as the language writes it, in quotes where it must be.
std::string quoted(const std::string& word);
std::string to_text(const Test& test);

/// Reads the tokens of one line by recursive descent; what comes out is JSON that is not yet checked against
/// any names.
class Line {
 public:
  Line(std::vector<Token> tokens, std::string where) : tokens_(std::move(tokens)), where_(std::move(where)) {}
  bool done() const { return at_ == tokens_.size(); }
  bool take(const char* word) {
    if (!next_is(word)) return false;
    ++at_;
    return true;
  }
  Result<std::string> word(const char* what);
  tl::unexpected<Error> wanted(const std::string& what) const;
  Result<Json> test();
  Result<Json> tests();    ///< joined by "and"
  Result<Json> pattern();  ///< what stands after "when" (pattern.h)

 private:
  bool next_is(const char* word, size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && !tokens_[at_ + ahead].quoted && tokens_[at_ + ahead].text == word;
  }
  Result<Json> range(Json test);
  Result<Json> list(Json test, const char* op);
  Result<Json> count();
  Result<std::string> window();

  std::vector<Token> tokens_;
  std::string where_;
  size_t at_ = 0;
};

}  // namespace habitus::taxonomy
