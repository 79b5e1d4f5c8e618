#include "core/governance/card.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/governance/approval.h"
#include "core/governance/builder.h"
#include "core/governance/evidence.h"
#include "core/governance/gate_plan.h"
#include "core/governance/layout.h"
#include "core/governance/limits.h"
#include "core/governance/outdated.h"
#include "core/governance/questions.h"
#include "core/governance/seal.h"
#include "core/governance/sections.h"
#include "core/governance/share.h"
#include "core/identity/people.h"
#include "core/report/markup.h"
#include "core/report/tongue.h"

namespace habitus::governance {

namespace {
using report::Bit;
using report::Block;
using report::Column;
using report::Document;
using report::DocumentCell;
using report::Figure;
using report::Line;
using report::Section;
using report::Sign;

/// The figure's like stands there for the opened holdout as well.
bool surpassed(const Json& answer, const Figure& f) {
  if (!answer.contains("holdout") || !answer["holdout"].contains("result")) return false;
  const auto all = report::quantities(f);
  return std::any_of(all.begin(), all.end(),
                     [](const auto& entry) { return entry.first.at.rfind("/test/", 0) == 0; });
}

}  // namespace

void Builder::sections() {
  for (const Outline& o : outline()) {
    Section s;
    s.number = o.number;
    s.title = o.title;
    s.annex = o.annex;
    s.state = Sign::filled;
    doc().sections.push_back(s);
    s.number = std::string("A") + o.number;
    s.state = Sign::none;
    doc().annexes.push_back(std::move(s));
  }
  for (Section& s : doc().sections) at[s.number] = &s;
  for (Section& s : doc().annexes) annex[s.number.substr(1)] = &s;
}

void Builder::show(const report::Answer& answer, const report::Question& question, const std::string& wish) {
  const Json body = answer.json();
  const size_t index = doc().ledger.adopt(answer);
  const std::vector<Figure> figures = shared_figures(question, body, project.gate().min_cell());
  for (size_t i = 0; i < figures.size(); ++i) {
    const Figure& f = figures[i];
    const bool old = surpassed(body, f);
    const Placement p = placement(question.name, wish, f, i, old);
    if (!at.count(p.section)) continue;
    const std::string place = "figures/" + std::to_string(i);
    add_figure({doc().ledger, *at[p.section], *annex[p.section]}, index, f, place, p.shown);
    const Said words = said_on_page_one(f, body);
    if (words.title.empty() || old || minutes.count(words.rank)) continue;
    doc().ledger.section = "0";
    minutes[words.rank] = {words.sign,
                           {plain_bit(words.title, "name")},
                           doc().ledger.message(index, f.sentence, f.title, place + "/sentence")};
  }
  protocol(question.name, Json::parse(answer.spec, nullptr, false));
}

Done Builder::evidence() {
  for (const Json& e : spec["evidence"]) {
    const std::string name = e["question"].get<std::string>();
    const Result<report::Answer> answer = asker.ask(name, e["spec"]);
    if (!answer) {
      if (answer.error().kind == Kind::stopped) return tl::unexpected<Error>(answer.error());
      card.trouble.push_back(name + ": " + english(answer.error()));
      continue;
    }
    TRY(const report::Question* question, need_question(name));
    show(*answer, *question, e.value("section", std::string()));
  }
  std::erase_if(doc().annexes, [](const Section& s) { return s.blocks.empty(); });
  annex.clear();
  for (auto& [rank, minute] : minutes)
    if (doc().minute.size() < 5) doc().minute.push_back(std::move(minute));
  return {};
}

std::vector<Json> Builder::wanted_gates() const {
  Json validate, fairness;
  for (const report::Answer& a : card.document.ledger.answers) {
    if (a.question == "validate") validate = a.json();
    if (a.question == "fairness") fairness = a.json();
  }
  if (spec["gates"].is_object()) return planned_gates(spec["gates"], validate, fairness);
  std::vector<Json> out;
  for (const Json& gate : spec["gates"]) {
    if (gate.contains("plan"))
      for (Json& one : planned_gates(gate["plan"], validate, fairness)) out.push_back(std::move(one));
    else
      out.push_back(gate);
  }
  return out;
}

Done Builder::gates() {
  doc().ledger.section = "0";
  for (const Json& gate : wanted_gates()) {
    const std::string name = gate["question"].get<std::string>();
    Json wish = gate.value("spec", Json());
    for (const Json& e : spec["evidence"])
      if (wish.is_null() && e["question"] == name) wish = e["spec"];
    const Result<report::Answer> answer = asker.ask(name, wish.is_null() ? Json::object() : wish);
    const auto rows = answer ? gate_rows(gate, answer->json(), doc().ledger.adopt(*answer))
                             : Result<std::vector<GateRow>>(tl::unexpected<Error>(answer.error()));
    if (rows) {
      card.gates.insert(card.gates.end(), rows->begin(), rows->end());
      continue;
    }
    card.trouble.push_back(name + ": " + english(rows.error()));
    GateRow row;  // cannot be judged: never a pass
    row.name = Text(gate["name"].get<std::string>());
    if (gate.contains("of")) row.name.args.emplace_back(gate.value("of", ""));
    row.min = gate.value("min", report::kNone), row.max = gate.value("max", report::kNone);
    row.observed.state = report::State::undefined;
    card.gates.push_back(std::move(row));
  }
  clause_gates();
  if (card.gates.empty()) return {};
  doc().gates_title = {plain_bit(QT_TRANSLATE_NOOP("core", "Gates, set before the numbers were known"))};
  doc().gates = gate_table(doc().ledger, card.gates);
  return {};
}

namespace {
/// Names of saved definitions become their specs, so that the context holds what was really asked.
Done resolve(Project& project, Json& evidence) {
  for (Json& e : evidence) {
    if (e.contains("spec")) continue;
    e["spec"] = Json::object();
    if (!e.contains("name")) continue;
    const std::string name = e["name"].get<std::string>();
    TRY(const auto kept, project.definitions().head(e["question"].get<std::string>(), name));
    e["spec"] = kept ? kept->json() : Json{{"name", name}};
  }
  return {};
}

/// Is anything known of the persons that could make groups?
Result<bool> knows_groups(Project& project) {
  TRY(const auto all, identity::attributes(project));
  return std::any_of(all.begin(), all.end(), [](const auto& a) { return !a.levels.empty(); });
}

}  // namespace

Result<Card> build_card(Project& project, const Definition& definition, const Exec& exec, const Context* past,
                        const std::string& language) {
  CHECK(report::check_language(past ? past->language : language));
  TRY(Json spec, complete_card(project, definition.json()));
  Asker asker = past ? Asker(project, exec, *past) : Asker(project, exec);
  Builder b{project, definition, spec, asker, {}, {}};
  if (past) {
    b.card.context = *past;
    if (!past->evidence.empty()) spec["evidence"] = Json::parse(past->evidence, nullptr, false);
    if (!past->gates.empty()) spec["gates"] = Json::parse(past->gates, nullptr, false);
  } else {
    TRY(b.card.context, present(project));
    CHECK(resolve(project, spec["evidence"]));
    TRY(b.card.context.attributes, knows_groups(project));
    TRY(b.card.context.waivers, waivers(project, definition.name));
    b.card.context.evidence = canonical(spec["evidence"]);
    b.card.context.gates = canonical(spec["gates"]);
    b.card.context.language = language;
  }
  Document& d = b.card.document;
  d.kind = QT_TRANSLATE_NOOP("core", "Model card");
  d.project = project.name();
  d.title = b.text("title");
  d.language = b.card.context.language;
  const report::Words& words = *(d.ledger.words = &words_of(b.card));
  d.version =
      words.say(Text(QT_TRANSLATE_NOOP("core", "version %1"), {static_cast<int64_t>(definition.version)}));
  d.purpose = {plain_bit(Text(b.text("purpose")), "human")};
  d.created = b.card.context.created;
  d.journal_head = b.card.context.journal_head;
  d.journal_entry = b.card.context.journal_entry;
  d.definition = "card/" + definition.name + "@" + std::to_string(definition.version) + " " + definition.hash;
  b.sections();
  CHECK(b.evidence());
  CHECK(b.findings());
  CHECK(b.gates());
  b.identity();
  b.human();
  b.law();
  CHECK(b.changes());
  b.limitations();
  b.statement();
  b.states();
  b.card.context.asked = asker.asked();
  b.card.moved = asker.moved();
  if (!past) {
    TRY(b.card.context.outdated, stale_evidence(project, b.card));
  }
  b.first_page();
  for (const auto& [name, role] : {std::pair{b.text("developer"), QT_TRANSLATE_NOOP("core", "Developer")},
                                   {b.text("validator"), QT_TRANSLATE_NOOP("core", "Independent validator")},
                                   {b.text("owner"), QT_TRANSLATE_NOOP("core", "Model owner")}})
    if (!name.empty()) d.signatures.push_back({name, words.say(Text(role)), {}, {}, {}, {}});
  d.card_hash = report::content_hash(d, words);
  d.seal = seal("habitus card " + d.card_hash + " journal " + d.journal_head);
  return std::move(b.card);
}

Result<std::vector<GateRow>> standing_gates(Project& project, const Definition& definition,
                                            const Exec& exec) {
  TRY(Json spec, complete_card(project, definition.json()));
  CHECK(resolve(project, spec["evidence"]));
  Json needed = Json::array();
  for (const Json& e : spec["evidence"])
    if (e["question"] == "validate" || e["question"] == "fairness") needed.push_back(e);
  spec["evidence"] = std::move(needed);
  Asker asker = Asker::of_stored(project, exec);
  Builder b{project, definition, spec, asker, {}, {}};
  b.sections();
  CHECK(b.evidence());
  CHECK(b.gates());
  return std::move(b.card.gates);
}

}  // namespace habitus::governance
