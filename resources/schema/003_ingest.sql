-- Which ranges of which texts have been stored, and the records that could not be.
-- A file is a chain of ranges: parent 0, then each the id of the one before. A text is recognised by the hashes along its chain.
CREATE TABLE import_range(
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, mapping TEXT NOT NULL, parent INTEGER NOT NULL,
  text_from INTEGER NOT NULL, text_to INTEGER NOT NULL, sha256 TEXT NOT NULL, records_to INTEGER NOT NULL, lines_to INTEGER NOT NULL,
  records INTEGER NOT NULL, stored INTEGER NOT NULL, rejected INTEGER NOT NULL, duplicates INTEGER NOT NULL, skipped INTEGER NOT NULL,
  batch INTEGER NOT NULL, file TEXT NOT NULL, columns TEXT NOT NULL, time INTEGER NOT NULL) STRICT;
CREATE INDEX import_range_chain ON import_range(source, parent);

-- why: English source text, args: its arguments as a JSON list. state: open, repaired (waits for replay), stored, dropped.
CREATE TABLE quarantine(
  id INTEGER PRIMARY KEY, import_range INTEGER NOT NULL REFERENCES import_range(id),
  record INTEGER NOT NULL, line INTEGER NOT NULL, byte INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
  why TEXT NOT NULL, args TEXT NOT NULL, raw BLOB NOT NULL, repair BLOB, state TEXT NOT NULL) STRICT;
CREATE INDEX quarantine_state ON quarantine(state);
