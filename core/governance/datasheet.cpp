#include "core/governance/datasheet.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/events/log.h"

namespace habitus::governance {

namespace {
using report::Quantity;

Result<Json> datasheet_complete(Project&, const Json& spec) {
  if (!spec.is_object() || !spec.empty())
    return fail(Kind::input, QT_TRANSLATE_NOOP("core", "A data sheet takes no settings"), {},
                QT_TRANSLATE_NOOP("core", "Write {}"));
  return Json::object();
}

/// What is known of when events arrived: by the mapping each batch was read with.
std::string arrival_of(Project& project, const std::string& mapping, bool is_import) {
  if (is_import) return "import";
  const auto kept = project.definitions().by_hash(mapping);
  const Json arrival = kept ? kept->json().value("arrival", Json()) : Json();
  if (arrival.is_object() && arrival.contains("lag")) return "lag " + arrival["lag"].get<std::string>();
  return "column";
}

/// One entry for each source and mapping: what was read and what became of it.
Result<Json> imports_of(Project& project) {
  return project.store().read([&](SQLite::Database& db) -> Result<Json> {
    SQLite::Statement q(db,
                        "SELECT r.source, r.mapping, sum(r.records), sum(r.stored), sum(r.rejected), "
                        "sum(r.duplicates), sum(r.skipped), max(coalesce(b.arrival_is_import, 0)) "
                        "FROM import_range r LEFT JOIN events_batch b ON b.id = r.batch "
                        "GROUP BY r.source, r.mapping ORDER BY r.source, r.mapping");
    Json out = Json::array();
    while (q.executeStep())
      out.push_back(
          {{"source", q.getColumn(0).getString()},
           {"mapping", q.getColumn(1).getString()},
           {"read", q.getColumn(2).getInt64()},
           {"stored", q.getColumn(3).getInt64()},
           {"rejected", q.getColumn(4).getInt64()},
           {"duplicates", q.getColumn(5).getInt64()},
           {"skipped", q.getColumn(6).getInt64()},
           {"arrival", arrival_of(project, q.getColumn(1).getString(), q.getColumn(7).getInt() != 0)}});
    return out;
  });
}

Result<ResultKey> datasheet_key(Project& project, const Json&) {
  ResultKey key;
  TRY(const Json imports, imports_of(project));
  key.specs = {sha256(canonical(imports))};
  TRY(key.inputs, events::inputs_of(project, {}));
  return key;
}

Result<Json> datasheet_compute(Project& project, const Json&, const Exec&) {
  TRY(const events::LogInfo info, events::info(project));
  TRY(const Json imports, imports_of(project));
  return Json{
      {"events", info.events},
      {"actors", info.actors},
      {"weight", info.weight},
      {"sources", info.sources},
      {"imports", imports},
      {"properties", info.properties},
      {"n_sources", info.sources.size()},
      {"n_properties", info.properties.size()},
      {"first", info.events ? Json(iso(info.first)) : Json()},
      {"last", info.events ? Json(iso(info.last)) : Json()},
      {"days", info.events ? static_cast<double>(info.last - info.first) / kDay : 0.0},
      {"events_per_actor",
       info.actors ? Json(static_cast<double>(info.events) / static_cast<double>(info.actors)) : Json()},
      {"content_hash", info.content_hash}};
}

Text arrival_text(const std::string& arrival) {
  if (arrival == "import") return QT_TRANSLATE_NOOP("core", "the moment of import");
  if (arrival.rfind("lag ", 0) == 0)
    return {QT_TRANSLATE_NOOP("core", "a backfill: assumed %1 after the event"), {arrival.substr(4)}};
  return QT_TRANSLATE_NOOP("core", "as recorded");
}

/// read = stored + rejected + duplicates + skipped, for each source.
report::Table imports_table(const Json& imports) {
  using A = report::Column::Align;
  report::Table t;
  t.caption = QT_TRANSLATE_NOOP("core", "What was read and what became of it");
  t.columns = {
      {QT_TRANSLATE_NOOP("core", "Source"), A::left},      {QT_TRANSLATE_NOOP("core", "Read"), A::right},
      {QT_TRANSLATE_NOOP("core", "Stored"), A::right},     {QT_TRANSLATE_NOOP("core", "Rejected"), A::right},
      {QT_TRANSLATE_NOOP("core", "Duplicates"), A::right}, {QT_TRANSLATE_NOOP("core", "Skipped"), A::right},
      {QT_TRANSLATE_NOOP("core", "Arrived"), A::left}};
  for (size_t i = 0; i < imports.size(); ++i) {
    const Json& one = imports[i];
    std::vector<report::Cell> row{Text("%1", {one["source"].get<std::string>()})};
    for (const char* key : {"read", "stored", "rejected", "duplicates", "skipped"}) {
      Quantity q;
      q.value = one[key].get<double>();
      q.format = report::count();
      q.at = "/imports/" + std::to_string(i) + "/" + key;
      row.push_back(q);
    }
    row.push_back(arrival_text(one["arrival"].get<std::string>()));
    t.rows.push_back(std::move(row));
  }
  t.selections.resize(t.rows.size());
  return t;
}

std::vector<report::Figure> datasheet_figures(const Json& answer) {
  report::Figure f;
  f.id = "datasheet";
  f.title = QT_TRANSLATE_NOOP("core", "The event log");
  const auto day = [&](const char* key) {
    return answer[key].is_string() ? answer[key].get<std::string>().substr(0, 10) : std::string("–");
  };
  f.sentence = Text(
      QT_TRANSLATE_NOOP("core", "%1 events of %2 actors, from %3 to %4."),
      {answer.value("events", int64_t{0}), answer.value("actors", int64_t{0}), day("first"), day("last")});
  f.table = imports_table(answer["imports"]);
  const auto quantity = [&](const char* key, report::Format format) {
    Quantity q;
    q.at = std::string("/") + key;
    q.format = format;
    if (answer.contains(key) && answer[key].is_number())
      q.value = answer[key].get<double>();
    else
      q.state = report::State::undefined;
    return q;
  };
  f.tiles = {
      {QT_TRANSLATE_NOOP("core", "Events"), quantity("events", report::count()), {}},
      {QT_TRANSLATE_NOOP("core", "Actors"), quantity("actors", report::count()), {}},
      {QT_TRANSLATE_NOOP("core", "Events per actor"), quantity("events_per_actor", report::number(2)), {}},
      {QT_TRANSLATE_NOOP("core", "Days from first to last event"), quantity("days", report::number(1)), {}},
      {QT_TRANSLATE_NOOP("core", "Sources"), quantity("n_sources", report::count()), {}},
      {QT_TRANSLATE_NOOP("core", "Properties"), quantity("n_properties", report::count()), {}}};
  return {f};
}
}  // namespace

const report::Question& datasheet() {
  static const report::Question q{"datasheet",      2, datasheet_complete, datasheet_key, datasheet_compute,
                                  datasheet_figures};
  return q;
}

}  // namespace habitus::governance
