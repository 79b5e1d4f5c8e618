#pragma once
#include <string>
#include <vector>

#include "core/simulator/life.h"
#include "core/simulator/spec.h"

namespace habitus::simulator {

enum class Format { csv, jsonl };

/// Turns occurrences into records: CSV (RFC 4180, quoted where needed) or one JSON object a line. Keeps
/// scratch space: one per block.
class Rows {
 public:
  Rows(const Spec& spec, Format format);
  const std::vector<std::string>& columns() const { return columns_; }
  int column(const std::string& name) const;  ///< −1 when there is none
  Format format() const { return format_; }
  /// The raw text of each column; empty = missing.
  const std::vector<std::string>& cells(const Occurrence& event);
  /// One record without its line end.
  void write(const std::vector<std::string>& cells, std::string& out) const;
  std::string header() const;  ///< with line end; empty for JSONL

 private:
  const Spec& spec_;
  Format format_;
  std::vector<std::string> columns_;
  std::vector<bool> number_;      ///< columns that JSON writes without quotes
  std::vector<int> draw_column_;  ///< column of each draw, or −1
  std::vector<std::string> cells_;
  int64_t actor_ = -1;
};

/// One CSV cell, quoted where it must be.
void csv_cell(const std::string& text, std::string& out);
/// The text of draw `d`: a level, a date, or a number with the draw's decimals.
std::string draw_text(const Draw& draw, int level, int64_t value);

}  // namespace habitus::simulator
