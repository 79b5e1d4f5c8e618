#include "app/verbs/rows.h"

#include <charconv>
#include <cmath>
#include <fstream>

#include "core/events/log.h"

namespace habitus {
std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string number_text(double value) {
  if (std::isnan(value)) return {};
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::vector<RowColumn> columns_of(const features::Frame& frame) {
  std::vector<RowColumn> out;
  for (const auto& c : frame.columns)
    out.push_back({c.name, [&c](size_t i) {
                     return c.kind == features::Column::Kind::number ? number_text(c.number[i])
                                                                     : c.levels[c.code[i]];
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
    return fail(Kind::resource, "The table could not be written", path, "Check the folder and the disk");
  return {};
}

}  // namespace habitus
