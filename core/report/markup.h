#pragma once
#include <string>
#include <string_view>

namespace habitus::report {

/// Text safe inside XML/HTML text and double-quoted attributes; control characters (but tab and line feed)
/// become U+FFFD.
std::string escape(std::string_view text);

}  // namespace habitus::report
