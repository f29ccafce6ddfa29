-- ───────── roles: <database>_app and <database>_public, made before migrations run. Closed by default: a new table is readable by nobody but its owner until it is named here.
DO $$ DECLARE app text := current_database() || '_app'; pub text := current_database() || '_public'; t text; BEGIN
  EXECUTE 'REVOKE CREATE ON SCHEMA public FROM PUBLIC';
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), app);
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I, %I', app, pub);
  FOREACH t IN ARRAY ARRAY['region','region_version','peer_group','peer_group_member','department','indicator','indicator_version','assessed_set','assessed_set_member',
      'installation','installation_group','source','release','release_item','figure','stated_rank','generation'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO %I', t, pub);
  END LOOP;
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA public TO %I', app);
  EXECUTE format('REVOKE SELECT ON audit_head FROM %I', app);
  FOREACH t IN ARRAY ARRAY['region','region_version','peer_group','peer_group_member','department','indicator','indicator_version','assessed_set','assessed_set_member',
      'installation','installation_group','calendar','source','provenance','release','release_item','figure','stated_rank','audit_log'] LOOP
    EXECUTE format('GRANT INSERT ON %I TO %I', t, app);
  END LOOP;
  EXECUTE format('GRANT INSERT, UPDATE, DELETE ON entry TO %I', app);
  EXECUTE format('GRANT UPDATE, DELETE ON installation, installation_group TO %I', app);
  EXECUTE format('GRANT UPDATE (opens_at, due_at, release_at) ON calendar TO %I', app);
  EXECUTE format('GRANT UPDATE (position) ON indicator TO %I', app);
  EXECUTE format('GRANT UPDATE (name_zh, name_en, short_zh, short_en, parent_id, parent_level, valid_to) ON region_version TO %I', app);
  EXECUTE format('GRANT UPDATE (name_zh, name_en, valid_from, valid_to) ON assessed_set TO %I', app);
  EXECUTE format('GRANT UPDATE (retired_at) ON peer_group_member, assessed_set_member TO %I', app);
  EXECUTE format('GRANT UPDATE (name_zh, name_en, benchmark_id) ON peer_group TO %I', app);
  EXECUTE format('GRANT EXECUTE ON FUNCTION withdraw_release, audit_verify TO %I', app);
END $$;
