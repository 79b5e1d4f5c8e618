#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/hash.h"
#include "core/events/event_hash.h"
#include "core/events/log_state.h"
#include "core/events/scan.h"

namespace habitus::events {
namespace {

bool in_sources(const Scope& scope, const std::string& source) {
  return scope.sources.empty() ||
         std::find(scope.sources.begin(), scope.sources.end(), source) != scope.sources.end();
}

enum class Cover { none, part, whole };

/// How much of a run the period, the arrival cut and the sources take, as far as its row tells.
Cover cover_of(const Snapshot& log, const Run& run, const Scope& scope) {
  if (run.last < scope.from || run.first >= scope.to || run.first_arrival >= scope.known_by)
    return Cover::none;
  if (run.batch && !in_sources(scope, log.source_of.at(*run.batch))) return Cover::none;
  if (run.first < scope.from || run.last >= scope.to || run.last_arrival >= scope.known_by)
    return Cover::part;
  return run.batch || scope.sources.empty() ? Cover::whole : Cover::part;
}

/// The content hash of the part of a run that is in scope: event by event, remembered.
Result<Hash128> part_of(Snapshot& log, const Run& run, const Scope& scope, const std::string& cut) {
  const std::string key = std::to_string(run.id) + cut;
  {
    const std::lock_guard lock(log.content_mutex);
    if (const auto found = log.contents.find(key); found != log.contents.end()) return found->second;
  }
  TRY(const Decoded d, decode(log.store, run));
  const std::vector<Hash128> hashes = event_hashes(d, log.import_arrival);
  Hash128 sum{};
  for (size_t i = 0; i < hashes.size(); ++i)
    if (d.time[i] >= scope.from && d.time[i] < scope.to && d.arrival[i] < scope.known_by &&
        in_sources(scope, log.source_of.at(d.batch[i])))
      sum += hashes[i];
  const std::lock_guard lock(log.content_mutex);
  return log.contents[key] = sum;
}

}  // namespace

namespace {

Result<std::string> content_of(Snapshot& log, Scope scope) {
  std::sort(scope.sources.begin(), scope.sources.end());
  const std::string cut = canonical(Json{scope.from, scope.to, scope.known_by, scope.sources});
  Hash128 content{};
  for (const Run& run : log.runs) {
    const Cover cover = cover_of(log, run, scope);
    if (cover == Cover::whole) content += run.content;
    if (cover != Cover::part) continue;
    TRY(const Hash128 part, part_of(log, run, scope, cut));
    content += part;
  }
  return to_hex(content);
}

Time moment(const Json& inputs, const char* key, Time otherwise) {
  if (!inputs.contains(key) || !inputs[key].is_string()) return otherwise;
  return parse_iso(inputs[key].get<std::string>()).value_or(otherwise);
}

}  // namespace

Result<std::string> inputs_of(Project& project, const Scope& scope) {
  TRY(const auto log, Log::of(project).snapshot());
  Scope sorted = scope;
  std::sort(sorted.sources.begin(), sorted.sources.end());
  Json where = Json::array();
  for (const Condition& c : scope.where) where.push_back(to_json(c));
  Json out{{"sources", sorted.sources}, {"where", where}};
  if (scope.from > kBeginning) out["from"] = iso(scope.from);
  if (scope.to < kEnd) out["to"] = iso(scope.to);
  if (scope.known_by < kEnd) out["known_by"] = iso(scope.known_by);
  if (scope.persons) {
    const auto& keys = scope.persons->keys;
    out["persons"] = sha256({reinterpret_cast<const char*>(keys.data()), keys.size() * sizeof(PersonKey)});
  }
  TRY(out["content"], content_of(*log, sorted));
  if (!log->aliases.empty()) out["merges"] = hash_of(log->aliases);
  return canonical(out);
}

Result<bool> unchanged(Project& project, const std::string& inputs) {
  const Json was = Json::parse(inputs, nullptr, false);
  if (!was.is_object() || !was.contains("content") || !was["content"].is_string()) return true;
  Scope scope;
  scope.from = moment(was, "from", kBeginning);
  scope.to = moment(was, "to", kEnd);
  scope.known_by = moment(was, "known_by", kEnd);
  if (was.contains("sources") && was["sources"].is_array())
    for (const Json& s : was["sources"])
      if (s.is_string()) scope.sources.push_back(s.get<std::string>());
  const Json computed = was.value("computed", Json::object());
  for (const auto& [name, hash] : computed.items()) {
    TRY(const auto now, project.definitions().head("property", name));
    if (!now || now->hash != hash) return false;
  }
  TRY(const auto log, Log::of(project).snapshot());
  if (was.value("merges", std::string()) != hash_of(log->aliases)) return false;
  TRY(const std::string content, content_of(*log, scope));
  return content == was["content"].get<std::string>();
}

}  // namespace habitus::events
