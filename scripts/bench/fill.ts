import type pg from 'pg';
import { withClient } from '../../lib/platform/connect';
import { CATALOGUE, COMMON_MONTHS, type Size } from './sizes';

/** Keys and codes of what is filled in. */
export const filled = {
  home: '1001',
  /** 13 prefectures and their province. */
  group: 'province',
  /** 333 prefectures and their country. */
  largeGroup: 'country',
  indicator: 'i01',
  lastPeriod: '2024-12',
  /** An instant in the middle of the last year, for reads of the past. */
  past: '2024-07-01T00:00:00.000Z',
} as const;

// Region 1 is the province, 2 to 14 its prefectures; then the country and the others. A month is counted back from the last one, m = 0.
const month = (m: string) => `('2024-12-01'::date - ${m} * interval '1 month')`;
const period = (m: string) => `to_char(${month(m)}, 'YYYY-MM')`;
const published = (m: string) => `(${month(m)} + interval '45 days')::timestamptz(3)`;

/**
 * Fills an empty database as its owner: catalogue, groups, releases, and the figures of a size, the oldest months
 * first, as they would have come. The same cell has the same value at every size.
 */
export async function fill(ownerUrl: string, size: Size): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`SET timezone = 'UTC'; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'`);
    await client.query('BEGIN');
    await fillCatalogue(client);
    await fillReleases(client, size);
    await fillFigures(client, size);
    await client.query('COMMIT');
    await client.query('VACUUM (FREEZE, ANALYZE)');
    await client.query('CHECKPOINT').catch(() => {});
  });
}

async function fillCatalogue(client: pg.Client): Promise<void> {
  await client.query(`
    INSERT INTO region (code, level)
      SELECT code, level::region_level FROM (
        SELECT 1 AS n, '1' AS code, 'province' AS level
        UNION ALL SELECT 1 + n, (1000 + n)::text, 'prefecture' FROM generate_series(1, 13) n
        UNION ALL SELECT 15, '0', 'country'
        UNION ALL SELECT 15 + n, (1 + n)::text, 'province' FROM generate_series(1, 32) n
        UNION ALL SELECT 47 + n, (2000 + n)::text, 'prefecture' FROM generate_series(1, 320) n) r ORDER BY n;
    INSERT INTO region_version (region_id, level, valid_from, name_zh, name_en, short_zh, short_en, parent_id, parent_level)
      SELECT r.id, r.level, '1990-01-01', '地区' || r.code, 'Region ' || r.code, '地' || r.code, 'R' || r.code, p.id, p.level
      FROM region r LEFT JOIN region p ON p.code = CASE r.level WHEN 'prefecture' THEN '1' WHEN 'province' THEN '0' END;
    INSERT INTO peer_group (key, name_zh, name_en, benchmark_id)
      SELECT key, name, name, r.id FROM (VALUES ('${filled.group}', 'Prefectures of a province', '1'),
        ('${filled.largeGroup}', 'Prefectures of a country', '0')) AS g (key, name, code) JOIN region r USING (code);
    INSERT INTO peer_group_member (group_id, region_id, valid_from)
      SELECT g.id, r.id, '1990-01-01' FROM peer_group g JOIN region r
        ON r.level = 'prefecture' AND (g.key = '${filled.largeGroup}' OR r.id <= 14);
    INSERT INTO indicator (key, position, frequency, january)
      SELECT 'i' || lpad(n::text, 2, '0'), n, 'month', 'separate' FROM generate_series(1, ${CATALOGUE}) n ORDER BY n;
    INSERT INTO department (name_zh, name_en) VALUES ('统计局', 'Bureau of Statistics');
    INSERT INTO indicator_version (indicator_id, effective_from, name_zh, name_en, unit_zh, unit_en, decimals, growth_decimals,
        direction, basis, ranked_measure, growth, growth_basis, streak_gap, ranked_for, department_id)
      SELECT i.id, '1900-01-01Z', '指标' || i.key, 'Indicator ' || i.key, '亿元', '100 million yuan', 2, 1,
        'higher', 'cumulative', 'growth', 'entered', 'nominal', 'break', 'public', d.id
      FROM indicator i, department d;
    INSERT INTO assessed_set (key, name_zh, name_en, valid_from) VALUES ('set', '考核指标', 'Assessed indicators', '1990-01-01');
    INSERT INTO assessed_set_member (set_id, indicator_id, weight, valid_from)
      SELECT s.id, i.id, 10, '1990-01-01' FROM assessed_set s, indicator i WHERE i.position <= 8;
    INSERT INTO installation (home_id, assessed_set_id, time_zone)
      SELECT r.id, s.id, 'Asia/Shanghai' FROM region r, assessed_set s WHERE r.code = '${filled.home}';
    INSERT INTO installation_group (position, group_id) SELECT id, id FROM peer_group;
    INSERT INTO source (origin, title) VALUES ('official', 'Bureau of Statistics');
    INSERT INTO provenance (kind, entered_by, entered_at) VALUES ('import', 'bench', '1990-01-01Z')`);
}

/** One release a month, and the first indicator's revisions of the last 12, 30 days later. */
async function fillReleases(client: pg.Client, { indicators, months }: Size): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE month ON COMMIT DROP AS SELECT m, ${period('m')} COLLATE "C" AS period, ${published('m')} AS published_at
      FROM generate_series(0, ${months - 1}) m;
    INSERT INTO calendar (indicator_id, period, frequency, january)
      SELECT i.id, n.period, i.frequency, i.january FROM indicator i JOIN month n ON i.position <= ${indicators} OR n.m < ${COMMON_MONTHS};
    INSERT INTO release (published_at, kind) SELECT published_at, 'import' FROM month ORDER BY m DESC;
    INSERT INTO release (published_at, kind, reason)
      SELECT published_at + interval '30 days', 'revision', 'Final verification' FROM month WHERE m < 12 ORDER BY m DESC;
    INSERT INTO release_item (indicator_id, period, published_at, release_id, entry_from)
      SELECT c.indicator_id, c.period, r.published_at, r.id, '1900-01-01Z'
      FROM calendar c JOIN month n USING (period) JOIN release r ON r.published_at = n.published_at AND r.kind = 'import';
    INSERT INTO release_item (indicator_id, period, published_at, release_id, entry_from)
      SELECT i.id, n.period, r.published_at, r.id, '1900-01-01Z'
      FROM indicator i, month n JOIN release r ON r.published_at = n.published_at + interval '30 days' AND r.kind = 'revision'
      WHERE i.key = '${filled.indicator}' AND n.m < 12`);
}

async function fillFigures(client: pg.Client, { indicators, regions, months }: Size): Promise<void> {
  const { rows } = await client.query<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'figure_pkey'`,
  );
  // emptied in this transaction, it is written without write-ahead log; its index is built once, in the end
  await client.query('TRUNCATE figure; ALTER TABLE figure DROP CONSTRAINT figure_pkey');
  const columns =
    'indicator_id, region_id, measure, source_id, published_at, provenance_id, stage, period, value';
  const value = (add: string) =>
    `round(((i.position * 7919 + r.id * 104729 + n.m * 1299 + ${add}) % 401)::numeric / 10 - CASE x.measure WHEN 'growth' THEN 15 ELSE -50 END, 1)`;
  const rowsOf = `indicator i CROSS JOIN region r CROSS JOIN unnest(enum_range(NULL::measure)) AS x(measure)`;
  const year = 12;
  for (let from = months - 1; from >= 0; from -= year) {
    await client.query(`
      INSERT INTO figure (${columns})
      SELECT i.id, r.id, x.measure, 1, n.published_at, 1, 'preliminary', n.period, ${value('0')}
      FROM month n CROSS JOIN ${rowsOf}
      WHERE n.m BETWEEN ${from - year + 1} AND ${from}
        AND (i.position <= ${indicators} AND r.id <= ${regions} OR n.m < ${COMMON_MONTHS} AND r.id <= 14 AND x.measure = 'growth')
      ORDER BY n.m DESC, i.id, x.measure, r.id`);
  }
  await client.query(`
    INSERT INTO figure (${columns})
    SELECT i.id, r.id, x.measure, 1, n.published_at + interval '30 days', 1, 'final', n.period, ${value('7')}
    FROM month n CROSS JOIN ${rowsOf}
    WHERE i.key = '${filled.indicator}' AND n.m < 12 AND r.id <= 14 AND x.measure = 'growth'`);
  await client.query(`ALTER TABLE figure ADD CONSTRAINT figure_pkey ${rows[0]?.definition}`);
}
