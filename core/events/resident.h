#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/events/columns.h"
#include "core/events/interner.h"
#include "core/events/log_state.h"
#include "core/events/scan.h"

namespace habitus::events {

/// The name under which the texts of event times are read as a column; no property can have it.
inline constexpr const char* kTimeTextColumn = "\ttime_text";

/// All words of one column of the log; codes by frequency, then by text, so that common words have small
/// codes.
class WordTable final : public Dictionary {
 public:
  WordTable(const Words& words, const std::vector<uint64_t>& uses);
  uint32_t size() const override { return static_cast<uint32_t>(index_.words().size()) + 1; }
  std::string_view word(uint32_t code) const override {
    return code ? index_.words()[code - 1] : std::string_view();
  }
  uint32_t code(std::string_view word) const override { return index_.known(word); }
  int width() const { return size() <= 256 ? 1 : size() <= 65536 ? 2 : 4; }
  size_t memory() const { return index_.memory(); }

 private:
  Interner index_;
};

/// Values of one column for the events of one block.
class Lane {
 public:
  Lane() = default;
  Lane(size_t rows, int width)
      : bytes_(new std::byte[rows * static_cast<size_t>(width)]), rows_(rows), width_(width) {}
  template <class T>
  T* as() {
    return reinterpret_cast<T*>(bytes_.get());
  }
  template <class T>
  std::span<const T> span() const {
    return {reinterpret_cast<const T*>(bytes_.get()), rows_};
  }
  Codes codes() const {
    if (width_ == 1) return Codes(reinterpret_cast<const uint8_t*>(bytes_.get()));
    if (width_ == 2) return Codes(reinterpret_cast<const uint16_t*>(bytes_.get()));
    return Codes(reinterpret_cast<const uint32_t*>(bytes_.get()));
  }
  int width() const { return width_; }
  size_t rows() const { return rows_; }

 private:
  std::unique_ptr<std::byte[]> bytes_;
  size_t rows_ = 0;
  int width_ = 1;
};

/// Persons of one block with their events in order, and where in the runs each stretch of events lies.
struct Skeleton {
  struct Piece {
    uint32_t run, from, count;
  };
  std::vector<uint64_t> person;
  std::vector<uint32_t> first{0};
  std::vector<int64_t> time;
  std::vector<Piece> pieces;
  size_t memory() const {
    return person.size() * 8 + first.size() * 4 + time.size() * 8 + pieces.size() * sizeof(Piece);
  }
};

/// A column somebody needs besides time and persons.
struct Wanted {
  enum class What { code, number, arrival, weight, batch, row };
  What what = What::code;
  std::string name;  ///< of codes and numbers
  std::string key() const { return std::string(1, static_cast<char>('a' + static_cast<int>(what))) + name; }
  int width(const WordTable* words) const {
    return what == What::code ? words->width() : what == What::batch ? 4 : 8;
  }
};

using Skeletons = std::array<Skeleton, kBlocks>;
using Lanes = std::array<Lane, kBlocks>;

/// Columns of some blocks, merged over all runs.
struct Loaded {
  std::shared_ptr<const Skeletons> skeletons;
  std::vector<std::shared_ptr<const Lanes>> lanes;  ///< in the order they were wanted
};

/// The columns of a snapshot that are in memory, and how they come there.
class Resident {
 public:
  explicit Resident(Snapshot& snapshot) : log_(snapshot) {}

  /// Words of "event", a property, "event_id" or "source".
  Result<std::shared_ptr<const WordTable>> words(const std::string& column, const Exec& exec);
  /// Could all of `wanted` be in memory at once?
  Result<bool> fits(const std::vector<Wanted>& wanted, const Exec& exec);
  /// All blocks, kept for the next question; what was not used for longest makes room.
  Result<Loaded> all(const std::vector<Wanted>& wanted, const Exec& exec);
  /// Blocks [from, to) only, not kept.
  Result<Loaded> some(size_t from, size_t to, const std::vector<Wanted>& wanted, const Exec& exec);
  /// Ranges of blocks of at most about `rows` events.
  std::vector<std::pair<size_t, size_t>> groups(size_t rows) const;
  bool knows(const std::string& column) const;
  /// The spec of a computed property: of its name, or the spec itself as a name; nothing for others.
  const std::string* computed(const std::string& column) const;
  /// Takes over what another moment of the same runs has in memory, computed properties apart.
  void adopt(const Resident& before);

 private:
  struct Derived;  ///< computed_lanes.cpp
  bool stored(const std::string& column) const;
  Result<std::shared_ptr<const Derived>> derived(const std::string& column, const Exec& exec);
  Result<std::shared_ptr<const Derived>> make_derived(const std::string& column, const Exec& exec);
  Result<std::shared_ptr<const WordTable>> derived_words(const std::string& column, const Exec& exec);
  Done derive_codes(size_t from, size_t to, const Skeletons& skeletons, const std::string& column, Lanes& out,
                    const Exec& exec);
  Done derive_numbers(size_t from, size_t to, const Skeletons& skeletons, const std::string& column,
                      Lanes& out, const Exec& exec);
  struct Kept {
    std::string key;
    std::shared_ptr<const Lanes> lanes;
    size_t bytes = 0;
    uint64_t used = 0;
  };
  Done build_skeletons(size_t from, size_t to, Skeletons& out, const Exec& exec);
  Done build_lanes(size_t from, size_t to, const Skeletons& skeletons, const Wanted& wanted, Lanes& out,
                   const Exec& exec);
  void make_room(size_t bytes);

  Snapshot& log_;
  std::recursive_mutex mutex_;
  std::map<std::string, std::shared_ptr<const WordTable>> words_;
  std::map<std::string, std::shared_ptr<const Derived>> derived_;
  std::shared_ptr<const Skeletons> skeletons_;
  std::vector<Kept> kept_;
  uint64_t clock_ = 0;
};

/// Runs that have persons in blocks [from, to).
std::vector<uint32_t> runs_in(const Snapshot& log, size_t from, size_t to);
tl::unexpected<Error> stopped_reading();

}  // namespace habitus::events
