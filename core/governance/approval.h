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
/// The key of `name` from the usual folder; made when there is none yet.
Result<Key> key_for(const std::string& name, const std::string& passphrase);
/// The public half of the key of whoever is at work; empty when there is none.
std::string own_public_key();
/// Ed25519 over `text`; hex.
Result<std::string> signature_of(const Key& key, const std::string& text);
bool signature_holds(const std::string& public_hex, const std::string& signature_hex,
                     const std::string& text);

/// A signature over exactly one card: its hash, the hashes of its results and of the files that left the
/// program, the head of the journal when it was given.
struct Approval {
  std::string card, statement, key, signature;
  std::string name, role, decision, time;  ///< from the statement
};

/// Signs a card that left the program. Refuses the author's own (whoever defined or fitted what the card
/// stands on, by name and by the keys in the journal), an open or changed card, and a second signature of the
/// same key.
Result<Approval> approve(Project& project, const std::string& card_hash, const Key& key,
                         const std::string& role, const std::string& decision, const Exec& exec);
Result<std::vector<Approval>> approvals(Project& project, const std::string& card_hash);
/// Everybody who defined or fitted what a card stands on.
Result<std::vector<std::string>> authors(Project& project, const StoredCard& card);
/// The signature holds over the statement, and the statement is about this card and these results.
Done check_approval(const Approval& approval, const StoredCard& card);
/// The card whose export has exactly these bytes.
Result<std::optional<StoredCard>> card_of_file(Project& project, const std::string& bytes);
/// Every exported card stands in the journal with its files, its definition is there, its signatures hold.
Done verify(Project& project);

/// A second person says why a section of a card does not apply (waiver.h). Refuses the card's own authors.
Done sign_waiver(Project& project, const std::string& card, const std::string& section,
                 const std::string& because, const Key& key);
/// Those whose signature holds.
Result<std::vector<Context::Waived>> waivers(Project& project, const std::string& card);

/// Puts the approvals of a card into its sign-off.
void sign(report::Document& document, const std::vector<Approval>& approvals);

}  // namespace habitus::governance
