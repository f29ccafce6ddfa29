-- The log is searched by who, what and to what, newest first, among millions of rows: each index ends in the order of the pages.
DROP INDEX audit_at, audit_actor, audit_object;
CREATE INDEX audit_at ON audit_log (at, seq);
CREATE INDEX audit_actor ON audit_log (actor, at, seq);
CREATE INDEX audit_action ON audit_log (action, at, seq);
CREATE INDEX audit_object ON audit_log (object text_pattern_ops, at, seq);          -- by the beginning of a name: cell:gdp/
CREATE INDEX audit_not_done ON audit_log (result, at, seq) WHERE result <> 'done';  -- refusals are few
