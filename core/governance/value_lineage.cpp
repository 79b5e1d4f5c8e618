#include "core/governance/value_lineage.h"

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/lineage.h"
#include "core/ingest/origin.h"

namespace habitus::governance {
namespace {

/// Who answers for the set, since when, and when new events are due.
Result<Json> definition_of(Project& project, const std::string& name, const Json& set) {
  Json out = Json::object();
  if (!name.empty()) {
    TRY(const Definition d, project.definitions().need("features", name));
    out = {{"name", d.name},   {"version", d.version},      {"hash", d.hash},
           {"owner", d.owner}, {"created", iso(d.created)}, {"reason", d.reason}};
    const Json spec = d.json();
    for (const char* key : {"owner", "schedule"})
      if (spec.contains(key)) out[key] = spec[key];
  }
  for (const char* key : {"owner", "schedule"})
    if (set.is_object() && set.contains(key)) out[key] = set[key];
  return out;
}

/// The value, its feature, the events and the files as nodes and edges.
Json graph_of(const Json& body) {
  Json nodes =
      Json::array({Json{{"kind", "value"},
                        {"label", body["feature"]},
                        {"as_of", body["as_of"]},
                        {"value", body.value("value", Json())}},
                   Json{{"kind", "feature"}, {"label", body["spec"]["name"]}, {"version", body["version"]}}});
  Json edges = Json::array({Json{{"from", 1}, {"to", 0}}});
  std::map<std::string, size_t> files;
  for (const Json& e : body["events"]) {
    const std::string key = e["source"].get<std::string>() + "\n" + e["sha256"].get<std::string>();
    const auto at = files.try_emplace(key, nodes.size());
    if (at.second)
      nodes.push_back({{"kind", "file"},
                       {"label", e["file"]},
                       {"source", e["source"]},
                       {"sha256", e["sha256"]},
                       {"batch", e["batch"]}});
    const size_t event = nodes.size();
    nodes.push_back({{"kind", "event"}, {"label", e["event"]}, {"time", e["time"]}, {"record", e["record"]}});
    edges.push_back({{"from", at.first->second}, {"to", event}});
    edges.push_back({{"from", event}, {"to", 1}});
  }
  return {{"nodes", nodes}, {"edges", edges}};
}

Json event_json(Project& project, const features::SourceRow& row) {
  const auto from = ingest::origin(project, row.batch, row.row).value_or(ingest::Origin());
  Json out{{"time", iso(row.time)}, {"event", row.event},   {"arrival", iso(row.arrival)}, {"batch", row.batch},
           {"record", row.row},     {"source", from.source}, {"file", from.file},          {"sha256", from.sha256},
           {"from", from.text_from}, {"to", from.text_to},   {"repaired", from.repaired}};
  if (from.line_from == from.line_to)
    out["line"] = from.line_from;
  else
    out["lines"] = {from.line_from, from.line_to};
  return out;
}

report::Quantity whole(const Json& n) {
  report::Quantity q;
  q.value = n.get<double>();
  q.format = report::count();
  return q;
}

}  // namespace

Result<Json> value_lineage(Project& project, const Pass& rows, const Json& set, const std::string& name,
                           const std::string& column, const std::string& actor, const std::string& as_of) {
  TRY(const auto found, features::lineage(project, rows, set, column, actor, as_of));
  Json body{{"feature", found.column},
            {"version", found.version},
            {"spec", Json::parse(found.spec, nullptr, false)},
            {"as_of", iso(found.as_of)},
            {"n", found.rows.size()},
            {"known_events", found.known},
            {"events", Json::array()}};
  if (!std::isnan(found.value) && found.word.empty()) body["value"] = found.value;
  if (!found.word.empty()) body["value"] = found.word;
  for (const auto& row : found.rows) body["events"].push_back(event_json(project, row));
  TRY(Json definition, definition_of(project, name, set));
  if (!definition.empty()) body["definition"] = std::move(definition);
  body["graph"] = graph_of(body);
  return body;
}

report::Table value_events(const Json& value) {
  report::Table table;
  table.caption = QT_TRANSLATE_NOOP("core", "The events behind the value");
  using A = report::Column::Align;
  table.columns = {{QT_TRANSLATE_NOOP("core", "Time"), A::left},    {QT_TRANSLATE_NOOP("core", "Event"), A::left},
                   {QT_TRANSLATE_NOOP("core", "Arrived"), A::left}, {QT_TRANSLATE_NOOP("core", "Batch"), A::right},
                   {QT_TRANSLATE_NOOP("core", "Record"), A::right}, {QT_TRANSLATE_NOOP("core", "File"), A::left},
                   {QT_TRANSLATE_NOOP("core", "Line"), A::right},   {QT_TRANSLATE_NOOP("core", "SHA-256"), A::left}};
  for (const Json& e : value["events"]) {
    const std::string line =
        e.contains("line") ? e["line"].dump() : e["lines"][0].dump() + "–" + e["lines"][1].dump();
    const auto text = [&](const char* key, size_t most = std::string::npos) {
      return Text("%1", {e[key].get<std::string>().substr(0, most)});
    };
    table.rows.push_back({text("time"), text("event"), text("arrival"), whole(e["batch"]), whole(e["record"]),
                          text("file"), Text("%1", {line}), text("sha256", 16)});
    table.selections.emplace_back();
  }
  return table;
}

Result<Json> set_lineage(Project& project, const report::Answer& answer, const Json& set, const std::string& name) {
  Json out = answer.json();
  TRY(Json definition, definition_of(project, name, set));
  if (definition.empty()) return out;
  out["definition"] = std::move(definition);
  out["result"] = answer.result;
  return out;
}

}  // namespace habitus::governance
