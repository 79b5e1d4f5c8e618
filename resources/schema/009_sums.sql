-- SHA-256 of hash, kind, inputs and body: a stored answer that was altered counts as none. '' on answers of older programs.
ALTER TABLE result ADD COLUMN sum TEXT NOT NULL DEFAULT '';
