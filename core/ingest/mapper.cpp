#include "core/ingest/mapper.h"

#include <algorithm>
#include <cmath>
#include <fast_float/fast_float.h>

#include <QtCore/qglobal.h>

namespace habitus::ingest {

/// The values of one record by column.
struct Mapper::Cells {
  const std::string_view* at = nullptr;
  size_t n = 0;
  bool json = false;
  std::optional<std::string_view> operator[](int column) const {
    if (column < 0 || static_cast<size_t>(column) >= n) return {};
    const std::string_view v = at[column];
    // Delimited text cannot tell an empty text from none; JSON can.
    if (json ? v.data() == nullptr || v.data() == json_null().data() : v.empty()) return {};
    return v;
  }
};

namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Would the log print exactly this text for `time`? It writes ISO 8601 with Z and no more decimals than
/// needed; anything else is kept as text, so that every exported cell is what came in.
bool is_log_time(const TimeFormat& format, std::string_view text, Time time) {
  const size_t fraction = time % 1000 ? 7 : time % kSecond ? 4 : 0;
  return text.size() == 20 + fraction &&
         (format.like_the_log() || (text[10] == 'T' && text.back() == 'Z' && parse_iso(text) == time));
}

Text field_count(const Record& r, size_t columns) {
  return Text(QT_TRANSLATE_NOOP("core", "The record has %1 fields where the header has %2"),
              {static_cast<int64_t>(r.fields), static_cast<int64_t>(columns)});
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& n : names) out += (out.empty() ? "" : " + ") + n;
  return out;
}

}  // namespace

void ClockNotes::add(const ClockNotes& later, int64_t before) {
  const auto sum = [&](int64_t& n, int64_t& first, int64_t more, int64_t at) {
    if (n == 0 && more > 0) first = at + before;
    n += more;
  };
  sum(ambiguous, first_ambiguous, later.ambiguous, later.first_ambiguous);
  sum(shifted, first_shifted, later.shifted, later.first_shifted);
  sum(leap, first_leap, later.leap, later.first_leap);
}

Result<Mapper> Mapper::make(const Mapping& mapping, const std::vector<std::string>& columns, Time now) {
  Mapper m;
  m.mapping_ = mapping;
  m.columns_ = columns;
  m.now_ = now;
  TRY(m.time_, TimeFormat::make(mapping.time.format, mapping.time.zone, mapping.time.print));
  if (mapping.arrival_from == Mapping::Arrival::column) {
    TRY(m.arrival_, TimeFormat::make(mapping.arrival.format, mapping.arrival.zone, mapping.arrival.print));
  }
  m.constant_time_ = mapping.time.from.constant.empty() ? 0 : m.time_.read(mapping.time.from.constant).time;
  TRY(m.rules_, CellRules::make(mapping));
  m.rules_.bind(columns);
  m.layout_ = m.layout(columns);
  for (const std::string& p : mapping.placeholders) {
    const char first = p.empty() ? '\0' : p[0];  // lower case
    const char upper = first >= 'a' && first <= 'z' ? static_cast<char>(first - 32) : first;
    for (const char c : {first, upper}) m.placeholder_begins_[static_cast<unsigned char>(c)] = true;
  }
  return m;
}

Mapper::Layout Mapper::layout(const std::vector<std::string>& columns) const {
  Layout l;
  const auto find = [&](const std::string& name) {
    const auto at = std::find(columns.begin(), columns.end(), name);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
  };
  std::vector<bool> used(columns.size(), false);
  const auto place = [&](const Mapping::Role& role) {
    std::vector<int> at;
    for (const auto& name : role.columns) at.push_back(find(name));
    // A column that is a role by itself is stored as that; several joined ones stay properties too, so that
    // no cell is lost.
    if (at.size() == 1 && at[0] >= 0) used[static_cast<size_t>(at[0])] = true;
    return at;
  };
  l.actor = place(mapping_.actor);
  l.event = place(mapping_.event);
  l.time = place(mapping_.time.from);
  if (mapping_.arrival_from == Mapping::Arrival::column) l.arrival = place(mapping_.arrival.from);
  l.event_id = place(mapping_.event_id);
  l.weight = place(mapping_.weight);
  std::vector<std::string> also = mapping_.properties;
  for (const auto& [name, role] : mapping_.named) {
    if (role.columns.size() == 1) {  // the role of a column that stays a property under its own name
      also.push_back(role.columns[0]);
      l.named.emplace_back();
      continue;
    }
    l.named.push_back(place(role));
    l.names.push_back(name);
  }
  for (const auto& rule : mapping_.skip) l.skip.push_back(find(rule.column));
  for (size_t i = 0; i < columns.size(); ++i) {
    const bool wanted =
        mapping_.rest ? !used[i] : std::find(also.begin(), also.end(), columns[i]) != also.end();
    if (!wanted) continue;
    l.rest.push_back(static_cast<int>(i));
    l.names.push_back(columns[i]);
  }
  l.names.insert(l.names.end(), rules_.properties().begin(), rules_.properties().end());
  l.names = unique_names(std::move(l.names));
  return l;
}

std::optional<std::string_view> Mapper::role(const Mapping::Role& role, const std::vector<int>& at,
                                             const Cells& cells, Mapped& out) const {
  if (at.size() == 1) return cells[at[0]];  // nearly always
  return joined_role(role, at, cells, out);
}

std::optional<std::string_view> Mapper::joined_role(const Mapping::Role& role, const std::vector<int>& at,
                                                    const Cells& cells, Mapped& out) const {
  if (at.empty())
    return role.constant.empty() ? std::nullopt : std::optional<std::string_view>(role.constant);
  auto text = std::make_unique<std::string>();
  bool any = false;
  for (size_t i = 0; i < at.size(); ++i) {
    const auto part = cells[at[i]];
    any = any || part;
    if (i > 0) *text += role.join;
    if (part) *text += *part;
  }
  if (!any) return {};
  out.kept.push_back(std::move(text));
  return *out.kept.back();
}

bool Mapper::skipped(const Layout& l, const Cells& cells) const {
  for (size_t i = 0; i < mapping_.skip.size(); ++i) {
    const auto& rule = mapping_.skip[i];
    const auto value = cells[l.skip[i]];
    const bool listed =
        value && std::find(rule.values.begin(), rule.values.end(), *value) != rule.values.end();
    if (rule.op == Mapping::Skip::Op::missing ? !value : listed == (rule.op == Mapping::Skip::Op::in))
      return true;
  }
  return false;
}

bool Mapper::read_time(const Mapping::TimeRole& role, TimeFormat& format, std::string_view text, Time& time,
                       bool& exact, uint32_t record, Mapped& out) const {
  const auto reading = format.read(text);
  time = reading.time;
  exact = reading.note == TimeFormat::Note::exact;
  const auto refuse = [&](Text why) {
    out.rejects.push_back(
        {record, joined(role.from.columns), std::string(text.substr(0, 200)), std::move(why)});
    return false;
  };
  const auto count = [&](int64_t& n, int64_t& first) {
    if (n++ == 0) first = record + 1;
  };
  switch (reading.note) {
    case TimeFormat::Note::exact:
    case TimeFormat::Note::differs:
      return true;
    case TimeFormat::Note::ambiguous:
      if (role.refuse_overlaps)
        return refuse(
            Text(QT_TRANSLATE_NOOP("core", "The clock was put back: in %1 this reading happened twice"),
                 {role.zone}));
      count(out.clock.ambiguous, out.clock.first_ambiguous);
      exact = false;
      return true;
    case TimeFormat::Note::skipped:
      if (!role.shift_gaps)
        return refuse(
            Text(QT_TRANSLATE_NOOP("core", "The clock was put forward: in %1 this reading never happened"),
                 {role.zone}));
      count(out.clock.shifted, out.clock.first_shifted);
      return true;
    case TimeFormat::Note::leap:
      count(out.clock.leap, out.clock.first_leap);
      return true;
    case TimeFormat::Note::out_of_range:
      return refuse(QT_TRANSLATE_NOOP("core", "The moment lies before the year −9999 or after 9999"));
    case TimeFormat::Note::unreadable:
      break;
  }
  return refuse(Text(QT_TRANSLATE_NOOP("core", "This is not a moment of the form %1"), {role.format}));
}

bool Mapper::is_one_of_them(std::string_view actor) const {
  return std::any_of(mapping_.placeholders.begin(), mapping_.placeholders.end(),
                     [&](const std::string& p) { return p.size() == actor.size() && p == lowered(actor); });
}

bool Mapper::event_of(const Layout& l, const Cells& cells, uint32_t record, Mapped& out) {
  events::Row row;
  const auto refuse = [&](const Mapping::Role& role, std::string_view value, Text why) {
    out.rejects.push_back({record, joined(role.columns), std::string(value.substr(0, 200)), std::move(why)});
    return false;
  };
  const auto actor = role(mapping_.actor, l.actor, cells, out);
  if (!actor) return refuse(mapping_.actor, {}, QT_TRANSLATE_NOOP("core", "The actor is missing"));
  if (is_placeholder(*actor))
    return refuse(mapping_.actor, *actor,
                  QT_TRANSLATE_NOOP("core", "A placeholder stands where the actor should be"));
  row.actor = *actor;
  const auto event = role(mapping_.event, l.event, cells, out);
  if (!event) return refuse(mapping_.event, {}, QT_TRANSLATE_NOOP("core", "The event is missing"));
  row.event = *event;
  bool exact = true;
  if (l.time.empty()) {
    row.time = constant_time_;
  } else {
    const auto text = role(mapping_.time.from, l.time, cells, out);
    if (!text) return refuse(mapping_.time.from, {}, QT_TRANSLATE_NOOP("core", "The time is missing"));
    if (!read_time(mapping_.time, time_, *text, row.time, exact, record, out)) return false;
    if (!exact || !is_log_time(time_, *text, row.time)) row.time_text = *text;
  }
  row.arrival = mapping_.arrival_from == Mapping::Arrival::lag ? row.time + mapping_.lag : now_;
  if (mapping_.arrival_from == Mapping::Arrival::column) {
    const auto text = role(mapping_.arrival.from, l.arrival, cells, out);
    if (!text)
      return refuse(mapping_.arrival.from, {}, QT_TRANSLATE_NOOP("core", "The arrival time is missing"));
    if (!read_time(mapping_.arrival, arrival_, *text, row.arrival, exact, record, out)) return false;
  }
  if (!l.event_id.empty()) row.event_id = role(mapping_.event_id, l.event_id, cells, out);
  if (!l.weight.empty()) {
    const auto text = role(mapping_.weight, l.weight, cells, out);
    if (text) {
      const auto [end, error] = fast_float::from_chars(text->data(), text->data() + text->size(), row.weight);
      if (error != std::errc() || end != text->data() + text->size() || !std::isfinite(row.weight) ||
          row.weight < 0)
        return refuse(mapping_.weight, *text,
                      QT_TRANSLATE_NOOP("core", "The weight is not a number from 0 up"));
    }
  }
  row.row = record + 1;
  out.rows.push_back(row);
  if (out.by_column) return true;
  for (size_t i = 0; i < l.named.size(); ++i)
    if (mapping_.named[i].second.columns.size() != 1)
      out.cells.push_back(role(mapping_.named[i].second, l.named[i], cells, out));
  for (const int column : l.rest) out.cells.push_back(cells[column]);
  if (!rules_.empty()) out.cells.insert(out.cells.end(), rules_.extra().begin(), rules_.extra().end());
  return true;
}

/// Is every property a column of the file as it is?
bool Mapper::plain() const { return rules_.empty() && layout_.rest.size() == layout_.names.size(); }

void Mapper::column(const Block& block, const Mapped& mapped, size_t p,
                    std::vector<std::string_view>& values) const {
  values.resize(mapped.first.size());
  const std::string_view* const fields = block.fields.data() + layout_.rest[p];
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string_view value = fields[mapped.first[i]];
    values[i] = value.empty() ? std::string_view() : value;
  }
}

void Mapper::map(const Block& block, Mapped& out, bool by_column) {
  out.rows.clear();
  out.cells.clear();
  out.rejects.clear();
  out.kept.clear();
  out.first.clear();
  out.skipped = 0;
  out.clock = {};
  out.rules.assign(mapping_.rules.size(), {});
  const bool json = mapping_.dialect.format != Dialect::Format::csv;
  Layout own;
  if (json) {
    own = layout(block.names);
    rules_.bind(block.names);
  }
  const Layout& l = json ? own : layout_;
  out.properties = l.names;
  out.by_column = by_column && !json && plain();
  std::vector<std::string_view> values(block.names.size());
  for (uint32_t i = 0; i < block.records.size(); ++i) {
    const Record& r = block.records[i];
    if (r.fault == Fault::blank || r.fault == Fault::comment) {
      ++out.skipped;
      continue;
    }
    if (r.fault != Fault::none) {
      const bool counted = r.fault == Fault::few_fields || r.fault == Fault::many_fields;
      const std::string_view raw = block.raw(r);
      const size_t at = counted || r.fault_at < r.begin ? 0 : r.fault_at - r.begin;
      out.rejects.push_back({i,
                             {},
                             std::string(raw.substr(std::min(at, raw.size()), 200)),
                             counted ? field_count(r, columns_.size()) : why(r.fault)});
      continue;
    }
    Cells cells{block.fields.data() + r.first, r.fields, json};
    if (json) {
      std::fill(values.begin(), values.end(), std::string_view());
      for (uint32_t f = 0; f < r.fields; ++f) values[block.keys[r.first + f]] = block.fields[r.first + f];
      cells = {values.data(), values.size(), true};
    }
    if (skipped(l, cells)) {
      ++out.skipped;
      continue;
    }
    if (!rules_.empty()) {
      ruled_.assign(cells.at, cells.at + cells.n);
      if (!rules_.apply(ruled_, i, out)) continue;
      cells.at = ruled_.data();
    }
    if (event_of(l, cells, i, out) && out.by_column) out.first.push_back(r.first);
  }
  if (out.by_column) return;
  const size_t width = l.names.size();
  for (size_t i = 0; i < out.rows.size(); ++i) out.rows[i].properties = {out.cells.data() + i * width, width};
}

}  // namespace habitus::ingest
