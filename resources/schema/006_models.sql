-- Fitted and imported models, each under the SHA-256 of its bytes; scores of imported ones by person key.
CREATE TABLE model(hash TEXT PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE model_score(
  model TEXT NOT NULL REFERENCES model(hash), as_of INTEGER NOT NULL, person INTEGER NOT NULL,
  score REAL NOT NULL, label REAL, PRIMARY KEY(model, as_of, person)) STRICT, WITHOUT ROWID;
