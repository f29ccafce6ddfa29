-- A session's temporary tables come before those of the schema unless a function says otherwise: with a table of its own named
-- release_item the application could have had figures that refer to nothing. period_end is bound to what it calls since it was
-- made (its body is no text), and a setting would keep it from being expanded in queries.
ALTER FUNCTION figure_refs() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION entry_guard() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION release_guard() SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION audit_digest(audit_log) SET search_path = pg_catalog, public, pg_temp;
