#pragma once
#include <string>
#include <string_view>

namespace habitus::report {

/// Text safe inside XML/HTML text and double-quoted attributes; control characters (but tab and line feed)
/// become U+FFFD.
std::string escape(std::string_view text);
/// resources/report/document.css
const char* document_style();
/// True when a text holds a decimal digit.
bool has_digits(std::string_view text);
/// A hash in fours: "68b5 39cf a136 24da", the first `characters` of it (0 = all).
std::string fours(std::string_view hash, size_t characters = 0);

}  // namespace habitus::report
