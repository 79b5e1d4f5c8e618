#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/verbs/bench_tables.h"
#include "app/verbs/bench_variants.h"
#include "app/verbs/file.h"
#include "app/verbs/verb.h"
#include "core/events/log.h"
#include "core/events/merges.h"
#include "core/events/workloads.h"
#include "core/ingest/import.h"
#include "core/ingest/propose.h"
#include "core/segments/answers.h"

namespace habitus {
namespace {

namespace w = events::workloads;
using Answer = BenchAnswer;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double cpu_seconds() {
  rusage use{};
  ::getrusage(RUSAGE_SELF, &use);
  const auto of = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
  return of(use.ru_utime) + of(use.ru_stime);
}

/// CPU seconds the whole machine has worked (user, nice, system, interrupts).
double machine_seconds() {
  std::ifstream stat("/proc/stat");
  std::string word;
  double user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0;
  stat >> word >> user >> nice >> system >> idle >> wait >> irq >> soft;
  return (user + nice + system + irq + soft) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

int64_t peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::atoll(line.c_str() + 6) / 1024;
  return 0;
}

/// One line: workload, name, wall median/min/max, least cpu, peak MB, worst foreign load, digest.
Result<std::string> measured(const std::string& workload, int reps, const Answer& answer) {
  std::vector<double> wall;
  double cpu = 1e300, foreign = 0;
  std::string digest;
  for (int i = 0; i < reps; ++i) {
    std::ofstream("/proc/self/clear_refs") << "5";
    const double machine = machine_seconds(), own = cpu_seconds(), start = seconds();
    TRY(digest, answer());
    const double took = seconds() - start, used = cpu_seconds() - own;
    wall.push_back(took);
    cpu = std::min(cpu, used);
    foreign = std::max(foreign, (machine_seconds() - machine - used) / took);
  }
  std::sort(wall.begin(), wall.end());
  char line[512];
  std::snprintf(line, sizeof line, "%s\thabitus\t%.4f\t%.4f\t%.4f\t%.3f\t%lld\t%.2f\t%s", workload.c_str(), wall[wall.size() / 2], wall.front(),
                wall.back(), cpu, static_cast<long long>(peak_mb()), foreign, digest.c_str());
  return std::string(line);
}

Result<ingest::Mapping> mapping_of(const std::string& file, const std::string& mapping) {
  if (!mapping.empty()) {
    TRY(const Json spec, read_json(mapping));
    return ingest::parse_mapping(spec);
  }
  TRY(const auto proposal, ingest::propose(file));
  TRY(const Json spec, parse_json(proposal.mapping));
  return ingest::parse_mapping(spec);
}

Result<std::string> import_once(Desk& desk, const std::string& file, const std::string& mapping) {
  desk.project.reset();
  std::error_code none;
  std::filesystem::remove(desk.project_path, none);
  TRY(desk.project, Project::create(desk.project_path));
  ingest::ImportRequest request;
  TRY(request.mapping, mapping_of(file, mapping));
  request.paths = {file};
  request.source = "bench";
  TRY(const auto report, ingest::import_files(*desk.project, request, desk.exec));
  desk.project.reset();  // closed: checkpointed, one file
  return "events=" + std::to_string(report.counts.stored) + " malformed=" + std::to_string(report.counts.rejected) +
         " bytes=" + std::to_string(std::filesystem::file_size(desk.project_path, none));
}

const std::vector<std::string> kFour{"view_item", "add_to_cart", "begin_checkout", "purchase"};
const std::vector<std::string> kSix{"view_item", "add_to_cart", "begin_checkout", "add_shipping", "add_payment", "purchase"};
const std::vector<std::string> kTen{"view_item", "view_home", "search", "add_to_cart", "view_reviews", "view_category", "filter_results", "ad_click", "login", "view_cart"};

std::vector<std::pair<std::string, Answer>> answers(Project& project, const Pass& pass, const std::string& workload, const Exec& exec) {
  if (workload == "W2")
    return {{"W2a", [&] { return w::funnel(project, pass, {kFour}, exec); }}, {"W2b", [&] { return w::funnel(project, pass, {kSix}, exec); }}};
  if (workload == "W3") return {{"W3", [&] { return w::retention(project, pass, 1736121600 * kSecond, exec); }}};
  if (workload == "W4") return {{"W4", [&] { return w::sessions(project, pass, 30 * kMinute, exec); }}};
  if (workload == "W5") return {{"W5", [&] { return w::features(project, pass, kTen, 1749081600 * kSecond, exec); }}};
  if (workload == "W6") return {{"W6", [&] { return w::breakdown(project, pass, "web", exec); }}};
  return {};
}

/// Merges 60 % of the persons into the others, asks, undoes it and asks again, which must give what it gave before.
Result<std::vector<std::string>> while_merged(Project& project, const Pass& pass, int reps, const Exec& exec) {
  TRY(const std::vector<events::PersonKey> persons, segments::everybody(project, {}, exec));
  const size_t gone = persons.size() * 3 / 5, left = persons.size() - gone;
  std::vector<events::Alias> pairs;
  for (size_t i = 0; i < gone; ++i) pairs.push_back({persons[i], persons[gone + i % left]});
  std::vector<std::string> lines;
  std::map<std::string, std::string> before;
  const auto ask = [&](const std::string& suffix, bool compare) -> Done {
    for (const char* workload : {"W2", "W3", "W4"})
      for (const auto& [name, answer] : answers(project, pass, workload, exec)) {
        TRY(const std::string digest, answer());
        if (compare && before.at(name) != digest)
          return fail(Kind::failed, Text("%1 changed when the merge was undone", {name}), digest, before.at(name));
        if (suffix.empty()) before[name] = digest;
        TRY(const auto line, measured(name + suffix, std::max(reps, 5), answer));
        lines.push_back(line);
      }
    return {};
  };
  CHECK(ask("", false));
  TRY(const int64_t step, events::merge_persons(project, pairs));
  CHECK(ask("+merged", false));
  CHECK(events::undo_merge(project, step));
  CHECK(ask("+undone", true));
  return lines;
}

/// --table: models and clusters of a binary table, no project.
Result<Reply> run_tables(Desk& desk, const Json& spec) {
  TRY(const BenchTable table, read_bench_table(spec["table"].get<std::string>()));
  std::istringstream list(spec.value("workloads", std::string("kmeans,gmm,pca,lr,gb")));
  Reply reply;
  for (std::string workload; std::getline(list, workload, ',');) {
    auto asked = cluster_answers(table, workload, desk.exec);
    if (asked.empty()) asked = model_answers(table, workload, desk.exec);
    if (asked.empty()) return fail(Kind::input, Text("“%1” is not a workload of tables", {workload}), {}, "Write kmeans, gmm, pca, lr or gb");
    for (const auto& [name, answer] : asked) {
      TRY(const auto line, measured(name, std::max(1, spec.value("reps", 3)), answer));
      reply.lines.push_back(line);
    }
  }
  Json lines = reply.lines;
  reply.json = canonical(lines);
  return reply;
}

Result<Reply> run_bench(Desk& desk, const Json& spec) {
  if (spec.contains("table")) return run_tables(desk, spec);
  if (desk.project_path.empty() || !spec.contains("file")) return fail(Kind::input, "bench needs a CSV file and --store, or --table", {}, "habitus-cli bench --table table.bin --workloads kmeans,gmm,pca,lr,gb");
  const std::string file = spec.value("file", std::string());
  const int reps = std::max(1, spec.value("reps", 3));
  std::istringstream list(spec.value("workloads", std::string("W1,W2,W3,W4,W5,W6")));
  Reply reply;
  for (std::string workload; std::getline(list, workload, ',');) {
    if (workload == "W1") {
      TRY(const auto line, measured("W1", reps, [&] { return import_once(desk, file, spec.value("mapping", "")); }));
      reply.lines.push_back(line);
      continue;
    }
    TRY(Project * project, desk.open(true));
    TRY(const Pass pass, project->gate().aggregates(Purpose::bench));
    if (spec.contains("memory_mb")) events::release_memory(*project, spec["memory_mb"].get<size_t>() << 20);
    if (workload == "merge") {
      TRY(const auto lines, while_merged(*project, pass, reps, desk.exec));
      reply.lines.insert(reply.lines.end(), lines.begin(), lines.end());
      continue;
    }
    const auto asked = answers(*project, pass, workload, desk.exec);
    if (asked.empty()) return fail(Kind::input, Text("“%1” is not a workload", {workload}), {}, "Write W1, W2, W3, W4, W5, W6 or merge");
    for (const auto& [name, answer] : asked) {
      TRY(const auto warm, answer());  // the project is open and its columns have been asked for once
      TRY(const auto line, measured(name, workload == "W2" || workload == "W3" ? std::max(reps, 5) : reps, answer));
      reply.lines.push_back(line);
    }
    for (const auto& [name, answer] : bench_variants(*project, pass, workload, desk.exec)) {
      TRY(const auto line, measured(name, reps, answer));
      reply.lines.push_back(line);
    }
  }
  Json lines = reply.lines;
  reply.json = canonical(lines);
  return reply;
}

}  // namespace

Verb verb_bench() {
  return {"bench", "Measure ourselves: workloads W1 to W6, one line of tab-separated figures each",
          "habitus-cli bench events.csv --store /tmp/bench.habitus --workloads W1,W2 --threads 2 --reps 3",
          [](CLI::App& app, Json& spec, Desk& desk) {
            app.add_option_function<std::string>("file", [&spec](const std::string& f) { spec["file"] = f; }, "The CSV file of W1");
            app.add_option("--store", desk.project_path, "The project file; W1 makes it anew");
            text_option(app, spec, "--mapping", "mapping", "How W1 reads the file, as a JSON file; else as is proposed");
            app.add_option_function<std::string>("--workloads", [&spec](const std::string& s) { spec["workloads"] = s; }, "W1,W2,… in this order, and merge: W2 to W4 while 60 % of the persons are merged, and after; with --table: kmeans,gmm,pca,lr,gb");
            app.add_option_function<std::string>("--table", [&spec](const std::string& f) { spec["table"] = f; }, "A binary table: rows of 40 floats, then a byte a row");
            app.add_option_function<size_t>("--memory-mb", [&spec](size_t n) { spec["memory_mb"] = n; }, "Memory that columns may stay in; what does not fit is read again for each question");
            app.add_option_function<int>("--reps", [&spec](int n) { spec["reps"] = n; }, "Repetitions; the median is printed");
          },
          run_bench};
}

}  // namespace habitus
