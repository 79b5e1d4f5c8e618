#include "app/verbs/dossier.h"

#include <nlohmann/json.hpp>

#include "core/governance/feature_book.h"

namespace habitus {

using governance::list_said;
using governance::value_said;

Result<Reply> dossier_reply(Project& project, const Json& complete, const std::string& name,
                            const std::string& out, const Exec& exec) {
  TRY(const Json pages, governance::feature_book(project, complete, name, exec));
  if (!out.empty()) CHECK(governance::write_feature_book(project, pages, name, out));
  Reply reply;
  for (const Json& d : pages) {
    std::string text = d["name"];
    for (const char* key :
         {"definition", "formula", "window", "known", "missing", "unit", "owner", "schedule"})
      if (d.contains(key))
        text += "\n  " + std::string(key) + std::string(11 - std::string(key).size(), ' ') + value_said(d[key]);
    text += "\n  version    " + d["version"].get<std::string>().substr(0, 12);
    text += "\n  sources    " +
            (d["sources"].empty()
                 ? "none"
                 : list_said(d["sources"], d["sources"][0].contains("file") ? "file" : "attribute"));
    text += "\n  models     " + (d["models"].empty() ? "none" : list_said(d["models"]));
    text += "\n  approvals  " + (d["approvals"].empty() ? "none" : list_said(d["approvals"]));
    reply.lines.push_back(std::move(text));
  }
  reply.json = canonical(Json{{"features", pages}});
  return reply;
}

Result<Reply> changes_reply(Project& project, const std::string& name, int64_t before, int64_t after) {
  TRY(const Json found, governance::feature_changes(project, name, before, after));
  const Json& list = found["changes"];
  Reply reply;
  reply.lines.push_back(name + ", version " + found["before"].dump() + " to " + found["after"].dump() + ": " +
                        std::to_string(list.size()) + " features differ");
  for (const Json& one : list) {
    std::string line = one["change"].get<std::string>() + "  " + one["feature"].get<std::string>();
    for (const char* key : {"before", "after"})
      if (one.contains(key))
        line += std::string("  ") + key + " " + one[key].get<std::string>().substr(0, 12);
    const Json keys = one.value("keys", Json::array());
    for (const Json& key : keys)
      line +=
          "\n  " + key["key"].get<std::string>() + ": " + key["before"].dump() + " → " + key["after"].dump();
    reply.lines.push_back(std::move(line));
  }
  reply.json = canonical(found);
  return reply;
}

}  // namespace habitus
