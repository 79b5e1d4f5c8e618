#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/hash.h"
#include "core/governance/card.h"
#include "core/report/html_parts.h"

namespace habitus::governance {

namespace {
using report::Block;
using report::Line;
using report::Section;
using report::Words;

std::string plain_text(const Line& line, const Words& words) {
  std::string out;
  for (const report::Bit& b : line) out += words.say(b.text);
  return out;
}

const Section* section_of(const Card& card, const std::string& number) {
  for (const Section& s : card.document.sections)
    if (s.number == number) return &s;
  return nullptr;
}

/// The prose of a section; tables and figures have their own place in the schema.
std::string prose(const Card& card, const std::string& number, const Words& words) {
  std::string out;
  if (const Section* s = section_of(card, number))
    for (const Block& b : s->blocks) {
      if (b.kind == Block::Kind::paragraph || b.kind == Block::Kind::lead)
        out += (out.empty() ? "" : "\n") + plain_text(b.line, words);
      for (const Line& item : b.items) out += (out.empty() ? "- " : "\n- ") + plain_text(item, words);
    }
  return out;
}

std::string number_text(double v) { return canonical(Json(v)); }

Json metrics_of(const Card& card, const Words& words) {
  Json list = Json::array();
  for (const report::Fact& f : card.document.ledger.facts) {
    if (std::isnan(f.quantity.value)) continue;
    Json m{{"type", words.say(f.label)},
           {"value", number_text(f.quantity.value)},
           {"slice", card.document.ledger.answers[f.answer].question + " " + f.quantity.at}};
    if (!std::isnan(f.quantity.lo) && !std::isnan(f.quantity.hi))
      m["confidence_interval"] = {{"lower_bound", number_text(f.quantity.lo)},
                                  {"upper_bound", number_text(f.quantity.hi)}};
    list.push_back(m);
  }
  return list;
}

Json passports_of(const Card& card, const Words& words) {
  Json list = Json::array();
  for (const report::Fact& f : card.document.ledger.facts) {
    const report::Answer& a = card.document.ledger.answers[f.answer];
    list.push_back({{"id", f.id},
                    {"question", a.question},
                    {"at", f.quantity.at},
                    {"result", a.result},
                    {"inputs", sha256(a.inputs)},
                    {"printed", report::print(f.quantity, words)},
                    {"interval", report::print_interval(f.quantity, words)},
                    {"n", std::isnan(f.quantity.n) ? "" : number_text(f.quantity.n)},
                    {"section", f.section}});
  }
  return list;
}

Json listing(const std::string& text, const char* key) {
  Json list = Json::array();
  size_t from = 0;
  while (from < text.size()) {
    const size_t end = std::min(text.find('\n', from), text.size());
    std::string line = text.substr(from, end - from);
    if (line.rfind("- ", 0) == 0) line.erase(0, 2);
    if (!line.empty()) list.push_back({{key, line}});
    from = end + 1;
  }
  return list;
}

/// The words of a person about limits, and each limitation with what was decided about it.
Json limitations_of(const Card& card, const Words& words) {
  Json list = listing(prose(card, "13", words), "description");
  list.push_back({{"description", words.say(card.document.caution)}});
  const Section* s = section_of(card, "13");
  for (const Block& b : s ? s->blocks : std::vector<Block>())
    for (const auto& row : b.table.rows) {
      const std::string why = plain_text(row[2].line, words);
      list.push_back({{"description", plain_text(row[0].line, words) + " (" + plain_text(row[1].line, words) +
                                          (why.empty() ? "" : ": " + why) + ")"}});
    }
  return list;
}

Json list_of_texts(const std::vector<std::string>& all, const char* key) {
  Json list = Json::array();
  for (const std::string& one : all) list.push_back({{key, one}});
  return list;
}

const char* state_name(Assumption::State state) {
  return state == Assumption::State::holds   ? "holds"
         : state == Assumption::State::fails ? "fails"
                                             : "untested";
}

/// What a card says of the law, of causes and of itself, for readers that are programs.
Json record_of(const Card& card, const Words& words) {
  Json law = Json::array(), taken = Json::array();
  for (const ClauseAnswer& a : card.clauses)
    law.push_back({{"clause", a.clause->name},
                   {"asks", words.say(a.clause->asks)},
                   {"state", a.state},
                   {"note", a.note}});
  for (const Assumption& a : card.assumptions)
    taken.push_back({{"assumption", words.say(a.claim)},
                     {"tested", words.say(a.tested)},
                     {"state", state_name(a.state)},
                     {"result", words.say(a.result)}});
  std::vector<std::string> lacking, bands;
  for (const Part* p : card.complete.lacking) lacking.push_back(p->key);
  for (const Text& band : card.document.bands) bands.push_back(words.say(band));
  const Json causal = Json::parse(card.causal, nullptr, false);
  return {{"language", card.document.language},
          {"bands", list_of_texts(bands, "text")},
          {"causal",
           {{"claim", causal.value("claim", "association")},
            {"statement", card.causal},
            {"warning", words.say(card.document.caution)}}},
          {"clauses", law},
          {"assumptions", taken},
          {"completeness",
           {{"filled", std::to_string(card.complete.filled())},
            {"of", std::to_string(card.complete.all)},
            {"lacking", list_of_texts(lacking, "part")}}}};
}

std::string quoted(const std::string& s) { return Json(s).dump(); }  // a JSON string is a YAML string
}  // namespace

std::string card_json(const Card& card, const Words& words) {
  const report::Document& d = card.document;
  Json questions = Json::array();
  for (const report::Answer& a : d.ledger.answers)
    questions.push_back(
        {{"question", a.question}, {"spec", a.spec}, {"result", a.result}, {"inputs", sha256(a.inputs)}});
  Json signatures = Json::array();
  for (const report::Signature& s : d.signatures)
    if (!s.signature.empty())
      signatures.push_back({{"name", s.name},
                            {"role", s.role},
                            {"decision", s.decision},
                            {"time", s.time},
                            {"key", s.key},
                            {"signature", s.signature}});
  Json owners = Json::array();
  for (const report::Signature& s : d.signatures) owners.push_back({{"name", s.name}, {"contact", s.role}});
  Json habitus{{"card", d.card_hash},
               {"definition", d.definition},
               {"journal_head", d.journal_head},
               {"journal_entry", std::to_string(d.journal_entry)},
               {"program", "Habitus " HABITUS_VERSION},
               {"status", card.draft.empty() ? "complete" : "draft"},
               {"questions", questions},
               {"facts", passports_of(card, words)},
               {"signatures", signatures}};
  habitus.update(record_of(card, words));
  Json data = Json::array({Json{{"name", d.project},
                                {"description", prose(card, "4", words)},
                                {"sensitive", {{"sensitive_data", Json::array()}}}}});
  Json ethics = Json::array();
  for (const char* number : {"10", "14"})
    if (const std::string text = prose(card, number, words); !text.empty())
      ethics.push_back({{"name", words.say(section_of(card, number)->title)}, {"mitigation_strategy", text}});
  const Json out{
      {"schema_version", "0.0.2"},
      {"model_details",
       {{"name", d.title},
        {"overview", plain_text(d.purpose, words)},
        {"documentation", prose(card, "3", words)},
        {"owners", owners},
        {"version",
         {{"name", d.version}, {"date", d.created.substr(0, 10)}, {"diff", prose(card, "16", words)}}},
        {"habitus", habitus}}},
      {"model_parameters",
       {{"model_architecture", prose(card, "6", words)},
        {"data", data},
        {"input_format", prose(card, "5", words)}}},
      {"quantitative_analysis", {{"performance_metrics", metrics_of(card, words)}}},
      {"considerations",
       {{"use_cases", listing(prose(card, "2", words), "description")},
        {"limitations", limitations_of(card, words)},
        {"ethical_considerations", ethics}}}};
  return pretty(out);
}

std::string card_markdown(const Card& card, const Words& words) {
  const report::Document& d = card.document;
  if (d.definition.rfind("report/", 0) == 0) return report::markdown(d, words, "title: " + quoted(d.title));
  std::string yaml =
      "license: other\nlicense_name: internal\nlicense_link: LICENSE\nlanguage: " + d.language +
      "\nlibrary_name: habitus\npipeline_tag: tabular-classification\ntags:\n- behavioural-analytics\n- "
      "model-card\n";
  yaml += "model-index:\n- name: " + quoted(d.title) +
          "\n  results:\n  - task:\n      type: tabular-classification\n      name: " + quoted(d.title) +
          "\n    dataset:\n      name: " + quoted(d.project) + "\n      type: " + quoted(d.project) +
          "\n      revision: " + quoted(d.journal_head.substr(0, 16)) + "\n    metrics:\n";
  size_t written = 0;
  for (const report::Fact& f : d.ledger.facts) {
    if (std::isnan(f.quantity.value) || d.ledger.answers[f.answer].question != "validate" || written == 40)
      continue;
    yaml += "    - type: " + quoted(words.say(f.label)) + "\n      value: " + number_text(f.quantity.value) +
            "\n      name: " + quoted(f.id) + "\n";
    ++written;
  }
  for (const report::Fact& f : d.ledger.facts) {
    if (written > 0) break;  // a card without validation still names one number
    if (std::isnan(f.quantity.value)) continue;
    yaml += "    - type: " + quoted(words.say(f.label)) + "\n      value: " + number_text(f.quantity.value) +
            "\n      name: " + quoted(f.id) + "\n";
    ++written;
  }
  return report::markdown(d, words, yaml);
}

namespace {
/// The shape of Google's schema: names that may stand at a place. "*" = any (extra nested keys pass), "[]" =
/// list of objects.
struct Rule {
  const char* path;
  std::vector<const char*> keys;
};
const std::vector<Rule>& rules() {
  static const std::vector<Rule> all{
      {"",
       {"schema_version", "model_details", "model_parameters", "quantitative_analysis", "considerations"}},
      {"/model_details/owners", {"name", "contact"}},
      {"/model_details/version", {"name", "date", "diff"}},
      {"/model_details/licenses", {"identifier", "custom_text"}},
      {"/quantitative_analysis/performance_metrics", {"type", "value", "slice", "confidence_interval"}},
      {"/considerations/limitations", {"description"}},
      {"/considerations/use_cases", {"description"}},
      {"/considerations/ethical_considerations", {"name", "mitigation_strategy"}}};
  return all;
}

void scan(const Json& node, const std::string& path, std::vector<std::string>& faults) {
  if (node.is_number() || node.is_boolean() || node.is_null())
    faults.push_back(path + ": every scalar is a string");
  if (node.is_array())
    for (size_t i = 0; i < node.size(); ++i) {
      if (!node[i].is_object()) faults.push_back(path + ": lists hold objects");
      scan(node[i], path, faults);
    }
  if (!node.is_object()) return;
  for (const Rule& rule : rules())
    if (path == rule.path)
      for (const auto& [key, value] : node.items())
        if (std::none_of(rule.keys.begin(), rule.keys.end(), [&](const char* k) { return key == k; }))
          faults.push_back(path + ": no “" + key + "” here");
  for (const auto& [key, value] : node.items()) scan(value, path + "/" + key, faults);
}
}  // namespace

std::vector<std::string> google_faults(const Json& card) {
  std::vector<std::string> faults;
  if (!card.is_object()) return {"not a JSON object"};
  scan(card, "", faults);
  if (card.value("schema_version", "") != "0.0.2") faults.push_back("schema_version is not 0.0.2");
  const std::string date = card.contains("model_details")
                               ? card["model_details"].value("version", Json::object()).value("date", "")
                               : "";
  if (!date.empty() && !parse_iso(date)) faults.push_back("/model_details/version/date is not an ISO date");
  return faults;
}

}  // namespace habitus::governance
