#pragma once
#include <string>
#include <vector>

#include "core/governance/card.h"

namespace habitus::governance {

/// A personal Ed25519 key, kept outside every project in the user's profile (one file a person, mode 0600;
/// sealed with a passphrase when there is one).
struct Key {
  std::string name;
  std::string public_hex;
  std::string secret;  ///< 64 raw bytes
};
/// $HABITUS_KEYS, else $XDG_DATA_HOME/habitus/keys, else ~/.local/share/habitus/keys.
std::string key_folder();
/// Makes a key; refuses when the name has one. An empty passphrase stores it unsealed.
Result<Key> make_key(const std::string& folder, const std::string& name, const std::string& passphrase);
Result<Key> load_key(const std::string& folder, const std::string& name, const std::string& passphrase);

/// A signature over exactly one card: its hash, the hashes of its results, the head of the journal when it
/// was given.
struct Approval {
  std::string card, statement, key, signature;
  std::string name, role, decision, time;  ///< from the statement
};

/// Signs a card that left the program. Refuses the author's own (whoever defined or fitted what the card
/// stands on, by the journal), an open or changed card, and a second signature of the same key.
Result<Approval> approve(Project& project, const std::string& card_hash, const Key& key,
                         const std::string& role, const std::string& decision, const Exec& exec);
Result<std::vector<Approval>> approvals(Project& project, const std::string& card_hash);
/// Everybody who defined or fitted what a card stands on.
Result<std::vector<std::string>> authors(Project& project, const StoredCard& card);
/// The signature holds over the statement, and the statement is about this card and these results.
Done check_approval(const Approval& approval, const StoredCard& card);
/// Puts the approvals of a card into its sign-off.
void sign(report::Document& document, const std::vector<Approval>& approvals);

}  // namespace habitus::governance
