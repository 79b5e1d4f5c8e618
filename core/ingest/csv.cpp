#include "core/ingest/csv.h"

#include <bit>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace habitus::ingest::csv {
namespace {

/// Bit i is set where p[i] == c, for 64 bytes.
inline uint64_t matches(const char* p, char c) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8(c);
  uint64_t mask = 0;
  for (int k = 0; k < 4; ++k) {
    const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 16 * k));
    mask |= static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(part, wanted))))
            << (16 * k);
  }
  return mask;
#else
  uint64_t mask = 0;
  for (int i = 0; i < 64; ++i) mask |= static_cast<uint64_t>(p[i] == c) << i;
  return mask;
#endif
}

const char* find(const char* from, const char* to, char c) {
  const void* at = from < to ? std::memchr(from, c, static_cast<size_t>(to - from)) : nullptr;
  return at ? static_cast<const char*>(at) : to;
}

bool only_blanks(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

struct Quoted {
  const char* end = nullptr;  ///< of the content; after it comes the closing quote
  const char* after = nullptr;
  bool doubled = false;
  enum { closed, open, unknown } state = closed;  ///< unknown: more text is needed
};

/// From the byte after an opening quote to its closing one.
Quoted read_quoted(const char* from, const char* to, char quote, bool last) {
  Quoted q;
  const char* at = from;
  for (;;) {
    const char* limit = to - from > static_cast<ptrdiff_t>(kMaxField) ? from + kMaxField : to;
    at = find(at, limit, quote);
    if (at == limit) {
      q.state = limit == to && !last ? Quoted::unknown : Quoted::open;
      return q;
    }
    if (at + 1 == to && !last) {  // the next byte decides
      q.state = Quoted::unknown;
      return q;
    }
    if (at + 1 == to || at[1] != quote) break;
    q.doubled = true;
    at += 2;
  }
  q.end = at;
  q.after = at + 1;
  return q;
}

std::string_view without_doubled(std::string_view text, char quote, Block& block) {
  auto kept = std::make_unique<std::string>();
  for (size_t i = 0; i < text.size(); ++i) {
    *kept += text[i];
    if (text[i] == quote) ++i;
  }
  block.kept.push_back(std::move(kept));
  return *block.kept.back();
}

/// Where a record ends and what is wrong with it.
struct Extent {
  const char* end = nullptr;   ///< of its text
  const char* next = nullptr;  ///< the byte after its line end; nullptr: more text is needed
  Fault fault = Fault::none;
  const char* fault_at = nullptr;
};

struct Scanner {
  const Dialect& d;
  size_t columns;
  const char* to;
  bool last;
  Block* block;  ///< nothing: only the extent is wanted
  char eol = d.carriage_return ? '\r' : '\n';

  bool more_needed(const char* at) const { return at == to && !last; }

  Extent line_extent(const char* from) const {
    Extent e;
    const char* at = find(from, to, eol);
    e.end = at > from && eol == '\n' && at[-1] == '\r' ? at - 1 : at;
    e.next = at == to ? (last ? to : nullptr) : at + 1;
    return e;
  }
  void field(std::string_view value) const {
    if (block) block->fields.push_back(value);
  }
  Extent broken(size_t first_field, const char* quote_at, Fault fault) const {
    if (block) block->fields.resize(first_field);
    Extent e = line_extent(quote_at);
    e.fault = fault;
    e.fault_at = quote_at;
    return e;
  }

  /// A line without quotes.
  Extent plain_record(const char* from, const Extent& line) const {
    size_t n = 0;
    for (const char* at = from;; ++n) {
      const char* stop = find(at, line.end, d.delimiter);
      field({at, static_cast<size_t>(stop - at)});
      if (stop == line.end) break;
      at = stop + 1;
    }
    return line;
  }

  Extent quoted_record(const char* from) const {
    const size_t first_field = block ? block->fields.size() : 0;
    const char* several_lines = nullptr;  // the quote of a field with line ends in it
    size_t n = 0;
    for (const char* at = from;; ++n) {
      if (more_needed(at)) return {};
      if (at < to && *at == d.quote) {
        const Quoted q = read_quoted(at + 1, to, d.quote, last);
        if (q.state == Quoted::unknown) return {};
        if (q.state == Quoted::open) return broken(first_field, at, Fault::open_quote);
        std::string_view value(at + 1, static_cast<size_t>(q.end - at - 1));
        if (!several_lines && value.find(eol) != std::string_view::npos) several_lines = at;
        if (block && q.doubled) value = without_doubled(value, d.quote, *block);
        field(value);
        const char* after = q.after;
        if (more_needed(after)) return {};
        if (after < to && *after == '\r' && eol == '\n' && more_needed(after + 1)) return {};
        if (after == to || *after == eol ||
            (*after == '\r' && eol == '\n' && (after + 1 == to || after[1] == '\n'))) {
          Extent e = line_extent(after);
          return settled(e, first_field, n + 1, several_lines);
        }
        if (*after != d.delimiter) return broken(first_field, at, Fault::after_quote);
        at = after + 1;
        continue;
      }
      const char* stop = at;
      while (stop < to && *stop != d.delimiter && *stop != eol) ++stop;
      if (more_needed(stop)) return {};
      const bool ends = stop == to || *stop == eol;
      const char* value_end = ends && eol == '\n' && stop > at && stop[-1] == '\r' ? stop - 1 : stop;
      field({at, static_cast<size_t>(value_end - at)});
      if (ends) {
        Extent e;
        e.end = value_end;
        e.next = stop == to ? to : stop + 1;
        return settled(e, first_field, n + 1, several_lines);
      }
      at = stop + 1;
    }
  }

  /// A record over several lines whose number of fields is wrong: the quote was a stray one, and the lines
  /// after it are records of their own. Nothing is swallowed.
  Extent settled(const Extent& e, size_t first_field, size_t n, const char* several_lines) const {
    if (several_lines && columns > 0 && n != columns)
      return broken(first_field, several_lines, Fault::open_quote);
    return e;
  }

  Extent record(const char* from) const {
    const Extent line = line_extent(from);
    if (!line.next && !last && d.quote == 0) return {};
    const bool comment = !d.comment.empty() &&
                         std::string_view(from, static_cast<size_t>(line.end - from)).starts_with(d.comment);
    if (comment || d.quote == 0 || find(from, line.end, d.quote) == line.end)
      return line.next ? plain_record(from, line) : Extent{};
    return quoted_record(from);
  }
};

uint32_t offset(const Block& block, const char* at) { return static_cast<uint32_t>(at - block.text.data()); }

void classify(const Dialect& d, size_t columns, const Block& block, Record& r) {
  const std::string_view text = block.raw(r);
  if (!d.comment.empty() && text.starts_with(d.comment)) {
    r.fault = Fault::comment;
  } else if (text.size() < 64 && only_blanks(text)) {
    r.fault = Fault::blank;
  } else if (columns > 0 && r.fields != columns) {
    r.fault = r.fields < columns ? Fault::few_fields : Fault::many_fields;
    r.fault_at = r.end;
  }
}

void parse_quoted(const Dialect& d, size_t columns, Block& block) {
  const char* at = block.text.data();
  const char* to = at + block.size;
  const Scanner scanner{d, columns, to, true, &block};
  while (at < to) {
    Record r;
    r.begin = offset(block, at);
    r.first = static_cast<uint32_t>(block.fields.size());
    r.line = block.lines;
    const Extent e = scanner.record(at);
    r.end = offset(block, e.end);
    r.fields = static_cast<uint32_t>(block.fields.size()) - r.first;
    r.fault = e.fault;
    if (e.fault != Fault::none)
      r.fault_at = offset(block, e.fault_at);
    else
      classify(d, columns, block, r);
    for (const char* p = find(at, e.next, scanner.eol); p < e.next; p = find(p + 1, e.next, scanner.eol))
      ++block.lines;
    block.records.push_back(r);
    at = e.next;
  }
}

/// Text without a single quote: 64 bytes at a time.
void parse_plain(const Dialect& d, size_t columns, Block& block) {
  const char* text = block.text.data();
  const char eol = d.carriage_return ? '\r' : '\n';
  const auto size = static_cast<uint32_t>(block.size);
  uint32_t record_begin = 0, field_begin = 0, count = 0, first = 0;
  const auto end_record = [&](uint32_t at) {
    Record r;
    r.begin = record_begin;
    r.end = eol == '\n' && at > record_begin && text[at - 1] == '\r' ? at - 1 : at;
    if (r.end < at) {
      auto& value = block.fields[count - 1];
      if (!value.empty()) value.remove_suffix(1);
    }
    r.first = first;
    r.fields = count - first;
    r.line = static_cast<uint32_t>(block.records.size());
    classify(d, columns, block, r);
    block.records.push_back(r);
    first = count;
  };
  for (uint32_t base = 0; base < size; base += 64) {
    uint64_t ends = matches(text + base, eol);
    uint64_t marks = ends | matches(text + base, d.delimiter);
    if (size - base < 64) marks &= (uint64_t{1} << (size - base)) - 1;
    if (block.fields.size() < count + 66) block.fields.resize((count + 66) * 2);  // and never smaller again
    for (; marks != 0; marks &= marks - 1) {
      const auto bit = static_cast<uint32_t>(std::countr_zero(marks));
      const uint32_t at = base + bit;
      block.fields[count++] = {text + field_begin, at - field_begin};
      field_begin = at + 1;
      if ((ends >> bit & 1) == 0) continue;
      end_record(at);
      record_begin = field_begin;
    }
  }
  const auto whole = static_cast<uint32_t>(block.records.size());
  if (record_begin < size) {  // the file's last line, without line end
    if (block.fields.size() == count) block.fields.emplace_back();
    block.fields[count++] = {text + field_begin, size - field_begin};
    end_record(size);
  }
  block.lines = whole;
}

/// Fields between runs of blanks; quoted and bracketed ones may hold blanks.
void parse_blanks(const Dialect& d, size_t columns, Block& block) {
  const char* at = block.text.data();
  const char* to = at + block.size;
  const Scanner scanner{d, columns, to, true, nullptr};
  while (at < to) {
    const Extent line = scanner.line_extent(at);
    Record r;
    r.begin = offset(block, at);
    r.end = offset(block, line.end);
    r.first = static_cast<uint32_t>(block.fields.size());
    r.line = block.lines;
    for (const char* p = at; p < line.end;) {
      if (*p == ' ' || *p == '\t') {
        ++p;
        continue;
      }
      const char close = d.quote != 0 && *p == d.quote ? d.quote : (d.brackets && *p == '[') ? ']' : '\0';
      const char* stop = p + 1;
      if (close) {
        stop = find(p + 1, line.end, close);
        while (stop < line.end && close == '"' && stop[-1] == '\\') stop = find(stop + 1, line.end, close);
        if (stop == line.end && r.fault == Fault::none) {
          r.fault = Fault::open_quote;
          r.fault_at = offset(block, p);
        }
        block.fields.push_back({p + 1, static_cast<size_t>(stop - p - 1)});
        p = stop < line.end ? stop + 1 : stop;
        continue;
      }
      while (stop < line.end && *stop != ' ' && *stop != '\t') ++stop;
      block.fields.push_back({p, static_cast<size_t>(stop - p)});
      p = stop;
    }
    r.fields = static_cast<uint32_t>(block.fields.size()) - r.first;
    if (r.fault == Fault::none) classify(d, columns, block, r);
    if (line.next > line.end) ++block.lines;
    block.records.push_back(r);
    at = line.next;
  }
}

}  // namespace

void parse(const Dialect& d, size_t columns, Block& block) {
  const bool plain = !d.whitespace && !(d.quote != 0 && std::memchr(block.text.data(), d.quote, block.size));
  if (plain) return parse_plain(d, columns, block);
  block.fields.clear();
  if (d.whitespace)
    parse_blanks(d, columns, block);
  else
    parse_quoted(d, columns, block);
}

size_t whole_records(const Dialect& d, size_t columns, std::string_view text, bool last) {
  if (last) return text.size();
  const char eol = d.carriage_return ? '\r' : '\n';
  if (d.whitespace || d.quote == 0 || text.find(d.quote) == std::string_view::npos) {
    const size_t at = text.rfind(eol);
    return at == std::string_view::npos ? 0 : at + 1;
  }
  const char* at = text.data();
  const Scanner scanner{d, columns, text.data() + text.size(), false, nullptr};
  for (;;) {
    const Extent e = at < scanner.to ? scanner.record(at) : Extent{};
    if (!e.next) return static_cast<size_t>(at - text.data());
    at = e.next;
  }
}

}  // namespace habitus::ingest::csv
