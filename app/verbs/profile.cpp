#include <charconv>
#include <nlohmann/json.hpp>

#include "app/verbs/asking.h"
#include "app/verbs/findings.h"
#include "core/profiles/profiles.h"

namespace habitus {
namespace {

/// "dominant=0.5,0.8": where it warns and where it fails; either may be left out.
Done read_threshold(const std::string& text, Json& thresholds) {
  const size_t is = text.find('='), comma = is == std::string::npos ? is : text.find(',', is);
  if (is == std::string::npos) return fail(Kind::input, Text("“%1” is no threshold", {text}), "--threshold", "Write NAME=warn,fail, like dominant=0.5,0.8");
  const auto read = [&](const char* key, const std::string& said) -> Done {
    if (said.empty()) return {};
    double value = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), value);
    if (error != std::errc() || end != said.data() + said.size()) return fail(Kind::input, Text("“%1” is not a number", {said}), "--threshold");
    thresholds[text.substr(0, is)][key] = value;
    return {};
  };
  CHECK(read("warn", text.substr(is + 1, comma == std::string::npos ? comma : comma - is - 1)));
  return comma == std::string::npos ? Done{} : read("fail", text.substr(comma + 1));
}

Result<Reply> run(Desk& desk, const Json& given) {
  Json spec = given;
  const Json said = spec.value("threshold", Json::array());
  spec.erase("threshold");
  for (const Json& one : said) CHECK(read_threshold(one.get<std::string>(), spec["thresholds"]));
  const std::string action = spec.value("action", "profile");
  spec.erase("action");
  for (const char* key : {"segments", "clusters"}) {
    if (!spec.contains(key)) continue;
    spec["of"][key] = spec[key];
    spec.erase(key);
  }
  if (spec.value("on", Json()) == "people") spec["on"] = Json{{"people", true}};
  if (action == "profile") return answer_to(desk, profiles::profile(), spec);
  if (action == "audit") {
    TRY(Project * project, open_for_asking(desk));
    TRY(const report::Answer answer, answered(desk, *project, profiles::representation(), spec));
    Reply reply = reply_of(profiles::representation(), answer, answer.json());
    CHECK(add_findings(*project, answer, spec, reply));
    return reply;
  }
  if (action != "sanity")
    return fail(Kind::input, Text("profile cannot “%1”", {action}), {}, "Write profile, sanity or audit");
  TRY(Reply reply, answer_to(desk, profiles::sanity(), spec));
  reply.passed = Json::parse(reply.json, nullptr, false).value("verdict", "") != "fail";
  return reply;
}

}  // namespace

Verb verb_profile() {
  return {"profile", "Segments looked at: what they are like, whether their sizes are sane, whom they hold",
          "habitus-cli profile shop.habitus sanity --segment loyal --segment new",
          [](CLI::App& app, Json& spec, Desk& desk) {
            asking_options(app, spec, desk);
            text_option(app, spec, "action", "action",
                        "profile (medians, index, heat map, paths), sanity (sizes) or audit (representation)");
            list_option(app, spec, "--segment", "segments", "Saved segments (all)");
            text_option(app, spec, "--clusters", "clusters", "A saved partition instead");
            text_option(app, spec, "--on", "on", "profile: saved features, or “people”");
            list_option(app, spec, "--column", "columns", "profile: only these number columns");
            whole_option(app, spec, "--top", "top", "profile: so many paths (5)");
            list_option(app, spec, "--by", "by", "sanity, audit: attributes: race, age:25,45, \"race x sex\"");
            list_option(app, spec, "--beneficial", "beneficial", "audit: only these segments");
            number_option(app, spec, "--tau", "tau", "audit: least ratio of rates (0.8)");
            whole_option(app, spec, "--min-n", "min_n", "audit: smaller groups are never judged");
            text_option(app, spec, "--reference", "reference", "audit: best or majority");
            finding_options(app, spec);
            list_option(app, spec, "--threshold", "threshold",
                        "sanity: NAME=warn,fail for dominant, effective, gini, tiny, empty, outside, change or imbalance");
          },
          run};
}

}  // namespace habitus
