#pragma once
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include <QFloat16>
#include <QTemporaryDir>

#include "core/events/log.h"
#include "core/project/project.h"

namespace habitus {

/// Appends a log written by hand: one event a line, "actor moment event [property=value …]"; a moment is minutes since
/// 2025-01-06T00:00Z (a Monday) or an ISO text.
inline Done append_log(Project& project, const std::string& text, const std::string& source = "hand") {
  struct Line {
    std::string actor, event;
    Time time = 0;
    std::map<std::string, std::string> properties;
  };
  std::vector<Line> lines;
  std::map<std::string, size_t> columns;
  std::istringstream in(text);
  for (std::string row; std::getline(in, row);) {
    std::istringstream words(row);
    Line line;
    std::string moment, pair;
    if (!(words >> line.actor >> moment >> line.event)) continue;
    line.time = moment.find('-') == std::string::npos
                    ? 1736121600000000 + static_cast<Time>(std::stod(moment) * 6e7)
                    : parse_iso(moment).value();
    while (words >> pair) {
      const size_t cut = pair.find('=');
      line.properties[pair.substr(0, cut)] = pair.substr(cut + 1);
      columns.emplace(pair.substr(0, cut), 0);
    }
    lines.push_back(std::move(line));
  }
  std::vector<std::string> names;
  for (auto& [property, index] : columns) {
    index = names.size();
    names.push_back(property);
  }
  events::Batch batch(names);
  int64_t row = 0;
  for (const auto& line : lines) {
    std::vector<std::optional<std::string_view>> values(names.size());
    for (const auto& [property, value] : line.properties) values[columns[property]] = value;
    events::Row out;
    out.actor = line.actor;
    out.event = line.event;
    out.time = out.arrival = line.time;
    out.row = ++row;
    out.properties = values;
    batch.add(out);
  }
  events::BatchInfo info;
  info.source = source;
  CHECK(events::append(project, std::move(batch), info, {}));
  return {};
}

/// A project with such a log.
inline Result<std::unique_ptr<Project>> small_log(const QTemporaryDir& dir, const std::string& text,
                                                  const std::string& name = "log") {
  TRY(auto project, Project::create(dir.filePath(QString::fromStdString(name + ".habitus")).toStdString()));
  if (!text.empty()) CHECK(append_log(*project, text));
  return project;
}

}  // namespace habitus
