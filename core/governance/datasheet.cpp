#include "core/governance/datasheet.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

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

Result<ResultKey> datasheet_key(Project& project, const Json&) {
  ResultKey key;
  TRY(key.inputs, events::inputs_of(project, {}));
  return key;
}

Result<Json> datasheet_compute(Project& project, const Json&, const Exec&) {
  TRY(const events::LogInfo info, events::info(project));
  return Json{
      {"events", info.events},
      {"actors", info.actors},
      {"weight", info.weight},
      {"sources", info.sources},
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

std::vector<report::Figure> datasheet_figures(const Json& answer) {
  report::Figure f;
  f.id = "datasheet";
  f.title = QT_TRANSLATE_NOOP("core", "The event log");
  f.sentence = Text(QT_TRANSLATE_NOOP("core", "%1 events of %2 actors."),
                    {answer.value("events", int64_t{0}), answer.value("actors", int64_t{0})});
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
  static const report::Question q{"datasheet",      1, datasheet_complete, datasheet_key, datasheet_compute,
                                  datasheet_figures};
  return q;
}

}  // namespace habitus::governance
