#include "core/report/markup.h"

namespace habitus::report {

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n')
          out += "\xEF\xBF\xBD";
        else
          out += c;
    }
  }
  return out;
}

bool has_digits(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

std::string fours(std::string_view hash, size_t characters) {
  if (characters) hash = hash.substr(0, characters);
  std::string out;
  for (size_t i = 0; i < hash.size(); ++i) {
    if (i && i % 4 == 0) out += ' ';
    out += hash[i];
  }
  return out;
}

}  // namespace habitus::report
