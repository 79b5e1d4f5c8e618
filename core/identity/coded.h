#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/identity/people.h"

namespace habitus::identity {

/// A column as this room sees it: its different values, and which of them a person has.
class Coded : public Column {
 public:
  virtual const std::vector<events::PersonKey>& persons() const = 0;  ///< that ever have a value, ascending
  virtual const std::vector<std::string>& words() const = 0;
  virtual std::optional<uint32_t> code(events::PersonKey person, Time as_of) const = 0;
};

}  // namespace habitus::identity
