#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/features/features.h"
#include "core/governance/card.h"
#include "core/governance/evidence.h"
#include "core/governance/questions.h"
#include "core/governance/share.h"
#include "core/report/markup.h"

namespace habitus::governance {

namespace {
using report::Column;
using report::Section;

Section section_of(report::Document& d, Text title) {
  Section s;
  s.number = std::to_string(d.sections.size() + 1);
  s.title = std::move(title);
  s.state = report::Sign::filled;
  s.answered_by = {plain_bit(QT_TRANSLATE_NOOP("core", "computed"))};
  return s;
}

/// Each feature in words: what it is, its window, when it is known, what missing means.
report::Block feature_words(const Json& set) {
  report::Block b;
  b.kind = report::Block::Kind::table;
  b.table.caption = {
      plain_bit(QT_TRANSLATE_NOOP("core", "The features in words"), "", report::Bit::Style::strong)};
  b.table.columns = {{QT_TRANSLATE_NOOP("core", "Feature"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "What it is"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Window"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Known"), Column::Align::left},
                     {QT_TRANSLATE_NOOP("core", "Missing"), Column::Align::left}};
  for (const features::Dossier& f : features::dossiers(set)) {
    std::vector<report::DocumentCell> row(5);
    row[0].line = {plain_bit(Text("%1", {f.name}), "name")};
    row[0].second = {plain_bit(Text(f.version.substr(0, 8)), "hash")};
    row[1].line = {plain_bit(f.definition, "name")};
    row[1].second = {plain_bit(Text(f.formula), "setting")};
    row[2].line = {plain_bit(f.window, "setting")};
    row[3].line = {plain_bit(f.known, "setting")};
    row[4].line = {plain_bit(f.missing, "setting")};
    b.table.rows.push_back(std::move(row));
  }
  return b;
}

/// All figures of an answer, pictures and tables, in one section.
void add_answer(report::Document& d, const report::Answer& answer, const report::Question& question,
                double k) {
  const size_t index = d.ledger.adopt(answer);
  const auto figures = shared_figures(question, answer.json(), k);
  if (figures.empty()) return;
  const std::string name = question.name;
  Section s =
      section_of(d, name == "datasheet" ? Text(QT_TRANSLATE_NOOP("core", "The event log"))
                    : name == "target"  ? Text(QT_TRANSLATE_NOOP("core", "The target"))
                    : name == "lineage" ? Text(QT_TRANSLATE_NOOP("core", "Where the features come from"))
                                        : Text(QT_TRANSLATE_NOOP("core", "Features")));
  if (name == "features") {
    const Json spec = Json::parse(answer.spec, nullptr, false);
    if (spec.is_object() && spec.contains("set") && spec["set"].is_object() &&
        spec["set"].contains("features"))
      s.blocks.push_back(feature_words(spec["set"]));
  }
  Section rest = s;
  rest.blocks.clear();
  for (size_t i = 0; i < figures.size(); ++i) {
    if (i > 0) s.blocks.push_back(heading(figures[i].title));
    add_figure({d.ledger, s, rest}, index, figures[i], "figures/" + std::to_string(i),
               {true, false, true, kAllRows, {}});
  }
  d.sections.push_back(std::move(s));
}
}  // namespace

report::Document dictionary(Project& project, const Card& card) {
  const report::Document& of = card.document;
  report::Document d;
  d.language = of.language, d.ledger.words = of.ledger.words;
  d.bands = of.bands, d.caution = of.caution;
  d.kind = QT_TRANSLATE_NOOP("core", "Data dictionary");
  d.project = of.project, d.title = of.title, d.version = of.version;
  d.purpose = {plain_bit(QT_TRANSLATE_NOOP("core",
                                           "What was read, what is to be foreseen, and each feature: what it "
                                           "is, when it is known, what missing means, how it is spread."))};
  d.created = of.created, d.journal_head = of.journal_head, d.journal_entry = of.journal_entry;
  d.definition = of.definition;
  d.verdict_title = {plain_bit(QT_TRANSLATE_NOOP("core", "Belongs to a model card"))};
  d.verdict_text = {plain_bit(QT_TRANSLATE_NOOP("core", "Of the same project, at the same moment."))};
  d.strip = {
      {QT_TRANSLATE_NOOP("core", "Card hash"), {plain_bit(Text(report::fours(of.card_hash, 16)), "hash")}},
      {QT_TRANSLATE_NOOP("core", "Evidence"),
       {plain_bit(Text(QT_TRANSLATE_NOOP("core", "computed %1"), {of.created.substr(0, 10)}), "date")}}};
  for (const char* name : {"datasheet", "target", "features", "lineage"})
    for (const report::Answer& a : of.ledger.answers)
      if (a.question == name)
        if (const report::Question* question = find_question(name))
          add_answer(d, a, *question, project.gate().min_cell());
  d.card_hash = report::content_hash(d, words_of(card));
  return d;
}

}  // namespace habitus::governance
