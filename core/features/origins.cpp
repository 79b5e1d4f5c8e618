#include "core/features/origins.h"

#include <algorithm>
#include <bit>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/hash.h"
#include "core/features/build.h"
#include "core/features/recipe.h"
#include "core/identity/people.h"
#include "core/objectives/moments.h"
#include "core/project/project.h"
#include "core/segments/scope.h"

namespace habitus::features {
namespace {

/// Events by batch and pick.
using Read = std::map<uint32_t, std::vector<int64_t>>;

Result<Read> read_of(Project& project, const Json& set, Demand& demand, Time last, const Exec& exec) {
  demand.need.origin = true;
  TRY(const auto lens, segments::lens_of(project, set["scope"]));
  TRY(const Pickers pickers, Pickers::make(project, lens, demand));
  TRY(auto scope, scope_of_set(project, set, {last}, exec));
  scope.known_by = std::min(scope.known_by, last);
  TRY(const Pass pass, project.gate().aggregates(Purpose::explore));
  const size_t picks = demand.picks.size();
  const auto visit = [&](Read& part, const events::Slab& slab) {
    Pickers::Masks scratch;
    const auto& masks = pickers.apply(slab, scratch);
    std::vector<int64_t>* counts = nullptr;
    for (size_t i = 0; i < slab.time.size(); ++i) {
      if (i == 0 || slab.batch[i] != slab.batch[i - 1]) {
        counts = &part[slab.batch[i]];
        counts->resize(picks);
      }
      for (size_t m = 0; m < masks.size(); ++m)
        for (uint32_t bits = masks[m][i]; bits != 0; bits &= bits - 1)
          ++(*counts)[m * 32 + static_cast<size_t>(std::countr_zero(bits))];
    }
  };
  return events::scan_reduce<Read>(project, pass, scope, demand.need, exec, visit,
                                   [&](Read& into, const Read& from) {
                                     for (const auto& [batch, counts] : from) {
                                       auto& sum = into[batch];
                                       sum.resize(picks);
                                       for (size_t p = 0; p < picks; ++p) sum[p] += counts[p];
                                     }
                                   });
}

struct File {
  std::string source, file, sha256;
  Time imported = 0;
};
Result<std::map<int64_t, File>> files_of(Project& project) {
  return project.store().read([](SQLite::Database& db) -> Result<std::map<int64_t, File>> {
    std::map<int64_t, File> out;
    SQLite::Statement q(
        db,
        "SELECT b.id, b.source, COALESCE(r.file, ''), COALESCE(r.sha256, ''), b.imported FROM "
        "events_batch b LEFT JOIN import_range r ON r.batch = b.id ORDER BY b.id, r.id DESC");
    while (q.executeStep())
      out[q.getColumn(0).getInt64()] = {q.getColumn(1).getString(), q.getColumn(2).getString(),
                                        q.getColumn(3).getString(), q.getColumn(4).getInt64()};
    return out;
  });
}

/// The picks of a completed feature, as its demand has them.
std::vector<Json> picks_of(const Json& f) {
  std::vector<Json> out;
  if (f.contains("event")) out.push_back(f["event"]);
  if (f.contains("events"))
    for (const Json& pick : f["events"]) out.push_back(pick);
  return out;
}

struct Graph {
  Json nodes = Json::array(), edges = Json::array();
  size_t node(Json one) {
    nodes.push_back(std::move(one));
    return nodes.size() - 1;
  }
  void edge(size_t from, size_t to, int64_t n) { edges.push_back({{"from", from}, {"to", to}, {"n", n}}); }
};

Result<Json> origins(Project& project, const Json& frame, const Exec& exec) {
  const Json& set = frame["set"];
  const Time last = objectives::moments_of(frame["as_of"]).back();
  Demand demand;
  for (const Json& f : set["features"])
    for (const Json& pick : picks_of(f)) demand.pick(pick);
  TRY(const Read read, read_of(project, set, demand, last, exec));
  TRY(const auto files, files_of(project));
  Graph g;
  std::vector<size_t> pick_node;
  std::vector<int64_t> total(demand.picks.size(), 0);
  Time imported = 0;
  std::vector<std::pair<size_t, const std::vector<int64_t>*>> file_nodes;
  for (const auto& [batch, counts] : read) {
    const auto found = files.find(batch);
    const File file = found == files.end() ? File{} : found->second;
    file_nodes.emplace_back(g.node({{"kind", "file"},
                                    {"label", file.file.empty() ? file.source : file.file},
                                    {"source", file.source},
                                    {"sha256", file.sha256},
                                    {"batch", batch},
                                    {"imported", iso(file.imported)}}),
                            &counts);
    imported = std::max(imported, file.imported);
  }
  for (size_t p = 0; p < demand.picks.size(); ++p) {
    pick_node.push_back(g.node(
        {{"kind", "event"}, {"label", taxonomy::pick_name(demand.picks[p])}, {"pick", demand.picks[p]}}));
    for (const auto& [node, counts] : file_nodes) {
      total[p] += (*counts)[p];
      if ((*counts)[p] > 0) g.edge(node, pick_node[p], (*counts)[p]);
    }
  }
  for (const Json& f : set["features"]) {
    const size_t own = g.node(
        {{"kind", "feature"}, {"label", f["name"]}, {"type", f["type"]}, {"version", sha256(canonical(f))}});
    if (f["type"] == "attribute") {
      TRY(const auto attribute, identity::attribute(project, f["attribute"].get<std::string>()));
      g.edge(g.node({{"kind", "attribute"}, {"label", f["attribute"]}, {"sha256", attribute.content}}), own,
             0);
    }
    for (const Json& pick : picks_of(f)) {
      const size_t p = demand.pick(pick);
      g.edge(pick_node[p], own, total[p]);
    }
  }
  Json out{{"nodes", g.nodes}, {"edges", g.edges}, {"as_of", iso(last)}};
  if (imported > 0) out["last_import"] = iso(imported);
  for (const char* key : {"owner", "schedule"})
    if (set.contains(key)) out[key] = set[key];
  if (imported > 0 && set.contains("schedule"))
    out["next_due"] = iso(imported + parse_duration(set["schedule"].get<std::string>()).value_or(0));
  return out;
}

Result<Json> complete(Project& project, const Json& spec) {
  Json bare = spec;
  if (bare.is_object()) bare.erase("target");
  if (bare.is_object() && bare.value("as_of", Json()).is_null() && spec.contains("target")) {
    TRY(const Json whole, complete_frame(project, spec));
    bare["as_of"] = whole["as_of"];
  }
  return complete_frame(project, bare);
}
}  // namespace

const report::Question& lineage_question() {
  static const report::Question q{
      "lineage", 1,
      complete,  key_of_frame,
      origins,   [](const Json& answer) { return std::vector<report::Figure>{origins_figure(answer)}; }};
  return q;
}

}  // namespace habitus::features
