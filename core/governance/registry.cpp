#include "core/governance/registry.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/events/past.h"
#include "core/governance/outdated.h"
#include "core/governance/questions.h"
#include "core/models/model.h"
#include "core/project/hold.h"
#include "core/project/parts.h"

namespace habitus::governance {

namespace {
Result<std::vector<Batch>> batches_to(Project& project, int64_t newest) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::vector<Batch>> {
    SQLite::Statement q(
        db,
        "SELECT b.id, b.source, coalesce(r.file, ''), coalesce(r.sha256, ''), coalesce(r.stored, b.stored) "
        "FROM events_batch b LEFT JOIN import_range r ON r.batch = b.id WHERE b.id <= ? ORDER BY b.id, r.id");
    q.bind(1, newest);
    std::vector<Batch> out;
    while (q.executeStep())
      out.push_back({q.getColumn(0).getInt64(), q.getColumn(4).getInt64(), q.getColumn(1).getString(),
                     q.getColumn(2).getString(), q.getColumn(3).getString()});
    return out;
  });
}

/// The session rules that features were written with, each once.
Json session_rules(const Json& set) {
  Json out = Json::array();
  for (const Json& f : set.value("features", Json::array()))
    if (f.contains("sessions") && std::find(out.begin(), out.end(), f["sessions"]) == out.end())
      out.push_back(f["sessions"]);
  return out;
}

Result<std::vector<Stage>> stages_of(Project& project, const ModelVersion& v) {
  const Json recipe = Json::parse(v.recipe, nullptr, false);
  std::vector<Stage> out;
  const auto add = [&](const char* id, Text title, const Json& spec) {
    if (spec.is_null() || (spec.is_structured() && spec.empty())) return;
    const std::string text = canonical(spec);
    out.push_back({id, std::move(title), "", sha256(text), text});
  };
  Json data{{"log", v.log}, {"newest_batch", v.newest_batch}, {"imports", Json::array()}};
  for (const Batch& b : v.batches)
    data["imports"].push_back({{"batch", b.id},
                               {"source", b.source},
                               {"file", b.file},
                               {"sha256", b.sha256},
                               {"stored", b.stored}});
  if (v.newest_batch > 0) add("data", QT_TRANSLATE_NOOP("core", "Data"), data);
  const Json frame = recipe.value("frame", Json::object()), set = frame.value("set", Json::object()),
             scope = set.value("scope", Json::object());
  if (const std::string used = scope.value("taxonomy", ""); used.size() > 65) {
    TRY(const Definition d, project.definitions().by_hash(used.substr(used.size() - 64)));
    add("taxonomy", QT_TRANSLATE_NOOP("core", "Taxonomy"), d.json());
    out.back().reference = used;
    TRY(const auto moved, moved_on(project, used));
    out.back().current = moved.empty();
  }
  add("sessions", QT_TRANSLATE_NOOP("core", "Sessions"), session_rules(set));
  add("features", QT_TRANSLATE_NOOP("core", "Features"), set);
  add("target", QT_TRANSLATE_NOOP("core", "Target"), frame.value("target", recipe.value("target", Json())));
  if (frame.contains("as_of")) add("moments", QT_TRANSLATE_NOOP("core", "As-of moments"), frame["as_of"]);
  add("split", QT_TRANSLATE_NOOP("core", "Split"), recipe.value("split", Json()));
  Json method = recipe;
  for (const char* key : {"frame", "split", "target"}) method.erase(key);
  add("model", QT_TRANSLATE_NOOP("core", "Model"), method);
  return out;
}

/// A saved target or set of features as a recipe writes it out: completed. "" when it cannot be any more.
std::string whole_text(Project& project, const std::string& kind, const Json& saved, const Json& set,
                       const std::vector<Stage>& stages) {
  const report::Question* question = find_question(kind);
  if (!question || kind == "sessions") return {};
  Json asked = saved;
  if (kind == "features") {
    asked = Json{{"set", set}};
    for (const Stage& s : stages)
      if (s.id == "target") asked["target"] = Json::parse(s.spec, nullptr, false);
  }
  const auto whole = question->complete(project, asked);
  if (!whole) return {};
  return canonical(kind == "features" ? whole->value("set", Json()) : *whole);
}

/// A saved set of features, or target, whose definition is written out in the recipe: is it still the one in
/// use?
Done mark_moved(Project& project, std::vector<Stage>& stages) {
  for (const auto& [id, kind] :
       {std::pair{"features", "features"}, {"target", "target"}, {"sessions", "sessions"}})
    for (Stage& stage : stages) {
      if (stage.id != id) continue;
      TRY(const auto heads, project.definitions().heads(kind));
      for (const Definition& d : heads) {
        TRY(const auto history, project.definitions().history(kind, d.name));
        for (const Definition& old : history) {
          Json spec = old.json();
          if (spec.contains("set")) spec = spec["set"];
          const std::string text = canonical(id == std::string("sessions") ? Json::array({spec}) : spec);
          if (text != stage.spec && whole_text(project, id, old.json(), spec, stages) != stage.spec) continue;
          stage.reference = old.name + "@" + old.hash;
          stage.current = old.head;
        }
      }
    }
  return {};
}

Result<ModelVersion> version_of(Project& project, const Definition& d,
                                const std::vector<JournalEntry>& fits) {
  ModelVersion v;
  v.name = d.name, v.reference = d.name + "@" + d.hash, v.version = d.version;
  v.owner = d.owner, v.reason = d.reason, v.created = d.created, v.head = d.head;
  const auto named = models::named(project, v.reference);
  v.recipe = named ? named->recipe : d.spec;  // what it was made of may be gone; the version is still there
  const Json recipe = Json::parse(v.recipe, nullptr, false);
  v.external = recipe.value("algorithm", "") == "external";
  if (v.external) v.model = recipe.value("scores", "");
  v.seed = recipe.value("seed", int64_t{0});
  const std::string of = sha256(v.recipe);
  for (const JournalEntry& e : fits) {
    const Json body = e.body();
    if (body.value("recipe", "") != of) continue;
    if (!v.model.empty()) {
      ++v.refits;
      continue;
    }
    v.model = body.value("model", ""), v.program = body.value("program", ""), v.log = body.value("log", "");
    v.newest_batch = body.value("newest_batch", int64_t{0});
  }
  if (v.newest_batch > 0) {
    TRY(v.batches, batches_to(project, v.newest_batch));
  }
  TRY(v.stages, stages_of(project, v));
  CHECK(mark_moved(project, v.stages));
  return v;
}
}  // namespace

Result<std::vector<ModelVersion>> model_versions(Project& project, const std::string& name) {
  TRY(const auto heads, project.definitions().heads("model"));
  TRY(const auto fits, project.journal().entries("model.fit"));
  std::vector<ModelVersion> out;
  for (const Definition& head : heads) {
    if (!name.empty() && head.name != name) continue;
    TRY(const auto history, project.definitions().history("model", head.name));
    for (const Definition& d : history) {
      TRY(ModelVersion v, version_of(project, d, fits));
      out.push_back(std::move(v));
    }
  }
  return out;
}

Result<ModelVersion> model_version(Project& project, const std::string& reference) {
  const size_t at = reference.rfind('@');
  const std::string name = reference.substr(0, at),
                    which = at == std::string::npos ? "" : reference.substr(at + 1);
  TRY(const auto history, project.definitions().history("model", name));
  TRY(const auto fits, project.journal().entries("model.fit"));
  for (const Definition& d : history)
    if (which.empty()
            ? d.head
            : std::to_string(d.version) == which || (which.size() >= 8 && d.hash.rfind(which, 0) == 0))
      return version_of(project, d, fits);
  return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "There is no model “%1”"), {reference}),
              project.path(), QT_TRANSLATE_NOOP("core", "habitus-cli registry lists every version"));
}

Json to_json(const ModelVersion& v) {
  Json stages = Json::array(), imports = Json::array();
  for (const Stage& s : v.stages)
    stages.push_back({{"stage", s.id},
                      {"reference", s.reference},
                      {"hash", s.hash},
                      {"current", s.current},
                      {"spec", Json::parse(s.spec, nullptr, false)}});
  for (const Batch& b : v.batches)
    imports.push_back({{"batch", b.id},
                       {"source", b.source},
                       {"file", b.file},
                       {"sha256", b.sha256},
                       {"stored", b.stored}});
  return {{"name", v.name},
          {"version", v.version},
          {"reference", v.reference},
          {"owner", v.owner},
          {"reason", v.reason},
          {"created", iso(v.created)},
          {"head", v.head},
          {"external", v.external},
          {"model", v.model},
          {"program", v.program},
          {"log", v.log},
          {"newest_batch", v.newest_batch},
          {"refits", v.refits},
          {"seed", v.seed},
          {"stages", stages},
          {"batches", imports},
          {"recipe", sha256(v.recipe)}};
}

namespace {
Result<std::string> stored_bytes(Project& project, const std::string& hash) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::string> {
    SQLite::Statement q(db, "SELECT body FROM model WHERE hash = ?");
    q.bind(1, hash);
    if (!q.executeStep()) return std::string();
    return q.getColumn(0).getString();
  });
}
}  // namespace

Result<Reproduced> reproduce(Project& project, const std::string& reference, const Exec& exec) {
  Reproduced out;
  TRY(out.version, model_version(project, reference));
  if (out.version.external)
    return fail(
        Kind::refused,
        QT_TRANSLATE_NOOP("core", "The scores of this model came from outside and cannot be fitted again"),
        out.version.reference);
  TRY(const Json recipe, parse_json(out.version.recipe, out.version.reference));
  out.before = out.version.model;
  if (out.before.empty()) {
    TRY(const report::Answer first, report::ask(project, models::question(), recipe, exec));
    out.before = first.json().value("model", "");
  }
  const Hold hold(project);
  TRY(const int64_t newest, events::newest_batch(project));
  out.past = out.version.newest_batch > 0 && newest > out.version.newest_batch;
  if (out.past) CHECK(events::hold_as_of(project, out.version.newest_batch));
  const Anew anew(project);
  TRY(const report::Answer again, report::ask(project, models::question(), recipe, exec));
  const Json body = again.json();
  out.after = body.value("model", "");
  TRY(const std::string bytes, stored_bytes(project, out.before));
  out.intact = bytes.empty() || sha256(bytes) == out.before;
  const Json artefact = body.value("artefact", Json::object());
  out.coefficients = artefact.value("coefficients", Json::array()).size();
  if (!bytes.empty()) out.differences = changes_between(Json::parse(bytes, nullptr, false), artefact);
  return out;
}

}  // namespace habitus::governance
