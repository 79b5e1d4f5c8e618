#include "core/features/features.h"

#include <charconv>

#include "app/verbs/evidence.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include "core/events/log.h"

namespace habitus {
namespace {

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string number_text(double value) {
  if (std::isnan(value)) return {};
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

/// The table itself, one person and date a row: single people, so the gate asks why.
Done write_table(Project& project, const features::Frame& frame, const std::string& path) {
  TRY(const Pass pass, project.gate().rows(Purpose::explore, "features --table"));
  std::ofstream out(path, std::ios::binary);
  out << "actor,as_of" << (frame.label.empty() ? "" : ",label,last_value");
  for (const auto& column : frame.columns) out << ',' << field(column.name);
  out << '\n';
  for (size_t i = 0; i < frame.rows(); ++i) {
    TRY(const std::string actor, events::actor_id(project, pass, frame.person[i]));
    out << field(actor) << ',' << iso(frame.as_of[i]);
    if (!frame.label.empty())
      out << ',' << number_text(frame.label[i]) << ',' << number_text(frame.last_value[i]);
    for (const auto& c : frame.columns)
      out << ','
          << (c.kind == features::Column::Kind::number ? number_text(c.number[i])
                                                       : field(c.levels[c.code[i]]));
    out << '\n';
  }
  out.flush();
  if (!out)
    return fail(Kind::resource, "The table could not be written", path, "Check the folder and the disk");
  return {};
}

Result<Reply> verify_features(Project& project, const Json& complete, const Exec& exec) {
  TRY(const auto done, features::verify(project, complete, exec));
  Reply reply;
  Json body{{"rows", done.rows}, {"values", done.values}, {"mismatches", Json::array()}};
  for (const auto& m : done.mismatches) {
    body["mismatches"].push_back({{"column", m.column}, {"count", m.count}, {"as_of", iso(m.as_of)}});
    reply.lines.push_back(m.column + ": " + std::to_string(m.count) +
                          " values change when the log is cut at " + iso(m.as_of));
  }
  reply.lines.push_back(std::to_string(done.values) + " values of " + std::to_string(done.rows) +
                        " rows recomputed on the truncated log, " + std::to_string(done.mismatches.size()) +
                        " columns differ");
  reply.passed = done.mismatches.empty();
  reply.json = canonical(body);
  return reply;
}

Reply dossier_reply(const Json& complete) {
  Reply reply;
  Json pages = Json::array();
  for (const auto& d : features::dossiers(complete["set"])) {
    pages.push_back({{"name", d.name},
                     {"version", d.version},
                     {"definition", english(d.definition)},
                     {"formula", d.formula},
                     {"window", english(d.window)},
                     {"known", english(d.known)},
                     {"missing", english(d.missing)}});
    reply.lines.push_back(d.name + "\n  " + english(d.definition) + "\n  formula  " + d.formula +
                          "\n  window   " + english(d.window) + "\n  known    " + english(d.known) +
                          "\n  missing  " + english(d.missing) + "\n  version  " + d.version.substr(0, 12));
  }
  reply.json = canonical(Json{{"features", pages}});
  return reply;
}

Result<Reply> features_run(Desk& desk, const Json& flags) {
  TRY(Project * project, evidence::open_to_ask(desk));
  TRY(const Json spec, evidence::gather(*project, "features", flags));
  const std::string act = flags.value("$act", "build");
  TRY(const Json complete, features::question().complete(*project, spec));
  if (flags.contains("$save")) {
    Json set = spec.contains("set") ? spec["set"] : spec;
    set.erase("target");
    set.erase("as_of");
    CHECK(project->definitions().apply("features", flags["$save"].get<std::string>(), set));
  }
  if (act == "verify") return verify_features(*project, complete, desk.exec);
  if (act == "dossier") return dossier_reply(complete);
  TRY(const auto answer, report::ask(*project, features::question(), spec, desk.exec));
  if (flags.contains("$table")) {
    TRY(const auto frame, features::build(*project, complete, desk.exec));
    CHECK(write_table(*project, frame, flags["$table"].get<std::string>()));
  }
  return evidence::reply_of(features::question(), answer, answer.json());
}
}  // namespace

Verb verb_features() {
  return {"features", "Build what models learn from, as of a moment on both clocks; verify and describe it",
          "habitus-cli features shop.habitus build --spec features.json --target buys",
          [](CLI::App& app, Json& spec, Desk& desk) {
            evidence::common_flags(app, spec, desk);
            app.add_option_function<std::string>(
                   "act", [&spec](const std::string& v) { spec["$act"] = v; },
                   "build, verify, dossier or dictionary")
                ->check(CLI::IsMember({"build", "verify", "dossier", "dictionary"}));
            evidence::text_flag(app, spec, "--target", "target",
                                "A saved target: its dates, labels and single-feature AUCs");
            evidence::list_flag(app, spec, "--as-of", "as_of", "Dates to build at");
            evidence::text_flag(app, spec, "--table", "$table",
                                "Write the rows to this CSV file (journalled)");
          },
          features_run};
}

}  // namespace habitus
