#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/findings.h"
#include "core/fairness/audit.h"

namespace habitus {
namespace {

/// What is audited, from the flags: the first of model, score, segment, funnel, event.
void read_subject(Json& spec) {
  const auto move = [&](Json& of, const char* from, const char* to) {
    if (spec.contains(from)) of[to] = spec[from];
  };
  Json of = Json::object();
  for (const auto& [flag, type] : {std::pair{"$model", "model"},
                                   {"$score", "attributes"},
                                   {"$segment", "segment"},
                                   {"$funnel", "funnel"},
                                   {"$event", "kpi"}}) {
    if (!spec.contains(flag)) continue;
    of["type"] = type;
    of[std::string(type) == "attributes" ? "score"
       : std::string(type) == "kpi"      ? "event"
                                         : type] = spec[flag];
    break;
  }
  if (of.empty()) return;
  move(of, "$threshold", "threshold");
  move(of, "$selected", "selected");
  move(of, "$label", "label");
  move(of, "$positive", "positive");
  move(of, "$part", "part");
  move(of, "$step", "step");
  move(of, "$as", "as");
  move(of, "$property", "property");
  spec["of"] = of;
}

Result<Reply> fairness_run(Desk& desk, const Json& flags) {
  TRY(Project * project, open_for_asking(desk));
  Json given = flags;
  read_subject(given);
  Json by = given.value("by", Json::array());
  for (const Json& one : given.value("$group", Json::array())) by.push_back(one);
  if (!by.empty()) given["by"] = by;
  if (const std::string reference = given.value("reference", ""); reference.find('=') != std::string::npos) {
    const size_t at = reference.find('=');
    given["reference"] = Json{{reference.substr(0, at), reference.substr(at + 1)}};
  }
  TRY(Json spec, gather(*project, "fairness", given));
  if (given.contains("of")) spec["of"] = given["of"];  // another subject, not a change of the saved one
  TRY(const auto answer, report::ask(*project, fairness::question(), spec, desk.exec));
  if (flags.contains("$save"))
    CHECK(project->definitions().apply("fairness", flags["$save"].get<std::string>(), spec));
  const Json body = answer.json();
  Reply reply =
      reply_of(fairness::question(), answer,
               flags.contains("$share") ? fairness::shared(body, project->gate().min_cell()) : body);
  CHECK(add_findings(*project, answer, flags, reply));
  return reply;
}

}  // namespace

Verb verb_fairness() {
  return {
      "fairness", "Audit a model, a score, a segment, a funnel step or a behaviour by groups of people",
      "habitus-cli fairness shop.habitus --model churn --threshold 0.4 --by gender --group \"gender=F & "
      "age>=50\"",
      [](CLI::App& app, Json& spec, Desk& desk) {
        definition_options(app, spec, desk);
        text_option(app, spec, "--model", "$model", "A saved model");
        text_option(app, spec, "--part", "$part", "Its rows: test, calibration, train or all");
        text_option(app, spec, "--score", "$score", "An attribute that holds a score");
        number_option(app, spec, "--threshold", "$threshold", "Selected is who has this score or more");
        list_option(app, spec, "--selected", "$selected",
                    "Score values that mean selected, instead of a threshold");
        text_option(app, spec, "--label", "$label", "An attribute that holds the outcome");
        list_option(app, spec, "--positive", "$positive", "Its values that mean positive (1)");
        text_option(app, spec, "--segment", "$segment", "A saved segment");
        text_option(app, spec, "--funnel", "$funnel", "A saved funnel");
        whole_option(app, spec, "--step", "$step", "Its step (the last)");
        text_option(app, spec, "--event", "$event", "A behaviour: who did it at all, or with --as");
        text_option(app, spec, "--as", "$as", "did, repeat, events, sum or mean: the KPI of a person");
        text_option(app, spec, "--property", "$property", "What is summed or averaged");
        list_option(app, spec, "--by", "by", "Attributes: race, age:25,45, \"race x sex\"");
        list_option(app, spec, "--group", "$group", "A slice: \"sex=F & age>=50\"");
        text_option(app, spec, "--favourable", "favourable", "selected or not_selected");
        text_option(app, spec, "--reference", "reference", "majority, best, or race=Caucasian");
        list_option(app, spec, "--measure", "measures", "impact, tpr, fpr, ppv, selection_rate, …");
        number_option(app, spec, "--tolerance", "tolerance", "Allowed gap (0.1)");
        number_option(app, spec, "--tau", "tau", "Allowed ratio of favourable rates (0.8)");
        number_option(app, spec, "--min-n", "min_n", "Smaller denominators are never judged");
        finding_options(app, spec);
        bool_option(app, spec, "--share", "$share", "As it may leave the program: small cells suppressed");
      },
      fairness_run};
}

}  // namespace habitus
