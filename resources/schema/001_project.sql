-- The project itself: settings, versioned definitions, content-addressed results, the journal.
CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE definition(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
  hash TEXT NOT NULL, spec TEXT NOT NULL,
  owner TEXT NOT NULL, reason TEXT NOT NULL, created INTEGER NOT NULL,
  UNIQUE(kind, name, version)) STRICT;
CREATE INDEX definition_hash ON definition(hash);
CREATE TABLE definition_head(
  kind TEXT NOT NULL, name TEXT NOT NULL, definition INTEGER NOT NULL REFERENCES definition(id),
  PRIMARY KEY(kind, name)) STRICT, WITHOUT ROWID;
-- What undo and redo walk: every move of a head. NULL: there was none.
CREATE TABLE definition_move(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,
  before INTEGER, after INTEGER, undone INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE definition_draft(
  kind TEXT NOT NULL, name TEXT NOT NULL, spec TEXT NOT NULL, PRIMARY KEY(kind, name)) STRICT, WITHOUT ROWID;

CREATE TABLE result(
  hash TEXT PRIMARY KEY, kind TEXT NOT NULL, inputs TEXT NOT NULL, body TEXT NOT NULL, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE journal(
  seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, act TEXT NOT NULL, actor TEXT NOT NULL,
  text TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
