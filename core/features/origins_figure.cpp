#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/origins.h"
#include "core/report/read.h"

namespace habitus::features {
namespace {

using report::Figure;
using report::Mark;
using report::Quantity;

/// Many files are drawn by source: the table still has each of them.
constexpr size_t kMostFiles = 8;

struct Drawn {
  std::vector<size_t> of;  ///< drawn node of each node
  struct Node {
    int column = 0;
    Text label;
    int64_t n = 0;
  };
  std::vector<Node> nodes;
};

Drawn drawn_of(const Json& graph) {
  Drawn out;
  size_t files = 0;
  for (const Json& node : graph["nodes"]) files += node["kind"] == "file";
  std::map<std::string, size_t> source;
  for (const Json& node : graph["nodes"]) {
    const std::string kind = node["kind"], label = node["label"];
    if (kind == "file" && files > kMostFiles) {
      const std::string name = node["source"];
      const auto at = source.try_emplace(name, out.nodes.size());
      if (at.second) out.nodes.push_back({0, Text("%1", {name})});
      out.of.push_back(at.first->second);
      continue;
    }
    out.of.push_back(out.nodes.size());
    const bool any = kind == "event" && label == "*";
    out.nodes.push_back({kind == "feature" ? 2
                         : kind == "event" ? 1
                                           : 0,
                         any ? Text(QT_TRANSLATE_NOOP("core", "any event")) : Text("%1", {label})});
  }
  return out;
}

Quantity events(int64_t n, const std::string& at) {
  Quantity q;
  q.format = report::count();
  if (n > 0) q.value = static_cast<double>(n);
  q.at = at;
  return q;
}

void draw(const Json& graph, Figure& f) {
  Drawn d = drawn_of(graph);
  std::map<std::pair<size_t, size_t>, int64_t> flows;
  for (const Json& edge : graph["edges"]) {
    const size_t from = d.of[edge["from"].get<size_t>()], to = d.of[edge["to"].get<size_t>()];
    const auto n = edge["n"].get<int64_t>();
    flows[{from, to}] += n;
    if (d.nodes[from].column == 0) d.nodes[from].n += n;
    if (d.nodes[from].column == 0 && d.nodes[to].column == 1) d.nodes[to].n += n;
    if (d.nodes[to].column == 2) d.nodes[to].n = std::max(d.nodes[to].n, n);
  }
  double rows[3] = {0, 0, 0}, most = 0;
  for (const auto& node : d.nodes) most = std::max(most, ++rows[node.column]);
  double next[3] = {0, 0, 0};
  for (const auto& node : d.nodes) {
    Mark m;
    m.kind = Mark::Kind::node;
    m.x = node.column;
    m.y = ((most - rows[node.column]) / 2 + next[node.column]++) * .62;
    m.label = node.label;
    m.quantity = events(node.n, {});
    f.marks.push_back(std::move(m));
  }
  for (const auto& [ends, n] : flows) {
    Mark m;
    m.kind = Mark::Kind::flow;
    m.from = static_cast<int>(ends.first), m.to = static_cast<int>(ends.second);
    m.quantity = events(n, {});
    f.marks.push_back(std::move(m));
  }
}
}  // namespace

Figure origins_figure(const Json& graph) {
  Figure f{.kind = "graph", .id = "features.lineage"};
  f.title = QT_TRANSLATE_NOOP("core", "Where the features come from");
  size_t files = 0, features = 0;
  for (const Json& node : graph["nodes"])
    files += node["kind"] == "file", features += node["kind"] == "feature";
  f.sentence = {QT_TRANSLATE_NOOP("core", "%1 features read events of %2 imported pieces of files."),
                {static_cast<int64_t>(features), static_cast<int64_t>(files)}};
  const std::string owner = graph.value("owner", ""), due = graph.value("next_due", "");
  if (!due.empty())
    f.caption = {
        QT_TRANSLATE_NOOP(
            "core", "Files, events picked, features · as of %1 · imported every %2, next due %3 · owner: %4"),
        {graph["as_of"].get<std::string>().substr(0, 10), graph["schedule"].get<std::string>(),
         due.substr(0, 10), owner.empty() ? std::string("–") : owner}};
  else
    f.caption = {QT_TRANSLATE_NOOP("core", "Files, events picked, features · events known as of %1"),
                 {graph["as_of"].get<std::string>().substr(0, 10)}};
  draw(graph, f);
  f.table.caption = f.title;
  for (const char* title : {QT_TRANSLATE_NOOP("core", "Feature"), QT_TRANSLATE_NOOP("core", "Version"),
                            QT_TRANSLATE_NOOP("core", "Event"), QT_TRANSLATE_NOOP("core", "Source"),
                            QT_TRANSLATE_NOOP("core", "File"), QT_TRANSLATE_NOOP("core", "SHA-256")})
    f.table.columns.push_back({title, report::Column::Align::left});
  f.table.columns.push_back({QT_TRANSLATE_NOOP("core", "Events"), report::Column::Align::right});
  const auto text = [](const Json& node, const char* key, size_t most = 200) {
    return Text("%1", {node.value(key, "").substr(0, most)});
  };
  for (const Json& edge : graph["edges"]) {
    const Json &to = graph["nodes"][edge["to"].get<size_t>()],
               &from = graph["nodes"][edge["from"].get<size_t>()];
    if (to["kind"] != "feature") continue;
    if (from["kind"] == "attribute")
      f.table.rows.push_back({text(to, "label"), text(to, "version", 12), text(from, "label"),
                              Text(QT_TRANSLATE_NOOP("core", "table of people")), std::monostate(),
                              text(from, "sha256", 12), std::monostate()});
    for (size_t e = 0; e < graph["edges"].size(); ++e) {
      const Json& first = graph["edges"][e];
      if (first["to"] != edge["from"]) continue;
      const Json& file = graph["nodes"][first["from"].get<size_t>()];
      f.table.rows.push_back({text(to, "label"), text(to, "version", 12), text(from, "label"),
                              text(file, "source"), text(file, "label"), text(file, "sha256", 12),
                              events(first["n"].get<int64_t>(), "/edges/" + std::to_string(e) + "/n")});
    }
  }
  f.table.selections.resize(f.table.rows.size());
  return f;
}

}  // namespace habitus::features
