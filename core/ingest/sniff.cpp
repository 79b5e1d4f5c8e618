#include "core/ingest/sniff.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <unordered_map>

#include <QtCore/qglobal.h>

#include "core/base/parallel.h"

namespace habitus::ingest {
namespace {

constexpr int64_t kWhole = int64_t{4} << 20;   ///< files up to this are read whole
constexpr size_t kWindow = size_t{384} << 10;  ///< of larger ones: the head and seven such windows
constexpr int kWindows = 8;
constexpr size_t kRecords = 60'000;

Block block_of(std::string text) {
  Block b;
  b.size = text.size();
  b.text = std::move(text);
  b.text.append(kPadding, '\0');
  return b;
}

struct Shape {
  size_t fields = 0;  ///< the most frequent number
  double share = 0;   ///< of records that have it
};

Shape shape_of(const Dialect& d, const std::string& text) {
  Block b = block_of(text);
  parse(d, 0, b);
  std::map<uint32_t, size_t> counts;
  size_t n = 0;
  for (const Record& r : b.records) {
    if (r.fault == Fault::blank || r.fault == Fault::comment) continue;
    ++n;
    if (r.fault == Fault::none) ++counts[r.fields];
  }
  Shape s;
  size_t most = 0;
  for (const auto& [fields, count] : counts)
    if (count > most) {
      most = count;
      s.fields = fields;
    }
  s.share = n ? static_cast<double>(most) / static_cast<double>(n) : 0;
  return s;
}

bool number_text(std::string_view t) {
  char* end = nullptr;
  const std::string copy(t);
  if (copy.empty() || copy.size() > 40 ||
      std::string_view("+-.0123456789").find(copy[0]) == std::string_view::npos)
    return false;
  std::strtod(copy.c_str(), &end);
  return *end == '\0';
}

/// 9:05, 09:05, 09:05:00, 09:05:00.123
bool clock_text(std::string_view t) {
  const size_t colon = t.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || t.size() > 16) return false;
  for (size_t i = 0; i < t.size(); ++i) {
    const bool mark = i == colon || (i == colon + 3 && t[i] == ':') || (i == colon + 6 && t[i] == '.');
    if (!mark && (t[i] < '0' || t[i] > '9')) return false;
  }
  const size_t left = t.size() - colon;
  return (left == 3 || left == 6 || left > 7) && std::atoi(std::string(t).c_str()) < 24;
}

/// 1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET …" 200 …
bool looks_like_web_log(std::string_view line) {
  const size_t open = line.find('['), close = line.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close - open != 27) return false;
  return std::count(line.begin(), line.begin() + static_cast<ptrdiff_t>(open), ' ') == 3 &&
         close + 2 < line.size() && line[close + 2] == '"';
}

void sniff_delimiter(const std::string& head, Sample& s) {
  Dialect& d = s.dialect;
  d.header = false;
  if (head.find('\n') == std::string::npos && head.find('\r') != std::string::npos) d.carriage_return = true;
  if (looks_like_web_log(std::string_view(head).substr(0, head.find('\n')))) {
    d.whitespace = d.brackets = s.web_log = true;
    return;
  }
  Shape best;
  char chosen = 0;
  for (const char c : {'\t', ';', ',', '|'}) {
    d.delimiter = c;
    const Shape shape = shape_of(d, head);
    if (shape.fields < 2 || shape.share < 0.8) continue;
    if (shape.share > best.share + 0.05 || (shape.share > best.share - 0.05 && shape.fields > best.fields)) {
      best = shape;
      chosen = c;
    }
  }
  d.delimiter = chosen ? chosen : ',';
  if (chosen) return;
  d.whitespace = true;
  const Shape shape = shape_of(d, head);
  if (shape.fields >= 2 && shape.share >= 0.98) return;
  d.whitespace = false;
  s.tabular = shape_of(d, head).share >= 0.98 &&
              head.find(' ') == std::string::npos;  // one column, or sequences of any length
}

/// A header is a first record that does not look like the ones below it.
void sniff_header(const std::string& head, Sample& s) {
  if (s.web_log) return;
  Block b = block_of(head);
  parse(s.dialect, 0, b);
  std::vector<const Record*> rows;
  for (const Record& r : b.records)
    if (r.fault == Fault::none) rows.push_back(&r);
  if (rows.empty()) return;
  const auto field = [&](const Record& r, uint32_t i) {
    return i < r.fields ? b.fields[r.first + i] : std::string_view();
  };
  std::set<std::string_view> names;
  bool unlike = false, alike = false;
  for (uint32_t i = 0; i < rows[0]->fields; ++i) {
    const std::string_view name = field(*rows[0], i);
    names.insert(name);
    size_t numbers = 0, digits = 0, values = 0;
    std::vector<std::string_view> moments;
    for (size_t k = 1; k < std::min<size_t>(rows.size(), 200); ++k) {
      const std::string_view v = field(*rows[k], i);
      if (v.empty()) continue;
      ++values;
      moments.push_back(v);
      numbers += number_text(v);
      digits += v.find_first_of("0123456789") != std::string_view::npos;
    }
    if (values == 0) continue;
    moments.push_back(name);  // a moment among moments is no name
    if (guess_time_format(moments)) alike = true;
    const bool numeric_column = numbers * 10 >= values * 9, digit_column = digits * 10 >= values * 9;
    const bool name_digits = name.find_first_of("0123456789") != std::string_view::npos;
    if (numeric_column && number_text(name)) alike = true;
    if (numeric_column && !number_text(name)) unlike = true;
    if (digit_column && !name_digits && !name.empty()) unlike = true;
  }
  s.dialect.header = unlike && !alike;
  s.header_sure = unlike != alike || rows.size() < 2;
  if (!unlike && !alike) {  // texts only: a name is a value that never comes back
    s.dialect.header = names.size() == rows[0]->fields;
    s.header_sure = false;
  }
}

void sniff_dialect(const std::string& head, Sample& s) {
  const size_t first = head.find_first_not_of(" \t\r\n");
  const char c = first == std::string::npos ? '\0' : head[first];
  if (c == '{' || c == '[') {
    s.dialect.format = c == '{' ? Dialect::Format::jsonl : Dialect::Format::json;
    return;
  }
  const std::string looked = head.substr(0, size_t{256} << 10);
  const size_t cut = whole_records(s.dialect, 0, looked, looked.size() == head.size());
  const std::string part = cut > 0 ? looked.substr(0, cut) : looked;
  sniff_delimiter(part, s);
  if (s.tabular) sniff_header(part, s);
}

struct Gatherer {
  Sample& s;
  std::vector<std::string> names;  ///< JSON: keys in order of appearance
  size_t wanted = 0;               ///< fields of a delimited record

  void take(const std::string& text, bool at_start, bool at_end) {
    std::string_view part = text;
    if (!at_start) {  // begins somewhere inside a record
      const size_t eol = part.find(s.dialect.carriage_return ? '\r' : '\n');
      if (eol == std::string_view::npos) return;
      part.remove_prefix(eol + 1);
    }
    const size_t whole = whole_records(s.dialect, wanted, part, at_end);
    Block b = block_of(std::string(part.substr(0, whole)));
    parse(s.dialect, wanted, b);
    size_t good = 0;
    for (const Record& r : b.records) {
      if (r.fault == Fault::blank || r.fault == Fault::comment || s.records.size() >= kRecords) continue;
      if (r.fault != Fault::none) {
        ++s.faulty;
        continue;
      }
      ++good;
      s.records.push_back(row(b, r));
    }
    if (at_start && good > 0) s.bytes_per_record = static_cast<double>(whole) / static_cast<double>(good);
  }

  std::vector<std::string> row(const Block& b, const Record& r) {
    std::vector<std::string> cells;
    if (s.dialect.format == Dialect::Format::csv) {
      for (uint32_t i = 0; i < r.fields; ++i) cells.emplace_back(b.fields[r.first + i]);
      return cells;
    }
    for (uint32_t i = 0; i < r.fields; ++i) {
      const std::string& key = b.names[b.keys[r.first + i]];
      const auto at = static_cast<size_t>(std::find(names.begin(), names.end(), key) - names.begin());
      if (at == names.size()) names.push_back(key);
      if (cells.size() <= at) cells.resize(at + 1);
      cells[at] = std::string(b.fields[r.first + i]);
    }
    return cells;
  }
};

ColumnSketch sketch(const Sample& s, size_t column, std::string name) {
  ColumnSketch c;
  c.name = std::move(name);
  std::unordered_map<std::string_view, int64_t> counts;
  std::vector<std::string_view> probes;
  c.numeric = c.integer = c.clock = true;
  for (const auto& row : s.records) {
    const std::string_view v = column < row.size() ? std::string_view(row[column]) : std::string_view();
    if (v.empty()) {
      ++c.missing;
      continue;
    }
    ++c.values;
    const auto [at, fresh] = counts.try_emplace(v, 0);
    ++at->second;
    if (!fresh) continue;
    if (c.examples.size() < 5) c.examples.emplace_back(v);
    if (probes.size() < 2000) probes.push_back(v);
    c.numeric = c.numeric && number_text(v);
    c.clock = c.clock && clock_text(v);
    c.integer = c.integer && v.find_first_not_of("-0123456789") == std::string_view::npos;
  }
  c.distinct = static_cast<int64_t>(counts.size());
  c.numeric = c.numeric && c.values > 0;
  c.integer = c.integer && c.numeric;
  c.clock = c.clock && c.values > 0;
  // A few faulty rows must not hide that a column holds moments.
  c.time = guess_time_format(probes);
  if (!c.time && probes.size() >= 20) {
    const std::vector<std::string_view> first(probes.begin(), probes.begin() + 10);
    if (const auto guess = guess_time_format(first)) {
      auto format = TimeFormat::make(guess->format, "UTC");
      size_t read = 0;
      for (const auto v : probes) read += format->read(v).note < TimeFormat::Note::unreadable;
      if (read * 100 >= probes.size() * 98) c.time = guess;
    }
  }
  std::vector<std::pair<std::string, int64_t>> top;
  for (const auto& [value, n] : counts) top.emplace_back(value, n);
  std::sort(top.begin(), top.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  top.resize(std::min<size_t>(top.size(), 20));
  c.top = std::move(top);
  return c;
}

/// The text of the windows: the head, then places spread evenly (plain files in a one-byte encoding only).
Done gather(Gatherer& g, Sample& s, TextSource& text, std::string head, int64_t head_at) {
  const bool random_access = !s.compressed && s.dialect.encoding != Encoding::utf16le &&
                             s.dialect.encoding != Encoding::utf16be &&
                             s.dialect.format != Dialect::Format::json;
  g.take(head, true, s.whole);
  if (s.whole || !random_access) return {};
  int64_t at = head_at + static_cast<int64_t>(head.size());
  for (int i = 1; i < kWindows; ++i) {
    const int64_t target = s.file_bytes / kWindows * i;
    if (target < at) continue;
    CHECK(text.skip(target - at));
    std::string window;
    CHECK(text.read(window, kWindow));
    at = target + static_cast<int64_t>(window.size());
    g.take(window, false, false);
  }
  return {};
}

}  // namespace

Result<Sample> take_sample(const std::string& path, const std::optional<Dialect>& given) {
  Sample s;
  s.path = path;
  std::string raw;
  {
    TRY(const auto bytes, ByteSource::open(path));
    s.file_bytes = bytes->size();
    s.compressed = bytes->compressed();
    raw.resize(size_t{64} << 10);
    TRY(const size_t got, bytes->read(raw.data(), raw.size()));
    raw.resize(got);
  }
  if (raw.empty()) return fail(Kind::input, QT_TRANSLATE_NOOP("core", "The file is empty"), path);
  const EncodingGuess guess = guess_encoding(raw);
  s.dialect.encoding = guess.encoding;
  s.encoding_sure = guess.sure;
  if (given) s.dialect = *given;
  TRY(const auto text, TextSource::open(path, s.dialect.encoding));
  const auto head_bytes = static_cast<size_t>(
      s.compressed || s.file_bytes <= kWhole ? kWhole + 1 : static_cast<int64_t>(kWindow));
  std::string head;
  while (head.size() < head_bytes) {
    const size_t had = head.size();
    CHECK(text->read(head, head_bytes - had));
    if (head.size() == had) break;
  }
  s.whole = head.size() < head_bytes;
  if (!given) sniff_dialect(head, s);
  if (!s.tabular) return s;
  TRY(const auto reader, RecordReader::open(path, s.dialect));
  Gatherer g{s, {}, 0};
  g.wanted = reader->columns().size();
  if (s.dialect.format == Dialect::Format::csv && g.wanted == 0)
    g.wanted = shape_of(s.dialect, head.substr(0, size_t{256} << 10)).fields;
  const auto first = static_cast<size_t>(reader->first_at());
  CHECK(gather(g, s, *text, head.substr(std::min(first, head.size())),
               static_cast<int64_t>(std::min(first, head.size()))));
  std::vector<std::string> names = s.dialect.format == Dialect::Format::csv ? reader->columns() : g.names;
  if (names.empty()) names = unique_names(std::vector<std::string>(g.wanted));
  if (s.web_log && names.size() >= 7) {
    const char* const known[] = {"client", "identity", "user",     "time", "request",
                                 "status", "bytes",    "referrer", "agent"};
    for (size_t i = 0; i < std::min<size_t>(names.size(), 9); ++i) names[i] = known[i];
  }
  if (s.dialect.format == Dialect::Format::csv) s.dialect.columns = names;
  s.columns.resize(names.size());
  parallel_for(names.size(), {}, [&](size_t i) { s.columns[i] = sketch(s, i, names[i]); });
  return s;
}

}  // namespace habitus::ingest
