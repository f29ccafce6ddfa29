import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

const readable = [
  'assessed_set',
  'assessed_set_member',
  'department',
  'figure',
  'generation',
  'indicator',
  'indicator_version',
  'installation',
  'installation_group',
  'installation_option',
  'peer_group',
  'peer_group_member',
  'region',
  'region_version',
  'release',
  'release_item',
  'series_break',
  'source',
  'stated_rank',
];

const privileges = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];

/** `table privilege` of everything the role may do to a whole table or to one of its columns. */
async function rightsOf(role: 'app' | 'public'): Promise<string[]> {
  const rows = await db.run<{ right: string }>(
    role,
    `SELECT c.relname || ' ' || p AS right
     FROM pg_class c CROSS JOIN unnest($1::text[]) AS p
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       AND (has_table_privilege(c.oid, p)
         OR (p IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege(c.oid, p)))
     ORDER BY 1`,
    [privileges],
  );
  return rows.map(({ right }) => right);
}

test('the public role may read the published tables and do nothing else to anything', async () => {
  expect(await rightsOf('public')).toEqual(readable.map((table) => `${table} SELECT`));
});

test('the public role may make nothing and call nothing that acts for the owner', async () => {
  const [row] = await db.run<{ acting: string[]; schema: boolean; temporary: boolean }>(
    'public',
    `SELECT (SELECT coalesce(array_agg(proname::text), '{}') FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege(oid, 'EXECUTE')) AS acting,
       has_schema_privilege('public', 'CREATE') AS schema,
       has_database_privilege(current_database(), 'TEMPORARY') AS temporary`,
  );
  expect(row).toEqual({ acting: [], schema: false, temporary: false });
});

test('the application changes no published fact, no past and no audit row', async () => {
  const rights = await rightsOf('app');
  const changing = rights.filter((right) => /(UPDATE|DELETE|TRUNCATE)$/.test(right));
  expect(changing).toEqual([
    'assessed_set UPDATE',
    'assessed_set_member UPDATE',
    'calendar UPDATE',
    'calendar_rule DELETE',
    'calendar_rule UPDATE',
    'entry DELETE',
    'entry UPDATE',
    'indicator UPDATE',
    'indicator_check DELETE',
    'indicator_check UPDATE',
    'installation DELETE',
    'installation UPDATE',
    'installation_group DELETE',
    'installation_group UPDATE',
    'installation_option UPDATE',
    'peer_group UPDATE',
    'peer_group_member UPDATE',
    'person UPDATE',
    'person_department DELETE',
    'person_region DELETE',
    'person_role_grant DELETE',
    'recovery_code DELETE',
    'recovery_code UPDATE',
    'region_version UPDATE',
    'release_plan UPDATE',
    'release_plan_item DELETE',
    'release_plan_item UPDATE',
    'security_setting UPDATE',
    'session DELETE',
    'session UPDATE',
    'sign_in_try DELETE',
    'sign_in_try UPDATE',
    'table_memory UPDATE',
    'table_upload DELETE',
    'table_upload UPDATE',
  ]);
  expect(rights).not.toContain('audit_head SELECT');
});

test('no migration names a role: the same files serve every database', () => {
  const folder = 'prisma/migrations';
  const names = readdirSync(folder).filter((name) => statSync(`${folder}/${name}`).isDirectory());
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const sql = readFileSync(`${folder}/${name}/migration.sql`, 'utf8').replaceAll(/--.*$/gm, '');
    expect(sql).not.toMatch(/\bTO\s+(?!%I|PUBLIC)[a-z_]+_(app|public|owner)\b/);
  }
});
