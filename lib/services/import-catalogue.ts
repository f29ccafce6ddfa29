import 'server-only';
import type { PoolClient } from 'pg';
import { BEGINNING } from '@/lib/data-package/known';
import type { CataloguePlan } from '@/lib/data-package/plan-catalogue';

/** Ids by code and key: of regions and indicators that figures refer to. */
export interface Identities {
  regions: Map<string, number>;
  indicators: Map<string, number>;
}

/** Writes the new regions and indicators by their identity alone, so that figures can be staged before names are public. */
export async function insertIdentities(client: PoolClient, plan: CataloguePlan): Promise<Identities> {
  const regions = await client.query<{ code: string; id: number }>(
    `INSERT INTO region (code, level) SELECT code, level::region_level
     FROM json_to_recordset($1) AS r (code text, level text) ORDER BY code RETURNING code, id`,
    [JSON.stringify(plan.regions.newRegions)],
  );
  const indicators = await client.query<{ key: string; id: number }>(
    `INSERT INTO indicator (key, position, frequency, january)
     SELECT key, position, (entry->>'frequency')::frequency, (entry->>'january')::january_rule
     FROM json_to_recordset($1) AS r (key text, position int, entry json) ORDER BY position RETURNING key, id`,
    [JSON.stringify(plan.indicators.newIndicators)],
  );
  return {
    regions: new Map(regions.rows.map(({ code, id }) => [code, id])),
    indicators: new Map(indicators.rows.map(({ key, id }) => [key, id])),
  };
}

/**
 * Writes what the catalogue plan says, in the caller's transaction. `now` is when changed entries and corrected
 * memberships begin to hold. A statement without rows is left out: it would raise the generation.
 */
export async function writeCatalogue(
  client: PoolClient,
  plan: CataloguePlan,
  now: string,
  reason: string,
): Promise<void> {
  const run = async (rows: readonly unknown[], sql: string, ...params: unknown[]) => {
    if (rows.length > 0) await client.query(sql, [JSON.stringify(rows), ...params]);
  };
  await writeRegions(run, plan);
  await writeIndicators(client, run, plan, now, reason);
  const { groups, sets } = plan;
  const groupColumns = 'key text, name_zh text, name_en text, benchmark_code text';
  await run(
    groups.insert,
    `INSERT INTO peer_group (key, name_zh, name_en, benchmark_id) SELECT g.key, g.name_zh, g.name_en, r.id
     FROM json_to_recordset($1) AS g (${groupColumns}) LEFT JOIN region r ON r.code = g.benchmark_code`,
  );
  await run(
    groups.update,
    `UPDATE peer_group t SET name_zh = g.name_zh, name_en = g.name_en, benchmark_id = (SELECT id FROM region WHERE code = g.benchmark_code)
     FROM json_to_recordset($1) AS g (${groupColumns}) WHERE t.key = g.key`,
  );
  await run(
    groups.retire,
    `UPDATE peer_group_member SET retired_at = $2 WHERE id IN (SELECT value::int FROM json_array_elements_text($1))`,
    now,
  );
  await run(
    groups.members,
    `INSERT INTO peer_group_member (group_id, region_id, valid_from, valid_to, recorded_at)
     SELECT g.id, r.id, m.valid_from, m.valid_to, CASE WHEN m."isFirst" THEN '${BEGINNING}T00:00Z'::timestamptz ELSE $2 END
     FROM json_to_recordset($1) AS m (owner text, code text, valid_from date, valid_to date, "isFirst" boolean)
       JOIN peer_group g ON g.key = m.owner JOIN region r ON r.code = m.code`,
    now,
  );
  const setColumns = 'key text, name_zh text, name_en text, valid_from date, valid_to date';
  await run(
    sets.insert,
    `INSERT INTO assessed_set (key, name_zh, name_en, valid_from, valid_to)
     SELECT key, name_zh, name_en, valid_from, valid_to FROM json_to_recordset($1) AS s (${setColumns})`,
  );
  await run(
    sets.update,
    `UPDATE assessed_set t SET name_zh = s.name_zh, name_en = s.name_en, valid_from = s.valid_from, valid_to = s.valid_to
     FROM json_to_recordset($1) AS s (${setColumns}) WHERE t.key = s.key`,
  );
  await run(
    sets.retire,
    `UPDATE assessed_set_member SET retired_at = $2 WHERE id IN (SELECT value::int FROM json_array_elements_text($1))`,
    now,
  );
  await run(
    sets.members,
    `INSERT INTO assessed_set_member (set_id, indicator_id, weight, valid_from, valid_to, recorded_at)
     SELECT s.id, i.id, m.weight, m.valid_from, m.valid_to, CASE WHEN m."isFirst" THEN '${BEGINNING}T00:00Z'::timestamptz ELSE $2 END
     FROM json_to_recordset($1) AS m (owner text, code text, weight numeric, valid_from date, valid_to date, "isFirst" boolean)
       JOIN assessed_set s ON s.key = m.owner JOIN indicator i ON i.key = m.code`,
    now,
  );
}

type Run = (rows: readonly unknown[], sql: string, ...params: unknown[]) => Promise<void>;

async function writeRegions(run: Run, { regions }: CataloguePlan): Promise<void> {
  const columns =
    'code text, valid_from date, valid_to date, name_zh text, name_en text, short_zh text, short_en text, parent_code text';
  // first the ends: a known version that is closed makes room for the next
  await run(
    regions.update,
    `UPDATE region_version t SET valid_to = v.valid_to, name_zh = v.name_zh, name_en = v.name_en, short_zh = v.short_zh,
       short_en = v.short_en, parent_id = p.id, parent_level = p.level
     FROM json_to_recordset($1) AS v (${columns}) JOIN region r ON r.code = v.code LEFT JOIN region p ON p.code = v.parent_code
     WHERE t.region_id = r.id AND t.valid_from = v.valid_from`,
  );
  await run(
    regions.insert,
    `INSERT INTO region_version (region_id, level, valid_from, valid_to, name_zh, name_en, short_zh, short_en, parent_id, parent_level)
     SELECT r.id, r.level, v.valid_from, v.valid_to, v.name_zh, v.name_en, v.short_zh, v.short_en, p.id, p.level
     FROM json_to_recordset($1) AS v (${columns}) JOIN region r ON r.code = v.code LEFT JOIN region p ON p.code = v.parent_code`,
  );
}

async function writeIndicators(
  client: PoolClient,
  run: Run,
  { indicators }: CataloguePlan,
  now: string,
  reason: string,
): Promise<void> {
  const entries = [
    ...indicators.newIndicators.map(({ key, entry }) => ({ key, ...entry, isFirst: true })),
    ...indicators.changed.map(({ key, entry }) => ({ key, ...entry, isFirst: false })),
  ];
  const known = await client.query<{ name_zh: string; name_en: string }>(
    'SELECT name_zh, name_en FROM department',
  );
  const departments = new Map<string, { name_zh: string; name_en: string }>();
  for (const entry of entries) {
    const department = { name_zh: entry.department_zh, name_en: entry.department_en };
    if (department.name_zh || department.name_en) departments.set(JSON.stringify(department), department);
  }
  for (const { name_zh, name_en } of known.rows) departments.delete(JSON.stringify({ name_zh, name_en }));
  await run(
    [...departments.values()],
    'INSERT INTO department (name_zh, name_en) SELECT name_zh, name_en FROM json_to_recordset($1) AS d (name_zh text, name_en text)',
  );
  await run(
    entries,
    `INSERT INTO indicator_version (indicator_id, effective_from, name_zh, name_en, unit_zh, unit_en, decimals, growth_decimals,
       direction, basis, ranked_measure, growth, growth_basis, family, streak_gap, ranked_for, department_id,
       definition_zh, definition_en, caveat_zh, caveat_en, reason)
     SELECT i.id, CASE WHEN e."isFirst" THEN '${BEGINNING}T00:00Z'::timestamptz ELSE $2 END, e.name_zh, e.name_en, e.unit_zh, e.unit_en,
       e.decimals, e.growth_decimals, e.direction::direction, e.basis::basis, e.ranked_measure::ranked_measure, e.growth::growth_kind,
       e.growth_basis::growth_basis, e.family, e.streak_gap::streak_gap, e.ranked_for::ranked_for, d.id,
       e.definition_zh, e.definition_en, e.caveat_zh, e.caveat_en, CASE WHEN e."isFirst" THEN '' ELSE $3 END
     FROM json_to_recordset($1) AS e (key text, "isFirst" boolean, name_zh text, name_en text, unit_zh text, unit_en text, decimals smallint,
       growth_decimals smallint, direction text, basis text, ranked_measure text, growth text, growth_basis text, family text,
       streak_gap text, ranked_for text, department_zh text, department_en text, definition_zh text, definition_en text,
       caveat_zh text, caveat_en text)
       JOIN indicator i ON i.key = e.key
       LEFT JOIN department d ON d.name_zh = e.department_zh AND d.name_en = e.department_en`,
    now,
    reason,
  );
  await run(
    indicators.moved,
    `UPDATE indicator i SET position = m.position FROM json_to_recordset($1) AS m (key text, position int) WHERE i.key = m.key`,
  );
}
