-- Rules of the mapping that records of a range broke: how often, and how often that refused the record.
CREATE TABLE import_rule(
  id INTEGER PRIMARY KEY, import_range INTEGER NOT NULL REFERENCES import_range(id), rule TEXT NOT NULL, action TEXT NOT NULL,
  failed INTEGER NOT NULL, rejected INTEGER NOT NULL, first INTEGER NOT NULL) STRICT;
CREATE INDEX import_rule_of_range ON import_rule(import_range);

-- One row an import that was started: state running, complete, stopped, failed; a row still running when another import
-- begins was interrupted. What it acknowledged stands in import_range.
CREATE TABLE import_job(
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, mapping TEXT NOT NULL, files INTEGER NOT NULL, began INTEGER NOT NULL,
  ended INTEGER, state TEXT NOT NULL, read INTEGER NOT NULL, stored INTEGER NOT NULL) STRICT;
