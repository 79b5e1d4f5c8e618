#include "core/objectives/objective.h"

#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/governance/questions.h"

namespace habitus {
namespace {

/// An objective made of a saved funnel or trend: "funnel:checkout".
Result<Json> made_from(Project& project, const std::string& text, const Exec& exec) {
  const size_t colon = text.find(':');
  const std::string kind = text.substr(0, colon),
                    name = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (kind != "funnel" && kind != "trend")
    return fail(Kind::input, "An objective is made from a saved funnel or trend", text,
                "Write --from funnel:NAME or --from trend:NAME");
  TRY(const auto* question, governance::need_question(kind));
  TRY(const auto saved, project.definitions().need(kind, name));
  TRY(const auto answer, report::ask(project, *question, saved.json(), exec));
  TRY(const Json spec, parse_json(answer.spec));
  return objectives::objective_from(kind, spec, answer.json());
}

Result<Reply> add_objective(Desk& desk, Json flags) {
  TRY(Project * project, desk.open(true));
  const std::string name = flags.value("$name", flags.value("name", ""));
  if (name.empty()) return fail(Kind::input, "The objective has no name", {}, "Give it with --name");
  Json kpis = flags.value("kpis", Json::array());
  for (const char* role : {"primary", "secondary", "guardrail"}) {
    const std::string key = std::string("$") + role;
    for (const Json& text : flags.value(key, Json::array()))
      kpis.push_back(objectives::kpi_from_text(std::string(role) + ": " + text.get<std::string>()));
    flags.erase(key);
  }
  if (!kpis.empty()) flags["kpis"] = kpis;
  CHECK(read_picks(flags, "behaviour"));
  Json spec = Json::object();
  if (flags.contains("$from")) {
    TRY(spec, made_from(*project, flags["$from"].get<std::string>(), desk.exec));
  } else if (flags.contains("$file")) {
    TRY(spec, gather(*project, "objective", Json{{"$file", flags["$file"]}}));
  } else {
    TRY(const auto saved, project->definitions().head("objective", name));
    if (saved) spec = saved->json();
  }
  if (flags.contains("behaviour")) spec.erase("target");
  if (flags.contains("target")) spec.erase("behaviour");
  for (const auto& [key, value] : flags.items())
    if (!key.starts_with('$') && key != "name") {
      if (value.is_object() && spec.contains(key) && key != "scope")
        spec[key].merge_patch(value);
      else
        spec[key] = value;
    }
  TRY(const Json complete, objectives::objective().complete(*project, spec));
  CHECK(objectives::may_keep(complete));
  TRY(const auto made, project->definitions().apply("objective", name, complete, spec.value("reason", "")));
  TRY(const auto answer, report::ask(*project, objectives::objective(), Json{{"name", name}}, desk.exec));
  Reply reply = reply_of(objectives::objective(), answer, answer.json());
  reply.lines.insert(reply.lines.begin(),
                     "Kept the objective “" + name + "”, version " + std::to_string(made.version));
  return reply;
}

Result<Reply> select_objective(Desk& desk, const Json& flags) {
  TRY(Project * project, desk.open(true));
  const std::string name = flags.value("$name", flags.value("name", ""));
  CHECK(objectives::choose(*project, name, flags.value("owner", ""), flags.value("reason", "")));
  TRY(const auto answer, report::ask(*project, objectives::ranking(), Json::object(), desk.exec));
  Reply reply = reply_of(objectives::ranking(), answer, answer.json());
  reply.lines.insert(reply.lines.begin(), "“" + name + "” is the objective, chosen by " +
                                              flags["owner"].get<std::string>() + ": " +
                                              flags["reason"].get<std::string>());
  return reply;
}

Result<Reply> run_objective(Desk& desk, const Json& given) {
  Json flags = given;
  TRY(const std::string action, action_of(desk, flags, {"rank", "add", "select", "show"}));
  if (action == "add") return add_objective(desk, flags);
  if (action == "select") return select_objective(desk, flags);
  TRY(Project * project, open_for_asking(desk));
  const bool rank = action == "rank";
  Json spec = Json::object();
  if (flags.contains("scope")) spec["scope"] = flags["scope"];
  if (rank && flags.contains("objectives")) spec["objectives"] = flags["objectives"];
  if (!rank) {
    spec["name"] = flags.value("$name", flags.value("name", ""));
    if (spec["name"] == "") {
      TRY(const auto choice, objectives::chosen(*project));
      if (!choice) return fail(Kind::input, "Which objective?", {}, "Name it with --name, or select one");
      spec["name"] = choice->objective;
    }
  }
  const auto& question = rank ? objectives::ranking() : objectives::objective();
  TRY(const auto answer, report::ask(*project, question, spec, desk.exec));
  return reply_of(question, answer, answer.json());
}

}  // namespace

Verb verb_objective() {
  return {
      "objective", "What a study is for: value, KPIs, costs and gates; ranked by expected impact",
      "habitus-cli objective shop.habitus add --name orders --behaviour purchase --value 40 --contact-cost 2 "
      "--primary \"conversion = persons(purchase) / persons() >= 0.1\"",
      [](CLI::App& app, Json& spec, Desk& desk) {
        asking_options(app, spec, desk);
        action_option(app, spec, "rank (default), add, select or show");
        const auto nested = [&](const char* flag, const char* part, const char* key, const char* help) {
          app.add_option_function<double>(
              flag, [&spec, p = std::string(part), k = std::string(key)](double v) { spec[p][k] = v; }, help);
        };
        text_option(app, spec, "--behaviour", "behaviour", "The behaviour it is about, \"purchase where …\"");
        text_option(app, spec, "--target", "target", "… or a saved target: its positives count");
        text_option(app, spec, "--make-from", "$from", "Make it from a saved funnel or trend: funnel:NAME");
        number_option(app, spec, "--value", "value", "What one occurrence is worth (1)");
        text_option(app, spec, "--unit", "unit", "… in this unit");
        text_option(app, spec, "--addressable", "population", "Segment it can be had from (everybody)");
        text_option(app, spec, "--owner", "owner", "Who owns it");
        text_option(app, spec, "--reason", "reason", "Why it is one; select: why it was chosen");
        nested("--change", "goal", "change", "Wished change of the rate, -0.1 for 10 % less");
        app.add_option_function<std::string>(
            "--by-date", [&spec](const auto& v) { spec["goal"]["by"] = v; }, "… by this date");
        list_option(app, spec, "--primary", "$primary", "The primary KPI: \"name = formula >= target\"");
        list_option(app, spec, "--secondary", "$secondary", "A secondary KPI");
        list_option(app, spec, "--guardrail", "$guardrail", "A KPI that must not get worse");
        nested("--cost-false-alarm", "costs", "false_positive", "Cost of a false positive (1)");
        nested("--cost-miss", "costs", "false_negative", "Cost of a false negative (1)");
        nested("--contact-cost", "thresholds", "contact_cost", "Cost of one contact");
        nested("--success-value", "thresholds", "success_value", "Value of one success (the value)");
        nested("--capacity", "thresholds", "capacity", "People that can be contacted at one date");
      },
      run_objective};
}

}  // namespace habitus
