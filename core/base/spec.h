#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"

namespace habitus::spec {

/// Reading a spec somebody wrote: every complaint names the key, what stood there and what to write instead.
/// `where` is the path of the part being read: "scope", "steps[2]".

/// `object` is an object and has no key but these; the error suggests the nearest one.
Done only(const Json& object, std::initializer_list<const char*> keys, const std::string& where);
Result<std::string> text(const Json& object, const char* key, const std::string& fallback,
                         const std::string& where);
Result<bool> flag(const Json& object, const char* key, bool fallback, const std::string& where);
Result<int64_t> whole(const Json& object, const char* key, int64_t fallback, int64_t lo, int64_t hi,
                      const std::string& where);
/// One of `choices`; the first is the default.
Result<std::string> choice(const Json& object, const char* key, std::initializer_list<const char*> choices,
                           const std::string& where);
/// A duration as text, "7 d"; canonical text back. `lo` in microseconds.
Result<std::string> duration(const Json& object, const char* key, const char* fallback,
                             const std::string& where);
/// A list of texts; a single text counts as a list of one; absent is empty.
Result<std::vector<std::string>> texts(const Json& object, const char* key, const std::string& where);

/// The candidate nearest to `word` by edit distance (case-insensitive), or "" when none is near enough to be
/// a slip.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);
/// "There is no <what> named “word”" with "Did you mean …" or the first few candidates.
tl::unexpected<Error> unknown(const std::string& what, std::string_view word,
                              const std::vector<std::string>& candidates, const std::string& where);

}  // namespace habitus::spec
