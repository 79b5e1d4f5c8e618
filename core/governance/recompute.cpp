#include "core/governance/recompute.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/governance/approval.h"
#include "core/governance/report.h"
#include "core/project/parts.h"

namespace habitus::governance {

namespace {
/// Every run of 64 hex digits, spaces within them ignored: one of them is the card's hash, however much of
/// the file was changed.
std::vector<std::string> hashes_in(const std::string& text) {
  std::set<std::string> seen;
  std::vector<std::string> out;
  std::string run;
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  for (const char c : text + "\n") {
    if (is_hex(c))
      run += c;
    else if (c == ' ' && !run.empty())
      continue;
    else {
      if (run.size() == 64 && seen.insert(run).second) out.push_back(run);
      run.clear();
    }
  }
  return out;
}

enum class Shape { html, json, markdown };
Shape shape_of(const std::string& file) {
  const size_t first = file.find_first_not_of(" \t\r\n");
  if (first != std::string::npos && file[first] == '{') return Shape::json;
  if (first != std::string::npos && file[first] == '<') return Shape::html;
  return Shape::markdown;
}

std::string render(const Card& card, Shape shape) {
  const report::Words& words = words_of(card);
  switch (shape) {
    case Shape::json:
      return card_json(card, words);
    case Shape::html:
      return report::html(card.document, words);
    case Shape::markdown:
      return card_markdown(card, words);
  }
  return {};
}

/// The card the file was exported from: by its hash; when even that was changed, the latest of this project.
Result<StoredCard> origin_of(Project& project, const std::string& file) {
  for (const std::string& hash : hashes_in(file)) {
    TRY(const auto card, stored_card(project, hash));
    if (card) return *card;
  }
  TRY(const std::vector<StoredCard> all, stored_cards(project));
  if (all.empty())
    return fail(Kind::missing, QT_TRANSLATE_NOOP("core", "This project never exported a card"),
                project.path(), QT_TRANSLATE_NOOP("core", "Export one with the verb card"));
  for (const StoredCard& card : all)
    if (file.find(card.name) != std::string::npos) return card;
  return all.front();
}

/// A card made again, and who signed it.
struct Again {
  Card card;
  std::vector<Approval> given;
};

Result<Again> make_again(Project& project, const StoredCard& origin, const Exec& exec) {
  TRY(const Definition definition, project.definitions().by_hash(origin.definition));
  TRY(std::vector<Approval> given, approvals(project, origin.hash));
  const Anew anew(project);
  TRY(Card card, build_document(project, definition, exec, &origin.context));
  return Again{std::move(card), std::move(given)};
}

Recomputed held_against(const Again& again, const std::string& hash, const std::string& file) {
  Recomputed out;
  out.card = hash;
  out.facts = again.card.document.ledger.facts.size();
  out.moved = again.card.moved;
  // The file may have left the program before or after each signature: hold it against the nearest.
  bool first = true;
  for (size_t signatures = 0; signatures <= again.given.size(); ++signatures) {
    Card signed_card = again.card;
    sign(signed_card.document,
         std::vector<Approval>(again.given.begin(),
                               again.given.begin() + static_cast<std::ptrdiff_t>(signatures)));
    const std::string text = render(signed_card, shape_of(file));
    std::vector<Mismatch> found = compare_digits(file, text);
    if (!first && found.size() >= out.mismatches.size()) continue;
    out.same_bytes = file == text;
    out.mismatches = std::move(found);
    first = false;
  }
  return out;
}
}  // namespace

Result<std::vector<Recomputed>> recompute_all(Project& project, const std::vector<std::string>& files,
                                              const Exec& exec) {
  std::map<std::string, Again> made;
  std::vector<Recomputed> out;
  for (const std::string& file : files) {
    TRY(const StoredCard origin, origin_of(project, file));
    auto at = made.find(origin.hash);
    if (at == made.end()) {
      TRY(Again again, make_again(project, origin, exec));
      at = made.emplace(origin.hash, std::move(again)).first;
    }
    out.push_back(held_against(at->second, origin.hash, file));
  }
  return out;
}

Result<Recomputed> recompute(Project& project, const std::string& file, const Exec& exec) {
  TRY(std::vector<Recomputed> one, recompute_all(project, {file}, exec));
  return std::move(one.front());
}

}  // namespace habitus::governance
