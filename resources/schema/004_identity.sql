-- What is known about persons besides their events: values by person key, each dated or known since its import.
CREATE TABLE people_table(
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, imported INTEGER NOT NULL, report TEXT NOT NULL) STRICT;
CREATE TABLE people_attribute(
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, protected INTEGER NOT NULL, static INTEGER NOT NULL, static_reason TEXT NOT NULL,
  numeric INTEGER NOT NULL, persons INTEGER NOT NULL, levels TEXT NOT NULL, content TEXT NOT NULL) STRICT;
CREATE TABLE people_value(
  attribute INTEGER NOT NULL REFERENCES people_attribute(id), person INTEGER NOT NULL, since INTEGER NOT NULL, dated INTEGER NOT NULL,
  people_table INTEGER NOT NULL REFERENCES people_table(id), value TEXT NOT NULL,
  PRIMARY KEY(attribute, person, since, dated)) STRICT, WITHOUT ROWID;
