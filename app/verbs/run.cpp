#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/verbs/print.h"
#include "app/verbs/study.h"

namespace habitus {
namespace {

/// "  3/12  import  2.4 s  5 of 5 expectations" and, indented, what the verb had to say.
void print_step(size_t i, size_t of, const StepReport& report) {
  char head[64];
  std::snprintf(head, sizeof head, "%3zu/%zu  %7.2f s  ", i + 1, of, report.seconds);
  std::cout << head << report.title;
  if (report.title != report.verb) std::cout << " (" << report.verb << ")";
  if (report.held) std::cout << "  ✓ " << report.held;
  std::cout << "\n";
  for (const auto& line : report.reply.lines) std::cout << "         " << line << "\n";
  std::cout.flush();
}

Result<Reply> run_study(Desk& desk, const Json& spec) {
  TRY(const Study study, Study::read(spec.value("study", "")));
  if (!desk.json) std::cout << study.title() << "\n";
  TRY(const auto reports, study.run(desk, [&](size_t i, const StepReport& report) {
    if (!desk.json) print_step(i, study.size(), report);
  }));
  Json steps = Json::array();
  int held = 0;
  double seconds = 0;
  for (const auto& r : reports) {
    steps.push_back({{"verb", r.verb},
                     {"title", r.title},
                     {"seconds", r.seconds},
                     {"held", r.held},
                     {"reply", r.reply.json.empty() ? Json() : Json::parse(r.reply.json)}});
    held += r.held;
    seconds += r.seconds;
  }
  Reply reply;
  reply.json = canonical(Json{
      {"title", study.title()}, {"project", desk.project_path}, {"steps", steps}, {"expectations", held}});
  char total[96];
  std::snprintf(total, sizeof total, "%zu steps, %d expectations held, %.1f s", reports.size(), held,
                seconds);
  reply.lines.push_back(total);
  return reply;
}

}  // namespace

Verb verb_run() {
  return {"run", "Run a study: a whole analysis as one file of steps, each with what is expected of it",
          "habitus-cli run tests/studies/sample.json --data shop.csv people.csv --out demo",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option_function<std::string>(
                   "study", [&spec](const std::string& file) { spec["study"] = file; }, "The study (JSON)")
                ->required();
            app.add_option("--project", desk.project_path, "The project file; made when there is none");
            app.add_option("--data", desk.data, "The files the study reads, in its order")
                ->check(CLI::ExistingPath);
            app.add_option("--out", desk.out, "Folder for the project and all files that are written");
          },
          run_study};
}

}  // namespace habitus
