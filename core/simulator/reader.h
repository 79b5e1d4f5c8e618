#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"

namespace habitus::simulator {

/// Reads the members of one JSON object and keeps the first thing that is wrong with them; so a reader of a
/// spec is a list of members, not of ifs. `finish` also refuses members nobody asked for.
class Reader {
 public:
  Reader(const Json& object, std::string path);

  std::string text(const char* key, const std::string& otherwise);
  std::string need_text(const char* key);
  double number(const char* key, double otherwise, double least, double most);
  int64_t integer(const char* key, int64_t otherwise, int64_t least, int64_t most);
  bool flag(const char* key, bool otherwise);
  Time time(const char* key, Time otherwise);
  double seconds(const char* key, double otherwise);  ///< "20 s", "2 min"
  /// The member, or an empty object or array when there is none; wrong types are noted.
  const Json& object(const char* key);
  const Json& array(const char* key);
  bool has(const char* key) const;
  const std::string& path() const { return path_; }

  void complain(const std::string& what, const std::string& next = "Correct the spec");
  Done good() const;  ///< the first complaint so far
  Done finish();

 private:
  const Json* member(const char* key);
  const Json& json_;
  std::string path_;
  std::set<std::string> asked_;
  std::optional<Error> error_;
};

}  // namespace habitus::simulator
