#include "core/features/frame.h"

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/base/hash.h"

namespace habitus::features {

const Column* Frame::column(const std::string& name) const {
  for (const Column& c : columns)
    if (c.name == name) return &c;
  return nullptr;
}

std::string Frame::schema_hash() const {
  Json schema = Json::array();
  for (const Column& c : columns)
    schema.push_back({{"kind", c.kind == Column::Kind::number ? "number" : "category"},
                      {"name", c.name},
                      {"version", c.version}});
  return sha256(canonical(schema));
}

std::string Frame::content_hash() const {
  Sha256 hash;
  const auto bytes = [&](const auto& values) {
    for (const auto& value : values) {
      char raw[sizeof value];
      std::memcpy(raw, &value, sizeof value);
      hash.add({raw, sizeof value});
    }
  };
  // Every missing number has the same bits, whatever NaN it came from.
  const auto numbers = [&](const std::vector<double>& values) {
    for (const double value : values) {
      const double one = std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
      char raw[sizeof one];
      std::memcpy(raw, &one, sizeof one);
      hash.add({raw, sizeof one});
    }
  };
  hash.add(schema_hash());
  bytes(person);
  bytes(as_of);
  numbers(label);
  bytes(maturity);
  numbers(last_value);
  for (const Column& c : columns) {
    numbers(c.number);
    for (const uint32_t code : c.code) {
      hash.add(c.levels[code]);
      hash.add(std::string_view("\n", 1));
    }
  }
  return hash.hex();
}

}  // namespace habitus::features
