#include "core/features/rows.h"

#include <charconv>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

#include "core/events/log.h"
#include "core/features/features.h"
#include "core/taxonomy/event_table.h"

namespace habitus::features {

using taxonomy::csv_field;

std::string number_text(double value) {
  if (std::isnan(value)) return {};
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::vector<RowColumn> columns_of(const Frame& frame) {
  std::vector<RowColumn> out;
  for (const auto& c : frame.columns)
    out.push_back({c.name, [&c](size_t i) {
                     return c.kind == features::Column::Kind::number ? number_text(c.number[i]) : c.levels[c.code[i]];
                   }});
  return out;
}

Done write_rows(Project& project, const std::string& purpose, const std::string& path,
                const std::vector<events::PersonKey>& person, const std::vector<Time>& as_of,
                const std::vector<RowColumn>& columns) {
  TRY(const Pass pass, project.gate().rows(Purpose::explore, purpose));
  std::ofstream out(path, std::ios::binary);
  out << "actor,as_of";
  for (const auto& c : columns) out << ',' << csv_field(c.name);
  out << '\n';
  for (size_t i = 0; i < person.size(); ++i) {
    TRY(const std::string actor, events::actor_id(project, pass, person[i]));
    out << csv_field(actor) << ',' << iso(as_of[i]);
    for (const auto& c : columns) out << ',' << csv_field(c.text(i));
    out << '\n';
  }
  out.flush();
  if (!out)
    return fail(Kind::resource, QT_TRANSLATE_NOOP("core", "The table could not be written"), path,
                QT_TRANSLATE_NOOP("core", "Check the folder and the disk"));
  return {};
}

Result<size_t> write_table(Project& project, const Json& complete_frame, const std::string& purpose,
                           const std::string& path, const Exec& exec) {
  TRY(const Frame frame, build(project, complete_frame, exec));
  if (exec.stopped()) return fail(Kind::stopped, QT_TRANSLATE_NOOP("core", "Stopped"));
  std::vector<RowColumn> columns;
  if (!frame.label.empty()) {
    columns.push_back({"label", [&](size_t i) { return number_text(frame.label[i]); }});
    columns.push_back({"last_value", [&](size_t i) { return number_text(frame.last_value[i]); }});
  }
  for (auto& column : columns_of(frame)) columns.push_back(std::move(column));
  CHECK(write_rows(project, purpose, path, frame.person, frame.as_of, columns));
  return frame.rows();
}

}  // namespace habitus::features
