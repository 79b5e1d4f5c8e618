#include "core/governance/card.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/governance/evidence.h"
#include "core/governance/limits.h"
#include "core/governance/questions.h"
#include "core/governance/seal.h"
#include "core/governance/sections.h"
#include "core/report/markup.h"

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

/// Which section a figure of a question belongs to, when the evidence does not say it for all of them.
std::string place_of(const std::string& question, const std::string& wish, const Figure& f) {
  const auto holds = [&](const char* part) {
    return f.id.find(part) != std::string::npos || f.kind.find(part) != std::string::npos;
  };
  if (question == "validate") {
    if (holds("reliab") || holds("calib") || holds("cost") || holds("threshold") || holds("operating"))
      return "9";
    if (holds("protocol") || holds("fold") || holds("split")) return "7";
    return "8";
  }
  if (question == "model" && (holds("import") || holds("coefficient") || holds("contribution"))) return "11";
  if (!wish.empty()) return wish;
  static const std::map<std::string, std::string> usual{
      {"target", "4"}, {"features", "5"}, {"model", "6"}, {"fairness", "10"}};
  const auto found = usual.find(question);
  return found == usual.end() ? "4" : found->second;
}

Block two_columns(const std::vector<std::pair<Text, Line>>& rows) {
  Block b;
  b.kind = Block::Kind::table;
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "What"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Answer"), Column::Align::left}};
  b.table.widths = {0.3, 0.7};
  for (const auto& [name, value] : rows)
    b.table.rows.push_back(
        {{{plain_bit(name, "name")}, {}, Sign::none, nullptr}, {value, {}, Sign::none, nullptr}});
  return b;
}

/// A completed spec as a table of settings: what was really asked, defaults included.
void flatten(const Json& node, const std::string& path, std::vector<std::pair<Text, Line>>& rows) {
  if (node.is_object() && !node.empty()) {
    for (const auto& [key, value] : node.items()) flatten(value, path.empty() ? key : path + "." + key, rows);
  } else if (!path.empty()) {
    const std::string text = node.is_string() ? node.get<std::string>() : canonical(node);
    rows.emplace_back(Text(path), Line{plain_bit(Text(excerpt(text, 400)), "setting")});
  }
}

struct Builder {
  Project& project;
  const Definition& definition;
  Json spec;
  Asker& asker;
  Card card;
  std::map<std::string, Section*> at;

  Document& doc() { return card.document; }
  std::string text(const char* key) const { return spec.value(key, std::string()); }
  std::string words(const char* key) const { return spec["texts"].value(key, std::string()); }

  void sections();
  Done evidence();
  Done gates();
  void identity();
  void human();
  Done changes();
  void limitations();
  void states();
  void first_page();
};

void Builder::sections() {
  for (const Outline& o : outline()) {
    Section s;
    s.number = o.number;
    s.title = o.title;
    s.annex = o.annex;
    doc().sections.push_back(std::move(s));
  }
  for (Section& s : doc().sections) at[s.number] = &s;
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
    const size_t index = doc().ledger.adopt(*answer);
    const std::vector<Figure> figures = question->figures(answer->json());
    for (const Figure& f : figures) {
      const std::string place = place_of(name, e.value("section", std::string()), f);
      if (!at.count(place)) continue;
      doc().ledger.section = place;
      add_figure(at[place]->blocks, doc().ledger, index, f, true);
    }
    if (name == "validate" || name == "model") {
      std::vector<std::pair<Text, Line>> rows;
      flatten(Json::parse(answer->spec, nullptr, false), {}, rows);
      at[name == "validate" ? "7" : "6"]->blocks.push_back(two_columns(rows));
    }
    if (!figures.empty() && doc().minute.size() < 5 && !figures[0].sentence.empty() && name != "datasheet") {
      doc().ledger.section = "0";
      doc().minute.push_back({Sign::filled,
                              {plain_bit(figures[0].title, "name")},
                              doc().ledger.message(index, figures[0], figures[0].sentence)});
    }
  }
  return {};
}

Done Builder::gates() {
  doc().ledger.section = "0";
  for (const Json& gate : spec["gates"]) {
    const std::string name = gate["question"].get<std::string>();
    Json wish = gate.value("spec", Json());
    for (const Json& e : spec["evidence"])
      if (wish.is_null() && e["question"] == name) wish = e["spec"];
    const Result<report::Answer> answer = asker.ask(name, wish.is_null() ? Json::object() : wish);
    if (!answer) {
      card.trouble.push_back(name + ": " + english(answer.error()));
      GateRow row;
      row.name = Text(gate["name"].get<std::string>());
      row.min = gate.value("min", report::kNone), row.max = gate.value("max", report::kNone);
      row.observed.state = report::State::undefined;
      card.gates.push_back(row);
      continue;
    }
    TRY(const std::vector<GateRow> rows, gate_rows(gate, answer->json(), doc().ledger.adopt(*answer)));
    card.gates.insert(card.gates.end(), rows.begin(), rows.end());
  }
  if (card.gates.empty()) return {};
  doc().gates_title = {plain_bit(QT_TRANSLATE_NOOP("core", "Gates, set before the numbers were known"))};
  doc().gates = gate_table(doc().ledger, card.gates);
  return {};
}

void Builder::identity() {
  const auto human_bit = [&](const std::string& s) {
    return Line{plain_bit(s.empty() ? Text(QT_TRANSLATE_NOOP("core", "not stated")) : Text(s), "human")};
  };
  at["1"]->blocks.push_back(two_columns(
      {{QT_TRANSLATE_NOOP("core", "Model"), {plain_bit(Text(text("model")), "name")}},
       {QT_TRANSLATE_NOOP("core", "Owner"), human_bit(text("owner"))},
       {QT_TRANSLATE_NOOP("core", "Developer"), human_bit(text("developer"))},
       {QT_TRANSLATE_NOOP("core", "Validator"), human_bit(text("validator"))},
       {QT_TRANSLATE_NOOP("core", "Contact"), human_bit(text("contact"))},
       {QT_TRANSLATE_NOOP("core", "Licence"), human_bit(text("licence"))},
       {QT_TRANSLATE_NOOP("core", "Card definition"),
        {plain_bit(Text(definition.name + ", version " + std::to_string(definition.version) + ", "),
                   "version"),
         plain_bit(Text(report::fours(definition.hash)), "hash", Bit::Style::code)}},
       {QT_TRANSLATE_NOOP("core", "Made by"), {plain_bit(Text("Habitus " HABITUS_VERSION), "version")}}}));
}

void Builder::human() {
  for (const Outline& o : outline()) {
    if (!*o.text) continue;
    std::vector<Block> own;
    add_human(own, words(o.text));
    std::vector<Block>& blocks = at[o.number]->blocks;
    blocks.insert(blocks.begin(), own.begin(), own.end());
  }
  if (const std::string out = words("out_of_scope"); !out.empty()) {
    Block b;
    b.kind = Block::Kind::heading;
    b.line = {plain_bit(QT_TRANSLATE_NOOP("core", "Out of scope, foreseeable misuse"))};
    at["2"]->blocks.push_back(b);
    add_human(at["2"]->blocks, out);
  }
  at["14"]->blocks.push_back(
      paragraph({plain_bit(Text(QT_TRANSLATE_NOOP("core",
                                                  "Withheld in everything exported: a share over fewer than "
                                                  "%1 persons, or one that would reveal it by subtraction."),
                                {static_cast<int64_t>(project.gate().min_cell())}),
                           "setting")}));
  at["17"]->blocks.push_back(paragraph(
      {plain_bit(QT_TRANSLATE_NOOP("core",
                                   "The validator did not build the model and signs on the sign-off page; "
                                   "the signature covers the hash of this card, "
                                   "the hashes of all its results and the head of the journal."))}));
  at["19"]->blocks.push_back(paragraph({plain_bit(QT_TRANSLATE_NOOP(
      "core", "Energy was not metered. Appendix C says what the digits are that are no figures."))}));
}

Done Builder::changes() {
  std::vector<std::pair<Text, Line>> rows;
  for (const char* kind : {"card", "model"}) {
    const std::string name = std::string(kind) == "card" ? definition.name : text("model");
    TRY(const std::vector<Definition> history, project.definitions().history(kind, name));
    for (const Definition& d : history) {
      if (std::string(kind) == "card" && d.version > definition.version) continue;
      if (iso(d.created) > card.context.created) continue;
      rows.emplace_back(Text(std::string(kind) + " " + name + ", version " + std::to_string(d.version)),
                        Line{plain_bit(Text(iso(d.created) + " "), "date"),
                             plain_bit(Text(d.owner + (d.reason.empty() ? "" : ": " + d.reason)), "human")});
    }
  }
  if (!rows.empty()) at["18"]->blocks.push_back(two_columns(rows));
  return {};
}

void Builder::limitations() {
  const Json& decided = spec["limitations"];
  Block b;
  b.kind = Block::Kind::list;
  for (const Proposal& p : propose_limitations(doc().ledger, card.gates)) {
    const Json accepted = decided.value("accept", Json::array()),
               refuted = decided.value("refute", Json::object());
    if (std::find(accepted.begin(), accepted.end(), p.id) != accepted.end()) {
      b.items.push_back({plain_bit(p.text, "text")});
    } else if (refuted.contains(p.id)) {
      b.items.push_back({plain_bit(p.text, "text"), plain_bit(QT_TRANSLATE_NOOP("core", " Refuted: ")),
                         plain_bit(Text(refuted[p.id].get<std::string>()), "human")});
    } else {
      b.items.push_back(
          {plain_bit(QT_TRANSLATE_NOOP("core", "Proposed, not yet decided: ")), plain_bit(p.text, "text")});
      card.proposals.push_back(p);
    }
  }
  if (!b.items.empty()) at["13"]->blocks.push_back(std::move(b));
}

void Builder::states() {
  for (const Outline& o : outline()) {
    Section& s = *at[o.number];
    const Json why = spec["not_applicable"].value(o.number, Json());
    bool filled = !s.blocks.empty() || s.number == "0";
    if (*o.text && !o.computed) filled = !words(o.text).empty();
    if (s.number == "4" || s.number == "6") filled = filled && !words(o.text).empty();
    if (s.number == "13") filled = filled && card.proposals.empty();
    if (s.number == "17") filled = !text("validator").empty() && text("validator") != text("developer");
    if (filled) {
      s.state = Sign::filled;
      const std::string who = text("owner").empty() ? definition.owner : text("owner");
      s.answered_by = o.computed && !*o.text ? Line{plain_bit(QT_TRANSLATE_NOOP("core", "computed"))}
                                             : Line{plain_bit(Text(who), "human")};
    } else if (why.is_object()) {
      s.state = Sign::not_applicable;
      s.answered_by = {
          plain_bit(Text(why.value("because", "") +
                         (why.value("signed", "").empty() ? "" : " (" + why.value("signed", "") + ")")),
                    "human")};
    } else {
      s.state = Sign::open;
      s.answered_by = {plain_bit(QT_TRANSLATE_NOOP("core", "not yet answered"))};
      card.open.push_back(s.number);
      if (o.draft) card.draft.push_back(s.number);
    }
  }
}

void Builder::first_page() {
  Document& d = doc();
  const auto count_sign = [&](Sign s) {
    return static_cast<int64_t>(std::count_if(card.gates.begin(), card.gates.end(),
                                              [&](const GateRow& g) { return g.verdict == s; }));
  };
  const auto gates = static_cast<int64_t>(card.gates.size());
  const int64_t pass = count_sign(Sign::pass), failed = count_sign(Sign::fail),
                unknown = gates - pass - failed;
  d.verdict = gates == 0 || unknown > 0 ? Sign::insufficient : Sign::pass;
  if (failed > 0) d.verdict = Sign::fail;
  d.verdict_title = {plain_bit(gates == 0   ? QT_TRANSLATE_NOOP("core", "No gates were set")
                               : failed > 0 ? QT_TRANSLATE_NOOP("core", "Not fit for its purpose")
                               : unknown > 0
                                   ? QT_TRANSLATE_NOOP("core", "No verdict yet: too little evidence")
                                   : QT_TRANSLATE_NOOP("core", "Fit for its purpose"))};
  d.verdict_text = {plain_bit(
      Text(QT_TRANSLATE_NOOP(
               "core", "%1 of %2 gates pass, %3 are missed, %4 have too little evidence for a verdict."),
           {pass, gates, failed, unknown}),
      "text")};
  int64_t filled = 0, aside = 0;
  for (const Section& s : d.sections)
    filled += s.state == Sign::filled, aside += s.state == Sign::not_applicable;
  const std::string valid = text("valid_until"), tier = text("tier");
  const auto strong = [](Text t, const char* def) {
    return plain_bit(std::move(t), def, Bit::Style::strong);
  };
  const Text unstated = QT_TRANSLATE_NOOP("core", "not stated");
  d.strip = {
      {QT_TRANSLATE_NOOP("core", "Status"),
       {strong(card.draft.empty() ? QT_TRANSLATE_NOOP("core", "Complete, awaiting approval")
                                  : QT_TRANSLATE_NOOP("core", "Draft"),
               "")}},
      {QT_TRANSLATE_NOOP("core", "Risk tier"), {strong(tier.empty() ? unstated : Text(tier), "human")}},
      {QT_TRANSLATE_NOOP("core", "Valid"),
       {strong(valid.empty() ? unstated : Text(QT_TRANSLATE_NOOP("core", "to %1"), {valid}), "human")}},
      {QT_TRANSLATE_NOOP("core", "Findings"),
       {strong(Text(QT_TRANSLATE_NOOP("core", "%1 undecided"), {static_cast<int64_t>(card.proposals.size())}),
               "section")}},
      {QT_TRANSLATE_NOOP("core", "Sections"),
       {strong(Text(QT_TRANSLATE_NOOP("core", "%1 filled"), {filled}), "section"),
        plain_bit(Text(QT_TRANSLATE_NOOP("core", " · %1 not applicable · %2 open"),
                       {aside, static_cast<int64_t>(card.open.size())}),
                  "section")}},
      {QT_TRANSLATE_NOOP("core", "Evidence"),
       {strong(Text(QT_TRANSLATE_NOOP("core", "computed %1"), {card.context.created.substr(0, 10)}),
               "date")}}};
  if (!card.draft.empty()) {
    std::string which;
    for (const std::string& n : card.draft) which += (which.empty() ? "§ " : ", ") + n;
    d.band = Text(QT_TRANSLATE_NOOP("core", "DRAFT: sections still open: %1"), {which});
  }
  if (const std::string out = words("out_of_scope"); !out.empty())
    d.minute.push_back({Sign::forbidden,
                        {plain_bit(QT_TRANSLATE_NOOP("core", "Not to be used"))},
                        {plain_bit(Text(out.substr(0, out.find('\n'))), "human")}});
  for (const Json& a : spec["asked"])
    d.asked.push_back(
        {{plain_bit(Text(a.value("title", "")), "human")}, {plain_bit(Text(a.value("text", "")), "human")}});
}

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

std::string now_text() {
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  return iso(now * kSecond);
}
}  // namespace

Result<Card> build_card(Project& project, const Definition& definition, const Exec& exec,
                        const Context* past) {
  TRY(Json spec, complete_card(project, definition.json()));
  Asker asker = past ? Asker(project, exec, *past) : Asker(project, exec);
  Builder b{project, definition, std::move(spec), asker, {}, {}};
  if (past) {
    b.card.context = *past;
    if (!past->evidence.empty()) b.spec["evidence"] = Json::parse(past->evidence, nullptr, false);
  } else {
    b.card.context.created = now_text();
    TRY(b.card.context.journal_head, project.journal().head());
    TRY(const auto entries, project.journal().entries());
    b.card.context.journal_entry = entries.empty() ? 0 : entries.back().seq;
    CHECK(resolve(project, b.spec["evidence"]));
    b.card.context.evidence = canonical(b.spec["evidence"]);
  }
  Document& d = b.card.document;
  d.kind = QT_TRANSLATE_NOOP("core", "Model card");
  d.project = project.name();
  d.title = b.text("title");
  d.version = "version " + std::to_string(definition.version);
  d.purpose = {plain_bit(Text(b.text("purpose")), "human")};
  d.created = b.card.context.created;
  d.journal_head = b.card.context.journal_head;
  d.journal_entry = b.card.context.journal_entry;
  d.definition = "card/" + definition.name + "@" + std::to_string(definition.version) + " " + definition.hash;
  b.sections();
  CHECK(b.evidence());
  CHECK(b.gates());
  b.identity();
  b.human();
  CHECK(b.changes());
  b.limitations();
  b.states();
  b.first_page();
  b.card.context.asked = asker.asked();
  for (const auto& [name, role] : {std::pair{b.text("developer"), "Developer"},
                                   {b.text("validator"), "Independent validator"},
                                   {b.text("owner"), "Model owner"}})
    if (!name.empty()) d.signatures.push_back({name, role, {}, {}, {}, {}});
  d.card_hash = report::content_hash(d, report::Words());
  d.seal = seal("habitus card " + d.card_hash + " journal " + d.journal_head);
  return std::move(b.card);
}

}  // namespace habitus::governance
