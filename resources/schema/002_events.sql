-- The event log: immutable runs of typed, compressed column chunks. core/events/README.md describes the bytes.
CREATE TABLE events_batch(
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, name_space TEXT NOT NULL,
  arrival_is_import INTEGER NOT NULL, imported INTEGER NOT NULL,
  stored INTEGER NOT NULL, duplicates INTEGER NOT NULL, repeats INTEGER NOT NULL, id_conflicts INTEGER NOT NULL) STRICT;

-- The one erasable table: everything else knows persons by key only.
CREATE TABLE events_actor(key INTEGER PRIMARY KEY, name_space TEXT NOT NULL, id TEXT NOT NULL) STRICT;

-- A run: events of one month (NULL: of several) whose person keys fall into blocks [block_from, block_to) of 64.
-- content: multiset sum of event hashes; digest: SHA-256 of the row and its chunk hashes; chain: over the digests in order of id.
CREATE TABLE events_run(
  id INTEGER PRIMARY KEY, month INTEGER, block_from INTEGER NOT NULL, block_to INTEGER NOT NULL,
  batch INTEGER, events INTEGER NOT NULL, weight REAL NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL, first_arrival INTEGER NOT NULL, last_arrival INTEGER NOT NULL,
  content BLOB NOT NULL, digest BLOB NOT NULL, chain BLOB NOT NULL) STRICT;

CREATE TABLE events_chunk(
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES events_run(id), name TEXT NOT NULL,
  hash BLOB NOT NULL, data BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX events_chunk_of_run ON events_chunk(run, name);
