#include "core/report/read.h"

#include <nlohmann/json.hpp>

namespace habitus::report {

double number_at(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_number() ? it->get<double>() : kNone;
}

Quantity field(const Json& object, const char* key, const std::string& at, Format format) {
  Quantity q;
  q.value = number_at(object, key);
  q.state = std::isnan(q.value) ? State::undefined : State::ok;
  q.format = std::move(format);
  q.at = at + "/" + key;
  return q;
}

Quantity estimate(const Json& object, const std::string& at, Format format) {
  Quantity q = field(object, "value", at, std::move(format));
  q.lo = number_at(object, "lo");
  q.hi = number_at(object, "hi");
  q.n = number_at(object, "n");
  return q;
}

}  // namespace habitus::report
