-- Figures: published ones, which are facts and never change, and those in work, which nobody but the desk may read.
-- ───────── where a figure comes from
CREATE TABLE source (                       -- public, so it is written when a figure of it is published, never for a draft. Origin belongs to it, so a figure carries one id
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, origin origin NOT NULL, title text NOT NULL DEFAULT '', url text NOT NULL DEFAULT '',
  UNIQUE (origin, title, url)
);
CREATE TABLE provenance (                   -- not public: who and when, one row per import or per hand-entered figure
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('import','entry')), file_sha256 bytea,
  entered_by text NOT NULL, entered_at timestamptz(3) NOT NULL,
  submitted_by text, submitted_at timestamptz(3), approved_by text, approved_at timestamptz(3),
  CHECK (submitted_by <> approved_by),      -- four eyes, in the database too
  CHECK (kind = 'import' OR num_nulls(submitted_by, submitted_at, approved_by, approved_at) = 0)
);

-- ───────── releases: facts. Plans lie apart, because a plan is not public.
CREATE TABLE release (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, published_at timestamptz(3) NOT NULL CHECK (isfinite(published_at)),
  kind text NOT NULL CHECK (kind IN ('first','revision','import')), reason text NOT NULL DEFAULT '',
  withdrawn_at timestamptz(3), withdrawn_reason text,
  UNIQUE (id, published_at),
  CHECK (kind <> 'revision' OR reason <> ''), CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)), CHECK (withdrawn_reason <> '')
);
CREATE TABLE release_item (                 -- one indicator's period in one release; pins the catalogue entry that its ranking was computed with
  indicator_id integer NOT NULL, period text COLLATE "C" NOT NULL, published_at timestamptz(3) NOT NULL,
  release_id integer NOT NULL, entry_from timestamptz(3) NOT NULL CHECK (entry_from <= published_at),
  PRIMARY KEY (indicator_id, period, published_at),
  FOREIGN KEY (release_id, published_at) REFERENCES release (id, published_at),
  FOREIGN KEY (indicator_id, period) REFERENCES calendar,
  FOREIGN KEY (indicator_id, entry_from) REFERENCES indicator_version (indicator_id, effective_from)
);
CREATE INDEX release_item_release ON release_item (release_id);

-- ───────── published figures: THE read model, append-only
CREATE TABLE figure (
  indicator_id integer NOT NULL, region_id integer NOT NULL, measure measure NOT NULL, source_id integer NOT NULL,
  published_at timestamptz(3) NOT NULL, provenance_id integer NOT NULL, stage stage NOT NULL, missing missing_reason,  -- fixed widths first: no padding
  period text COLLATE "C" NOT NULL, value numeric, note text,
  PRIMARY KEY (indicator_id, measure, region_id, period, published_at) INCLUDE (value, missing, stage, source_id, note),   -- the one index: key, order of versions, cover
  CONSTRAINT figure_value_xor_missing CHECK (num_nonnulls(value, missing) = 1),
  CONSTRAINT figure_note_size CHECK (octet_length(note) <= 2000),   -- a row of an index holds about 2,700 bytes
  CONSTRAINT figure_value_finite CHECK (value > '-Infinity' AND value < 'Infinity')   -- NUMERIC takes NaN and Infinity otherwise (NaN sorts above Infinity)
) WITH (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_analyze_scale_factor = 0.02);  -- keeps index-only reads index-only after a month's load
-- figure_refs: set-based references instead of four row-level foreign keys. DISTINCT first: a single join over the transition table was planned badly and took four times as long.
-- Referenced rows are never deleted by the app role (no DELETE grant), so no row locks are needed.
CREATE FUNCTION figure_refs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT indicator_id, period, published_at FROM n) k LEFT JOIN release_item r USING (indicator_id, period, published_at) WHERE r.release_id IS NULL)
  OR EXISTS (SELECT FROM (SELECT DISTINCT region_id FROM n) k LEFT JOIN region r ON r.id = k.region_id WHERE r.id IS NULL)
  OR EXISTS (SELECT FROM (SELECT DISTINCT source_id FROM n) k LEFT JOIN source r ON r.id = k.source_id WHERE r.id IS NULL)
  OR EXISTS (SELECT FROM (SELECT DISTINCT provenance_id FROM n) k LEFT JOIN provenance r ON r.id = k.provenance_id WHERE r.id IS NULL)
  THEN RAISE EXCEPTION 'figure refers to nothing' USING ERRCODE = '23503'; END IF;
  RETURN NULL; END $$;
CREATE TRIGGER figure_refs AFTER INSERT ON figure REFERENCING NEW TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION figure_refs();
CREATE TABLE stated_rank (                  -- a place that a source states: a fact of its own, with or without the figure
  indicator_id integer NOT NULL, measure measure NOT NULL, region_id integer NOT NULL REFERENCES region, period text COLLATE "C" NOT NULL,
  published_at timestamptz(3) NOT NULL, rank integer NOT NULL CHECK (rank >= 1), of integer CHECK (of >= rank),
  source_id integer NOT NULL REFERENCES source, provenance_id integer NOT NULL REFERENCES provenance, note text,
  PRIMARY KEY (indicator_id, measure, region_id, period, published_at),
  FOREIGN KEY (indicator_id, period, published_at) REFERENCES release_item
);
CREATE TABLE withdrawn_figure (LIKE figure INCLUDING CONSTRAINTS, withdrawn_at timestamptz(3) NOT NULL, release_id integer NOT NULL REFERENCES release,
  PRIMARY KEY (indicator_id, measure, region_id, period, published_at, withdrawn_at));
CREATE TABLE withdrawn_stated_rank (LIKE stated_rank INCLUDING CONSTRAINTS, withdrawn_at timestamptz(3) NOT NULL, release_id integer NOT NULL REFERENCES release,
  PRIMARY KEY (indicator_id, measure, region_id, period, published_at, withdrawn_at));

-- ───────── the desk: figures in work, one row a cell, mutable under a version
CREATE TABLE entry (
  indicator_id integer NOT NULL, measure measure NOT NULL, region_id integer NOT NULL REFERENCES region, period text COLLATE "C" NOT NULL,
  value numeric, missing missing_reason, stage stage NOT NULL, note text CHECK (octet_length(note) <= 2000), reason text,   -- reason: of a revision
  stated_rank integer CHECK (stated_rank >= 1), stated_of integer CHECK (stated_of >= stated_rank),
  origin origin NOT NULL, source_title text NOT NULL DEFAULT '', source_url text NOT NULL DEFAULT '',   -- in words, not by id: a row of source is public
  base_published_at timestamptz(3),            -- the version this one revises; NULL = first. Judged at publication (a key into figure would hinder a rebuild of its index, and Prisma wants it unique)
  state entry_state NOT NULL DEFAULT 'draft', lock_version integer NOT NULL DEFAULT 1,
  entered_by text NOT NULL, entered_at timestamptz(3) NOT NULL DEFAULT now(), submitted_by text, submitted_at timestamptz(3), approved_by text, approved_at timestamptz(3),
  reopened_reason text,
  PRIMARY KEY (indicator_id, measure, region_id, period),   -- one figure in work per cell
  FOREIGN KEY (indicator_id, period) REFERENCES calendar,
  CHECK (num_nonnulls(value, missing) <= 1), CHECK (value > '-Infinity' AND value < 'Infinity'),
  CHECK (state IN ('draft','returned') OR (num_nonnulls(value, missing, stated_rank) >= 1 AND submitted_by IS NOT NULL AND submitted_at IS NOT NULL)),
  CHECK (state <> 'approved' OR (approved_by IS NOT NULL AND approved_at IS NOT NULL AND approved_by <> submitted_by)),
  CHECK (state IN ('draft','returned') OR base_published_at IS NULL OR reason <> '')
);
CREATE INDEX entry_period ON entry (indicator_id, period);
CREATE FUNCTION entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.lock_version <> OLD.lock_version + 1 THEN RAISE EXCEPTION 'stale entry' USING ERRCODE = '40001'; END IF;   -- nobody forgets the version
  IF OLD.state = 'approved' AND NOT (NEW.state = 'draft' AND NEW.reopened_reason <> '') THEN RAISE EXCEPTION 'approved entry is locked' USING ERRCODE = '23514'; END IF;
  RETURN NEW; END $$;
CREATE TRIGGER entry_guard BEFORE UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION entry_guard();

