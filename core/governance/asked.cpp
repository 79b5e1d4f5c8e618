#include "core/governance/asked.h"

#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/governance/approval.h"
#include "core/governance/questions.h"
#include "core/report/book.h"
#include "core/report/key.h"

namespace habitus::governance {

namespace {
bool means(const std::string& hash, const std::string& reference) {
  return hash == reference || (reference.size() >= 8 && hash.rfind(reference, 0) == 0);
}

/// What a definition would be asked as today.
Result<Asked> asked_by(Project& project, const Definition& d) {
  TRY(const report::Question* question, need_question(d.kind));
  TRY(const Json complete, question->complete(project, d.json()));
  TRY(const ResultKey key, report::key_of(project, *question, complete));
  return Asked{question->name, canonical(complete), key.hash()};
}
}  // namespace

Result<Asked> find_asked(Project& project, const std::string& reference) {
  if (const size_t slash = reference.find('/'); slash != std::string::npos) {
    TRY(const Definition d,
        project.definitions().need(reference.substr(0, slash), reference.substr(slash + 1)));
    return asked_by(project, d);
  }
  if (const auto found = report::Book::of(project).find(reference))
    return Asked{found->first, found->second, reference};
  TRY(const auto cards, stored_cards(project));
  for (const StoredCard& card : cards)
    for (const auto& a : card.context.asked)
      if (means(a.result, reference)) return Asked{a.question, a.spec, a.result};
  TRY(const auto heads, project.definitions().heads());
  for (const Definition& d : heads) {
    if (!find_question(d.kind)) continue;
    if (auto asked = asked_by(project, d); asked && means(asked->result, reference)) return std::move(*asked);
  }
  return fail(Kind::missing,
              Text(QT_TRANSLATE_NOOP("core", "Nothing here has the result %1"), {reference.substr(0, 16)}),
              project.path(),
              QT_TRANSLATE_NOOP(
                  "core", "Give the “result” of an answer, or a saved definition like funnel/checkout"));
}

std::vector<Number> numbers_of(const std::string& question, const Json& answer) {
  const report::Question* asked = find_question(question);
  std::vector<Number> out;
  std::set<std::string> seen;
  const auto add = [&](const report::Figure& f, auto&& self) -> void {
    for (const auto& [q, label] : report::quantities(f))
      if (!q.at.empty() && seen.insert(q.at).second)
        out.push_back({q, label.empty() ? f.title : label, f.title, f.sentence});
    for (const report::Figure& below : f.below) self(below, self);
  };
  if (asked)
    for (const report::Figure& f : asked->figures(answer)) add(f, add);
  return out;
}

Result<Number> number_at(const Asked& asked, const Json& answer, const std::string& at) {
  const auto all = numbers_of(asked.question, answer);
  for (const Number& n : all)
    if (at.empty() || n.quantity.at == at) return n;
  std::string some;
  for (size_t i = 0; i < all.size() && i < 12; ++i) some += (i ? ", " : "") + all[i].quantity.at;
  return fail(Kind::missing,
              Text(QT_TRANSLATE_NOOP("core", "The answer to “%1” has no number at %2"), {asked.question, at}),
              {}, Text(QT_TRANSLATE_NOOP("core", "There are: %1"), {some}));
}

}  // namespace habitus::governance
