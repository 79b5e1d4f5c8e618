#include "core/governance/card.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/governance/builder.h"
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

/// A completed spec as a table of settings: what was really asked, defaults included.
void flatten(const Json& node, const std::string& path, std::vector<std::pair<Text, Line>>& rows) {
  if (node.is_object() && !node.empty()) {
    for (const auto& [key, value] : node.items()) flatten(value, path.empty() ? key : path + "." + key, rows);
  } else if (!path.empty()) {
    const std::string text = node.is_string() ? node.get<std::string>() : canonical(node);
    rows.emplace_back(Text(path), Line{plain_bit(Text(excerpt(text, 400)), "setting")});
  }
}

}  // namespace

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

Time now_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}
}  // namespace

Result<Card> build_card(Project& project, const Definition& definition, const Exec& exec,
                        const Context* past) {
  TRY(Json spec, complete_card(project, definition.json()));
  Asker asker = past ? Asker(project, exec, *past) : Asker(project, exec);
  Builder b{project, definition, spec, asker, {}, {}};
  if (past) {
    b.card.context = *past;
    if (!past->evidence.empty()) spec["evidence"] = Json::parse(past->evidence, nullptr, false);
  } else {
    b.card.context.at = now_us();
    b.card.context.created = iso(floor_div(b.card.context.at, kSecond) * kSecond);
    TRY(b.card.context.journal_head, project.journal().head());
    TRY(const auto entries, project.journal().entries());
    b.card.context.journal_entry = entries.empty() ? 0 : entries.back().seq;
    CHECK(resolve(project, spec["evidence"]));
    b.card.context.evidence = canonical(spec["evidence"]);
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
  b.card.moved = asker.moved();
  for (const auto& [name, role] : {std::pair{b.text("developer"), "Developer"},
                                   {b.text("validator"), "Independent validator"},
                                   {b.text("owner"), "Model owner"}})
    if (!name.empty()) d.signatures.push_back({name, role, {}, {}, {}, {}});
  d.card_hash = report::content_hash(d, report::Words());
  d.seal = seal("habitus card " + d.card_hash + " journal " + d.journal_head);
  return std::move(b.card);
}

}  // namespace habitus::governance
