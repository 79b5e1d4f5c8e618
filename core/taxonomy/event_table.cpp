#include "core/taxonomy/event_table.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include <QtCore/qglobal.h>

#include "core/events/log.h"
#include "core/project/project.h"
#include "core/taxonomy/lens.h"

namespace habitus::taxonomy {
namespace {

struct Found {
  uint32_t batch = 0;
  int64_t row = 0;
  events::PersonKey person = 0;
  Time time = 0;
  uint32_t source = 0, event = 0;
  std::vector<std::string> values;
};
using FoundPart = std::vector<Found>;

Result<FoundPart> find(Project& project, const Pass& pass, const events::Scope& scope, const EventColumns& columns,
                  const Exec& exec) {
  events::Need need = columns.need;
  need.origin = true;
  const auto at =
      static_cast<size_t>(std::find(need.text.begin(), need.text.end(), "source") - need.text.begin());
  if (at == need.text.size()) need.text.emplace_back("source");
  const auto visit = [&](FoundPart& part, const events::Slab& slab) {
    std::vector<std::vector<std::string>> values(slab.time.size());
    columns.say(slab, values);
    for (size_t p = 0; p < slab.person.size(); ++p)
      for (size_t i = slab.first[p]; i < slab.first[p + 1]; ++i)
        part.push_back({slab.batch[i], slab.row[i], slab.person[p], slab.time[i], slab.text[at][i],
                        slab.event[i], std::move(values[i])});
  };
  TRY(FoundPart all,
      events::scan_reduce<FoundPart>(project, pass, scope, need, exec, visit, [](FoundPart& into, const FoundPart& from) {
        into.insert(into.end(), from.begin(), from.end());
      }));
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    return std::tie(a.batch, a.row) < std::tie(b.batch, b.row);
  });
  return all;
}

}  // namespace

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string EventTable::csv() const {
  std::string out = "source,row,actor,time,event";
  for (const auto& name : columns) out += "," + csv_field(name);
  out += "\n";
  for (const auto& r : rows) {
    out += csv_field(r.source) + "," + std::to_string(r.row) + "," + csv_field(r.actor) + "," + iso(r.time) + "," +
           csv_field(r.event);
    for (const auto& value : r.values) out += "," + csv_field(value);
    out += "\n";
  }
  return out;
}

Result<EventTable> event_table(Project& project, const std::string& purpose, const events::Scope& scope,
                               const EventColumns& columns, int64_t most, const Exec& exec) {
  TRY(const auto log, events::info(project));
  if (log.events > most)
    return fail(Kind::input,
                Text(QT_TRANSLATE_NOOP("core", "%1 events are too many to show one by one"), {log.events}),
                {}, QT_TRANSLATE_NOOP("core", "Write them to a file (--table FILE)"));
  TRY(const Pass pass, project.gate().rows(Purpose::explore, purpose));
  TRY(FoundPart all, find(project, pass, scope, columns, exec));
  TRY(const auto names, events::dictionary(project, "event"));
  TRY(const auto sources, events::dictionary(project, "source"));
  EventTable out{columns.names, {}};
  std::map<events::PersonKey, std::string> actors;
  for (auto& one : all) {
    auto [actor, fresh] = actors.try_emplace(one.person);
    if (fresh) {
      TRY(actor->second, events::actor_id(project, pass, one.person));
    }
    out.rows.push_back({std::string(sources->word(one.source)), one.row, actor->second, one.time,
                        std::string(names->word(one.event)), std::move(one.values)});
  }
  return out;
}

Done write_file(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.flush();
  if (!out)
    return fail(Kind::resource, QT_TRANSLATE_NOOP("core", "The table could not be written"), path,
                QT_TRANSLATE_NOOP("core", "Check the folder and the disk"));
  return {};
}

Result<EventTable> assignments(Project& project, const Json& complete, int64_t most, const Exec& exec) {
  TRY(auto words, lens(project, Level::behaviour, complete));
  std::map<std::string, std::string> category;
  for (const auto& b : complete["behaviours"])
    category[b["name"].get<std::string>()] = b.value("category", "");
  EventColumns columns{{"behaviour", "category"}, {}, {}};
  words.bind(columns.need);
  columns.say = [&](const events::Slab& slab, std::vector<std::vector<std::string>>& values) {
    std::vector<uint32_t> word;
    words.apply(slab, word);
    for (size_t i = 0; i < values.size(); ++i) {
      const std::string& name = words.words()[word[i]];
      values[i] = {name, word[i] == 0 ? "" : category.at(name)};
    }
  };
  return event_table(project, "taxonomy apply", {}, columns, most, exec);
}

}  // namespace habitus::taxonomy
