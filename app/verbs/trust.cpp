#include "core/governance/trust.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"

namespace habitus {

namespace {
using A = report::Column::Align;

Result<Reply> list_numbers(Project& project, const governance::Asked& asked, const Exec& exec) {
  TRY(const auto t, governance::trust(project, asked, "", exec));
  const auto stored = project.results().find(t.asked.result);
  Reply reply;
  report::Table table;
  table.columns = {{"place", A::left}, {"number", A::left}, {"value", A::right}};
  Json list = Json::array();
  if (stored && *stored)
    for (const auto& n :
         governance::numbers_of(asked.question, Json::parse((*stored)->body, nullptr, false))) {
      table.rows.push_back({Text("%1", {n.quantity.at}), n.label, n.quantity});
      list.push_back({{"at", n.quantity.at}, {"label", english(n.label)}});
    }
  reply.tables.push_back(std::move(table));
  reply.json = canonical(Json{{"result", t.asked.result}, {"numbers", list}});
  return reply;
}

Result<Reply> run_trust(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  std::string reference = spec.value("of", "");
  if (auto text = read_text(reference)) reference = *text;  // an exported card
  if (spec.value("list", false)) {
    TRY(const auto asked, governance::find_asked(*project, reference));
    return list_numbers(*project, asked, desk.exec);
  }
  TRY(const auto t, governance::trust(*project, reference, spec.value("fact", ""), desk.exec));
  Reply reply;
  Json body = governance::to_json(t);
  report::Table table;
  table.columns = {{"", A::left}, {english(t.number.label), A::left}};
  for (const auto& line : t.lines) table.rows.push_back({line.label, line.value});
  reply.tables.push_back(std::move(table));
  reply.lines.push_back(t.asked.question + " " + t.asked.result.substr(0, 12) + " " + t.number.quantity.at);
  if (spec.value("recompute", false)) {
    TRY(const auto again, governance::recompute_number(*project, t.asked, t.number.quantity.at, desk.exec));
    reply.lines.push_back(english(governance::recheck_text(again)));
    body["recompute"] = {{"same", again.same}, {"same_answer", again.same_answer}, {"result", again.result}};
    reply.passed = again.same;
  }
  reply.json = canonical(body);
  return reply;
}
}  // namespace

Verb verb_trust() {
  return {
      "trust", "Say what stands behind a number: n, interval, baseline, worst month and group, signatures",
      "habitus-cli trust shop.habitus funnel/checkout --recompute",
      [](CLI::App& app, Json& spec, Desk& desk) {
        app.add_option("project", desk.project_path, "The project file")->required();
        text_option(
            app, spec, "of", "of",
            "The “result” of an answer, a saved definition like funnel/checkout, or a card: its hash or file")
            ->required();
        text_option(app, spec, "fact", "fact",
                    "The place of the number (/steps/2/share), or of a card f12; else the first");
        bool_option(app, spec, "--list", "list", "List the numbers of the answer instead");
        bool_option(app, spec, "--recompute", "recompute",
                    "Compute it again as well; exit 1 when it differs");
      },
      run_trust};
}

}  // namespace habitus
