#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/governance/builder.h"
#include "core/governance/evidence.h"
#include "core/governance/limits.h"
#include "core/report/markup.h"

namespace habitus::governance {

using report::Bit;
using report::Block;
using report::Column;
using report::Document;
using report::Line;
using report::Section;
using report::Sign;

std::string Builder::text(const char* key) const { return spec.value(key, std::string()); }
std::string Builder::words(const char* key) const { return spec["texts"].value(key, std::string()); }

Block two_columns(const std::vector<std::pair<Text, Line>>& rows) {
  Block b;
  b.kind = Block::Kind::table;
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "What"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Answer"), Column::Align::left}};
  b.table.widths = {0.3, 0.7};
  b.table.dense = true;
  for (const auto& [name, value] : rows)
    b.table.rows.push_back(
        {{{plain_bit(name, "name")}, {}, Sign::none, nullptr}, {value, {}, Sign::none, nullptr}});
  return b;
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
      if (d.created > card.context.at) continue;
      rows.emplace_back(Text(std::string(kind) + " " + name + ", version " + std::to_string(d.version)),
                        Line{plain_bit(Text(iso(floor_div(d.created, kSecond) * kSecond) + " "), "date"),
                             plain_bit(Text(d.owner + (d.reason.empty() ? "" : ": " + d.reason)), "human")});
    }
  }
  if (!rows.empty()) at["18"]->blocks.push_back(two_columns(rows));
  return {};
}

void Builder::limitations() {
  const Json& decided = spec["limitations"];
  const Json accepted = decided.value("accept", Json::array()),
             refuted = decided.value("refute", Json::object());
  const auto accepts = [&](const std::string& id) {
    return accepted.is_object() ? accepted.contains(id)
                                : std::find(accepted.begin(), accepted.end(), id) != accepted.end();
  };
  Block b;
  b.kind = Block::Kind::table;
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "Limitation"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Decision"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "What limits it, or why not"), Column::Align::left}};
  b.table.widths = {0.48, 0.14, 0.38};
  b.table.dense = true;
  doc().ledger.section = "13";
  for (const Proposal& p : propose_limitations(doc().ledger, card.gates)) {
    std::vector<report::DocumentCell> row(3);
    row[0].line = p.answer < 0
                      ? Line{plain_bit(p.text, "name")}
                      : doc().ledger.message(static_cast<size_t>(p.answer), p.text,
                                             QT_TRANSLATE_NOOP("core", "Limitation"), "limitations/" + p.id);
    Text decision = QT_TRANSLATE_NOOP("core", "accepted");
    std::string words;
    if (accepts(p.id)) {
      if (accepted.is_object()) words = accepted[p.id].get<std::string>();
    } else if (refuted.contains(p.id)) {
      decision = QT_TRANSLATE_NOOP("core", "refuted");
      words = refuted[p.id].get<std::string>();
    } else {
      decision = QT_TRANSLATE_NOOP("core", "proposed, not yet decided");
      card.proposals.push_back(p);
    }
    row[1].line = {plain_bit(decision)};
    row[2].line = {plain_bit(Text(words), "human")};
    b.table.rows.push_back(std::move(row));
  }
  if (!b.table.rows.empty()) at["13"]->blocks.push_back(std::move(b));
}

Sign Builder::state_of(const Outline& o, const WaiverFacts& facts, Text& why) {
  const Section& s = *at[o.number];
  const Json given = spec["not_applicable"].value(o.number, Json());
  const std::string number = o.number;
  bool filled = !s.blocks.empty() || number == "0";
  if (*o.text && !o.computed) filled = !words(o.text).empty();
  if (number == "13") filled = card.proposals.empty() && !s.blocks.empty();
  for (const Part* p : completeness(spec, {}, 0).required()) filled = filled && number != p->section;
  if (number == "17") filled = !text("validator").empty() && text("validator") != text("developer");
  if (given.is_object()) {
    const std::string because = given.value("because", "");
    why = checked_reason(number, because, facts);
    if (!why.empty()) return Sign::not_applicable;
    const std::string who = card.context.waiver(number, because);
    if (!who.empty()) {
      why = Text(QT_TRANSLATE_NOOP("core", "%1 (signed %2)"), {because, who});
      return Sign::not_applicable;
    }
  }
  if (filled) return Sign::filled;
  why = own_reason(number, facts);
  return why.empty() ? Sign::open : Sign::not_applicable;
}

void Builder::states() {
  WaiverFacts facts;
  facts.attributes = card.context.attributes;
  for (const report::Answer& a : doc().ledger.answers) {
    const Json body = a.json();
    if (a.question == "model") facts.external = body.value("external", false);
    if (a.question == "validate") facts.probabilities = body["test"].value("probabilities", true);
  }
  for (const Outline& o : outline()) {
    Section& s = *at[o.number];
    Text why;
    s.state = state_of(o, facts, why);
    if (s.state == Sign::filled) {
      const std::string who = text("owner").empty() ? definition.owner : text("owner");
      const bool human = *o.text && !words(o.text).empty();
      s.answered_by = {};
      if (o.computed || !human) s.answered_by = {plain_bit(QT_TRANSLATE_NOOP("core", "computed"))};
      if (human) {
        if (!s.answered_by.empty()) s.answered_by.push_back(plain_bit("; "));
        s.answered_by.push_back(plain_bit(Text(who), "human"));
      }
    } else if (s.state == Sign::not_applicable) {
      s.answered_by = {plain_bit(why, "human")};
      s.blocks.clear();
      s.blocks.push_back(paragraph({plain_bit(QT_TRANSLATE_NOOP("core", "Not applicable because ")),
                                    plain_bit(why, "human"), plain_bit(".")}));
    } else {
      s.answered_by = {plain_bit(QT_TRANSLATE_NOOP("core", "not yet answered"))};
      card.open.push_back(s.number);
      if (o.draft) card.draft.push_back(s.number);
    }
  }
  card.complete = completeness(spec, card.open, card.proposals.size());
  for (const Part* p : card.complete.required())  // a card without them is a draft, whatever stands beside
    if (std::find(card.draft.begin(), card.draft.end(), p->section) == card.draft.end())
      card.draft.push_back(p->section);
  std::sort(card.draft.begin(), card.draft.end(),
            [](const std::string& a, const std::string& b) { return std::stoi(a) < std::stoi(b); });
}

/// What the card lacks, by name; required parts first.
void Builder::lacks() {
  const Completeness& c = card.complete;
  std::string required, other;
  for (const Part* p : c.lacking) {
    std::string& list = p->required ? required : other;
    list += (list.empty() ? "" : ", ") + doc().ledger.words->say(p->name);
  }
  const Text none = "–";
  const Block more =
      two_columns({{QT_TRANSLATE_NOOP("core", "Completeness"),
                    {plain_bit(Text(QT_TRANSLATE_NOOP("core", "%1 of %2 parts are filled in, %3 %"),
                                    {static_cast<int64_t>(c.filled()), static_cast<int64_t>(c.all),
                                     static_cast<int64_t>(100 * c.share())}),
                               "count")}},
                   {QT_TRANSLATE_NOOP("core", "Required, and lacking"),
                    {plain_bit(required.empty() ? none : Text(required))}},
                   {QT_TRANSLATE_NOOP("core", "Recommended, and lacking"),
                    {plain_bit(other.empty() ? none : Text(other))}}});
  auto& rows = at["1"]->blocks.back().table.rows;  // below who made it (identity)
  rows.insert(rows.end(), more.table.rows.begin(), more.table.rows.end());
}

void Builder::verdict_words() {
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
      "count")};
}

void Builder::first_page() {
  Document& d = doc();
  lacks();
  verdict_words();
  int64_t filled = 0, aside = 0;
  for (const Section& s : d.sections)
    filled += s.state == Sign::filled, aside += s.state == Sign::not_applicable;
  const std::string valid = text("valid_until"), tier = text("tier");
  const auto strong = [](Text t, const char* def) {
    return plain_bit(std::move(t), def, Bit::Style::strong);
  };
  const ClauseCount law = count_clauses(spec);
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
               "count")}},
      {QT_TRANSLATE_NOOP("core", "Sections"),
       {strong(Text(QT_TRANSLATE_NOOP("core", "%1 filled"), {filled}), "count"),
        plain_bit(Text(QT_TRANSLATE_NOOP("core", " · %1 not applicable · %2 open"),
                       {aside, static_cast<int64_t>(card.open.size())}),
                  "count")}},
      {QT_TRANSLATE_NOOP("core", "Complete"),
       {strong(Text(QT_TRANSLATE_NOOP("core", "%1 of %2 parts"),
                    {static_cast<int64_t>(card.complete.filled()), static_cast<int64_t>(card.complete.all)}),
               "count")}},
      {QT_TRANSLATE_NOOP("core", "Clauses"),
       {strong(Text(QT_TRANSLATE_NOOP("core", "%1 open"), {law.open}), "count"),
        plain_bit(
            Text(QT_TRANSLATE_NOOP("core", " · %1 met · %2 not applicable"), {law.met, law.not_applicable}),
            "count")}},
      {QT_TRANSLATE_NOOP("core", "Evidence"),
       {strong(Text(QT_TRANSLATE_NOOP("core", "computed %1"), {card.context.created.substr(0, 10)}),
               "date")}}};
  d.bands = bands_of(card);
  if (std::string out = words("out_of_scope"); !out.empty()) {
    out = out.substr(0, out.find('\n'));
    if (out.rfind("- ", 0) == 0) out.erase(0, 2);
    d.minute.push_back({Sign::forbidden,
                        {plain_bit(QT_TRANSLATE_NOOP("core", "Not to be used"))},
                        {plain_bit(Text(out), "human")}});
  }
  for (const Json& a : spec["asked"])
    d.asked.push_back(
        {{plain_bit(Text(a.value("title", "")), "human")}, {plain_bit(Text(a.value("text", "")), "human")}});
}

}  // namespace habitus::governance
