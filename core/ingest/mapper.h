#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/events/log.h"
#include "core/ingest/cell_rules.h"
#include "core/ingest/mapping.h"
#include "core/ingest/records.h"
#include "core/ingest/time_format.h"

namespace habitus::ingest {

/// A record that does not become an event.
struct Reject {
  uint32_t record = 0;  ///< index into Block::records
  std::string column;
  std::string value;
  Text why;
};

/// Readings of a clock that need a word, counted.
struct ClockNotes {
  int64_t ambiguous = 0, shifted = 0, leap = 0;
  int64_t first_ambiguous = 0, first_shifted = 0,
          first_leap = 0;  ///< record numbers; within a block: index + 1
  void add(const ClockNotes& later, int64_t records_before);
};

/// A block as events. Views point into the block and into `kept`.
struct Mapped {
  std::vector<std::string> properties;
  std::vector<events::Row> rows;  ///< `row` is the index + 1 within the block
  bool by_column = false;       ///< rows have no properties: Mapper::column reads them from the block
  std::vector<uint32_t> first;  ///< `by_column`: of each row its first field in Block::fields
  std::vector<std::optional<std::string_view>> cells;
  std::vector<Reject> rejects;
  int64_t skipped = 0;
  ClockNotes clock;
  std::vector<RuleCount> rules;  ///< in the order of the mapping's
  std::vector<std::unique_ptr<std::string>> kept;
};

/// Turns records into events. One per thread: it remembers the time zone offsets it has looked up.
class Mapper {
 public:
  /// `columns` of the file; empty for JSON, whose records name their own. `now` is the import's arrival time.
  static Result<Mapper> make(const Mapping& mapping, const std::vector<std::string>& columns, Time now);
  /// `by_column`: where every property is a column as it is, they are left to `column`.
  void map(const Block& block, Mapped& out, bool by_column = false);
  /// Property `p` of the rows of a block that was mapped `by_column`; a value without data() is missing.
  void column(const Block& block, const Mapped& mapped, size_t p, std::vector<std::string_view>& values) const;
  /// Property names in the order of the rows, for a file with a header.
  const std::vector<std::string>& properties() const { return layout_.names; }

 private:
  struct Layout {
    std::vector<int> actor, event, time, arrival, event_id, weight;
    std::vector<std::vector<int>> named;
    std::vector<int> rest;           ///< columns that are properties as they are
    std::vector<int> skip;           ///< column of each skip rule
    std::vector<std::string> names;  ///< of the properties: named roles, then rest
  };
  struct Cells;
  Layout layout(const std::vector<std::string>& columns) const;
  bool plain() const;
  std::optional<std::string_view> role(const Mapping::Role& role, const std::vector<int>& at,
                                       const Cells& cells, Mapped& out) const;
  std::optional<std::string_view> joined_role(const Mapping::Role& role, const std::vector<int>& at,
                                              const Cells& cells, Mapped& out) const;
  bool is_placeholder(std::string_view actor) const {
    return placeholder_begins_[actor.empty() ? 0 : static_cast<unsigned char>(actor[0])] && is_one_of_them(actor);
  }
  bool is_one_of_them(std::string_view placeholder) const;
  bool skipped(const Layout& layout, const Cells& cells) const;
  bool read_time(const Mapping::TimeRole& role, TimeFormat& format, std::string_view text, Time& time,
                 bool& exact, uint32_t record, Mapped& out) const;
  bool event_of(const Layout& layout, const Cells& cells, uint32_t record, Mapped& out);
  Mapping mapping_;
  CellRules rules_;
  std::vector<std::string_view> ruled_;  ///< the record as the rules leave it
  Layout layout_;
  std::vector<std::string> columns_;
  TimeFormat time_, arrival_;
  std::array<bool, 256> placeholder_begins_{};  ///< by first byte; of the empty text 0
  Time now_ = 0, constant_time_ = 0;
};

}  // namespace habitus::ingest
