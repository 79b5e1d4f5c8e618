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

void pad(Words& words, size_t n) {
  while (words.size() < n) words.add(std::string_view());
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
  c.actor.codes.push_back(c.actor.words.code(row.actor));
  c.event.codes.push_back(c.event.words.code(row.event));
  c.time.push_back(row.time);
  c.arrival.push_back(row.arrival);
  c.row.push_back(row.row);
  if (row.weight != 1 && c.weight.empty()) c.weight.assign(n, 1.0);
  if (row.weight != 1 || !c.weight.empty()) c.weight.push_back(row.weight);
  const std::string_view id = row.event_id.value_or(std::string_view());
  if (!id.empty() && c.ids.size() == 0) pad(c.ids, n);
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

void Batch::add(const Batch& later, int64_t rows_before) {
  Columns& c = *columns_;
  const Columns& l = *later.columns_;
  const size_t n = c.rows(), end = n + l.rows();
  append_codes(c.actor, l.actor);
  append_codes(c.event, l.event);
  append_values(c.time, l.time);
  append_values(c.arrival, l.arrival);
  for (const int64_t row : l.row) c.row.push_back(row + rows_before);
  if (!l.weight.empty() && c.weight.empty()) c.weight.assign(n, 1.0);
  append_values(c.weight, l.weight);
  if (!c.weight.empty()) c.weight.resize(end, 1.0);
  if (l.ids.size() > 0) {
    pad(c.ids, n);
    c.ids.add(l.ids);
  }
  if (c.ids.size() > 0) pad(c.ids, end);
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
  for (TextColumn* column : {&c.actor, &c.event, &c.time_text}) forget(*column);
  for (TextColumn& column : c.properties) forget(column);
  for (auto* values : {&c.time, &c.arrival, &c.row}) values->clear();
  c.weight.clear();
  c.ids.clear();
}

size_t Batch::rows() const { return columns_->rows(); }

size_t Batch::bytes() const {
  const auto of = [](const TextColumn& t) { return t.words.memory() + t.codes.capacity() * 4; };
  const Columns& c = *columns_;
  size_t sum = of(c.actor) + of(c.event) + of(c.time_text) + c.ids.memory();
  sum += (c.time.capacity() + c.arrival.capacity() + c.row.capacity() + c.weight.capacity()) * 8;
  for (const auto& p : c.properties) sum += of(p);
  return sum;
}

}  // namespace habitus::events
