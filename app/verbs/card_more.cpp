#include "app/verbs/card_more.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "app/verbs/file.h"
#include "core/governance/approval.h"
#include "core/governance/card_diff.h"
#include "core/governance/outdated.h"

namespace habitus {

namespace {
using A = report::Column::Align;

/// An exported file by its path, else what was said.
std::string reference_of(const std::string& said) {
  const auto text = read_text(said);
  return text ? *text : said;
}
}  // namespace

Result<Reply> card_status(Desk& desk) {
  TRY(Project * project, desk.open(false));
  TRY(const auto cards, governance::stored_cards(*project));
  Reply reply;
  Json list = Json::array();
  report::Table table;
  table.columns = {
      {"card", A::left}, {"export", A::left}, {"made", A::left}, {"signed", A::right}, {"state", A::left}};
  for (const auto& card : cards) {
    TRY(const auto why, governance::outdated(*project, card));
    TRY(const auto given, governance::approvals(*project, card.hash));
    std::string said;
    for (const Text& t : why) said += (said.empty() ? "" : " ") + english(t);
    table.rows.push_back({Text("%1", {card.name}), Text(card.hash.substr(0, 12)), Text(card.context.created),
                          Text(std::to_string(given.size())),
                          Text("%1", {said.empty() ? "up to date" : "OUTDATED: " + said})});
    list.push_back({{"name", card.name},
                    {"card", card.hash},
                    {"created", card.context.created},
                    {"outdated", !why.empty()},
                    {"why", said},
                    {"signatures", given.size()}});
  }
  reply.tables.push_back(std::move(table));
  reply.json = canonical(list);
  return reply;
}

Result<Reply> diff_cards(Desk& desk, const Json& spec) {
  TRY(Project * project, desk.open(false));
  if (!spec.contains("a") || !spec.contains("b"))
    return fail(Kind::input, "Two cards are needed", {}, "Write: card diff P A B");
  TRY(const auto a, governance::card_named(*project, reference_of(spec["a"].get<std::string>()), desk.exec));
  TRY(const auto b, governance::card_named(*project, reference_of(spec["b"].get<std::string>()), desk.exec));
  const auto diff = governance::card_diff(a, b);
  Reply reply;
  const auto value = [](double v) { return std::isnan(v) ? Json() : Json(v); };
  Json numbers = Json::array();
  report::Table fields, moved;
  fields.columns = {{"field", A::left}, {a.called, A::left}, {b.called, A::left}};
  for (const auto& c : diff.fields)
    fields.rows.push_back(
        {Text("%1", {c.path}), Text("%1", {excerpt(c.before, 60)}), Text("%1", {excerpt(c.after, 60)})});
  moved.columns = {{"number", A::left}, {"question", A::left}, {a.called, A::right}, {b.called, A::right}};
  for (const auto& m : diff.numbers) {
    moved.rows.push_back({m.label, Text("%1", {m.question}), m.before, m.after});
    numbers.push_back({{"question", m.question},
                       {"at", m.at},
                       {"label", english(m.label)},
                       {"before", value(m.before.value)},
                       {"after", value(m.after.value)}});
  }
  reply.lines.push_back(diff.same() ? "No difference"
                                    : std::to_string(diff.fields.size() + diff.numbers.size()) +
                                          " differences: " + std::to_string(diff.fields.size()) +
                                          " fields, " + std::to_string(diff.numbers.size()) + " numbers");
  for (const auto& v : diff.verdicts)
    reply.lines.push_back("So the gate “" + v.path + "”: " + v.before + " → " + v.after);
  if (!fields.rows.empty()) reply.tables.push_back(std::move(fields));
  if (!moved.rows.empty()) reply.tables.push_back(std::move(moved));
  reply.json = canonical(Json{{"a", a.called},
                              {"b", b.called},
                              {"differences", diff.fields.size() + diff.numbers.size()},
                              {"fields", governance::to_json(diff.fields)},
                              {"numbers", numbers},
                              {"verdicts", governance::to_json(diff.verdicts)}});
  return reply;
}

}  // namespace habitus
