#pragma once
#include <map>
#include <optional>

#include <QTemporaryDir>

#include "core/events/log.h"
#include "core/project/project.h"

/// A project with a log written out by hand, for tests.
struct HandmadeEvent {
  std::string actor, event, time;
  std::map<std::string, std::string> properties{};
  std::string arrival{};  ///< nothing = the event time
};

struct HandmadeLog {
  QTemporaryDir dir;
  std::unique_ptr<habitus::Project> project;

  habitus::Done open() {
    TRY(project, habitus::Project::create(dir.filePath(QStringLiteral("handmade.habitus")).toStdString()));
    return {};
  }
  habitus::Done add(const std::vector<HandmadeEvent>& events, const std::string& source = "test") {
    using namespace habitus;
    std::vector<std::string> names;
    for (const auto& e : events)
      for (const auto& [name, value] : e.properties)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    events::Batch batch(names);
    int64_t row = 0;
    for (const auto& e : events) {
      std::vector<std::optional<std::string_view>> values(names.size());
      for (size_t i = 0; i < names.size(); ++i)
        if (const auto it = e.properties.find(names[i]); it != e.properties.end()) values[i] = it->second;
      events::Row r;
      r.actor = e.actor;
      r.event = e.event;
      r.time = parse_iso(e.time).value_or(0);
      r.arrival = e.arrival.empty() ? r.time : parse_iso(e.arrival).value_or(0);
      r.row = ++row;
      r.properties = values;
      batch.add(r);
    }
    events::BatchInfo info;
    info.source = source;
    TRY(const auto report, events::append(*project, std::move(batch), info, Exec{}));
    if (report.stored != row) return fail(Kind::failed, "not all stored");
    return {};
  }
};
