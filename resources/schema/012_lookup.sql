-- Look-up tables of computed properties: immutable, found by name and by the hash of their content.
CREATE TABLE lookup_table(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, file TEXT NOT NULL, imported INTEGER NOT NULL,
  key TEXT NOT NULL, columns TEXT NOT NULL, rows INTEGER NOT NULL, repeated INTEGER NOT NULL) STRICT;
CREATE TABLE lookup_row(
  lookup_table INTEGER NOT NULL REFERENCES lookup_table(id), key TEXT NOT NULL, cells TEXT NOT NULL,
  PRIMARY KEY(lookup_table, key)) STRICT, WITHOUT ROWID;
