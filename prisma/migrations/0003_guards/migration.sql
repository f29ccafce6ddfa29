-- What the store guards by itself: the generation that page caches follow, releases, the audit chain, withdrawal.
-- ───────── generation: page caches LISTEN; the row lock makes publications serial
CREATE TABLE generation (one boolean PRIMARY KEY DEFAULT true CHECK (one), number bigint NOT NULL, tx bigint NOT NULL);
INSERT INTO generation VALUES (true, 1, 0);
CREATE FUNCTION bump_generation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE n bigint; BEGIN
  UPDATE generation SET number = number + 1, tx = pg_current_xact_id()::text::bigint WHERE tx <> pg_current_xact_id()::text::bigint RETURNING number INTO n;  -- once a transaction
  IF FOUND THEN PERFORM pg_notify('generation', n::text); END IF;                                                                  -- delivered at commit
  RETURN NULL; END $$;
DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['figure','stated_rank','release','release_item','region_version','peer_group','peer_group_member','indicator_version','assessed_set','assessed_set_member','department','installation','installation_group'] LOOP
  EXECUTE format('CREATE TRIGGER zz_generation AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION bump_generation()', t); END LOOP; END $$;

CREATE FUNCTION release_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.published_at > clock_timestamp() + interval '1 millisecond' THEN RAISE EXCEPTION 'a release from the future' USING ERRCODE = '23514'; END IF;  -- figure has no "visible from": presence is visibility
  RETURN NEW; END $$;
CREATE TRIGGER release_guard BEFORE INSERT OR UPDATE ON release FOR EACH ROW EXECUTE FUNCTION release_guard();

-- ───────── audit: chained by a head row, not by a sequence (sequences have gaps and no order of commit)
CREATE TABLE audit_log (
  seq bigint PRIMARY KEY, at timestamptz(3) NOT NULL, actor text NOT NULL, origin_ip text NOT NULL DEFAULT '', action text NOT NULL, object text NOT NULL,
  result text NOT NULL, before jsonb, after jsonb, prev_hash bytea NOT NULL, hash bytea NOT NULL UNIQUE
);
CREATE INDEX audit_actor ON audit_log (actor, at); CREATE INDEX audit_object ON audit_log (object, at); CREATE INDEX audit_at ON audit_log USING brin (at);
CREATE TABLE audit_head (one boolean PRIMARY KEY DEFAULT true CHECK (one), seq bigint NOT NULL, hash bytea NOT NULL);
INSERT INTO audit_head VALUES (true, 0, sha256(''));
CREATE FUNCTION audit_digest(a audit_log) RETURNS bytea LANGUAGE sql STABLE SET timezone = 'UTC' AS $$   -- jsonb_build_array: no separator to forge; microseconds as a number
  SELECT sha256(a.prev_hash || convert_to(jsonb_build_array(a.seq, extract(epoch FROM a.at), a.actor, a.origin_ip, a.action, a.object, a.result, a.before, a.after)::text, 'UTF8')) $$;
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  UPDATE audit_head SET seq = seq + 1 RETURNING seq, hash INTO NEW.seq, NEW.prev_hash;   -- row lock until commit: write the audit row last
  NEW.at := date_trunc('milliseconds', clock_timestamp()); NEW.hash := audit_digest(NEW);
  UPDATE audit_head SET hash = NEW.hash; RETURN NEW; END $$;
CREATE TRIGGER audit_chain BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION audit_chain();

-- What is wrong with the log: one row for the first broken link, none where the chain holds. Only an owner who recomputes every hash escapes it: keep a printed head.
CREATE FUNCTION audit_verify() RETURNS TABLE (broken_seq bigint, problem text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT * FROM (
    SELECT a.seq, CASE WHEN a.seq <> lag(a.seq, 1, 0::bigint) OVER w + 1 THEN 'a row before it is missing'
                       WHEN a.prev_hash <> lag(a.hash, 1, sha256('')) OVER w THEN 'it does not follow the row before it'
                       WHEN a.hash <> audit_digest(a) THEN 'it was changed' END AS problem
    FROM audit_log a WINDOW w AS (ORDER BY a.seq)
    UNION ALL
    SELECT h.seq, 'the last rows are missing' FROM audit_head h LEFT JOIN (SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1) a ON true
    WHERE (h.seq, h.hash) <> (coalesce(a.seq, 0), coalesce(a.hash, sha256('')))
  ) found WHERE problem IS NOT NULL ORDER BY 1 LIMIT 1 $$;

-- ───────── what needs more than the application's role has
CREATE FUNCTION withdraw_release(p_release integer, p_reason text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE n integer; BEGIN
  UPDATE release SET withdrawn_at = clock_timestamp(), withdrawn_reason = p_reason WHERE id = p_release AND withdrawn_at IS NULL;
  IF NOT FOUND THEN RETURN 0; END IF;
  WITH gone AS (DELETE FROM figure f USING release_item i WHERE i.release_id = p_release AND f.indicator_id = i.indicator_id AND f.period = i.period AND f.published_at = i.published_at RETURNING f.*)
  INSERT INTO withdrawn_figure SELECT g.*, now(), p_release FROM gone g;                -- the earlier version, if any, is current again by itself
  GET DIAGNOSTICS n = ROW_COUNT;
  WITH gone AS (DELETE FROM stated_rank s USING release_item i WHERE i.release_id = p_release AND s.indicator_id = i.indicator_id AND s.period = i.period AND s.published_at = i.published_at RETURNING s.*)
  INSERT INTO withdrawn_stated_rank SELECT g.*, now(), p_release FROM gone g;
  DELETE FROM release_item WHERE release_id = p_release;                                -- presence is visibility, for periods too
  RETURN n; END $$;
REVOKE ALL ON FUNCTION withdraw_release, bump_generation, audit_chain, audit_verify FROM PUBLIC;

