-- The store. Public tables hold published facts only; what is not public lies in other tables, so the public role needs plain grants.
-- "From an instant until the next row of the same key": figure, stated_rank and indicator_version have no end column, nothing is updated, nothing overlaps.
-- Instants are timestamptz(3): a JavaScript Date has milliseconds, and a key with microseconds is not found again.
-- Identity never changes (code, level, key, frequency, january); what may change is a dated row beside it.
CREATE EXTENSION IF NOT EXISTS btree_gist;  -- scalar '=' inside exclusion constraints; trusted, so the database's owner may create it

CREATE TYPE region_level   AS ENUM ('country','province','prefecture','county','other');  -- the order matters: parent_level < level
CREATE TYPE frequency      AS ENUM ('month','quarter','year');
CREATE TYPE basis          AS ENUM ('cumulative','period','stock');
CREATE TYPE measure        AS ENUM ('level','growth');
CREATE TYPE ranked_measure AS ENUM ('level','growth','both');
CREATE TYPE direction      AS ENUM ('higher','lower','none');
CREATE TYPE growth_kind    AS ENUM ('entered','computed','none');
CREATE TYPE growth_basis   AS ENUM ('constant','comparable','nominal','same_scope');
CREATE TYPE january_rule   AS ENUM ('separate','combined');
CREATE TYPE streak_gap     AS ENUM ('break','suspend');
CREATE TYPE ranked_for     AS ENUM ('public','leaders','nobody');
CREATE TYPE missing_reason AS ENUM ('not_reported','not_applicable','withheld');
CREATE TYPE stage          AS ENUM ('flash','preliminary','revised','final','census');
CREATE TYPE origin         AS ENUM ('official','reported','demo');
CREATE TYPE entry_state    AS ENUM ('draft','submitted','returned','approved');

-- ───────── regions
CREATE TABLE region (                       -- identity
  id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code  text COLLATE "C" NOT NULL UNIQUE CHECK (code ~ '^[0-9A-Za-z._-]{1,32}$'),  -- text, byte order: "by region code" whatever the database's collation
  level region_level NOT NULL,              -- a unit that changes level gets a new code, hence a new region
  UNIQUE (id, level)                        -- target of the composite keys below
);
CREATE TABLE region_version (               -- name and parent, dated in the world's time
  region_id integer NOT NULL, level region_level NOT NULL,
  valid_from date NOT NULL, valid_to date,  -- [from, to); NULL = still valid
  name_zh text NOT NULL DEFAULT '', name_en text NOT NULL DEFAULT '', short_zh text NOT NULL DEFAULT '', short_en text NOT NULL DEFAULT '',
  parent_id integer, parent_level region_level,
  PRIMARY KEY (region_id, valid_from),
  FOREIGN KEY (region_id, level) REFERENCES region (id, level),
  FOREIGN KEY (parent_id, parent_level) REFERENCES region (id, level),
  CHECK (parent_level < level),             -- levels fall along the chain: a cycle cannot be written, no trigger needed
  CHECK ((parent_id IS NULL) = (parent_level IS NULL)),
  CHECK (name_zh <> '' OR name_en <> ''), CHECK (valid_to > valid_from),
  EXCLUDE USING gist (region_id WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX region_version_parent ON region_version (parent_id);

-- ───────── peer groups. Two times: valid (the world's) and recorded (ours), so a correction does not move past rankings.
CREATE TABLE peer_group (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE,
  name_zh text NOT NULL DEFAULT '', name_en text NOT NULL DEFAULT '',
  benchmark_id integer REFERENCES region    -- the published figure of this region is the benchmark; never a mean
);
CREATE TABLE peer_group_member (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  group_id integer NOT NULL REFERENCES peer_group, region_id integer NOT NULL REFERENCES region,
  valid_from date NOT NULL, valid_to date, CHECK (valid_to > valid_from),
  recorded_at timestamptz(3) NOT NULL DEFAULT '1900-01-01T00:00Z', retired_at timestamptz(3), CHECK (retired_at > recorded_at),
  EXCLUDE USING gist (group_id WITH =, region_id WITH =, daterange(valid_from, valid_to) WITH &&, tstzrange(recorded_at, retired_at) WITH &&)
);

-- ───────── catalogue
CREATE TABLE department (                   -- whose figure it is; people will refer to it
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name_zh text NOT NULL DEFAULT '', name_en text NOT NULL DEFAULT '', UNIQUE (name_zh, name_en), CHECK (name_zh <> '' OR name_en <> '')
);
CREATE TABLE indicator (                    -- identity: what decides the form of a period cannot change under figures
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE CHECK (key ~ '^[a-z0-9][a-z0-9_-]{0,99}$'),
  position integer NOT NULL,                -- order of the catalogue, as the package lists it
  frequency frequency NOT NULL, january january_rule NOT NULL, UNIQUE (id, frequency, january)
);
CREATE TABLE indicator_version (            -- the entry as it reads from an instant on
  indicator_id integer NOT NULL REFERENCES indicator, effective_from timestamptz(3) NOT NULL,  -- first entry: 1900-01-01; never -infinity, which the client reads as null
  name_zh text NOT NULL DEFAULT '', name_en text NOT NULL DEFAULT '', unit_zh text NOT NULL DEFAULT '', unit_en text NOT NULL DEFAULT '',
  decimals smallint NOT NULL CHECK (decimals BETWEEN 0 AND 12), growth_decimals smallint NOT NULL CHECK (growth_decimals BETWEEN 0 AND 12),
  direction direction NOT NULL,             -- no default, on purpose
  basis basis NOT NULL, ranked_measure ranked_measure NOT NULL, growth growth_kind NOT NULL, growth_basis growth_basis, family text NOT NULL DEFAULT '',
  streak_gap streak_gap NOT NULL, ranked_for ranked_for NOT NULL, department_id integer REFERENCES department,
  definition_zh text NOT NULL DEFAULT '', definition_en text NOT NULL DEFAULT '', caveat_zh text NOT NULL DEFAULT '', caveat_en text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (indicator_id, effective_from), CHECK (name_zh <> '' OR name_en <> ''), CHECK (unit_zh <> '' OR unit_en <> ''),
  CONSTRAINT indicator_version_growth_ranked CHECK (ranked_measure = 'level' OR growth <> 'none')
);
CREATE TABLE assessed_set (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text COLLATE "C" NOT NULL UNIQUE,
  name_zh text NOT NULL DEFAULT '', name_en text NOT NULL DEFAULT '', valid_from date NOT NULL, valid_to date, CHECK (valid_to > valid_from)
);
CREATE TABLE assessed_set_member (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  set_id integer NOT NULL REFERENCES assessed_set, indicator_id integer NOT NULL REFERENCES indicator,
  weight numeric NOT NULL CHECK (weight > 0 AND weight < 'Infinity'),
  valid_from date NOT NULL, valid_to date, CHECK (valid_to > valid_from),
  recorded_at timestamptz(3) NOT NULL DEFAULT '1900-01-01T00:00Z', retired_at timestamptz(3), CHECK (retired_at > recorded_at),
  EXCLUDE USING gist (set_id WITH =, indicator_id WITH =, daterange(valid_from, valid_to) WITH &&, tstzrange(recorded_at, retired_at) WITH &&)
);

-- ───────── the installation: whose place is shown, among whom, by which set
CREATE TABLE installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  home_id integer NOT NULL REFERENCES region, assessed_set_id integer REFERENCES assessed_set,
  time_zone text NOT NULL, highlights text[] NOT NULL DEFAULT '{}'
);
CREATE TABLE installation_group (position integer PRIMARY KEY, group_id integer NOT NULL UNIQUE REFERENCES peer_group);

-- The last day of a period, in the installation's zone: who is a member, and which entry holds, is asked on that day.
CREATE FUNCTION period_end(period text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
  (make_date(left(period, 4)::int, CASE WHEN period LIKE '%-Q_' THEN right(period, 1)::int * 3 WHEN period LIKE '%-__' THEN right(period, 2)::int ELSE 12 END, 1)
    + interval '1 month' - interval '1 day')::date;

-- ───────── calendar: the only place that judges the form of a period, once per indicator and period instead of once per figure
CREATE TABLE calendar (
  indicator_id integer NOT NULL, period text COLLATE "C" NOT NULL, frequency frequency NOT NULL, january january_rule NOT NULL,
  opens_at timestamptz(3), due_at timestamptz(3), release_at timestamptz(3),
  PRIMARY KEY (indicator_id, period),
  FOREIGN KEY (indicator_id, frequency, january) REFERENCES indicator (id, frequency, january),
  CONSTRAINT calendar_period_form CHECK (period ~ CASE frequency WHEN 'month' THEN '^[0-9]{4}-(0[1-9]|1[0-2])$' WHEN 'quarter' THEN '^[0-9]{4}-Q[1-4]$' ELSE '^[0-9]{4}$' END AND period >= '0001'),
  CONSTRAINT calendar_january CHECK (NOT (january = 'combined' AND frequency = 'month' AND period LIKE '%-01'))
);

