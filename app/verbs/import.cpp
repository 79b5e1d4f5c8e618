#include "core/ingest/import.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/file.h"
#include "core/ingest/estimate.h"
#include "core/ingest/report.h"
#include "core/ingest/sources.h"
#include "core/quality/quality.h"

namespace habitus {
namespace {

Result<Reply> propose_reply(const std::string& path, bool measured) {
  TRY(const ingest::Proposal proposal, ingest::propose(path));
  Reply reply;
  Json body = to_json(proposal);
  TRY(const Json mapping, parse_json(proposal.mapping));
  if (measured) {
    TRY(const ingest::Estimate cost, ingest::estimate(proposal));
    body["estimate"] = {{"records", cost.records},
                        {"records_within", cost.records_within},
                        {"seconds", cost.seconds},
                        {"seconds_within", cost.seconds_within},
                        {"disk_bytes", cost.disk_bytes},
                        {"disk_within", cost.disk_within},
                        {"tried", cost.tried}};
    char text[200];
    std::snprintf(text, sizeof text,
                  "About %lld ± %lld records; importing them takes %.0f ± %.0f s and %.1f ± %.1f MB",
                  static_cast<long long>(cost.records), static_cast<long long>(cost.records_within),
                  cost.seconds, cost.seconds_within, static_cast<double>(cost.disk_bytes) / 1e6,
                  static_cast<double>(cost.disk_within) / 1e6);
    reply.lines.emplace_back(text);
  }
  reply.json = canonical(body);
  reply.lines.push_back(proposal.kind == ingest::Proposal::Kind::people
                            ? "A table about people. Import it with: habitus-cli people P import " + path +
                                  " --key " + mapping.value("key", "")
                            : "Proposed mapping:");
  if (proposal.kind == ingest::Proposal::Kind::events) reply.lines.push_back(pretty(mapping));
  for (const auto& note : proposal.notes) reply.lines.push_back("Note: " + english(note));
  for (const auto& doubt : proposal.doubts) {
    std::string options;
    for (const auto& o : doubt.options) options += (options.empty() ? " (" : ", ") + o;
    reply.lines.push_back("Question about " + doubt.about + ": " + english(doubt.question) + options +
                          (options.empty() ? "" : ")"));
  }
  return reply;
}

/// The mapping asked for: a file, an inline object of a study, a saved one, that of last time, or the proposal when it
/// leaves no question open.
Result<ingest::Mapping> mapping_of(Desk& desk, const Json& spec, const std::string& source, const std::string& path,
                                   std::vector<Text>& notes) {
  if (spec.contains("mapping")) {
    Json mapping = spec["mapping"];
    if (mapping.is_string()) {
      TRY(mapping, read_json(mapping.get<std::string>()));
    }
    return ingest::parse_mapping(mapping);
  }
  if (spec.contains("name")) {
    TRY(Project * project, desk.open(true));
    TRY(const Definition saved, project->definitions().need("mapping", spec["name"]));
    return ingest::parse_mapping(saved.json());
  }
  if (Project* const project = desk.open(true).value_or(nullptr)) {  // its absence is said where it is needed
    TRY(auto usual, ingest::usual_mapping(*project, source, path));
    if (usual) {
      notes.push_back(ingest::read_as_before(source));
      return std::move(*usual);
    }
  }
  TRY(const ingest::Proposal proposal, ingest::propose(path));
  if (proposal.kind == ingest::Proposal::Kind::people)
    return fail(Kind::input, "This is a table about people: every key occurs once", path,
                "Import it with “people P import”, or say with --mapping how its records are events");
  if (!proposal.doubts.empty()) {
    std::string questions;
    for (const auto& doubt : proposal.doubts) {
      questions += "\n  " + doubt.about + ": " + english(doubt.question);
      for (size_t i = 0; i < doubt.options.size(); ++i) questions += (i == 0 ? " " : ", ") + doubt.options[i];
    }
    if (!spec.value("accept", false))
      return fail(Kind::input, Text("The file leaves questions open:%1", {questions}), path,
                  "Answer them in a mapping (import --propose shows it), or take the proposal as it is with "
                  "--accept");
  }
  notes = proposal.notes;
  TRY(const Json mapping, parse_json(proposal.mapping));
  return ingest::parse_mapping(mapping);
}

/// Rules given beside the mapping become part of it.
Result<ingest::Mapping> with_rules(const ingest::Mapping& mapping, const Json& spec) {
  if (!spec.contains("rules")) return mapping;
  TRY(Json whole, parse_json(mapping.spec));
  Json rules = spec["rules"];
  if (rules.is_string()) {
    TRY(rules, read_json(rules.get<std::string>()));
  }
  if (!rules.is_array())
    return fail(Kind::input, "“rules” is a list", "rules",
                "Write [{\"check\":\"required\",\"column\":\"price\"}]");
  if (!whole.contains("rules")) whole["rules"] = Json::array();
  for (const Json& rule : rules) whole["rules"].push_back(rule);
  return ingest::parse_mapping(whole);
}

/// Rearranging without importing: no event, answer or hash changes.
Result<Reply> compact_only(Desk& desk) {
  TRY(Project * project, desk.open(true));
  TRY(const events::LogInfo before, events::info(*project));
  CHECK(events::compact(*project, desk.exec));
  TRY(const events::LogInfo after, events::info(*project));
  Reply reply;
  reply.json = canonical(
      Json{{"runs_before", before.runs}, {"runs", after.runs}, {"content_hash", after.content_hash}});
  reply.lines.push_back(std::to_string(before.runs) + " runs of the event log became " +
                        std::to_string(after.runs));
  return reply;
}

/// Rules that only the whole log can answer are held against it at once.
Done add_findings(Desk& desk, Project& project, const ingest::ImportRequest& request, Json& body, Reply& reply) {
  Json rules = Json::array();
  const Json mapping = Json::parse(request.mapping.spec, nullptr, false);
  for (size_t i = 0; i < request.mapping.rules.size(); ++i) {
    const ingest::Rule& rule = request.mapping.rules[i];
    if (rule.of_a_cell() || rule.in_file_order()) continue;
    rules.push_back(mapping["rules"][i]);
    rules.back()["source"] = request.source;
  }
  if (rules.empty()) return {};
  TRY(const auto answer, report::ask(project, quality::question(), Json{{"rules", rules}}, desk.exec));
  const Reply found = reply_of(quality::question(), answer, answer.json());
  body["findings"] = answer.json()["rules"];
  reply.tables.insert(reply.tables.end(), found.tables.begin(), found.tables.end());
  reply.lines.insert(reply.lines.end(), found.lines.begin(), found.lines.end());
  return {};
}

Result<Reply> run_import(Desk& desk, const Json& spec) {
  const auto files = spec.contains("files") ? spec["files"].get<std::vector<std::string>>() : desk.data;
  if (files.empty() && spec.value("compact", false)) return compact_only(desk);
  if (files.empty())
    return fail(Kind::input, "No file to import was given", {}, "Name files or a folder after the project");
  TRY(const auto paths, ingest::expand(files));
  if (spec.value("propose", false)) return propose_reply(paths.front(), spec.value("estimate", false));
  ingest::ImportRequest request;
  std::vector<Text> notes;
  request.source = spec.value("source", ingest::usual_source(files.front()));
  TRY(request.mapping, mapping_of(desk, spec, request.source, paths.front(), notes));
  TRY(request.mapping, with_rules(request.mapping, spec));
  request.paths = paths;
  request.batches = spec.value("batches", 0);
  if (spec.value("progress", false))
    request.acknowledged = [](const ingest::Range& r) {
      std::cerr << "batch " + std::to_string(r.batch) + ": " + std::to_string(r.counts.read) + " read, " +
                       std::to_string(r.counts.stored) + " stored\n"
                << std::flush;
    };
  TRY(Project * project, desk.open(true));
  TRY(const ingest::ImportReport report, ingest::import_files(*project, request, desk.exec));
  if (spec.value("compact", false)) CHECK(events::compact(*project, desk.exec));
  Reply reply;
  Json body = to_json(report);
  body["source"] = request.source;
  body["mapping"] = request.mapping.hash;
  for (const auto& note : notes) body["notes"].push_back(english(note));
  reply.tables = ingest::tables(report);
  for (const auto& line : ingest::sentences(report)) reply.lines.push_back(english(line));
  CHECK(add_findings(desk, *project, request, body, reply));
  reply.json = canonical(body);
  for (const auto& note : notes) reply.lines.push_back("Note: " + english(note));
  return reply;
}

}  // namespace

Verb verb_import() {
  return {"import", "Import event logs: every record stored, rejected, a duplicate or skipped by rule",
          "habitus-cli import shop.habitus orders.csv --source shop",
          [](CLI::App& app, Json& spec, Desk& desk) {
            // With --propose there is no project: both positionals are one list, sorted out in `run`.
            app.add_option("project", desk.project_path, "The project file")->required();
            app.add_option_function<std::vector<std::string>>(
                "files", [&spec](const auto& v) { spec["files"] = v; }, "Files, or folders of parts");
            app.add_option_function<std::string>(
                "--mapping", [&spec](const auto& v) { spec["mapping"] = v; }, "A mapping as a JSON file");
            app.add_option_function<std::string>(
                "--preset,--name", [&spec](const auto& v) { spec["name"] = v; },
                "A mapping saved in the project");
            app.add_option_function<std::string>(
                "--rules", [&spec](const auto& v) { spec["rules"] = v; },
                "Rules for the records as a JSON file, added to those of the mapping");
            app.add_option_function<std::vector<std::string>>(
                "--rule",
                [&spec](const auto& all) {
                  for (const auto& text : all) spec["rules"].push_back(Json::parse(text, nullptr, false));
                },
                "One rule as JSON: "
                "{\"check\":\"required|type|range|values|pattern|repeats|order|before|after|sequence|"
                "heartbeat\", "
                "\"column\":…, \"action\":\"reject|repair|impute|flag\"}");
            app.add_option_function<std::string>(
                "--source", [&spec](const auto& v) { spec["source"] = v; },
                "Name of the source (default: the file's); one that is known is read as before, unless a mapping is given");
            app.add_option_function<int>(
                "--batches", [&spec](const auto& v) { spec["batches"] = v; },
                "Cut each file into about this many batches");
            app.add_flag_function(
                "--accept", [&spec](auto) { spec["accept"] = true; },
                "Take the proposal although it leaves questions open");
            app.add_flag_function(
                "--compact", [&spec](auto) { spec["compact"] = true; },
                "Merge the small runs of the log afterwards (without files: only that)");
            app.add_flag_function(
                "--progress", [&spec](auto) { spec["progress"] = true; },
                "Say on stderr when a batch is stored for good");
            app.add_flag_function(
                "--propose", [&spec](auto) { spec["propose"] = true; },
                "Only print how the file would be read");
            app.add_flag_function(
                "--estimate", [&spec](auto) { spec["estimate"] = true; },
                "With --propose: try some records and say how many, how long and how large it would be");
          },
          [](Desk& desk, const Json& given) -> Result<Reply> {
            Json spec = given;
            if (spec.value("propose", false) && !spec.contains("files")) spec["files"] = {desk.project_path};
            return run_import(desk, spec);
          }};
}

}  // namespace habitus
