#include "core/simulator/simulate.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/verbs/verb.h"

namespace habitus {
namespace {

Result<simulator::Spec> simulation(const Json& spec, Desk& desk) {
  std::string text = simulator::sample_spec();
  const std::string file = spec.value("spec", "shop");
  if (file != "shop") {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in)
      return fail(Kind::missing, "The spec cannot be read", file,
                  "Give a file, or \"shop\" for the sample that is shipped");
    text = bytes.str();
  }
  TRY(const Json json, parse_json(text, file));
  TRY(auto parsed, simulator::read_spec(json));
  if (spec.contains("actors")) parsed.actors = spec["actors"].get<int64_t>();
  if (desk.seed_given) parsed.seed = desk.seed;
  return parsed;
}

Result<Reply> simulate_run(Desk& desk, const Json& spec) {
  TRY(const auto parsed, simulation(spec, desk));
  const auto in_out = [&](const char* key) {
    const std::string name = spec.value(key, "");
    return name.empty() || name[0] == '/' || desk.out == "." ? name : desk.out + "/" + name;
  };
  TRY(const Json truth,
      simulator::simulate(parsed, {in_out("log"), in_out("people"), in_out("truth")}, desk.exec));
  Reply reply;
  Json brief = truth;
  brief.erase("faults");
  brief["faults"] = truth["faults"].size();
  reply.json = canonical(brief);
  reply.lines.push_back(parsed.title + ": " + std::to_string(truth["events"].get<int64_t>()) + " events of " +
                        std::to_string(truth["actors"].get<int64_t>()) + " actors");
  reply.lines.push_back("Planted: " + std::to_string(truth["effects"].size()) + " effects, " +
                        std::to_string(truth["faults"].size()) + " faulty rows");
  return reply;
}

}  // namespace

Verb verb_simulate() {
  return {"simulate", "Make a log with known effects and faults, and the truth beside it",
          "habitus-cli simulate shop --out shop.csv --people people.csv --truth truth.json",
          [](CLI::App& app, Json& spec, Desk&) {
            const auto text = [&](const char* flag, const char* key, const char* about) {
              return app.add_option_function<std::string>(
                  flag, [&spec, key](const std::string& value) { spec[key] = value; }, about);
            };
            text("spec", "spec", "A spec (JSON), or \"shop\" for the sample that is shipped")->required();
            text("--out", "log", "The log to write: .csv or .jsonl")->required();
            text("--people", "people", "The people table to write (CSV)");
            text("--truth", "truth", "The truth to write (JSON)");
            app.add_option_function<int64_t>(
                   "--actors", [&spec](int64_t n) { spec["actors"] = n; }, "Another number of actors")
                ->check(CLI::Range(int64_t{1}, int64_t{100'000'000}));
          },
          simulate_run};
}

}  // namespace habitus
