-- Cards that left the program, and who signed them. A card's numbers are not stored: its context says which questions were asked,
-- and they are asked again.
CREATE TABLE governance_card (
  hash TEXT PRIMARY KEY,          -- of the card's content, printed on it
  name TEXT NOT NULL,             -- of the card definition
  definition TEXT NOT NULL,       -- hash of its version
  context TEXT NOT NULL,          -- canonical JSON: created, journal head and entry, completed specs
  files TEXT NOT NULL,            -- canonical JSON: file ending -> SHA-256
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE governance_approval (
  id INTEGER PRIMARY KEY,
  card TEXT NOT NULL,             -- its hash
  statement TEXT NOT NULL,        -- canonical JSON, the bytes that were signed
  key TEXT NOT NULL,              -- public key, hex
  signature TEXT NOT NULL,        -- Ed25519, hex
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX governance_approval_card ON governance_approval(card);
