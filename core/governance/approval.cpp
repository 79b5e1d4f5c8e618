#include "core/governance/approval.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include <QtCore/qtmetamacros.h>

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/governance/anchor.h"
#include "core/governance/report.h"

namespace habitus::governance {

namespace {
Json results_of(const StoredCard& card) {
  Json list = Json::array();
  for (const auto& a : card.context.asked) list.push_back(a.result);
  return list;
}

void read_statement(Approval& a) {
  const Json s = Json::parse(a.statement, nullptr, false);
  if (!s.is_object()) return;
  a.name = s.value("name", ""), a.role = s.value("role", ""), a.decision = s.value("decision", ""),
  a.time = s.value("time", "");
}
}  // namespace

Result<std::vector<std::string>> authors(Project& project, const StoredCard& card) {
  // Whoever kept a version of anything but the card's gates, or fitted, in the life of this project: the card
  // stands on all of it.
  std::set<std::string> who;
  TRY(const std::vector<JournalEntry> entries, project.journal().entries());
  for (const JournalEntry& e : entries) {
    if (e.seq > card.context.journal_entry) break;
    if (e.act == "define" || e.act.rfind("model", 0) == 0 || e.act == "fit" || e.act == "card")
      who.insert(e.actor);
  }
  return std::vector<std::string>(who.begin(), who.end());
}

Done check_approval(const Approval& a, const StoredCard& card) {
  if (!signature_holds(a.key, a.signature, a.statement))
    return fail(Kind::failed,
                Text(QT_TRANSLATE_NOOP("core", "The signature of “%1” does not hold"), {a.name}), a.card);
  const Json s = Json::parse(a.statement, nullptr, false);
  if (!s.is_object() || s.value("card", "") != card.hash || s.value("results", Json()) != results_of(card) ||
      s.value("files", Json()) != card.files())
    return fail(Kind::failed, Text(QT_TRANSLATE_NOOP("core", "“%1” signed another card"), {a.name}),
                card.hash);
  return {};
}

Result<std::vector<Approval>> approvals(Project& project, const std::string& card_hash) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::vector<Approval>> {
    SQLite::Statement q(
        db, "SELECT card, statement, key, signature FROM governance_approval WHERE card = ? ORDER BY id");
    q.bind(1, card_hash);
    std::vector<Approval> out;
    while (q.executeStep()) {
      Approval a{q.getColumn(0).getString(),
                 q.getColumn(1).getString(),
                 q.getColumn(2).getString(),
                 q.getColumn(3).getString(),
                 {},
                 {},
                 {},
                 {}};
      read_statement(a);
      out.push_back(std::move(a));
    }
    return out;
  });
}

namespace {
/// Keys of whoever exported a card, up to and with the entry that wrote this one down.
Result<std::set<std::string>> author_keys(Project& project, int64_t entry) {
  std::set<std::string> keys;
  TRY(const std::vector<JournalEntry> entries, project.journal().entries("card"));
  for (const JournalEntry& e : entries)
    if (e.seq <= entry + 1)
      if (const std::string key = e.body().value("key", ""); !key.empty()) keys.insert(key);
  return keys;
}

/// Nothing stands in the way of this key signing this card.
Done may_sign(Project& project, const StoredCard& card, const Key& key, const Exec& exec) {
  TRY(const std::vector<std::string> own, authors(project, card));
  const std::string actor = current_actor();
  for (const std::string& author : own)
    if (author == actor || author == key.name)
      return fail(
          Kind::refused,
          Text(QT_TRANSLATE_NOOP("core", "“%1” made what this card stands on and cannot approve it"),
               {author}),
          {}, QT_TRANSLATE_NOOP("core", "Ask somebody who did not define or fit anything in this project"));
  TRY(const std::set<std::string> keys, author_keys(project, card.context.journal_entry));
  if (keys.count(key.public_hex))
    return fail(
        Kind::refused,
        Text(QT_TRANSLATE_NOOP("core", "“%1” is the key of an author of this card and cannot approve it"),
             {key.name}),
        {}, QT_TRANSLATE_NOOP("core", "Ask somebody who did not define or fit anything in this project"));
  TRY(const Definition definition, project.definitions().by_hash(card.definition));
  TRY(const Card again, build_document(project, definition, exec, &card.context));
  if (again.document.card_hash != card.hash)
    return fail(Kind::refused,
                QT_TRANSLATE_NOOP("core", "The card is stale: made again it reads differently"), card.hash,
                QT_TRANSLATE_NOOP("core", "Export it anew"));
  if (!again.draft.empty())
    return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "A draft cannot be approved"), again.draft.front(),
                QT_TRANSLATE_NOOP("core", "Answer the open sections first"));
  CHECK(may_approve(project, again, definition.json()));
  TRY(const std::vector<Approval> given, approvals(project, card.hash));
  for (const Approval& a : given)
    if (a.key == key.public_hex)
      return fail(Kind::refused, QT_TRANSLATE_NOOP("core", "This key has already signed this card"),
                  card.hash);
  return {};
}
}  // namespace

Result<Approval> approve(Project& project, const std::string& card_hash, const Key& key,
                         const std::string& role, const std::string& decision, const Exec& exec) {
  TRY(const auto card, stored_card(project, card_hash));
  if (!card)
    return fail(Kind::missing,
                Text(QT_TRANSLATE_NOOP("core", "This project has no card %1"), {card_hash.substr(0, 12)}), {},
                QT_TRANSLATE_NOOP("core", "Export it with the verb card"));
  CHECK(may_sign(project, *card, key, exec));
  TRY(const std::string head, project.journal().head());
  const int64_t now = habitus::now() / kSecond;
  Approval a;
  a.card = card->hash, a.key = key.public_hex;
  a.statement = canonical(Json{{"act", "approve"},
                               {"card", card->hash},
                               {"definition", card->definition},
                               {"results", results_of(*card)},
                               {"files", card->files()},
                               {"journal_head", head},
                               {"name", key.name},
                               {"role", role},
                               {"decision", decision},
                               {"time", iso(now * kSecond)}});
  TRY(a.signature, signature_of(key, a.statement));
  read_statement(a);
  CHECK(project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(
        db,
        "INSERT INTO governance_approval(card, statement, key, signature, created) VALUES(?, ?, ?, ?, ?)");
    q.bind(1, a.card), q.bind(2, a.statement), q.bind(3, a.key), q.bind(4, a.signature),
        q.bind(5, static_cast<int64_t>(now * kSecond));
    q.exec();
    return project.journal().append("approve", {{"card", a.card},
                                                {"name", card->name},
                                                {"key", a.key},
                                                {"signature", a.signature},
                                                {"decision", decision},
                                                {"role", role}});
  }));
  return a;
}

void sign(report::Document& document, const std::vector<Approval>& given) {
  for (const Approval& a : given) {
    const auto place =
        std::find_if(document.signatures.begin(), document.signatures.end(),
                     [&](const report::Signature& s) { return s.name == a.name && s.signature.empty(); });
    report::Signature s{a.name, a.role, a.decision, a.time, a.key, a.signature};
    if (place != document.signatures.end())
      *place = std::move(s);
    else
      document.signatures.push_back(std::move(s));
  }
}

}  // namespace habitus::governance
