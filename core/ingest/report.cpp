#include "core/ingest/report.h"

#include <nlohmann/json.hpp>

#include <QtCore/qglobal.h>

namespace habitus::ingest {
namespace {

report::Cell count_cell(int64_t n) {
  report::Quantity q;
  q.value = static_cast<double>(n);
  q.format = report::count();
  return q;
}

report::Cell text_cell(std::string text) { return Text("%1", {std::move(text)}); }

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

Json to_json(const Counts& c) {
  return Json{{"read", c.read},
              {"stored", c.stored},
              {"rejected", c.rejected},
              {"duplicates", c.duplicates},
              {"skipped", c.skipped}};
}

Json to_json(const ImportReport& r) {
  Json out = to_json(r.counts);
  out["known"] = r.known;
  out["repeats"] = r.repeats;
  out["id_conflicts"] = r.id_conflicts;
  out["content_hash"] = r.content_hash;
  out["clock"] = Json{{"ambiguous", r.clock.ambiguous}, {"shifted", r.clock.shifted}, {"leap", r.clock.leap}};
  out["files"] = Json::array();
  for (const auto& f : r.files) {
    Json file = to_json(f.counts);
    file["file"] = f.path;
    file["known"] = f.known;
    file["complete"] = f.complete;
    out["files"].push_back(std::move(file));
  }
  if (!r.rules.empty()) out["rules"] = Json::array();
  for (const auto& [rule, n] : r.rules)
    if (rule.of_a_cell() || rule.in_file_order())
      out["rules"].push_back({{"rule", rule.label},
                              {"action", action_name(rule.action)},
                              {"failed", n.failed},
                              {"rejected", n.rejected},
                              {"first", n.first}});
  out["problems"] = Json::array();
  for (const auto& p : r.problems)
    out["problems"].push_back({{"file", p.file},
                               {"record", p.row},
                               {"line", p.line},
                               {"byte", p.byte},
                               {"column", p.column},
                               {"value", p.value},
                               {"why", english(p.why)}});
  return out;
}

namespace {

/// One row a rule: what it found in the records of this import and what became of them.
report::Table rule_table(const ImportReport& r) {
  using Align = report::Column::Align;
  report::Table t;
  t.caption = Text(QT_TRANSLATE_NOOP("core", "Rules"));
  t.columns = {{QT_TRANSLATE_NOOP("core", "Rule"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Action"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Broken"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Rejected"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Stored"), Align::right},
               {QT_TRANSLATE_NOOP("core", "First record"), Align::right}};
  for (const auto& [rule, n] : r.rules) {
    if (!rule.of_a_cell() && !rule.in_file_order()) continue;
    t.rows.push_back({text_cell(rule.label), action_text(rule.action), count_cell(n.failed),
                      count_cell(n.rejected), count_cell(n.failed - n.rejected),
                      n.failed ? count_cell(n.first) : report::Cell()});
  }
  return t;
}

}  // namespace

Text action_text(Rule::Action action) {
  switch (action) {
    case Rule::Action::reject:
      return QT_TRANSLATE_NOOP("core", "reject");
    case Rule::Action::repair:
      return QT_TRANSLATE_NOOP("core", "repair");
    case Rule::Action::impute:
      return QT_TRANSLATE_NOOP("core", "impute");
    case Rule::Action::flag:
      break;
  }
  return QT_TRANSLATE_NOOP("core", "flag");
}

report::Table problem_table(const std::vector<Problem>& problems) {
  using Align = report::Column::Align;
  report::Table t;
  t.columns = {
      {QT_TRANSLATE_NOOP("core", "File"), Align::left},   {QT_TRANSLATE_NOOP("core", "Record"), Align::right},
      {QT_TRANSLATE_NOOP("core", "Line"), Align::right},  {QT_TRANSLATE_NOOP("core", "Byte"), Align::right},
      {QT_TRANSLATE_NOOP("core", "Column"), Align::left}, {QT_TRANSLATE_NOOP("core", "Value"), Align::left},
      {QT_TRANSLATE_NOOP("core", "Why"), Align::left}};
  for (const auto& p : problems)
    t.rows.push_back({text_cell(base_name(p.file)), count_cell(p.row), count_cell(p.line), count_cell(p.byte),
                      text_cell(p.column), text_cell(p.value), p.why});
  return t;
}

std::vector<report::Table> tables(const ImportReport& r) {
  using Align = report::Column::Align;
  report::Table t;
  t.columns = {{QT_TRANSLATE_NOOP("core", "File"), Align::left},
               {QT_TRANSLATE_NOOP("core", "Read"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Stored"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Rejected"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Duplicates"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Skipped"), Align::right},
               {QT_TRANSLATE_NOOP("core", "Known"), Align::right}};
  const auto row = [&](report::Cell name, const Counts& c, int64_t known) {
    t.rows.push_back({std::move(name), count_cell(c.read), count_cell(c.stored), count_cell(c.rejected),
                      count_cell(c.duplicates), count_cell(c.skipped), count_cell(known)});
  };
  for (const auto& f : r.files) row(text_cell(base_name(f.path)), f.counts, f.known);
  if (r.files.size() > 1) row(Text(QT_TRANSLATE_NOOP("core", "All files")), r.counts, r.known);
  std::vector<report::Table> all{t};
  if (auto rules = rule_table(r); !rules.rows.empty()) all.push_back(std::move(rules));
  if (!r.problems.empty()) {
    all.push_back(problem_table(r.problems));
    all.back().caption = r.counts.rejected > static_cast<int64_t>(r.problems.size())
                             ? Text(QT_TRANSLATE_NOOP("core", "The first %1 of %2 rejected records"),
                                    {static_cast<int64_t>(r.problems.size()), r.counts.rejected})
                             : Text(QT_TRANSLATE_NOOP("core", "Rejected records"));
  }
  return all;
}

std::vector<Text> sentences(const ImportReport& r) {
  std::vector<Text> out;
  if (r.counts.read == 0 && r.counts.stored == 0 && r.known > 0)
    out.push_back(
        Text(QT_TRANSLATE_NOOP("core", "Nothing new: all %1 records were imported before"), {r.known}));
  else if (r.known > 0)
    out.push_back(
        Text(QT_TRANSLATE_NOOP("core", "%1 records were imported before; the import went on after them"),
             {r.known}));
  for (const FileReport& file : r.files)
    if (file.counts.rejected < 0)
      out.push_back(
          Text(QT_TRANSLATE_NOOP("core",
                                 "A record at the end of %1 had been cut off and was refused; it goes on now "
                                 "and was read again, which takes the refusal back"),
               {file.path.substr(file.path.find_last_of('/') + 1)}));
  if (r.other_mapping)
    out.push_back(QT_TRANSLATE_NOOP("core",
                                    "They came in under another mapping. To import them again under this "
                                    "one, give the source another name"));
  if (r.repeats > 0)
    out.push_back(
        Text(QT_TRANSLATE_NOOP("core", "%1 exact repeats were kept, because the records carry no event id"),
             {r.repeats}));
  if (r.id_conflicts > 0)
    out.push_back(Text(QT_TRANSLATE_NOOP("core", "%1 event ids stand under two actors; both were kept"),
                       {r.id_conflicts}));
  if (r.clock.ambiguous > 0)
    out.push_back(Text(QT_TRANSLATE_NOOP("core",
                                         "%1 clock readings happened twice when the clock was put back "
                                         "(first at record %2); the earlier moment was taken"),
                       {r.clock.ambiguous, r.clock.first_ambiguous}));
  if (r.clock.shifted > 0)
    out.push_back(Text(QT_TRANSLATE_NOOP("core",
                                         "%1 clock readings never happened because the clock was put forward "
                                         "(first at record %2); they were moved"),
                       {r.clock.shifted, r.clock.first_shifted}));
  if (r.clock.leap > 0)
    out.push_back(Text(
        QT_TRANSLATE_NOOP(
            "core", "%1 leap seconds were stored as the last microsecond before them (first at record %2)"),
        {r.clock.leap, r.clock.first_leap}));
  return out;
}

}  // namespace habitus::ingest
