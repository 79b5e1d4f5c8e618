#include "app/verbs/findings.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "core/base/hash.h"
#include "core/governance/finding.h"

namespace habitus {

void finding_options(CLI::App& app, Json& spec) {
  text_option(app, spec, "--finding", "$finding", "What the audit shows: signed, kept in the journal");
  text_option(app, spec, "--signed-by", "$signer", "Whose key signs (made by: approve --new-key)");
}

Done add_findings(Project& project, const report::Answer& answer, const Json& flags, Reply& reply) {
  if (const std::string text = flags.value("$finding", ""); !text.empty()) {
    const char* secret = std::getenv("HABITUS_PASSPHRASE");
    TRY(const auto key,
        governance::load_key(governance::key_folder(), flags.value("$signer", ""), secret ? secret : ""));
    CHECK(governance::sign_finding(project, answer, text, key));
  }
  TRY(const auto all, governance::findings(project, sha256(answer.body)));
  Json list = Json::array();
  for (const auto& f : all) {
    reply.lines.push_back("Finding of " + f.name + ", " + f.time +
                          (f.holds ? "" : " (the signature does not hold)") + ": " + f.text);
    list.push_back({{"name", f.name},
                    {"time", f.time},
                    {"text", f.text},
                    {"key", f.key},
                    {"holds", f.holds},
                    {"verdicts", f.verdicts()}});
    reply.passed = reply.passed && f.holds;
  }
  if (list.empty()) return {};
  TRY(Json body, parse_json(reply.json));
  body["findings"] = list;
  reply.json = canonical(body);
  return {};
}

}  // namespace habitus
