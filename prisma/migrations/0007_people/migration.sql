-- People, their sessions and what they may do. None of it is public; the password's hash and the second factor are read by sign-in alone.
CREATE TYPE person_role AS ENUM ('leader','staff','reviewer','system','security','audit');

CREATE TABLE person (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_name text COLLATE "C" NOT NULL UNIQUE CHECK (user_name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),  -- never changes: the log and provenance name people by it
  display_name text NOT NULL CHECK (display_name <> ''),
  password_hash text,                        -- Argon2id, in PHC form; NULL: signs in by the identity provider alone
  must_change boolean NOT NULL DEFAULT true, -- a one-time password, good for choosing one's own
  password_expires_at timestamptz(3),        -- of a one-time password
  disabled_at timestamptz(3),
  totp_secret bytea,                         -- in force; encrypted under the installation's secret
  totp_confirmed_at timestamptz(3),          -- NULL: not set up, whatever secret is proposed
  totp_proposed bytea,                       -- not in force before a code confirms it; encrypted, opens for the session that asked for it
  totp_last_step bigint NOT NULL DEFAULT 0,  -- a code is good once
  oidc_subject text UNIQUE,                  -- issuer and subject, of who signs in by an identity provider
  lock_version integer NOT NULL DEFAULT 1,
  created_by text NOT NULL, created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK ((totp_confirmed_at IS NULL) = (totp_secret IS NULL))
);
CREATE TABLE person_role_grant (
  person_id integer NOT NULL REFERENCES person, role person_role NOT NULL, PRIMARY KEY (person_id, role)
);
-- The three administrations are never one person's; an administrator does not change figures. The trigger below says so.
CREATE TABLE person_department (person_id integer NOT NULL REFERENCES person, department_id integer NOT NULL REFERENCES department, PRIMARY KEY (person_id, department_id));
CREATE TABLE person_region (                 -- county staff: these regions alone; no row: every region of the department's indicators
  person_id integer NOT NULL REFERENCES person, region_id integer NOT NULL REFERENCES region, PRIMARY KEY (person_id, region_id)
);
CREATE TABLE recovery_code (
  person_id integer NOT NULL REFERENCES person, hash bytea NOT NULL, used_at timestamptz(3), PRIMARY KEY (person_id, hash)
);
CREATE TABLE session (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,          -- SHA-256 of the cookie's 256 random bits: the table alone signs nobody in
  person_id integer NOT NULL REFERENCES person,
  second_factor boolean NOT NULL,            -- false: the password was right and the code is still asked for
  created_at timestamptz(3) NOT NULL DEFAULT now(), last_seen_at timestamptz(3) NOT NULL DEFAULT now(), expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3), address text NOT NULL DEFAULT '', user_agent text NOT NULL DEFAULT ''
);
CREATE INDEX session_person ON session (person_id);
CREATE TABLE sign_in_try (                   -- rate-limiter-flexible's table: tries by user name and by address
  key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint
);
CREATE TABLE security_setting (
  one boolean PRIMARY KEY DEFAULT true CHECK (one), totp boolean NOT NULL DEFAULT true,
  idle_minutes integer NOT NULL DEFAULT 30 CHECK (idle_minutes BETWEEN 5 AND 480), absolute_hours integer NOT NULL DEFAULT 12 CHECK (absolute_hours BETWEEN 1 AND 24)
);
INSERT INTO security_setting DEFAULT VALUES;

CREATE FUNCTION person_roles_guard() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE held person_role[]; administers integer; BEGIN
  PERFORM FROM person WHERE id = NEW.person_id FOR UPDATE;                              -- two grants at once would not see each other
  SELECT array_agg(role) INTO held FROM person_role_grant WHERE person_id = NEW.person_id;
  SELECT count(*) INTO administers FROM unnest(held) r WHERE r IN ('system','security','audit');
  IF administers > 1 THEN RAISE EXCEPTION 'two administrations in one hand' USING ERRCODE = '23514', CONSTRAINT = 'person_one_administration'; END IF;
  IF administers > 0 AND held && ARRAY['staff','reviewer']::person_role[] THEN RAISE EXCEPTION 'an administrator does not change figures' USING ERRCODE = '23514', CONSTRAINT = 'person_administrator_figures'; END IF;
  RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER person_roles_guard AFTER INSERT OR UPDATE ON person_role_grant DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION person_roles_guard();

DO $$ DECLARE app text := current_database() || '_app'; BEGIN
  EXECUTE format('GRANT SELECT ON person, person_role_grant, person_department, person_region, recovery_code, session, sign_in_try, security_setting TO %I', app);
  EXECUTE format('GRANT INSERT ON person, person_role_grant, person_department, person_region, recovery_code, session, sign_in_try TO %I', app);
  EXECUTE format('GRANT UPDATE (display_name, password_hash, must_change, password_expires_at, disabled_at, totp_secret, totp_confirmed_at, totp_proposed, totp_last_step, oidc_subject, lock_version) ON person TO %I', app);
  EXECUTE format('GRANT DELETE ON person_role_grant, person_department, person_region, recovery_code, sign_in_try TO %I', app);
  EXECUTE format('GRANT UPDATE (used_at) ON recovery_code TO %I', app);
  EXECUTE format('GRANT UPDATE (second_factor, last_seen_at, ended_at) ON session TO %I', app);
  EXECUTE format('GRANT DELETE ON session TO %I', app);
  EXECUTE format('GRANT UPDATE ON sign_in_try, security_setting TO %I', app);
END $$;
