#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

#include "core/base/parallel.h"
#include "core/base/time.h"
#include "core/events/encode.h"
#include "core/events/event_hash.h"

namespace habitus::events {
namespace {

/// Which cut each row goes to.
struct Paths {
  std::span<const uint32_t> rows;
  std::vector<uint16_t> cut;  ///< of rows[i]
};

constexpr int64_t kSeveral = INT64_MIN;  ///< months too small for a run of their own share one

/// Months of events, most of which come in the order of time.
class MonthOf {
 public:
  int64_t operator()(Time t) {
    const int64_t day = floor_div(t, kDay);
    if (day != day_) month_ = period_of(t, Grain::month), day_ = day;
    return month_;
  }

 private:
  int64_t day_ = INT64_MIN, month_ = 0;
};

/// The cuts, empty, and the way of each row to its own.
std::vector<Cut> plan(const Source& s, Paths& way) {
  std::map<int64_t, size_t> months;
  MonthOf month_of;
  for (const uint32_t r : way.rows) ++months[month_of(s.time[r])];
  size_t several = 0;
  std::erase_if(months, [&](const auto& m) { return m.second * 4 < s.run_rows && (several += m.second); });
  if (several) months[kSeveral] = several;
  std::vector<Cut> cuts;
  std::map<int64_t, std::pair<size_t, int>> start;  // month → its first cut and the bits of the key that choose among them
  for (const auto& [month, size] : months) {
    const int bits = std::clamp(static_cast<int>(std::bit_width(size / s.run_rows)) - 1, 0, 6);
    start[month] = {cuts.size(), bits};
    for (int part = 0; part < 1 << bits; ++part) {
      Cut& cut = cuts.emplace_back();
      if (month != kSeveral) cut.month = month;
      cut.block_from = part << (6 - bits);
      cut.block_to = (part + 1) << (6 - bits);
    }
  }
  way.cut.reserve(way.rows.size());
  int64_t last = INT64_MIN + 1;
  std::pair<size_t, int> at;
  for (const uint32_t r : way.rows) {
    if (const int64_t month = month_of(s.time[r]); month != last) {
      const auto found = start.find(month);
      at = found != start.end() ? found->second : start[kSeveral];
      last = month;
    }
    const size_t to = at.first + static_cast<size_t>(block_of(s.person[r]) >> (6 - at.second));
    way.cut.push_back(static_cast<uint16_t>(to));
    ++cuts[to].rows;
  }
  return cuts;
}

/// Deals a column out to the cuts in one pass over it.
template <class T, class Column>
void deal(std::span<const T> from, const Paths& way, std::vector<Cut>& cuts, Column column) {
  if (from.empty()) return;
  std::vector<T*> to;
  for (Cut& cut : cuts) {
    column(cut).resize(cut.rows);
    to.push_back(column(cut).data());
  }
  for (size_t i = 0; i < way.rows.size(); ++i) *to[way.cut[i]]++ = from[way.rows[i]];
}

void deal_packed(const Ids& ids, const Paths& way, std::vector<Cut>& cuts) {
  const size_t width = ids.width();
  std::vector<char*> to;
  for (Cut& cut : cuts) {
    cut.packed.resize(cut.rows * width);
    to.push_back(cut.packed.data());
  }
  const auto each = [&](auto copy) {
    for (size_t i = 0; i < way.rows.size(); ++i) {
      char*& at = to[way.cut[i]];
      copy(at, ids.packed() + way.rows[i] * width);
      at += width;
    }
  };
  if (width == 8) return each([](char* a, const char* b) { std::memcpy(a, b, 8); });
  if (width == 16) return each([](char* a, const char* b) { std::memcpy(a, b, 16); });
  each([width](char* a, const char* b) { std::memcpy(a, b, width); });
}

}  // namespace

std::vector<Cut> cut(const Source& s, std::span<const uint32_t> rows, const Exec& exec) {
  if (rows.empty()) return {};
  Paths way{rows, {}};
  std::vector<Cut> cuts;
  if (rows.size() < s.run_rows) {  // a small batch stays whole, whatever its months: compaction cuts it with its like
    cuts.emplace_back().rows = rows.size();
    way.cut.assign(rows.size(), 0);
  } else {
    cuts = plan(s, way);
  }
  for (Cut& c : cuts) c.codes.resize(s.text.size());
  std::vector<std::function<void()>> columns;
  const auto add = [&](const auto& from, auto column) {
    columns.push_back([&, column] { deal(from, way, cuts, column); });
  };
  add(s.person, [](Cut& c) -> auto& { return c.person; });
  add(s.time, [](Cut& c) -> auto& { return c.time; });
  add(s.arrival, [](Cut& c) -> auto& { return c.arrival; });
  add(s.row, [](Cut& c) -> auto& { return c.row; });
  add(s.order, [](Cut& c) -> auto& { return c.order; });
  add(s.batch, [](Cut& c) -> auto& { return c.batch; });
  add(s.weight, [](Cut& c) -> auto& { return c.weight; });
  columns.push_back([&] {  // hashes stay where they are: they are needed again only where time and person are equal
    std::vector<uint32_t*> to;
    for (Cut& c : cuts) {
      c.at.resize(c.rows);
      to.push_back(c.at.data());
    }
    for (size_t i = 0; i < rows.size(); ++i) {
      *to[way.cut[i]]++ = rows[i];
      cuts[way.cut[i]].content += s.hash[rows[i]];
    }
  });
  for (size_t t = 0; t < s.text.size(); ++t)
    add(s.text[t].codes, [t](Cut& c) -> auto& { return c.codes[t]; });
  if (s.packed) columns.push_back([&] { deal_packed(*s.packed, way, cuts); });
  parallel_for(columns.size(), exec, [&](size_t i) { columns[i](); });
  std::erase_if(cuts, [](const Cut& c) { return c.rows == 0; });
  return cuts;
}

std::optional<std::vector<NewRun>> new_runs(const Source& source, std::span<const uint32_t> rows, const Exec& exec) {
  std::vector<Cut> cuts = cut(source, rows, exec);
  if (exec.stopped()) return {};
  std::vector<NewRun> runs(cuts.size());
  if (!parallel_for(cuts.size(), exec, [&](size_t i) { runs[i] = encode(source, std::move(cuts[i])); })) return {};
  return runs;
}

}  // namespace habitus::events
