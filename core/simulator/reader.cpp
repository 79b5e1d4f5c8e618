#include "core/simulator/reader.h"

#include <nlohmann/json.hpp>

namespace habitus::simulator {
namespace {

const Json& nothing(bool object) {
  static const Json empty_object = Json::object(), empty_array = Json::array();
  return object ? empty_object : empty_array;
}

}  // namespace

Reader::Reader(const Json& object, std::string path) : json_(object), path_(std::move(path)) {
  if (!json_.is_object()) complain("must be an object");
}

void Reader::complain(const std::string& what, const std::string& next) {
  if (!error_) error_ = Error{Kind::input, Text("%1", {what}), path_, Text("%1", {next})};
}

const Json* Reader::member(const char* key) {
  asked_.insert(key);
  if (!json_.is_object()) return nullptr;
  const auto it = json_.find(key);
  return it == json_.end() ? nullptr : &*it;
}

bool Reader::has(const char* key) const { return json_.is_object() && json_.contains(key); }

std::string Reader::text(const char* key, const std::string& otherwise) {
  const Json* value = member(key);
  if (!value) return otherwise;
  if (value->is_string()) return value->get<std::string>();
  complain(std::string("\"") + key + "\" must be a text");
  return otherwise;
}

std::string Reader::need_text(const char* key) {
  const std::string value = text(key, {});
  if (value.empty()) complain(std::string("\"") + key + "\" is missing", "Give it");
  return value;
}

double Reader::number(const char* key, double otherwise, double least, double most) {
  const Json* value = member(key);
  if (!value) return otherwise;
  const double x = value->is_number() ? value->get<double>() : least - 1;
  if (x >= least && x <= most) return x;
  complain(std::string("\"") + key + "\" must be a number from " + Json(least).dump() + " to " +
           Json(most).dump());
  return otherwise;
}

int64_t Reader::integer(const char* key, int64_t otherwise, int64_t least, int64_t most) {
  const Json* value = member(key);
  if (!value) return otherwise;
  if (value->is_number_integer())
    if (const auto x = value->get<int64_t>(); x >= least && x <= most) return x;
  complain(std::string("\"") + key + "\" must be a whole number from " + std::to_string(least) + " to " +
           std::to_string(most));
  return otherwise;
}

bool Reader::flag(const char* key, bool otherwise) {
  const Json* value = member(key);
  if (!value) return otherwise;
  if (value->is_boolean()) return value->get<bool>();
  complain(std::string("\"") + key + "\" must be true or false");
  return otherwise;
}

Time Reader::time(const char* key, Time otherwise) {
  const Json* value = member(key);
  if (!value) return otherwise;
  if (value->is_string())
    if (const auto t = parse_iso(value->get<std::string>())) return *t;
  complain(std::string("\"") + key +
           "\" must be a date like \"2025-03-10\" or a moment like \"2025-03-10T14:00\"");
  return otherwise;
}

double Reader::seconds(const char* key, double otherwise) {
  const std::string value = text(key, {});
  if (value.empty()) return otherwise;
  const auto duration = parse_duration(value);
  if (duration && *duration > 0) return static_cast<double>(*duration) / kSecond;
  complain(std::string("\"") + key + "\" must be a duration like \"20 s\" or \"2 min\"");
  return otherwise;
}

const Json& Reader::object(const char* key) {
  const Json* value = member(key);
  if (!value) return nothing(true);
  if (value->is_object()) return *value;
  complain(std::string("\"") + key + "\" must be an object");
  return nothing(true);
}

const Json& Reader::array(const char* key) {
  const Json* value = member(key);
  if (!value) return nothing(false);
  if (value->is_array()) return *value;
  complain(std::string("\"") + key + "\" must be a list");
  return nothing(false);
}

Done Reader::good() const {
  if (error_) return tl::unexpected<Error>(*error_);
  return {};
}

Done Reader::finish() {
  if (json_.is_object())
    for (const auto& [key, value] : json_.items())
      if (!asked_.count(key)) {
        std::string known;
        for (const auto& name : asked_) known += (known.empty() ? "" : ", ") + name;
        complain("\"" + key + "\" is not known here", "Known are: " + known);
      }
  return good();
}

}  // namespace habitus::simulator
