#include "core/events/batch.h"

#include <span>

namespace habitus::events {

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
  if (!id.empty() && c.ids.size() == 0)
    for (size_t i = 0; i < n; ++i) c.ids.add({});
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
