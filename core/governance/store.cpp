#include <nlohmann/json.hpp>

#include <QtCore/qtmetamacros.h>

#include "core/base/clock.h"
#include "core/governance/approval.h"

namespace habitus::governance {

Json StoredCard::files() const { return Json::parse(files_text, nullptr, false); }

Done record_card(Project& project, const Definition& definition, const Card& card, const Json& files) {
  const int64_t now = habitus::now();
  return project.store().write([&](SQLite::Database& db) -> Done {
    SQLite::Statement q(db,
                        "INSERT OR REPLACE INTO governance_card(hash, name, definition, context, files, "
                        "created) VALUES(?, ?, ?, ?, ?, ?)");
    q.bind(1, card.document.card_hash);
    q.bind(2, definition.name);
    q.bind(3, definition.hash);
    q.bind(4, canonical(to_json(card.context)));
    q.bind(5, canonical(files));
    q.bind(6, static_cast<int64_t>(now));
    q.exec();
    return project.journal().append("card", {{"card", card.document.card_hash},
                                             {"definition", definition.hash},
                                             {"name", definition.name},
                                             {"files", files},
                                             {"facts", card.document.ledger.facts.size()},
                                             {"key", own_public_key()},
                                             {"open", card.open}});
  });
}

namespace {
Result<std::vector<StoredCard>> read_cards(Project& project, const char* where, const std::string& value) {
  return project.store().read([&](SQLite::Database& db) -> Result<std::vector<StoredCard>> {
    SQLite::Statement q(
        db, std::string("SELECT hash, name, definition, context, files FROM governance_card WHERE ") + where +
                " ORDER BY created DESC, hash");
    q.bind(1, value);
    std::vector<StoredCard> out;
    while (q.executeStep()) {
      TRY(const Json json, parse_json(q.getColumn(3).getString(), "governance_card"));
      TRY(Context context, context_from(json));
      out.push_back({q.getColumn(0).getString(), q.getColumn(1).getString(), q.getColumn(2).getString(),
                     std::move(context), q.getColumn(4).getString()});
    }
    return out;
  });
}
}  // namespace

Result<std::optional<StoredCard>> stored_card(Project& project, const std::string& hash) {
  TRY(auto found, read_cards(project, "hash = ?", hash));
  if (found.empty()) return std::optional<StoredCard>();
  return std::optional<StoredCard>(std::move(found[0]));
}

Result<std::vector<StoredCard>> stored_cards(Project& project, const std::string& name) {
  return read_cards(project, name.empty() ? "? = ''" : "name = ?", name);
}

}  // namespace habitus::governance
