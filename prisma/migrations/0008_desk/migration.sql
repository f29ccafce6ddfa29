-- The desk: calendar rules, what was said about a figure in work, releases as plans, and their publication.
-- ───────── settings that pages of everyone follow; nothing in them is secret
CREATE TYPE good_colour AS ENUM ('blue','red','green');
CREATE TABLE installation_option (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  counties_public boolean NOT NULL DEFAULT false,       -- counties are ranked for leaders only unless this says otherwise (domain rule 26)
  leaders_see_approved boolean NOT NULL DEFAULT false,  -- leaders' pages may show approved figures before their release
  good_colour good_colour NOT NULL DEFAULT 'blue',
  footer jsonb NOT NULL DEFAULT '{}'                    -- texts of the footer by name: publisher_zh, publisher_en, telephone, site_code, icp, police …; absent: hidden
);
INSERT INTO installation_option DEFAULT VALUES;
CREATE TRIGGER zz_generation AFTER INSERT OR UPDATE OR DELETE ON installation_option FOR EACH STATEMENT EXECUTE FUNCTION bump_generation();

-- ───────── calendar by rule: days after a period's last day, and a time of day in the installation's zone. A row of calendar is an exception where it says something.
CREATE TABLE calendar_rule (
  indicator_id integer PRIMARY KEY REFERENCES indicator,
  opens_day smallint NOT NULL CHECK (opens_day BETWEEN -31 AND 366), opens_time time(0) NOT NULL,
  due_day smallint NOT NULL CHECK (due_day BETWEEN -31 AND 366), due_time time(0) NOT NULL,
  release_day smallint NOT NULL CHECK (release_day BETWEEN -31 AND 366), release_time time(0) NOT NULL,
  lock_version integer NOT NULL DEFAULT 1,
  CHECK ((opens_day, opens_time) <= (due_day, due_time)), CHECK ((due_day, due_time) <= (release_day, release_time))
);
ALTER TABLE calendar ADD note text CHECK (octet_length(note) <= 2000);   -- why this period is an exception

-- ───────── checks of an indicator: a region's sum, and the range that a value may lie in
CREATE TABLE indicator_check (
  indicator_id integer NOT NULL REFERENCES indicator, measure measure NOT NULL, lowest numeric, highest numeric,
  sums_to_parent boolean NOT NULL DEFAULT false, lock_version integer NOT NULL DEFAULT 1, PRIMARY KEY (indicator_id, measure),
  CHECK (lowest > '-Infinity' AND highest < 'Infinity'), CHECK (lowest <= highest), CHECK (NOT (sums_to_parent AND measure = 'growth'))
);

-- ───────── what is said about a figure in work
ALTER TABLE entry
  ADD explanation text CHECK (octet_length(explanation) <= 2000),   -- why an odd value is right: for the reviewer, never published
  ADD confirmed numeric,                                            -- the value that a person confirmed although it looks like another unit
  ADD returned_reason text;
CREATE TABLE entry_comment (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, indicator_id integer NOT NULL, measure measure NOT NULL, region_id integer NOT NULL REFERENCES region,
  period text COLLATE "C" NOT NULL, author text NOT NULL, at timestamptz(3) NOT NULL DEFAULT now(), body text NOT NULL CHECK (body <> '' AND octet_length(body) <= 4000),
  FOREIGN KEY (indicator_id, period) REFERENCES calendar
);
CREATE INDEX entry_comment_sheet ON entry_comment (indicator_id, period);

-- ───────── imports of tables: what was read, until it is committed; and how a table of this shape was understood last time
CREATE TABLE table_upload (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person_id integer NOT NULL REFERENCES person, at timestamptz(3) NOT NULL DEFAULT now(),
  file_name text NOT NULL, sha256 bytea NOT NULL, content jsonb NOT NULL,
  corrections jsonb,                          -- what the person said of its rows and columns so far; NULL: nothing
  committed_at timestamptz(3), result jsonb   -- what was done, by counts
);
CREATE INDEX table_upload_at ON table_upload (at);
CREATE TABLE table_memory (shape bytea PRIMARY KEY, mapping jsonb NOT NULL, used_by text NOT NULL, used_at timestamptz(3) NOT NULL DEFAULT now());

-- ───────── releases as plans: not public
CREATE TYPE plan_state AS ENUM ('open','scheduled','published','cancelled');
CREATE TABLE release_plan (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state plan_state NOT NULL DEFAULT 'open', scheduled_at timestamptz(3),
  kind text NOT NULL CHECK (kind IN ('first','revision')), title text NOT NULL DEFAULT '', reason text NOT NULL DEFAULT '',
  document_title text NOT NULL DEFAULT '', document_url text NOT NULL DEFAULT '',
  lock_version integer NOT NULL DEFAULT 1, created_by text NOT NULL, created_at timestamptz(3) NOT NULL DEFAULT now(), scheduled_by text,
  failure text,                              -- why it did not go out at its instant
  release_id integer REFERENCES release,
  CHECK (state <> 'scheduled' OR scheduled_at IS NOT NULL), CHECK ((state = 'published') = (release_id IS NOT NULL)), CHECK (kind <> 'revision' OR reason <> '')
);
CREATE INDEX release_plan_due ON release_plan (scheduled_at) WHERE state = 'scheduled';
CREATE TABLE release_plan_item (
  plan_id integer NOT NULL REFERENCES release_plan, indicator_id integer NOT NULL, period text COLLATE "C" NOT NULL,
  break_zh text NOT NULL DEFAULT '', break_en text NOT NULL DEFAULT '',   -- said where the series breaks at this period; empty: it does not
  PRIMARY KEY (plan_id, indicator_id, period), FOREIGN KEY (indicator_id, period) REFERENCES calendar
);
ALTER TABLE release ADD document_title text NOT NULL DEFAULT '', ADD document_url text NOT NULL DEFAULT '';
CREATE TABLE series_break (                  -- public: from this period on the series is not comparable with what was before. A row a release that says so; the last one's words count
  indicator_id integer NOT NULL, period text COLLATE "C" NOT NULL, release_id integer NOT NULL REFERENCES release,
  note_zh text NOT NULL DEFAULT '', note_en text NOT NULL DEFAULT '', PRIMARY KEY (indicator_id, period, release_id),
  FOREIGN KEY (indicator_id, period) REFERENCES calendar, CHECK (note_zh <> '' OR note_en <> '')
);
CREATE TRIGGER zz_generation AFTER INSERT OR UPDATE OR DELETE ON series_break FOR EACH STATEMENT EXECUTE FUNCTION bump_generation();

-- whoever entered or submitted a figure does not approve it
ALTER TABLE entry ADD CONSTRAINT entry_four_eyes CHECK (state <> 'approved' OR approved_by <> entered_by);
-- One reason for many sheets (a census): a figure that is revised without one of its own takes that of the open revision it belongs to.
CREATE FUNCTION entry_reason() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  NEW.reason := (SELECT p.reason FROM release_plan_item i JOIN release_plan p ON p.id = i.plan_id
    WHERE (i.indicator_id, i.period) = (NEW.indicator_id, NEW.period) AND p.kind = 'revision' AND p.state IN ('open','scheduled') LIMIT 1);
  RETURN NEW; END $$;
CREATE TRIGGER entry_reason BEFORE INSERT OR UPDATE ON entry FOR EACH ROW WHEN (NEW.base_published_at IS NOT NULL AND coalesce(NEW.reason, '') = '') EXECUTE FUNCTION entry_reason();

-- A preview is the publication itself, rolled back. It raises no generation and waits for nobody. What skips the generation leaves a mark, and a mark is never committed.
CREATE TABLE preview_mark (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE OR REPLACE FUNCTION bump_generation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE n bigint; BEGIN
  IF current_setting('weici.preview', true) = 'on' THEN INSERT INTO preview_mark DEFAULT VALUES; RETURN NULL; END IF;
  UPDATE generation SET number = number + 1, tx = pg_current_xact_id()::text::bigint WHERE tx <> pg_current_xact_id()::text::bigint RETURNING number INTO n;  -- once a transaction
  IF FOUND THEN PERFORM pg_notify('generation', n::text); END IF;                                                                  -- delivered at commit
  RETURN NULL; END $$;
CREATE FUNCTION preview_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
  RAISE EXCEPTION 'a preview is not committed' USING ERRCODE = '23514', CONSTRAINT = 'preview_guard'; END $$;   -- whatever the setting says by then
CREATE CONSTRAINT TRIGGER preview_guard AFTER INSERT ON preview_mark DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION preview_guard();
-- A preview's sources are its own rows: the key of a new source would make a publication wait for whoever previews it.
ALTER TABLE source ADD preview_of integer NOT NULL DEFAULT 0, DROP CONSTRAINT source_origin_title_url_key, ADD UNIQUE (origin, title, url, preview_of);

-- Puts what stands in the table `going` (rows of entry) into the published tables: the one place where a figure from the desk becomes public. Answers the release and the count of figures and stated ranks.
CREATE FUNCTION put_out(p release_plan, p_at timestamptz, OUT r integer, OUT n integer) LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE m integer; whose integer := CASE current_setting('weici.preview', true) WHEN 'on' THEN pg_backend_pid() ELSE 0 END; BEGIN
  ANALYZE going;                                                                        -- a census is large, and unanalysed temporary tables are planned badly
  p_at := date_trunc('milliseconds', p_at);                                             -- the type would round up, into the future
  INSERT INTO source (origin, title, url, preview_of) SELECT DISTINCT origin, source_title, source_url, whose FROM going ON CONFLICT DO NOTHING;
  INSERT INTO release (published_at, kind, reason, document_title, document_url) VALUES (p_at, p.kind, p.reason, p.document_title, p.document_url) RETURNING id INTO r;
  INSERT INTO release_item (indicator_id, period, published_at, release_id, entry_from)
    SELECT g.indicator_id, g.period, p_at, r, (SELECT max(v.effective_from) FROM indicator_version v WHERE v.indicator_id = g.indicator_id AND v.effective_from <= p_at)
    FROM (SELECT DISTINCT indicator_id, period FROM going) g;
  WITH who AS (SELECT DISTINCT entered_by, entered_at, submitted_by, submitted_at, approved_by, approved_at FROM going),
       prov AS (INSERT INTO provenance (kind, entered_by, entered_at, submitted_by, submitted_at, approved_by, approved_at)
         SELECT CASE WHEN num_nulls(submitted_by, submitted_at, approved_by, approved_at) = 0 THEN 'entry' ELSE 'import' END, * FROM who RETURNING *),
       known AS (SELECT g.*, s.id AS source_id, prov.id AS provenance_id FROM going g JOIN source s ON (s.origin, s.title, s.url, s.preview_of) = (g.origin, g.source_title, g.source_url, whose)
         JOIN prov ON (prov.entered_by, prov.entered_at) = (g.entered_by, g.entered_at) AND prov.submitted_by IS NOT DISTINCT FROM g.submitted_by AND prov.submitted_at IS NOT DISTINCT FROM g.submitted_at
           AND prov.approved_by IS NOT DISTINCT FROM g.approved_by AND prov.approved_at IS NOT DISTINCT FROM g.approved_at),
       places AS (INSERT INTO stated_rank (indicator_id, measure, region_id, period, published_at, rank, of, source_id, provenance_id, note)
         SELECT indicator_id, measure, region_id, period, p_at, stated_rank, stated_of, source_id, provenance_id, CASE WHEN num_nonnulls(value, missing) = 0 THEN note END FROM known WHERE stated_rank IS NOT NULL RETURNING 1),
       figures AS (INSERT INTO figure (indicator_id, measure, region_id, period, published_at, value, missing, stage, source_id, provenance_id, note)
         SELECT indicator_id, measure, region_id, period, p_at, value, missing, stage, source_id, provenance_id, note FROM known WHERE num_nonnulls(value, missing) = 1
         ORDER BY indicator_id, measure, region_id, period RETURNING 1)
  SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM places) INTO n, m;
  n := n + m;
  INSERT INTO series_break (indicator_id, period, release_id, note_zh, note_en)
    SELECT i.indicator_id, i.period, r, i.break_zh, i.break_en FROM release_plan_item i
    WHERE i.plan_id = p.id AND (i.break_zh <> '' OR i.break_en <> '') AND EXISTS (SELECT FROM going);
  DROP TABLE going;
END $$;

-- Publishes a plan, whole or not at all. NULL: it was published or cancelled already (of two processes the second waits, then finds it so).
-- By hand (p_seen: the version of the plan that was seen) it goes out at once; by itself, not before its instant.
-- Without an instant: the scheduled one where it was met within five seconds, else the clock's. An instant before a version that is out already would hide the new one beneath it: then the clock's too.
CREATE FUNCTION publish_plan(p_plan integer, p_at timestamptz DEFAULT NULL, p_seen integer DEFAULT NULL) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE p release_plan; r integer; n integer; BEGIN
  PERFORM FROM generation FOR UPDATE;                                                   -- one publication at a time, and always this lock first
  SELECT * INTO p FROM release_plan WHERE id = p_plan FOR UPDATE;
  IF p.state IS NULL OR p.state NOT IN ('open','scheduled') THEN RETURN NULL; END IF;
  IF p.lock_version <> p_seen THEN RAISE EXCEPTION 'the plan was changed' USING ERRCODE = '23514', CONSTRAINT = 'plan_seen'; END IF;
  IF p_seen IS NULL AND p.state = 'scheduled' AND p.scheduled_at > clock_timestamp() THEN RAISE EXCEPTION 'not due' USING ERRCODE = '23514', CONSTRAINT = 'plan_not_due'; END IF;
  -- who writes to a sheet takes its row of the calendar first: nothing comes to these sheets until this is done
  PERFORM FROM calendar c JOIN release_plan_item i USING (indicator_id, period) WHERE i.plan_id = p_plan ORDER BY c.indicator_id, c.period FOR NO KEY UPDATE OF c;
  PERFORM FROM entry e JOIN release_plan_item i USING (indicator_id, period) WHERE i.plan_id = p_plan ORDER BY e.indicator_id, e.period, e.region_id, e.measure FOR UPDATE OF e;
  IF EXISTS (SELECT FROM entry e JOIN release_plan_item i USING (indicator_id, period) WHERE i.plan_id = p_plan AND e.state <> 'approved')
    THEN RAISE EXCEPTION 'not all approved' USING ERRCODE = '23514', CONSTRAINT = 'plan_all_approved'; END IF;
  CREATE TEMP TABLE going ON COMMIT DROP AS
    SELECT e.* FROM entry e JOIN release_plan_item i USING (indicator_id, period) WHERE i.plan_id = p_plan AND e.state = 'approved';
  -- a revision may leave some of its sheets as they are; a first release has figures for all it announces
  IF NOT EXISTS (SELECT FROM going) OR p.kind = 'first' AND EXISTS (SELECT FROM release_plan_item i WHERE i.plan_id = p_plan AND NOT EXISTS (SELECT FROM going g WHERE (g.indicator_id, g.period) = (i.indicator_id, i.period)))
    THEN RAISE EXCEPTION 'an item has no figures' USING ERRCODE = '23514', CONSTRAINT = 'plan_item_empty'; END IF;
  IF EXISTS (SELECT FROM going e WHERE num_nonnulls(e.value, e.missing) = 1 AND e.base_published_at IS DISTINCT FROM
      (SELECT max(f.published_at) FROM figure f WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (e.indicator_id, e.measure, e.region_id, e.period)))
    THEN RAISE EXCEPTION 'revises a version that is not the current one' USING ERRCODE = '23514', CONSTRAINT = 'plan_base_current'; END IF;
  IF p.kind = 'first' AND EXISTS (SELECT FROM going WHERE base_published_at IS NOT NULL)
    THEN RAISE EXCEPTION 'a first release revises nothing' USING ERRCODE = '23514', CONSTRAINT = 'plan_first_revises'; END IF;
  IF p_at IS NULL AND p_seen IS NULL AND p.state = 'scheduled' AND p.scheduled_at > clock_timestamp() - interval '5 seconds' THEN p_at := p.scheduled_at; END IF;
  IF p_at IS NULL OR EXISTS (SELECT FROM release_item x JOIN release_plan_item i USING (indicator_id, period) WHERE i.plan_id = p_plan AND x.published_at >= date_trunc('milliseconds', p_at))
    THEN p_at := clock_timestamp(); END IF;
  DELETE FROM entry e USING going g WHERE (e.indicator_id, e.measure, e.region_id, e.period) = (g.indicator_id, g.measure, g.region_id, g.period);
  SELECT * INTO r, n FROM put_out(p, p_at);
  UPDATE release_plan SET state = 'published', release_id = r, failure = NULL, lock_version = lock_version + 1 WHERE id = p_plan;
  RETURN r; END $$;

-- The same for one transaction that is rolled back: what pages would show. Submitted entries go along, since a reviewer looks before approving.
CREATE FUNCTION preview_plan(p_plan integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE p release_plan; r integer; n integer; BEGIN
  PERFORM set_config('weici.preview', 'on', true);
  SELECT * INTO p FROM release_plan WHERE id = p_plan AND state IN ('open','scheduled');
  IF NOT FOUND THEN RETURN NULL; END IF;
  CREATE TEMP TABLE going ON COMMIT DROP AS
    SELECT e.* FROM entry e JOIN release_plan_item i USING (indicator_id, period) WHERE i.plan_id = p_plan AND e.state IN ('submitted','approved');
  SELECT * INTO r, n FROM put_out(p, clock_timestamp());
  RETURN r; END $$;

-- One sheet likewise, whether it is in a plan or not: for review.
CREATE FUNCTION preview_sheet(p_indicator integer, p_period text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE p release_plan; r integer; n integer; BEGIN
  PERFORM set_config('weici.preview', 'on', true);
  p.kind := 'import'; p.reason := ''; p.document_title := ''; p.document_url := '';
  CREATE TEMP TABLE going ON COMMIT DROP AS
    SELECT e.* FROM entry e WHERE e.indicator_id = p_indicator AND e.period = p_period AND e.state IN ('submitted','approved');
  SELECT * INTO r, n FROM put_out(p, clock_timestamp());
  RETURN r; END $$;

-- What is approved, of every plan and of none, likewise: for leaders, where the setting allows. Answers how many releases that would be.
CREATE FUNCTION preview_approved() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE p release_plan; c integer := 0; t timestamptz := clock_timestamp(); why text; BEGIN
  PERFORM set_config('weici.preview', 'on', true);
  FOR p IN SELECT * FROM release_plan WHERE state IN ('open','scheduled') ORDER BY id LOOP
    CREATE TEMP TABLE going ON COMMIT DROP AS
      SELECT e.* FROM entry e JOIN release_plan_item i USING (indicator_id, period) WHERE i.plan_id = p.id AND e.state = 'approved';
    PERFORM put_out(p, t - c * interval '1 millisecond'); c := c + 1;                   -- an instant each: two of one sheet would share a key
  END LOOP;
  FOR why IN SELECT DISTINCT CASE WHEN base_published_at IS NULL THEN '' ELSE reason END FROM entry WHERE state = 'approved' ORDER BY 1 LOOP
    p := NULL; p.kind := CASE why WHEN '' THEN 'first' ELSE 'revision' END; p.reason := why; p.document_title := ''; p.document_url := '';
    CREATE TEMP TABLE going ON COMMIT DROP AS
      SELECT e.* FROM entry e WHERE e.state = 'approved' AND CASE WHEN e.base_published_at IS NULL THEN '' ELSE e.reason END = why
        AND NOT EXISTS (SELECT FROM release_plan_item i JOIN release_plan o ON o.id = i.plan_id WHERE (i.indicator_id, i.period) = (e.indicator_id, e.period) AND o.state IN ('open','scheduled'));
    PERFORM put_out(p, t - c * interval '1 millisecond'); c := c + 1;
  END LOOP;
  RETURN c; END $$;
-- Withdrawal takes the breaks that a release marked along.
CREATE OR REPLACE FUNCTION withdraw_release(p_release integer, p_reason text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE n integer; BEGIN
  PERFORM FROM generation FOR UPDATE;                                                   -- the order of locks of every publication
  UPDATE release SET withdrawn_at = clock_timestamp(), withdrawn_reason = p_reason WHERE id = p_release AND withdrawn_at IS NULL;
  IF NOT FOUND THEN RETURN 0; END IF;
  WITH gone AS (DELETE FROM figure f USING release_item i WHERE i.release_id = p_release AND f.indicator_id = i.indicator_id AND f.period = i.period AND f.published_at = i.published_at RETURNING f.*)
  INSERT INTO withdrawn_figure SELECT g.*, now(), p_release FROM gone g;                -- the earlier version, if any, is current again by itself
  GET DIAGNOSTICS n = ROW_COUNT;
  WITH gone AS (DELETE FROM stated_rank s USING release_item i WHERE i.release_id = p_release AND s.indicator_id = i.indicator_id AND s.period = i.period AND s.published_at = i.published_at RETURNING s.*)
  INSERT INTO withdrawn_stated_rank SELECT g.*, now(), p_release FROM gone g;
  DELETE FROM series_break WHERE release_id = p_release;
  DELETE FROM release_item WHERE release_id = p_release;                                -- presence is visibility, for periods too
  RETURN n; END $$;
REVOKE ALL ON FUNCTION put_out, publish_plan, preview_plan, preview_sheet, preview_approved, preview_guard, entry_reason, person_roles_guard FROM PUBLIC;

DO $$ DECLARE app text := current_database() || '_app'; pub text := current_database() || '_public'; BEGIN
  EXECUTE format('GRANT SELECT ON installation_option, series_break TO %I', pub);
  EXECUTE format('GRANT SELECT ON installation_option, series_break, calendar_rule, indicator_check, entry_comment, table_upload, table_memory, release_plan, release_plan_item TO %I', app);
  EXECUTE format('GRANT INSERT ON calendar_rule, indicator_check, entry_comment, table_upload, table_memory, release_plan, release_plan_item TO %I', app);
  EXECUTE format('GRANT UPDATE ON installation_option, calendar_rule, indicator_check, table_memory TO %I', app);
  EXECUTE format('GRANT UPDATE (note) ON calendar TO %I', app);
  EXECUTE format('GRANT UPDATE (corrections, committed_at, result) ON table_upload TO %I', app);
  EXECUTE format('GRANT DELETE ON table_upload, calendar_rule, indicator_check, release_plan_item TO %I', app);
  EXECUTE format('GRANT UPDATE (state, scheduled_at, kind, title, reason, document_title, document_url, lock_version, scheduled_by, failure) ON release_plan TO %I', app);
  EXECUTE format('GRANT UPDATE (break_zh, break_en) ON release_plan_item TO %I', app);
  EXECUTE format('GRANT EXECUTE ON FUNCTION publish_plan, preview_plan, preview_sheet, preview_approved TO %I', app);
END $$;
