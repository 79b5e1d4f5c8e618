#include "core/ingest/cell_rules.h"

#include <algorithm>

#include <QtCore/qglobal.h>

#include "core/ingest/mapper.h"
#include "core/ingest/repair.h"

namespace habitus::ingest {
namespace {

std::string printed(double bound) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.15g", bound);
  return buffer;
}

Text why_of(const Rule& rule) {
  using Check = Rule::Check;
  switch (rule.check) {
    case Check::required:
      return Text(QT_TRANSLATE_NOOP("core", "“%1” is missing, which a rule requires"), {rule.column});
    case Check::type:
      return Text(rule.type == "number"  ? QT_TRANSLATE_NOOP("core", "“%1” is not a number")
                  : rule.type == "whole" ? QT_TRANSLATE_NOOP("core", "“%1” is not a whole number")
                  : rule.type == "bool"  ? QT_TRANSLATE_NOOP("core", "“%1” is neither true nor false")
                                         : QT_TRANSLATE_NOOP("core", "“%1” is not a moment"),
                  {rule.column});
    case Check::range:
      if (!rule.max)
        return Text(QT_TRANSLATE_NOOP("core", "“%1” is less than %2"), {rule.column, printed(*rule.min)});
      if (!rule.min)
        return Text(QT_TRANSLATE_NOOP("core", "“%1” is more than %2"), {rule.column, printed(*rule.max)});
      return Text(QT_TRANSLATE_NOOP("core", "“%1” lies outside %2 to %3"),
                  {rule.column, printed(*rule.min), printed(*rule.max)});
    case Check::values:
      return Text(QT_TRANSLATE_NOOP("core", "“%1” is none of the allowed values"), {rule.column});
    default:
      return Text(QT_TRANSLATE_NOOP("core", "“%1” is not of the form %2"), {rule.column, rule.pattern});
  }
}

}  // namespace

std::string as_read(const std::string& column) { return column + "_as_read"; }

Result<CellRules> CellRules::make(const Mapping& mapping) {
  CellRules out;
  out.event_ = mapping.event;
  for (const Rule& rule : mapping.rules)
    if (rule.of_a_cell() && rule.action != Rule::Action::reject) out.flags_ = true;
  if (out.flags_) out.properties_.emplace_back(kFlagProperty);
  for (size_t i = 0; i < mapping.rules.size(); ++i) {
    const Rule& rule = mapping.rules[i];
    if (!rule.of_a_cell()) continue;
    Cell cell;
    cell.rule = i;
    cell.of = rule;
    TRY(cell.holds, test_of(rule, mapping));
    if (rule.action == Rule::Action::repair) {
      TRY(cell.repair, repair_of(rule, mapping));
    }
    if (rule.action == Rule::Action::repair ||
        (rule.action == Rule::Action::impute && rule.check != Rule::Check::required)) {
      const std::string name = as_read(rule.column);
      const auto at = std::find(out.properties_.begin(), out.properties_.end(), name);
      cell.original = static_cast<int>(at - out.properties_.begin());
      if (at == out.properties_.end()) out.properties_.push_back(name);
    }
    out.cells_.push_back(std::move(cell));
  }
  out.extra_.resize(out.properties_.size());
  return out;
}

void CellRules::bind(const std::vector<std::string>& columns) {
  const auto find = [&](const std::string& name) {
    const auto at = std::find(columns.begin(), columns.end(), name);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
  };
  for (Cell& cell : cells_) cell.column = find(cell.of.column);
  event_column_ = event_.columns.size() == 1 ? find(event_.columns[0]) : -1;
}

bool CellRules::holds_for(const Cell& cell, std::span<std::string_view> values) const {
  if (cell.of.events.empty()) return true;
  const std::string_view event =
      event_column_ >= 0 ? values[static_cast<size_t>(event_column_)] : std::string_view(event_.constant);
  return std::find(cell.of.events.begin(), cell.of.events.end(), event) != cell.of.events.end();
}

bool CellRules::apply(std::span<std::string_view> values, uint32_t record, Mapped& out) {
  using Action = Rule::Action;
  std::fill(extra_.begin(), extra_.end(), std::nullopt);
  std::string flags;
  for (const Cell& cell : cells_) {
    if (!holds_for(cell, values)) continue;
    std::string_view none;
    // A record of JSON lines may lack a column altogether: nothing can be put in its place then.
    std::string_view& value = cell.column >= 0 ? values[static_cast<size_t>(cell.column)] : none;
    const bool missing = value.data() == nullptr || value.empty() || value.data() == json_null().data();
    if (cell.of.check == Rule::Check::required ? !missing : missing || cell.holds(value)) continue;
    RuleCount& count = out.rules[cell.rule];
    if (count.failed++ == 0) count.first = record + 1;
    std::optional<std::string> better;
    if (cell.of.action == Action::repair) better = cell.repair(value);
    if (cell.of.action == Action::impute && cell.column >= 0) better = cell.of.value;
    if (cell.of.action == Action::reject || (cell.of.action != Action::flag && !better)) {
      ++count.rejected;
      out.rejects.push_back({record, cell.of.column, std::string(value.substr(0, 200)), why_of(cell.of)});
      return false;
    }
    flags += (flags.empty() ? "" : "; ") + cell.of.label + ": " +
             (cell.of.action == Action::repair   ? "repaired"
              : cell.of.action == Action::impute ? "imputed"
                                                 : "flagged");
    if (!better) continue;
    if (cell.original >= 0 && !extra_[static_cast<size_t>(cell.original)])
      extra_[static_cast<size_t>(cell.original)] = value;
    out.kept.push_back(std::make_unique<std::string>(std::move(*better)));
    value = *out.kept.back();
  }
  if (flags.empty()) return true;
  out.kept.push_back(std::make_unique<std::string>(std::move(flags)));
  extra_[0] = *out.kept.back();
  return true;
}

}  // namespace habitus::ingest
