// What a card says of the law, of what it takes for granted, and of causes.
#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/governance/builder.h"
#include "core/governance/evidence.h"
#include "core/governance/finding.h"
#include "core/governance/layout.h"
#include "core/report/markup.h"
#include "core/report/tongue.h"

namespace habitus::governance {

using report::Block;
using report::Column;
using report::DocumentCell;
using report::Sign;

const report::Words& words_of(const Card& card) { return report::words_in(card.context.language); }

namespace {
DocumentCell marked(Sign sign, Text word) {
  DocumentCell cell;
  cell.sign = sign;
  cell.word = std::move(word);
  return cell;
}

DocumentCell of_clause(const std::string& state) {
  if (state == "met") return marked(Sign::pass, QT_TRANSLATE_NOOP("core", "Met"));
  if (state == "not_applicable") return marked(Sign::not_applicable, {});
  return marked(Sign::open, {});
}

DocumentCell of_assumption(Assumption::State state) {
  if (state == Assumption::State::holds) return marked(Sign::pass, QT_TRANSLATE_NOOP("core", "Holds"));
  if (state == Assumption::State::fails) return marked(Sign::fail, QT_TRANSLATE_NOOP("core", "Fails"));
  return marked(Sign::open, QT_TRANSLATE_NOOP("core", "Not tested"));
}

Block clause_table(const std::vector<ClauseAnswer>& answers) {
  Block b;
  b.kind = Block::Kind::table;
  b.table.caption = {plain_bit(QT_TRANSLATE_NOOP("core", "Clauses of GDPR and CCPA, in our own words. "), "",
                               report::Bit::Style::strong),
                     plain_bit(QT_TRANSLATE_NOOP("core", "A checklist, not legal advice."))};
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "Clause"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "What it asks"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "State"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "How it is met, or why not"), Column::Align::left}};
  b.table.widths = {0.24, 0.31, 0.16, 0.29};
  b.table.dense = true;
  for (const ClauseAnswer& a : answers) {
    std::vector<DocumentCell> row(4);
    row[0].line = {plain_bit(Text(a.clause->name), "law"), plain_bit(" "),
                   plain_bit(a.clause->title, "law", report::Bit::Style::quiet)};
    row[1].line = {plain_bit(a.clause->asks, "law")};
    row[2] = of_clause(a.state);
    row[3].line = {plain_bit(Text(a.note), "human")};
    b.table.rows.push_back(std::move(row));
  }
  return b;
}
}  // namespace

/// Findings that were in the journal when the card was made. One changed number of the answer voids them:
/// they are then of another answer, and stand here no longer.
Done Builder::findings() {
  std::map<std::string, Block> said;
  for (const report::Answer& a : doc().ledger.answers) {
    TRY(const auto lines, findings_said(project, asker.whole_body(a.result), card.context.journal_entry));
    const std::string section = usual_section(a.question);
    if (lines.empty() || !at.count(section)) continue;
    Block& list = said[section];
    list.kind = Block::Kind::list;
    list.items.insert(list.items.end(), lines.begin(), lines.end());
  }
  for (auto& [section, list] : said) {
    at[section]->blocks.push_back(heading(QT_TRANSLATE_NOOP("core", "Signed findings")));
    at[section]->blocks.push_back(std::move(list));
  }
  return {};
}

void Builder::law() {
  std::vector<Block>& blocks = at["14"]->blocks;
  for (const auto& [key, title] : {std::pair{"legal_basis", QT_TRANSLATE_NOOP("core", "Legal basis")},
                                   {"rights", QT_TRANSLATE_NOOP("core", "Rights of the persons concerned")}})
    if (const std::string said = words(key); !said.empty()) {
      blocks.push_back(heading(title));
      add_human(blocks, said);
    }
  card.clauses = answered_clauses(spec);
  const ClauseCount n = count_clauses(spec);
  blocks.push_back(heading(QT_TRANSLATE_NOOP("core", "Clauses of law")));
  blocks.push_back(paragraph(
      {plain_bit(Text(QT_TRANSLATE_NOOP("core", "Clauses met: %1, not applicable: %2, open: %3."),
                      {n.met, n.not_applicable, n.open}),
                 "count")}));
  blocks.push_back(clause_table(card.clauses));
}

/// Of each plan that limits them: the clauses of law still open, counted from the card's own record.
void Builder::clause_gates() {
  std::vector<Json> plans;
  if (spec["gates"].is_object()) plans = {spec["gates"]};
  if (spec["gates"].is_array())
    for (const Json& gate : spec["gates"]) plans.push_back(gate.value("plan", Json::object()));
  for (const Json& plan : plans) {
    if (!plan.contains("clauses")) continue;
    GateRow row;
    row.name = QT_TRANSLATE_NOOP("core", "Clauses of law still open");
    row.max = plan["clauses"].get<double>();
    row.observed.format = report::count();
    row.observed.value = static_cast<double>(count_clauses(spec).open);
    row.verdict = verdict(row.observed, row.min, row.max);
    card.gates.push_back(std::move(row));
  }
}

void Builder::statement() {
  std::vector<Block>& blocks = at["20"]->blocks;
  doc().ledger.section = "20";
  const Json causal = spec["causal"];
  card.causal = canonical(causal);
  const CausalWords cause = causal_words(causal);
  doc().caution = cause.warning;
  blocks.push_back(heading(cause.title));
  blocks.push_back(paragraph({plain_bit(cause.warning, "human")}));
  if (causal.contains("edges")) {
    Block drawing;
    drawing.kind = Block::Kind::list;
    for (const Json& edge : causal["edges"])
      drawing.items.push_back(
          {plain_bit(Text(edge[0].get<std::string>() + " → " + edge[1].get<std::string>()), "human")});
    blocks.push_back(std::move(drawing));
  }
  card.assumptions = assumptions_of(doc().ledger, causal.value("claim", "association"));
  Block b;
  b.kind = Block::Kind::table;
  b.table.caption = {
      plain_bit(QT_TRANSLATE_NOOP("core", "What is taken for granted, and what the figures say of it"), "",
                report::Bit::Style::strong)};
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "Assumption"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Tested how"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Result"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "What was seen"), Column::Align::left}};
  b.table.widths = {0.28, 0.34, 0.13, 0.25};
  b.table.dense = true;
  for (const Assumption& a : card.assumptions) {
    std::vector<DocumentCell> row(4);
    row[0].line = {plain_bit(a.claim, "name")};
    row[1].line = {plain_bit(a.tested, "setting", report::Bit::Style::quiet)};
    row[2] = of_assumption(a.state);
    row[3].line = a.answer < 0 ? report::Line{plain_bit(a.result, "name")}
                               : doc().ledger.message(static_cast<size_t>(a.answer), a.result, a.claim,
                                                      "assumptions/" + a.id);
    b.table.rows.push_back(std::move(row));
  }
  blocks.push_back(std::move(b));
}

std::vector<Text> bands_of(const Card& card) {
  const report::Words& words = words_of(card);
  std::vector<Text> out;
  std::string blank, open, stale;
  for (const Part* p : card.complete.required()) blank += (blank.empty() ? "" : ", ") + words.say(p->name);
  for (const std::string& n : card.draft) open += (open.empty() ? "§ " : ", ") + n;
  for (const Text& t : card.context.outdated) stale += (stale.empty() ? "" : " ") + words.say(t);
  if (!blank.empty() && !open.empty())
    out.push_back(
        Text(QT_TRANSLATE_NOOP("core", "DRAFT: not filled in: %1; sections still open: %2"), {blank, open}));
  else if (!open.empty())
    out.push_back(Text(QT_TRANSLATE_NOOP("core", "DRAFT: sections still open: %1"), {open}));
  if (!stale.empty()) out.push_back(Text(QT_TRANSLATE_NOOP("core", "OUTDATED: %1"), {stale}));
  return out;
}

}  // namespace habitus::governance
