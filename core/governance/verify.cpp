#include <algorithm>
#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/clock.h"
#include "core/base/hash.h"
#include "core/governance/approval.h"

namespace habitus::governance {

Result<std::optional<StoredCard>> card_of_file(Project& project, const std::string& bytes) {
  const std::string hash = sha256(bytes);
  TRY(std::vector<StoredCard> all, stored_cards(project));
  for (StoredCard& card : all) {
    const Json files = card.files();
    if (std::any_of(files.begin(), files.end(), [&](const Json& known) { return known == hash; }))
      return std::optional<StoredCard>(std::move(card));
  }
  return std::optional<StoredCard>();
}

Done verify(Project& project) {
  TRY(const std::vector<JournalEntry> entries, project.journal().entries("card"));
  TRY(const std::vector<StoredCard> all, stored_cards(project));
  for (const StoredCard& card : all) {
    const bool written = std::any_of(entries.begin(), entries.end(), [&](const JournalEntry& e) {
      const Json body = e.body();
      return body.value("card", "") == card.hash && body.value("definition", "") == card.definition &&
             body.value("files", Json()) == card.files();
    });
    if (!written)
      return fail(Kind::corrupt,
                  Text(QT_TRANSLATE_NOOP("core", "The card “%1” is not what the journal says"), {card.name}),
                  card.hash);
    CHECK(project.definitions().by_hash(card.definition));
    TRY(const std::vector<Approval> given, approvals(project, card.hash));
    for (const Approval& a : given) CHECK(check_approval(a, card));
  }
  return {};
}

namespace {
const char* const kWaiver = "waiver";

/// Whoever kept a version of this card.
Result<bool> wrote_card(Project& project, const std::string& card, const Key& key) {
  TRY(const std::vector<Definition> history, project.definitions().history("card", card));
  const std::string actor = current_actor();
  for (const Definition& d : history)
    if (d.owner == actor || d.owner == key.name) return true;
  TRY(const std::vector<JournalEntry> entries, project.journal().entries("card"));
  return std::any_of(entries.begin(), entries.end(),
                     [&](const JournalEntry& e) { return e.body().value("key", "") == key.public_hex; });
}
}  // namespace

Done sign_waiver(Project& project, const std::string& card, const std::string& section,
                 const std::string& because, const Key& key) {
  CHECK(project.definitions().need("card", card));
  TRY(const bool own, wrote_card(project, card, key));
  if (own)
    return fail(
        Kind::refused,
        Text(QT_TRANSLATE_NOOP("core", "“%1” wrote this card: the second signature is somebody else's"),
             {key.name}));
  const int64_t now = habitus::now() / kSecond;
  const std::string statement = canonical(Json{{"act", "waive"},
                                               {"card", card},
                                               {"section", section},
                                               {"because", because},
                                               {"name", key.name},
                                               {"time", iso(now * kSecond)}});
  TRY(const std::string signature, signature_of(key, statement));
  return project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(
        db,
        "INSERT INTO governance_approval(card, statement, key, signature, created) VALUES(?, ?, ?, ?, ?)");
    q.bind(1, kWaiver), q.bind(2, statement), q.bind(3, key.public_hex), q.bind(4, signature),
        q.bind(5, static_cast<int64_t>(now * kSecond));
    q.exec();
    return project.journal().append(
        "waive", {{"name", card}, {"section", section}, {"key", key.public_hex}, {"signature", signature}});
  });
}

Result<std::vector<Context::Waived>> waivers(Project& project, const std::string& card) {
  TRY(const std::vector<Approval> all, approvals(project, kWaiver));
  std::vector<Context::Waived> out;
  for (const Approval& a : all) {
    const Json s = Json::parse(a.statement, nullptr, false);
    if (!s.is_object() || s.value("card", "") != card || !signature_holds(a.key, a.signature, a.statement))
      continue;
    out.push_back({s.value("section", ""), s.value("because", ""), a.name + ", " + a.time.substr(0, 10)});
  }
  return out;
}

}  // namespace habitus::governance
