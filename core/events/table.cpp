#include "core/events/table.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <strings.h>

#include <QtCore/qtmetamacros.h>

#include "core/events/block.h"
#include "core/events/resident.h"

namespace habitus::events {
namespace {

using What = TableColumn::What;

constexpr std::pair<What, const char*> kLanes[] = {{What::actor, "actor"},     {What::event, "event"},
                                                   {What::time, "time"},       {What::time_us, "time_us"},
                                                   {What::arrival, "arrival"}, {What::event_id, "event_id"},
                                                   {What::weight, "weight"},   {What::source, "source"},
                                                   {What::batch, "batch"},     {What::row, "row"}};

bool is_lane(const std::string& name) {
  return std::any_of(std::begin(kLanes), std::end(kLanes),
                     [&](const auto& l) { return strcasecmp(l.second, name.c_str()) == 0; });
}

/// Are the first texts of a property numbers?
Result<bool> looks_numeric(Snapshot& log, const std::string& property) {
  if (log.resident->computed(property)) {
    TRY(const auto words, log.resident->words(property, {}));
    for (uint32_t code = 1; code < words->size() && code < 64; ++code)
      if (std::isnan(number_of(words->word(code)))) return false;
    return words->size() > 1;
  }
  for (const Run& run : log.runs) {
    if (!run.chunks.contains("." + property)) continue;
    TRY(const auto chunks, load_chunks(log.store, run, {"." + property}));
    TextChunk text;
    if (!read_text(*chunks[0], run.events, Part::words, text)) return broken_chunk(run, "." + property);
    for (size_t w = 0; w < text.words.size() && w < 64; ++w)
      if (std::isnan(number_of(text.words[w]))) return false;
    return text.words.size() > 0;
  }
  return false;
}

}  // namespace

Result<std::vector<TableColumn>> table_columns(Project& project) {
  TRY(const auto log, Log::of(project).snapshot());
  TRY(const LogInfo about, info(project));
  std::vector<TableColumn> out;
  for (const auto& [what, name] : kLanes) out.push_back({what, name, {}, false});
  for (const std::string& p : about.properties) {
    TRY(const bool numeric, looks_numeric(*log, p));
    std::string name = is_lane(p) ? "property." + p : p;
    const auto taken = [&] {
      return std::any_of(out.begin(), out.end(),
                         [&](const auto& c) { return strcasecmp(c.name.c_str(), name.c_str()) == 0; });
    };
    while (taken()) name += "_";
    out.push_back({What::property, name, p, numeric});
  }
  return out;
}

struct TableReader::Impl {
  Impl(Project& p, std::shared_ptr<Snapshot> l) : project(p), log(std::move(l)) {}
  Project& project;
  std::shared_ptr<Snapshot> log;
  Exec exec;
  std::vector<TableColumn> columns;
  std::vector<std::shared_ptr<const WordTable>> words;  ///< per column
  std::vector<int> lane;                                ///< per column: index into Need::text, or −1
  std::shared_ptr<const WordTable> time_words;
  int time_lane = -1;
  bool want_actor = false;
  std::unique_ptr<BlockReader> blocks;
  Slab slab;
  size_t person = 0, at = 0;
  bool begun = false;
  std::vector<std::pair<uint64_t, std::string>> actors;  ///< of this block, ascending
  std::string scratch;

  Done load_actors_of_block() {
    actors.clear();
    if (!want_actor || slab.person.empty()) return {};
    // Keys are stored as signed numbers; a block never straddles the sign.
    return project.store().read([&](SQLite::Database& db) -> Done {
      SQLite::Statement q(db, "SELECT key, id FROM events_actor WHERE key BETWEEN ? AND ?");
      q.bind(1, static_cast<int64_t>(slab.person.front()));
      q.bind(2, static_cast<int64_t>(slab.person.back()));
      while (q.executeStep())
        actors.emplace_back(static_cast<uint64_t>(q.getColumn(0).getInt64()), q.getColumn(1).getString());
      std::sort(actors.begin(), actors.end());
      return {};
    });
  }
};

TableReader::TableReader() = default;
TableReader::~TableReader() = default;

Result<std::unique_ptr<TableReader>> TableReader::open(Project& project, const Pass& rows_pass,
                                                       const Scope& scope, std::vector<TableColumn> columns,
                                                       const Exec& exec) {
  if (!rows_pass.rows())
    return fail(Kind::refused,
                QT_TRANSLATE_NOOP("core", "Single events are shown only with leave to see rows"), {},
                QT_TRANSLATE_NOOP("core", "Ask the gate for rows"));
  TRY(auto log, Log::of(project).snapshot());
  std::unique_ptr<TableReader> reader(new TableReader);
  reader->impl_ = std::make_unique<Impl>(project, std::move(log));
  Impl& r = *reader->impl_;
  r.exec = exec;
  Need need;
  const auto text_lane = [&](const std::string& name) {
    need.text.push_back(name);
    return static_cast<int>(need.text.size()) - 1;
  };
  for (const TableColumn& c : columns) {
    std::string name;
    if (c.what == What::property) name = c.property;
    if (c.what == What::event) name = kEventName;
    if (c.what == What::event_id) name = kEventId;
    if (c.what == What::source) name = "source";
    r.lane.push_back(name.empty() && c.what != What::property ? -1 : text_lane(name));
    std::shared_ptr<const WordTable> words;
    if (r.lane.back() >= 0) {
      TRY(words, r.log->resident->words(name, exec));
    }
    r.words.push_back(words);
    if (c.what == What::time && r.time_lane < 0) {
      r.time_lane = text_lane(kTimeTextColumn);
      TRY(r.time_words, r.log->resident->words(kTimeTextColumn, exec));
    }
    need.arrival = need.arrival || c.what == What::arrival;
    need.weight = need.weight || c.what == What::weight;
    need.origin = need.origin || c.what == What::batch || c.what == What::row;
    r.want_actor = r.want_actor || c.what == What::actor;
  }
  r.columns = std::move(columns);
  TRY(r.blocks, BlockReader::open(r.log, scope, need, exec));
  return reader;
}

Result<bool> TableReader::next() {
  Impl& r = *impl_;
  if (r.begun) ++r.at;
  while (!r.begun || r.at >= r.slab.time.size()) {
    if (r.exec.stopped()) return stopped_reading();
    TRY(const bool more, r.blocks->next(r.slab));
    if (!more) return false;
    r.begun = true;
    r.at = r.person = 0;
    CHECK(r.load_actors_of_block());
  }
  while (r.slab.first[r.person + 1] <= r.at) ++r.person;
  return true;
}

std::optional<std::string_view> TableReader::text(size_t column) {
  Impl& r = *impl_;
  const auto word = [&](const WordTable& words, int lane) -> std::optional<std::string_view> {
    const uint32_t code = r.slab.text[static_cast<size_t>(lane)][r.at];
    return code ? std::optional(words.word(code)) : std::nullopt;
  };
  switch (r.columns[column].what) {
    case What::actor: {
      const uint64_t key = r.slab.person[r.person];
      const auto at = std::lower_bound(r.actors.begin(), r.actors.end(), key,
                                       [](const auto& a, uint64_t k) { return a.first < k; });
      return at != r.actors.end() && at->first == key ? std::optional<std::string_view>(at->second)
                                                      : std::nullopt;
    }
    case What::time:
      if (const auto given = word(*r.time_words, r.time_lane)) return given;
      r.scratch = iso(r.slab.time[r.at]);
      return r.scratch;
    case What::arrival:
      r.scratch = iso(r.slab.arrival[r.at]);
      return r.scratch;
    case What::time_us:
    case What::batch:
    case What::row:
      r.scratch = std::to_string(whole(column));
      return r.scratch;
    case What::weight: {
      char buffer[32];
      r.scratch.assign(buffer, std::to_chars(buffer, buffer + sizeof buffer, weight()).ptr);
      return r.scratch;
    }
    default:
      return word(*r.words[column], r.lane[column]);
  }
}

int64_t TableReader::whole(size_t column) const {
  const Impl& r = *impl_;
  const What what = r.columns[column].what;
  return what == What::batch ? r.slab.batch[r.at] : what == What::row ? r.slab.row[r.at] : r.slab.time[r.at];
}

double TableReader::weight() const { return impl_->slab.weight[impl_->at]; }

}  // namespace habitus::events
