#include "core/events/batch.h"

#include <algorithm>

namespace habitus::events {
namespace {

/// Codes of `later` in the numbering of `column`, appended.
void append_codes(TextColumn& column, const TextColumn& later) {
  const Words& words = later.words.words();
  std::vector<uint32_t> code(words.size() + 1, 0);
  for (size_t w = 0; w < words.size(); ++w) code[w + 1] = column.words.code(words[w]);
  const size_t n = column.codes.size();
  column.codes.resize(n + later.codes.size());
  std::transform(later.codes.begin(), later.codes.end(),
                 column.codes.begin() + static_cast<std::ptrdiff_t>(n), [&](uint32_t c) { return code[c]; });
}

template <class T>
void append_values(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Batch::Batch(std::vector<std::string> property_names) : columns_(std::make_unique<Columns>()) {
  columns_->properties.resize(property_names.size());
  columns_->names = std::move(property_names);
}
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

void Batch::add(const Row& row) {
  Columns& c = *columns_;
  const size_t n = c.rows();
  c.actors.add(row.actor);
  c.event.codes.push_back(c.event.words.code(row.event));
  c.time.push_back(row.time);
  c.arrival.add(n, row.arrival);
  c.row.push_back(row.row);
  if (row.weight != 1 && c.weight.empty()) c.weight.assign(n, 1.0);
  if (row.weight != 1 || !c.weight.empty()) c.weight.push_back(row.weight);
  const std::string_view id = row.event_id.value_or(std::string_view());
  if (!id.empty()) c.ids.pad(n);
  if (!id.empty() || c.ids.size() > 0) c.ids.add(id);
  if (!row.time_text.empty()) {
    c.time_text.codes.resize(n, 0);
    c.time_text.codes.push_back(c.time_text.words.code(row.time_text));
  }
  for (size_t p = 0; p < c.properties.size(); ++p) {
    const bool present = p < row.properties.size() && row.properties[p];
    c.properties[p].codes.push_back(present ? c.properties[p].words.code(*row.properties[p]) : 0);
  }
}

void Batch::add(std::span<const Row> rows,
                const std::function<void(size_t p, std::vector<std::string_view>& values)>& property) {
  Columns& c = *columns_;
  const size_t n = c.rows(), end = n + rows.size();
  const auto each = [&](auto& to, auto value) {
    to.resize(end);
    for (size_t i = 0; i < rows.size(); ++i) to[n + i] = value(rows[i]);
  };
  for (const Row& r : rows) c.actors.add(r.actor);
  each(c.event.codes, [&](const Row& r) { return c.event.words.code(r.event); });
  each(c.time, [](const Row& r) { return r.time; });
  for (size_t i = 0; i < rows.size(); ++i) c.arrival.add(n + i, rows[i].arrival);
  each(c.row, [](const Row& r) { return r.row; });
  const auto any = [&](auto is) { return std::any_of(rows.begin(), rows.end(), is); };
  if (!c.weight.empty() || any([](const Row& r) { return r.weight != 1; })) {
    c.weight.resize(n, 1.0);
    each(c.weight, [](const Row& r) { return r.weight; });
  }
  const auto has_id = [](const Row& r) { return r.event_id && !r.event_id->empty(); };
  if (c.ids.size() > 0 || any(has_id)) {
    c.ids.pad(n);
    std::vector<std::string_view> ids(rows.size());
    std::transform(rows.begin(), rows.end(), ids.begin(), [](const Row& r) { return r.event_id.value_or(std::string_view()); });
    c.ids.add(ids);
  }
  if (any([](const Row& r) { return !r.time_text.empty(); })) {
    c.time_text.codes.resize(n, 0);
    each(c.time_text.codes,
         [&](const Row& r) { return r.time_text.empty() ? 0 : c.time_text.words.code(r.time_text); });
  }
  std::vector<std::string_view> values(rows.size());
  for (size_t p = 0; p < c.properties.size(); ++p) {
    TextColumn& to = c.properties[p];
    property(p, values);
    to.codes.resize(end);
    for (size_t i = 0; i < rows.size(); ++i)
      to.codes[n + i] = values[i].data() ? to.words.code(values[i]) : 0;
  }
}

void Batch::add(const Batch& later, int64_t rows_before) {
  Columns& c = *columns_;
  const Columns& l = *later.columns_;
  const size_t n = c.rows(), end = n + l.rows();
  c.actors.add(l.actors);
  append_codes(c.event, l.event);
  append_values(c.time, l.time);
  c.arrival.add(n, l.arrival, l.rows());
  for (const int64_t row : l.row) c.row.push_back(row + rows_before);
  if (!l.weight.empty() && c.weight.empty()) c.weight.assign(n, 1.0);
  append_values(c.weight, l.weight);
  if (!c.weight.empty()) c.weight.resize(end, 1.0);
  if (l.ids.size() > 0) {
    c.ids.pad(n);
    c.ids.add(l.ids);
  }
  if (c.ids.size() > 0) c.ids.pad(end);
  if (!l.time_text.codes.empty()) {
    c.time_text.codes.resize(n, 0);
    append_codes(c.time_text, l.time_text);
  }
  for (size_t p = 0; p < l.names.size(); ++p) {
    const auto at =
        p < c.names.size() && c.names[p] == l.names[p]
            ? p
            : static_cast<size_t>(std::find(c.names.begin(), c.names.end(), l.names[p]) - c.names.begin());
    append_codes(c.properties.at(at), l.properties[p]);
  }
  for (TextColumn& column : c.properties) column.codes.resize(end, 0);
}

void Batch::clear(const std::vector<std::string>& property_names) {
  Columns& c = *columns_;
  if (c.names != property_names)
    c = {.names = property_names, .properties = std::vector<TextColumn>(property_names.size())};
  const auto forget = [](TextColumn& column) {
    column.words.clear();
    column.codes.clear();
  };
  for (TextColumn* column : {&c.event, &c.time_text}) forget(*column);
  for (TextColumn& column : c.properties) forget(column);
  for (auto* values : {&c.time, &c.arrival.each, &c.row}) values->clear();
  c.weight.clear();
  c.ids.clear();
  c.actors.clear();
}

void Batch::reserve(size_t rows) {
  Columns& c = *columns_;
  for (auto* values : {&c.time, &c.row}) values->reserve(rows);
  c.event.codes.reserve(rows);
  if (const size_t n = c.rows()) c.actors.reserve(rows, c.actors.bytes() * (rows / n + 1));
  for (TextColumn& column : c.properties) column.codes.reserve(rows);
  if (c.ids.size() > 0) c.ids.reserve(rows);
}

size_t Batch::rows() const { return columns_->rows(); }

size_t Batch::bytes() const {
  const auto of = [](const TextColumn& t) { return t.words.memory() + t.codes.capacity() * 4; };
  const Columns& c = *columns_;
  size_t sum = c.actors.memory() + of(c.event) + of(c.time_text) + c.ids.memory();
  sum += (c.time.capacity() + c.arrival.each.capacity() + c.row.capacity() + c.weight.capacity()) * 8;
  for (const auto& p : c.properties) sum += of(p);
  return sum;
}

}  // namespace habitus::events
