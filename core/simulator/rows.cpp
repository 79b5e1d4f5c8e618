#include "core/simulator/rows.h"

#include <algorithm>
#include <charconv>

#include "core/base/time.h"

namespace habitus::simulator {
namespace {

/// "2025-03-10T14:05:09.123Z", always with milliseconds so that every time has the same shape.
void put_time(Time t, std::string& out) {
  const int64_t day = floor_div(t, kDay);
  int64_t ms = (t - day * kDay) / 1000;
  const Date date = civil_from_days(day);
  char text[] = "0000-00-00T00:00:00.000Z";
  const auto digits = [&text](int at, int n, int64_t value) {
    for (int i = at + n - 1; i >= at; --i, value /= 10) text[i] = static_cast<char>('0' + value % 10);
  };
  digits(0, 4, date.year);
  digits(5, 2, date.month);
  digits(8, 2, date.day);
  digits(20, 3, ms % 1000);
  ms /= 1000;
  digits(17, 2, ms % 60);
  digits(14, 2, ms / 60 % 60);
  digits(11, 2, ms / 3600);
  out.assign(text, sizeof text - 1);
}

/// A name for each event that looks like a log's and is unique: a bijection of (actor, serial), 16 hex
/// digits.
void put_event_id(uint64_t seed, int64_t actor, int64_t serial, std::string& out) {
  uint64_t x =
      (static_cast<uint64_t>(actor) << 28 | static_cast<uint64_t>(serial)) + seed * 0x9E3779B97F4A7C15ull;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  x ^= x >> 31;
  out.resize(16);
  for (size_t i = 0; i < 16; ++i) out[i] = "0123456789abcdef"[x >> (60 - 4 * i) & 15];
}

void put_scaled(int64_t value, int decimals, std::string& out) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  out.assign(text, end);
  if (decimals == 0) return;
  const size_t least = static_cast<size_t>(decimals) + 1;
  if (out.size() < least) out.insert(0, least - out.size(), '0');
  out.insert(out.size() - static_cast<size_t>(decimals), 1, '.');
}

void json_text(const std::string& text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  out += '"';
}

}  // namespace

void csv_cell(const std::string& text, std::string& out) {
  const auto special = [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; };
  if (std::none_of(text.begin(), text.end(), special)) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string draw_text(const Draw& draw, int level, int64_t value) {
  std::string out;
  if (draw.form == Draw::Form::date) return iso_date(value * kDay);
  if (draw.form == Draw::Form::number) {
    put_scaled(value, draw.decimals, out);
    return out;
  }
  return level < 0 ? out : draw.choice.words[static_cast<size_t>(level)];
}

Rows::Rows(const Spec& spec, Format format) : spec_(spec), format_(format) {
  columns_.push_back(spec.time);
  if (!spec.arrival.empty()) columns_.push_back(spec.arrival);
  columns_.push_back(spec.actor);
  columns_.push_back(spec.event);
  if (!spec.event_id.empty()) columns_.push_back(spec.event_id);
  number_.assign(columns_.size(), false);
  for (size_t d = 0; d < spec.draws.size(); ++d) {
    const Draw& draw = spec.draws[d];
    const bool in_log = d > 0 && !draw.person;
    draw_column_.push_back(in_log ? static_cast<int>(columns_.size()) : -1);
    if (!in_log) continue;
    columns_.push_back(draw.name);
    number_.push_back(draw.form == Draw::Form::number);
  }
  cells_.resize(columns_.size());
}

int Rows::column(const std::string& name) const {
  for (size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i] == name) return static_cast<int>(i);
  return -1;
}

const std::vector<std::string>& Rows::cells(const Occurrence& event) {
  size_t at = 0;
  put_time(event.time, cells_[at++]);
  if (!spec_.arrival.empty()) put_time(event.arrival, cells_[at++]);
  if (event.actor != actor_) cells_[at] = Life::id(spec_, event.actor);
  actor_ = event.actor;
  ++at;
  cells_[at++] = event.renamed < 0 ? spec_.behaviours[static_cast<size_t>(event.behaviour)]
                                   : spec_.effects[static_cast<size_t>(event.renamed)].event;
  if (!spec_.event_id.empty()) put_event_id(spec_.seed, event.actor, event.serial, cells_[at++]);
  for (size_t d = 1; d < spec_.draws.size(); ++d) {
    if (draw_column_[d] < 0) continue;
    const Draw& draw = spec_.draws[d];
    std::string& cell = cells_[static_cast<size_t>(draw_column_[d])];
    cell.clear();
    if (draw.of == Draw::Of::event && !draw.on[static_cast<size_t>(event.behaviour)]) continue;
    if (draw.form == Draw::Form::level)
      cell = draw.choice.words[static_cast<size_t>(event.levels[d])];
    else if (draw.form == Draw::Form::number)
      put_scaled(event.values[d], draw.decimals, cell);
    else
      cell = draw_text(draw, -1, event.values[d]);
  }
  return cells_;
}

void Rows::write(const std::vector<std::string>& cells, std::string& out) const {
  if (format_ == Format::csv) {
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i) out += ',';
      csv_cell(cells[i], out);
    }
    return;
  }
  out += '{';
  bool first = true;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    if (!first) out += ',';
    first = false;
    json_text(columns_[i], out);
    out += ':';
    if (number_[i])
      out += cells[i];
    else
      json_text(cells[i], out);
  }
  out += '}';
}

std::string Rows::header() const {
  if (format_ == Format::jsonl) return {};
  std::string out;
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (i) out += ',';
    csv_cell(columns_[i], out);
  }
  return out + "\n";
}

}  // namespace habitus::simulator
