-- Slices somebody looked at, per audited subject: what multiple testing is corrected for.
CREATE TABLE fairness_slice(
  subject TEXT NOT NULL, slice TEXT NOT NULL, first INTEGER NOT NULL,
  PRIMARY KEY(subject, slice)) STRICT, WITHOUT ROWID;
