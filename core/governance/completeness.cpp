#include "core/governance/completeness.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/governance/clauses.h"

namespace habitus::governance {

const std::vector<Part>& card_parts() {
  static const std::vector<Part> all{
      {"texts.use", "2", QT_TRANSLATE_NOOP("core", "intended use"), true},
      {"texts.out_of_scope", "2", QT_TRANSLATE_NOOP("core", "out-of-scope use"), true},
      {"texts.legal_basis", "14", QT_TRANSLATE_NOOP("core", "legal basis"), true},
      {"texts.rights", "14", QT_TRANSLATE_NOOP("core", "rights of the persons concerned"), true},
      {"texts.limitations", "13", QT_TRANSLATE_NOOP("core", "limitations"), true},
      {"purpose", "0", QT_TRANSLATE_NOOP("core", "purpose in one sentence"), false},
      {"tier", "0", QT_TRANSLATE_NOOP("core", "risk tier"), false},
      {"valid_until", "0", QT_TRANSLATE_NOOP("core", "end of validity"), false},
      {"owner", "1", QT_TRANSLATE_NOOP("core", "owner of the model"), false},
      {"developer", "1", QT_TRANSLATE_NOOP("core", "developer of the model"), false},
      {"validator", "1", QT_TRANSLATE_NOOP("core", "independent validator"), false},
      {"contact", "1", QT_TRANSLATE_NOOP("core", "contact address"), false},
      {"licence", "1", QT_TRANSLATE_NOOP("core", "licence of the model"), false},
      {"texts.decision", "3", QT_TRANSLATE_NOOP("core", "decision context"), false},
      {"texts.privacy", "14", QT_TRANSLATE_NOOP("core", "words on privacy"), false},
      {"texts.monitoring", "15", QT_TRANSLATE_NOOP("core", "monitoring plan"), false},
      {"texts.changes", "16", QT_TRANSLATE_NOOP("core", "pre-determined changes"), false},
      {"gates", "0", QT_TRANSLATE_NOOP("core", "gates set beforehand"), false},
      {"clauses", "14", QT_TRANSLATE_NOOP("core", "clauses of law answered"), false},
      {"limitations", "13", QT_TRANSLATE_NOOP("core", "proposed limitations decided"), false},
      {"§8", "8", QT_TRANSLATE_NOOP("core", "evaluation of the model"), false},
      {"§10", "10", QT_TRANSLATE_NOOP("core", "results by group"), false},
  };
  return all;
}

const Part* required_text(const std::string& text) {
  for (const Part& p : card_parts())
    if (p.required && p.key == "texts." + text) return &p;
  return nullptr;
}

std::vector<const Part*> Completeness::required() const {
  std::vector<const Part*> out;
  for (const Part* p : lacking)
    if (p->required) out.push_back(p);
  return out;
}

namespace {
bool blank(const Json& object, const std::string& key) {
  return !object.contains(key) || !object[key].is_string() ||
         object[key].get<std::string>().find_first_not_of(" \t\r\n") == std::string::npos;
}
}  // namespace

Completeness completeness(const Json& spec, const std::vector<std::string>& open, size_t undecided) {
  const Json texts = spec.value("texts", Json::object());
  const auto is_open = [&](const std::string& section) {
    return std::find(open.begin(), open.end(), section) != open.end();
  };
  const auto lacks = [&](const Part& p) {
    const std::string key = p.key;
    if (key.rfind("texts.", 0) == 0) return blank(texts, key.substr(6)) && (p.required || is_open(p.section));
    if (key.rfind("§", 0) == 0) return is_open(p.section);
    if (key == "gates") return spec.value("gates", Json()).empty();
    if (key == "clauses") return count_clauses(spec).open > 0;
    if (key == "limitations") return undecided > 0;
    return blank(spec, key);
  };
  Completeness out;
  for (const Part& p : card_parts()) {
    ++out.all;
    if (lacks(p)) out.lacking.push_back(&p);
  }
  return out;
}

Done may_export(const Completeness& card) {
  const std::vector<const Part*> blank = card.required();
  if (blank.empty()) return {};
  static constexpr std::array<const char*, 5> said{
      QT_TRANSLATE_NOOP("core", "The card is not exported: “%1” is not filled in"),
      QT_TRANSLATE_NOOP("core", "The card is not exported: “%1” and “%2” are not filled in"),
      QT_TRANSLATE_NOOP("core", "The card is not exported: “%1”, “%2” and “%3” are not filled in"),
      QT_TRANSLATE_NOOP("core", "The card is not exported: “%1”, “%2”, “%3” and “%4” are not filled in"),
      QT_TRANSLATE_NOOP("core",
                        "The card is not exported: “%1”, “%2”, “%3”, “%4” and “%5” are not filled in")};
  Text what(said.at(blank.size() - 1));
  std::string where;
  for (const Part* p : blank) {
    what.args.emplace_back(p->name.id);
    where += (where.empty() ? "" : ", ") + std::string(p->key);
  }
  return fail(Kind::refused, what, where,
              Text(QT_TRANSLATE_NOOP("core",
                                     "Write it into the card's definition, like {\"texts\": {\"%1\": "
                                     "\"…\"}}, or in section %2 of the Card view; or export a draft "
                                     "(--draft), which names what is missing"),
                   {std::string(blank[0]->key).substr(6), std::string(blank[0]->section)}));
}

}  // namespace habitus::governance
