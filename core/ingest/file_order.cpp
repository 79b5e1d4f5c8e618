#include "core/ingest/file_order.h"

#include <algorithm>

#include <QtCore/qglobal.h>

#include "core/events/interner.h"

namespace habitus::ingest {

using Check = Rule::Check;

namespace {
constexpr const char* kBefore = QT_TRANSLATE_NOOP("core", "There is no %2 before this %1");
constexpr const char* kOrder = QT_TRANSLATE_NOOP("core", "It lies %1 before record %2 of the same actor");
constexpr const char* kNear = QT_TRANSLATE_NOOP("core", "It repeats record %1 within %2");
constexpr const char* kSame = QT_TRANSLATE_NOOP("core", "It repeats record %1");
}  // namespace

bool FileOrder::refused(const Text& why) {
  return why.id == kBefore || why.id == kOrder || why.id == kNear || why.id == kSame;
}

FileOrder::FileOrder(const Mapping& mapping) {
  for (size_t i = 0; i < mapping.rules.size(); ++i)
    if (mapping.rules[i].in_file_order()) rules_.push_back({i, mapping.rules[i], {}, {}});
}

void FileOrder::mix(Key& key, std::string_view text, bool present) {
  const uint64_t h = present ? events::Interner::hash(text) : 0x51ED270B7A2C4A5Full;
  key.a = (key.a ^ h) * 0x9E3779B97F4A7C15ull;
  key.a ^= key.a >> 29;
  key.b = (key.b + h) * 0xC2B2AE3D27D4EB4Full;
  key.b ^= key.b >> 31;
}

/// The properties that make a repeat; names differ from block to block of JSON only.
void FileOrder::place(Watch& watch) const {
  const auto& names = names_;
  watch.columns.clear();
  if (watch.of.check != Check::repeats) return;
  if (watch.of.columns.empty()) {
    std::vector<size_t> order(names.size());
    for (size_t i = 0; i < names.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return names[a] < names[b]; });
    for (const size_t i : order) watch.columns.push_back(static_cast<int>(i));
    if (!watch.of.within) watch.columns.push_back(-1);
    return;
  }
  for (const auto& column : watch.of.columns) {
    const auto at = std::find(names.begin(), names.end(), column);
    if (at != names.end()) watch.columns.push_back(static_cast<int>(at - names.begin()));
    // A column that is the role of the event id is no property any more.
    if (at == names.end()) watch.columns.push_back(-1);
  }
}

FileOrder::Key FileOrder::key_of(const Watch& watch, const events::Row& row) const {
  Key key;
  mix(key, row.actor, true);
  if (watch.of.check != Check::repeats) return key;
  mix(key, row.event, true);
  for (const int column : watch.columns) {
    const auto value = column < 0 ? row.event_id : row.properties[static_cast<size_t>(column)];
    if (watch.of.columns.empty()) {  // a property that is not there is none, whatever block it is missing in
      if (!value) continue;
      mix(key,
          column < 0 ? std::string_view("event id") : std::string_view(names_[static_cast<size_t>(column)]),
          true);
    }
    mix(key, value.value_or(std::string_view()), value.has_value());
  }
  if (watch.of.columns.empty() && !watch.of.within)
    mix(key, {reinterpret_cast<const char*>(&row.time), sizeof row.time}, true);
  return key;
}

bool FileOrder::holds(Watch& watch, const events::Row& row, int64_t record, Text& why) {
  const Rule& rule = watch.of;
  if (rule.check == Check::before) {
    const bool needed = row.event == rule.needs, asked = row.event == rule.event;
    if (!needed && !asked) return true;
    const Key key = key_of(watch, row);
    const auto found = watch.seen.find(key);
    const bool before = found != watch.seen.end() && found->second.time <= row.time &&
                        (!rule.within || row.time - found->second.time <= *rule.within);
    if (needed) watch.seen[key] = {row.time, record};
    if (!asked || before) return true;
    why = Text(kBefore, {rule.event, rule.needs});
    return false;
  }
  const auto [found, fresh] = watch.seen.try_emplace(key_of(watch, row), Seen{row.time, record});
  if (fresh) return true;
  Seen& last = found->second;
  if (rule.check == Check::order) {
    if (row.time >= last.time - rule.within.value_or(0)) {
      if (row.time > last.time) last = {row.time, record};
      return true;
    }
    why = Text(kOrder, {duration_text(last.time - row.time), last.record});
    return false;
  }
  if (rule.within && std::abs(row.time - last.time) > *rule.within) {
    last = {row.time, record};
    return true;
  }
  why = rule.within ? Text(kNear, {last.record, duration_text(*rule.within)}) : Text(kSame, {last.record});
  return false;
}

void FileOrder::apply(Mapped& mapped, int64_t records_before) {
  if (mapped.rows.empty()) return;
  names_ = mapped.properties;
  for (Watch& watch : rules_) place(watch);
  std::vector<events::Row> kept;
  kept.reserve(mapped.rows.size());
  for (const events::Row& row : mapped.rows) {
    Text why;
    const Watch* broken = nullptr;
    for (Watch& watch : rules_)
      if (!holds(watch, row, records_before + row.row, why)) {
        broken = &watch;
        break;
      }
    if (!broken) {
      kept.push_back(row);
      continue;
    }
    RuleCount& count = mapped.rules[broken->rule];
    if (count.failed++ == 0) count.first = row.row;
    ++count.rejected;
    mapped.rejects.push_back({static_cast<uint32_t>(row.row - 1), {}, {}, why});
  }
  mapped.rows = std::move(kept);
  std::stable_sort(mapped.rejects.begin(), mapped.rejects.end(),
                   [](const Reject& a, const Reject& b) { return a.record < b.record; });
}

Done FileOrder::catch_up(const std::string& path, const Mapping& mapping, int64_t records, Time now,
                         const Exec& exec) {
  if (empty() || records <= 0) return {};
  TRY(const auto reader, RecordReader::open(path, mapping.dialect));
  TRY(Mapper mapper, Mapper::make(mapping, reader->columns(), now));
  Block block;
  Mapped mapped;
  for (int64_t before = 0; before < records;) {
    if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
    TRY(const bool more, reader->next(block));
    if (!more) return {};
    parse(mapping.dialect, reader->columns().size(), block);
    mapper.map(block, mapped);
    std::erase_if(mapped.rows, [&](const events::Row& row) { return before + row.row > records; });
    apply(mapped, before);
    before += static_cast<int64_t>(block.records.size());
  }
  return {};
}

}  // namespace habitus::ingest
