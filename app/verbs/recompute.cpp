#include "core/governance/recompute.h"

#include <nlohmann/json.hpp>

#include "app/verbs/file.h"
#include "app/verbs/verb.h"

namespace habitus {

namespace {
Result<Reply> run_recompute(Desk& desk, const Json& spec) {
  TRY(const std::string file, read_text(spec.value("card", "")));
  TRY(Project * project, desk.open(false));
  TRY(const governance::Recomputed r, governance::recompute(*project, file, desk.exec));
  Reply reply;
  Json list = Json::array();
  for (const governance::Mismatch& m : r.mismatches) {
    reply.lines.push_back((m.fact.empty() ? std::string("—") : m.fact) + "  " + m.where + ": printed " +
                          m.printed + ", recomputed " + m.recomputed);
    list.push_back(
        {{"fact", m.fact}, {"where", m.where}, {"printed", m.printed}, {"recomputed", m.recomputed}});
  }
  for (const std::string& q : r.moved)
    reply.lines.push_back("Stale: what “" + q + "” reads has changed since the card was made");
  reply.lines.push_back(std::to_string(r.facts) + " facts, " + std::to_string(r.mismatches.size()) +
                        " mismatches");
  reply.json = canonical(Json{{"card", r.card},
                              {"facts", r.facts},
                              {"mismatches", list},
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
          },
          run_recompute};
}

}  // namespace habitus
