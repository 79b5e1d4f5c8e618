#include "core/governance/asker.h"

#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/fairness/audit.h"
#include "core/governance/questions.h"
#include "core/report/key.h"

namespace habitus::governance {

Result<Context> present(Project& project) {
  Context c;
  c.at = now();
  c.created = iso(floor_div(c.at, kSecond) * kSecond);
  TRY(c.journal_head, project.journal().head());
  TRY(const auto entries, project.journal().entries());
  c.journal_entry = entries.empty() ? 0 : entries.back().seq;
  return c;
}

Json to_json(const Context& c) {
  Json asked = Json::array();
  for (const auto& a : c.asked)
    asked.push_back({{"question", a.question}, {"wish", a.wish}, {"spec", a.spec}, {"result", a.result}});
  Json waivers = Json::array();
  for (const auto& w : c.waivers)
    waivers.push_back({{"section", w.section}, {"because", w.because}, {"who", w.who}});
  Json outdated = Json::array();
  for (const Text& t : c.outdated) {
    Json one = Json::array({t.id});
    for (const Arg& arg : t.args) one.push_back(english(Text("%1", {arg})));
    outdated.push_back(std::move(one));
  }
  return {{"created", c.created},
          {"language", c.language},
          {"outdated", outdated},
          {"at", c.at},
          {"journal_head", c.journal_head},
          {"journal_entry", c.journal_entry},
          {"evidence", c.evidence},
          {"asked", asked},
          {"gates", c.gates},
          {"attributes", c.attributes},
          {"waivers", waivers}};
}

std::string Context::waiver(const std::string& section, const std::string& because) const {
  for (const Waived& w : waivers)
    if (w.section == section && w.because == because) return w.who;
  return {};
}

Result<Context> context_from(const Json& json) {
  Context c;
  if (!json.is_object() || !json.contains("asked"))
    return fail(Kind::corrupt, QT_TRANSLATE_NOOP("core", "The context of a card cannot be read"));
  c.at = json.value("at", Time{0});
  c.created = json.value("created", "");
  c.journal_head = json.value("journal_head", "");
  c.journal_entry = json.value("journal_entry", int64_t{0});
  c.evidence = json.value("evidence", "");
  c.gates = json.value("gates", "");
  c.attributes = json.value("attributes", false);
  for (const Json& w : json.value("waivers", Json::array()))
    c.waivers.push_back({w.value("section", ""), w.value("because", ""), w.value("who", "")});
  c.language = json.value("language", "en");
  for (const Json& t : json.value("outdated", Json::array())) {
    Text told(t.at(0).get<std::string>());
    for (size_t i = 1; i < t.size(); ++i) told.args.emplace_back(t[i].get<std::string>());
    c.outdated.push_back(std::move(told));
  }
  for (const Json& a : json["asked"])
    c.asked.push_back(
        {a.value("question", ""), a.value("wish", ""), a.value("spec", ""), a.value("result", "")});
  return c;
}

Result<report::Answer> Asker::whole(const std::string& name, const Json& wish) {
  TRY(const report::Question* question, need_question(name));
  const std::string text = canonical(wish);
  if (stored_) {
    TRY(const Json spec, question->complete(project_, wish));
    TRY(const ResultKey key, report::key_of(project_, *question, spec));
    TRY(const auto found, project_.results().find(key.hash()));
    if (!found) return fail(Kind::missing, Text(QT_TRANSLATE_NOOP("core", "“%1” was not asked yet"), {name}));
    return report::Answer{name, canonical(spec), key.hash(), key.inputs, found->body};
  }
  if (!past_) {
    TRY(const report::Answer answer, report::ask(project_, *question, wish, exec_));
    asked_.push_back({name, text, answer.spec, answer.result});
    return answer;
  }
  for (const auto& a : past_->asked) {
    if (a.question != name || a.wish != text) continue;
    TRY(const Json spec, parse_json(a.spec, name));
    TRY(const ResultKey key, report::key_of(project_, *question, spec));
    TRY(const Json body,
        project_.results().get(key, [&] { return question->compute(project_, spec, exec_); }));
    asked_.push_back(a);
    if (key.hash() != a.result) moved_.push_back(name);
    return report::Answer{name, a.spec, key.hash(), key.inputs, canonical(body)};
  }
  return fail(Kind::missing,
              Text(QT_TRANSLATE_NOOP("core", "The card was made without an answer to “%1”"), {name}));
}

Result<report::Answer> Asker::ask(const std::string& name, const Json& wish) {
  TRY(report::Answer answer, whole(name, wish));
  bodies_[answer.result] = sha256(answer.body);
  if (name == "fairness")
    answer.body = canonical(fairness::shared(answer.json(), project_.gate().min_cell()));
  return answer;
}

std::string Asker::whole_body(const std::string& result) const {
  const auto found = bodies_.find(result);
  return found == bodies_.end() ? std::string() : found->second;
}

}  // namespace habitus::governance
