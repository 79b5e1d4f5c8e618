#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/progress.h"
#include "core/ingest/mapper.h"

namespace habitus::ingest {

/// The rules that look at the records before, in the order of the file: repeats, order, before, with the
/// action "reject". Blocks come in one after another; it remembers about 50 bytes a record, only when there
/// is such a rule.
class FileOrder {
 public:
  explicit FileOrder(const Mapping& mapping);
  bool empty() const { return rules_.empty(); }
  /// Takes out of `mapped` what breaks a rule. `records_before` is the number of records of the file before
  /// this block.
  void apply(Mapped& mapped, int64_t records_before);
  /// Reads the first `records` records of a file again, of which an earlier import has stored what keeps the
  /// rules: an import that goes on decides as one that was never stopped.
  Done catch_up(const std::string& path, const Mapping& mapping, int64_t records, Time now, const Exec& exec);
  /// Was a record refused for the sake of others? It stands or falls with them, not by itself.
  static bool refused(const Text& why);

 private:
  struct Key {
    uint64_t a = 0, b = 0;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    size_t operator()(const Key& key) const { return key.a; }
  };
  struct Seen {
    Time time = 0;
    int64_t record = 0;
  };
  struct Watch {
    size_t rule = 0;
    Rule of;
    std::unordered_map<Key, Seen, Hash> seen;
    std::vector<int> columns;  ///< places among the properties; −1: the event id
  };
  static void mix(Key& key, std::string_view text, bool present);
  void place(Watch& watch) const;
  Key key_of(const Watch& watch, const events::Row& row) const;
  bool holds(Watch& watch, const events::Row& row, int64_t record, Text& why);
  std::vector<std::string> names_;  ///< of the properties of this block
  std::vector<Watch> rules_;
};

}  // namespace habitus::ingest
