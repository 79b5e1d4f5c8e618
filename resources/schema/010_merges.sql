-- Persons that are one: the events of each first key are read as the second key's. Runs keep the keys they came with, so undoing
-- a merge is forgetting it. pairs: (from, to) as little-endian numbers of 8 bytes, ascending by from; hash: SHA-256 of them.
CREATE TABLE events_merge(
  id INTEGER PRIMARY KEY, made INTEGER NOT NULL, undone INTEGER, pairs BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
