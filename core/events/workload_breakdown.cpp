#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/events/log.h"
#include "core/events/period.h"
#include "core/events/scan.h"
#include "core/events/workloads.h"
#include "core/project/project.h"

namespace habitus::events::workloads {
namespace {

/// A day × event × country: events, distinct persons, and who was counted there last. Side by side, as each event touches all
/// three.
struct Cell {
  uint32_t n = 0, u = 0, last = 0;
};
struct Digest {
  uint64_t groups = 0, n = 0, u = 0, both = 0;
  void add(uint64_t cell_n, uint64_t cell_u) {
    groups += cell_n != 0;
    n += cell_n;
    u += cell_u;
    both += cell_n * cell_u;
  }
  std::string text() const {
    return std::to_string(groups) + " " + std::to_string(n) + " " + std::to_string(u) + " " + std::to_string(both);
  }
};

/// Calls met(cell, person + 1) for every event in the channel.
struct Walk {
  uint32_t channel;
  int64_t first_day;
  uint64_t events, countries;

  template <class Met>
  void operator()(const Slab& slab, Met met) const {
    slab.event.with([&](const auto* event) {
      slab.text[0].with([&](const auto* where) {
        slab.text[1].with([&](const auto* country) {
          for (uint32_t p = 0; p < slab.person.size(); ++p) {
            Time end = INT64_MIN;
            uint64_t day = 0;
            for (uint32_t i = slab.first[p]; i < slab.first[p + 1]; ++i) {
              if (where[i] != channel) continue;
              if (slab.time[i] >= end) {
                const int64_t d = floor_div(slab.time[i], kDay);
                end = (d + 1) * kDay;
                day = static_cast<uint64_t>(d - first_day) * events;
              }
              met((day + event[i]) * countries + country[i], p + 1);
            }
          }
        });
      });
    });
  }
};

/// One table for each thread at work; whole numbers, so which of them an event is added to changes nothing.
class Tables {
 public:
  explicit Tables(size_t cells) : cells_(cells) {}
  template <class Use>
  void with(Use use) {
    std::unique_ptr<std::vector<Cell>> table;
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        table = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (!table) table = std::make_unique<std::vector<Cell>>(cells_);
    use(table->data());
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(table));
  }
  Digest digest() const {
    Digest out;
    for (size_t c = 0; c < cells_; ++c) {
      uint64_t n = 0, u = 0;
      for (const auto& table : idle_) n += (*table)[c].n, u += (*table)[c].u;
      out.add(n, u);
    }
    return out;
  }

 private:
  size_t cells_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<std::vector<Cell>>> idle_;
};

constexpr uint64_t kTable = uint64_t{1} << 24;
constexpr int kPersonBits = 26;  ///< of a block; above them its number, so that nothing has to be cleared between blocks

}  // namespace

Result<std::string> breakdown(Project& project, const Pass& pass, const std::string& channel,
                              const Exec& exec) {
  TRY(const auto log, period(project));
  TRY(const auto events, dictionary(project, "event"));
  TRY(const auto countries, dictionary(project, "country"));
  TRY(const auto channels, dictionary(project, "channel"));
  const int64_t first_day = floor_div(log.first, kDay);
  const Walk walk{channels->code(channel), first_day, events->size(), countries->size()};
  const uint64_t cells = static_cast<uint64_t>(floor_div(log.last, kDay) - first_day + 1) * walk.events * walk.countries;
  const Need need{
      .text = {"channel", "country"}, .number = {}, .arrival = false, .weight = false, .origin = false};
  if (cells <= kTable) {
    Tables tables(cells);
    CHECK(scan(project, pass, {}, need, exec, [&](const Slab& slab) {
      tables.with([&](Cell* table) {
        walk(slab, [table, block = static_cast<uint32_t>(slab.block) << kPersonBits](uint64_t c, uint32_t person) {
          Cell& cell = table[c];
          ++cell.n;
          cell.u += cell.last != (block | person);
          cell.last = block | person;
        });
      });
    }));
    return tables.digest().text();
  }
  // A million event names: only what occurs is kept, as (cell, person), sorted.
  using Met = std::vector<std::pair<uint64_t, uint64_t>>;
  const auto visit = [&](Met& met, const Slab& slab) {
    walk(slab, [&](uint64_t c, uint32_t person) { met.emplace_back(c, uint64_t{slab.block} << 32 | person); });
  };
  TRY(Met met, scan_reduce<Met>(project, pass, {}, need, exec, visit,
                                [](Met& into, const Met& from) { into.insert(into.end(), from.begin(), from.end()); }));
  std::sort(met.begin(), met.end());
  Digest digest;
  for (size_t i = 0, end = 0; i < met.size(); i = end) {
    uint64_t u = 0;
    for (end = i; end < met.size() && met[end].first == met[i].first; ++end)
      u += end == i || met[end].second != met[end - 1].second;
    digest.add(end - i, u);
  }
  return digest.text();
}

}  // namespace habitus::events::workloads
