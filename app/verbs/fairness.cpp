#include "app/verbs/evidence.h"

#include <nlohmann/json.hpp>
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
  spec["of"] = of;
}

Result<Reply> fairness_run(Desk& desk, const Json& flags) {
  TRY(Project * project, evidence::open_to_ask(desk));
  Json given = flags;
  read_subject(given);
  Json by = given.value("by", Json::array());
  for (const Json& one : given.value("$group", Json::array())) by.push_back(one);
  if (!by.empty()) given["by"] = by;
  if (const std::string reference = given.value("reference", ""); reference.find('=') != std::string::npos) {
    const size_t at = reference.find('=');
    given["reference"] = Json{{reference.substr(0, at), reference.substr(at + 1)}};
  }
  TRY(const Json spec, evidence::gather(*project, "fairness", given));
  TRY(const auto answer, report::ask(*project, fairness::question(), spec, desk.exec));
  if (flags.contains("$save"))
    CHECK(project->definitions().apply("fairness", flags["$save"].get<std::string>(), spec));
  const Json body = answer.json();
  return evidence::reply_of(
      fairness::question(), answer,
      flags.contains("$share") ? fairness::shared(body, project->gate().min_cell()) : body);
}

void number_flag(CLI::App& app, Json& spec, const char* flag, const char* key, const char* help) {
  app.add_option_function<double>(
      flag, [&spec, at = std::string(key)](const double& v) { spec[at] = v; }, help);
}
}  // namespace

Verb verb_fairness() {
  return {"fairness", "Audit a model, a score, a segment, a funnel step or a behaviour by groups of people",
          "habitus-cli fairness shop.habitus --model churn --threshold 0.4 --by gender --group \"gender=F & "
          "age>=50\"",
          [](CLI::App& app, Json& spec, Desk& desk) {
            evidence::common_flags(app, spec, desk);
            evidence::text_flag(app, spec, "--model", "$model", "A saved model");
            evidence::text_flag(app, spec, "--part", "$part", "Its rows: test, calibration, train or all");
            evidence::text_flag(app, spec, "--score", "$score", "An attribute that holds a score");
            number_flag(app, spec, "--threshold", "$threshold", "Selected is who has this score or more");
            evidence::list_flag(app, spec, "--selected", "$selected",
                                "Score values that mean selected, instead of a threshold");
            evidence::text_flag(app, spec, "--label", "$label", "An attribute that holds the outcome");
            evidence::list_flag(app, spec, "--positive", "$positive", "Its values that mean positive (1)");
            evidence::text_flag(app, spec, "--segment", "$segment", "A saved segment");
            evidence::text_flag(app, spec, "--funnel", "$funnel", "A saved funnel");
            app.add_option_function<int64_t>(
                "--step", [&spec](const int64_t& v) { spec["$step"] = v; }, "Its step (the last)");
            evidence::text_flag(app, spec, "--event", "$event", "A behaviour: who did it at all");
            evidence::list_flag(app, spec, "--by", "by", "Attributes: race, age:25,45, \"race x sex\"");
            evidence::list_flag(app, spec, "--group", "$group", "A slice: \"sex=F & age>=50\"");
            evidence::text_flag(app, spec, "--favourable", "favourable", "selected or not_selected");
            evidence::text_flag(app, spec, "--reference", "reference", "majority, best, or race=Caucasian");
            evidence::list_flag(app, spec, "--measure", "measures",
                                "impact, tpr, fpr, ppv, selection_rate, …");
            number_flag(app, spec, "--tolerance", "tolerance", "Allowed gap (0.1)");
            number_flag(app, spec, "--tau", "tau", "Allowed ratio of favourable rates (0.8)");
            number_flag(app, spec, "--min-n", "min_n", "Smaller denominators are never judged");
            app.add_flag_callback(
                "--share", [&spec] { spec["$share"] = true; },
                "As it may leave the program: small cells suppressed");
          },
          fairness_run};
}

}  // namespace habitus
