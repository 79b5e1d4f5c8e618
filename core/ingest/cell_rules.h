#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/mapping.h"
#include "core/ingest/rules.h"

namespace habitus::ingest {

struct Mapped;

/// The names under which rules leave their traces as properties: what was flagged, repaired or imputed, and
/// for a repaired column its text as read.
inline constexpr const char* kFlagProperty = "import_flag";
std::string as_read(const std::string& column);

/// The rules on single cells, made ready for the columns of a file. One per thread.
class CellRules {
 public:
  static Result<CellRules> make(const Mapping& mapping);
  bool empty() const { return cells_.empty() && !flags_; }
  /// Names of the properties added to every event: import_flag first (when some rule may set it), then the
  /// repaired columns as read.
  const std::vector<std::string>& properties() const { return properties_; }
  /// Where the columns of a file lie; call it again for every block of JSON.
  void bind(const std::vector<std::string>& columns);
  /// Looks at one record. Changes `values` (missing: no data) where rules repair or impute; texts made on the
  /// way are kept in `out`. False: the record was refused and stands in out.rejects. Afterwards `extra()`
  /// holds the values of `properties()`.
  bool apply(std::span<std::string_view> values, uint32_t record, Mapped& out);
  std::span<const std::optional<std::string_view>> extra() const { return extra_; }

 private:
  struct Cell {
    size_t rule = 0;  ///< index in the mapping's rules
    Rule of;
    int column = -1;
    int original = -1;  ///< place of its text as read in extra_
    std::function<bool(std::string_view)> holds;
    std::function<std::optional<std::string>(std::string_view)> repair;
  };
  bool holds_for(const Cell& cell, std::span<std::string_view> values) const;
  std::vector<Cell> cells_;
  std::vector<std::string> properties_;
  std::vector<std::optional<std::string_view>> extra_;
  Mapping::Role event_;
  int event_column_ = -1;
  bool flags_ = false;
};

}  // namespace habitus::ingest
