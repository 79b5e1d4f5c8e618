#include "core/governance/recompute.h"

#include <nlohmann/json.hpp>

#include "app/verbs/file.h"
#include "app/verbs/verb.h"

namespace habitus {

namespace {
Json mismatches(const governance::Recomputed& r) {
  Json list = Json::array();
  for (const governance::Mismatch& m : r.mismatches)
    list.push_back(
        {{"fact", m.fact}, {"where", m.where}, {"printed", m.printed}, {"recomputed", m.recomputed}});
  return list;
}

Result<Reply> run_recompute(Desk& desk, const Json& spec) {
  TRY(const std::string file, read_text(spec.value("card", "")));
  TRY(Project * project, desk.open(false));
  std::vector<std::string> files{file};
  for (const std::string& path : spec.value("also", std::vector<std::string>{})) {
    TRY(std::string copy, read_text(path));
    files.push_back(std::move(copy));
  }
  TRY(const auto all, governance::recompute_all(*project, files, desk.exec));
  const governance::Recomputed& r = all.front();
  Reply reply;
  for (const governance::Mismatch& m : r.mismatches)
    reply.lines.push_back((m.fact.empty() ? std::string("—") : m.fact) + "  " + m.where + ": printed " +
                          m.printed + ", recomputed " + m.recomputed);
  Json also = Json::array();
  for (size_t i = 1; i < all.size(); ++i)
    also.push_back({{"mismatches", mismatches(all[i])}, {"same_bytes", all[i].same_bytes}});
  for (const std::string& q : r.moved)
    reply.lines.push_back("Stale: what “" + q + "” reads has changed since the card was made");
  reply.lines.push_back(std::to_string(r.facts) + " facts, " + std::to_string(r.mismatches.size()) +
                        " mismatches");
  reply.json = canonical(Json{{"card", r.card},
                              {"facts", r.facts},
                              {"mismatches", mismatches(r)},
                              {"also", also},
                              {"stale", r.moved},
                              {"same_bytes", r.same_bytes}});
  reply.passed = r.mismatches.empty() && r.same_bytes;
  if (r.mismatches.empty() && !r.same_bytes)
    reply.lines.push_back("The digits hold; words or marks of the file were changed");
  return reply;
}
}  // namespace

Verb verb_recompute() {
  return {"recompute", "Compute every number of a card again and name each digit that differs",
          "habitus-cli recompute cards/churn.html shop.habitus",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option_function<std::string>(
                   "card", [&spec](const std::string& v) { spec["card"] = v; },
                   "An exported card: HTML, Markdown or JSON")
                ->required();
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::vector<std::string>>(
                "--also", [&spec](const std::vector<std::string>& v) { spec["also"] = v; },
                "Further copies of it, held against the same computation");
          },
          run_recompute};
}

}  // namespace habitus
