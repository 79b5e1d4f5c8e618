#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/events/log.h"
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
  std::vector<std::optional<std::string_view>> cells;
  std::vector<Reject> rejects;
  int64_t skipped = 0;
  ClockNotes clock;
  std::vector<std::unique_ptr<std::string>> kept;
};

/// Turns records into events. One per thread: it remembers the time zone offsets it has looked up.
class Mapper {
 public:
  /// `columns` of the file; empty for JSON, whose records name their own. `now` is the import's arrival time.
  static Result<Mapper> make(const Mapping& mapping, const std::vector<std::string>& columns, Time now);
  void map(const Block& block, Mapped& out);
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
  std::optional<std::string_view> role(const Mapping::Role& role, const std::vector<int>& at,
                                       const Cells& cells, Mapped& out) const;
  bool skipped(const Layout& layout, const Cells& cells) const;
  bool read_time(const Mapping::TimeRole& role, TimeFormat& format, std::string_view text, Time& time,
                 bool& exact, uint32_t record, Mapped& out) const;
  bool event_of(const Layout& layout, const Cells& cells, uint32_t record, Mapped& out);
  Mapping mapping_;
  Layout layout_;
  std::vector<std::string> columns_;
  TimeFormat time_, arrival_;
  Time now_ = 0, constant_time_ = 0;
};

}  // namespace habitus::ingest
