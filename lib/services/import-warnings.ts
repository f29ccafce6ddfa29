import 'server-only';
import type { PoolClient } from 'pg';
import type { FigureRowPlaces } from '@/lib/data-package/figure-places';
import type { Warnings } from '@/lib/data-package/problems';
import { type FirstLevel, jumpBetween } from '@/lib/data-package/unit-watch';
import { decimal } from '@/lib/domain/decimal';
import { checkGrowth, growthFromLevels, mayComputeGrowth } from '@/lib/domain/growth';
import type { GrowthKind } from '@/lib/domain/indicator';
import { type Period, samePeriodLastYear } from '@/lib/domain/period';
import { hasFigure } from './import-compare';
import type { Staged } from './import-reading';

/** How many stated places of one import are held against computed ones. */
const STATED_CHECKED = 2_000;
/** How many growth figures of one import are held against the levels. */
const GROWTH_CHECKED = 20_000;

/** What a person should look at before, or after: nothing here blocks an import (data-package.md). */
export async function warnAboutStaged(
  client: PoolClient,
  { facts, places, firstLevels }: Staged,
  warnings: Warnings,
): Promise<void> {
  if (firstLevels.length > 0) await warnOfUnits(client, firstLevels, places, warnings);
  if (facts.withFigure > 0) await warnOfGrowth(client, places, warnings);
  if (facts.withStatedRank > 0) await warnOfStatedPlaces(client, places, warnings);
}

/** The first level of each cell against the last published one before it; the later ones were watched while reading. */
async function warnOfUnits(
  client: PoolClient,
  firstLevels: readonly FirstLevel[],
  places: FigureRowPlaces,
  warnings: Warnings,
): Promise<void> {
  const known = await client.query(
    'SELECT FROM release_item r WHERE indicator_id IN (SELECT indicator_id FROM staged_item) LIMIT 1',
  );
  if (known.rowCount === 0) return;
  const { rows } = await client.query<{ line: number; value: string; period: string; previous: string }>(
    `SELECT s.line, s.value::text, p.period, p.value::text AS previous
     FROM json_to_recordset($1) AS s ("indicatorId" int, "regionId" int, line int, period text, value numeric)
       CROSS JOIN LATERAL (SELECT f.period, f.value FROM figure f
         WHERE f.indicator_id = s."indicatorId" AND f.measure = 'level' AND f.region_id = s."regionId" AND f.period < s.period COLLATE "C"
         ORDER BY f.period DESC, f.published_at DESC LIMIT 1) p
     WHERE s.value <> 0 AND p.value <> 0
       AND greatest(abs(s.value), abs(p.value)) >= 50 * least(abs(s.value), abs(p.value))
     ORDER BY s.line LIMIT 1000`,
    [JSON.stringify(firstLevels)],
  );
  for (const { line, value, period, previous } of rows) {
    const factor = jumpBetween(previous, value);
    if (factor) warnings.add('unit_jump', places.at(line, 'value'), { factor, period, previous });
  }
}

/** Growth that the levels of this import and of what is published give otherwise, where an indicator says it can be computed (domain rule 4). */
async function warnOfGrowth(client: PoolClient, places: FigureRowPlaces, warnings: Warnings): Promise<void> {
  const kinds = await client.query<{ id: number; growth: GrowthKind; decimals: number }>(
    `SELECT i.indicator_id AS id, v.growth::text, v.growth_decimals AS decimals
     FROM (SELECT DISTINCT indicator_id FROM staged_item) i
       CROSS JOIN LATERAL (SELECT * FROM indicator_version v WHERE v.indicator_id = i.indicator_id ORDER BY effective_from DESC LIMIT 1) v`,
  );
  const decimals = new Map(kinds.rows.filter(mayComputeGrowth).map((row) => [row.id, row.decimals]));
  if (decimals.size === 0) return;
  const { rows } = await client.query<{
    line: number;
    indicator_id: number;
    period: string;
    published: string;
    current: string;
    base: string;
  }>(
    `WITH newest AS MATERIALIZED (
       SELECT DISTINCT ON (s.indicator_id, s.measure, s.region_id, s.period) s.* FROM staged s
       WHERE s.indicator_id = ANY($1) AND s.value IS NOT NULL
       ORDER BY s.indicator_id, s.measure, s.region_id, s.period, s.vintage DESC NULLS FIRST),
     asked AS MATERIALIZED (
       SELECT n.*, lpad((left(n.period, 4)::int - 1)::text, 4, '0') || substr(n.period, 5) AS before
       FROM newest n WHERE n.measure = 'growth' ORDER BY n.line LIMIT ${GROWTH_CHECKED}),
     known AS (
       SELECT a.line, a.indicator_id, a.period, a.value,
         coalesce(given.value, (${publishedLevel('a.period')})) AS current,
         coalesce(earlier.value, (${publishedLevel('a.before')})) AS base
       FROM asked a
         LEFT JOIN newest given ON given.measure = 'level'
           AND (given.indicator_id, given.region_id, given.period) = (a.indicator_id, a.region_id, a.period)
         LEFT JOIN newest earlier ON earlier.measure = 'level'
           AND (earlier.indicator_id, earlier.region_id, earlier.period) = (a.indicator_id, a.region_id, a.before COLLATE "C"))
     SELECT line, indicator_id, period, value::text AS published, current::text, base::text
     FROM known WHERE current IS NOT NULL AND base IS NOT NULL ORDER BY line`,
    [[...decimals.keys()]],
  );
  for (const { line, indicator_id, period, published, current, base } of rows) {
    const digits = decimals.get(indicator_id) ?? 1;
    const computed = growthFromLevels(decimal(current), decimal(base), digits);
    if (!('value' in computed)) continue;
    const differs = checkGrowth(decimal(published), computed.value, digits);
    if (!differs) continue;
    const of = { period, base: samePeriodLastYear(period as Period) };
    const said = { published, computed: computed.value.toFixed(digits) };
    warnings.add('growth_differs', places.at(line, 'value'), { ...said, ...of });
  }
}

/** SQL of the level published last of the asked row's region, in a period. */
function publishedLevel(period: string): string {
  return `SELECT f.value FROM figure f
    WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (a.indicator_id, 'level'::measure, a.region_id, ${period} COLLATE "C")
    ORDER BY f.published_at DESC LIMIT 1`;
}

/** Stated places that a full table, of this import and of what is published, computes otherwise (domain rule 20a). */
async function warnOfStatedPlaces(
  client: PoolClient,
  places: FigureRowPlaces,
  warnings: Warnings,
): Promise<void> {
  const { rows } = await client.query<{
    line: number;
    stated: number;
    computed: number;
    of: number;
    group: string;
  }>(
    `WITH asked AS MATERIALIZED (
       SELECT line, indicator_id, measure, region_id, period, stated_rank, stated_of FROM staged
       WHERE stated_rank IS NOT NULL ORDER BY line LIMIT ${STATED_CHECKED}),
     item AS MATERIALIZED (
       SELECT DISTINCT a.indicator_id, a.measure, a.period, v.direction,
         CASE a.measure WHEN 'level' THEN v.decimals ELSE v.growth_decimals END AS decimals
       FROM asked a CROSS JOIN LATERAL (SELECT * FROM indicator_version v WHERE v.indicator_id = a.indicator_id ORDER BY effective_from DESC LIMIT 1) v
       WHERE v.direction <> 'none' AND v.ranked_measure::text IN ('both', a.measure::text)),
     staged_value AS MATERIALIZED (
       SELECT DISTINCT ON (s.indicator_id, s.measure, s.period, s.region_id) s.indicator_id, s.measure, s.period, s.region_id, s.value
       FROM staged s JOIN item USING (indicator_id, measure, period) WHERE ${hasFigure}
       ORDER BY s.indicator_id, s.measure, s.period, s.region_id, s.vintage DESC NULLS FIRST),
     shown AS (
       SELECT i.*, m.group_id, m.region_id,
         round(CASE WHEN t.region_id IS NULL THEN f.value ELSE t.value END, i.decimals::int) AS value
       FROM item i
         JOIN peer_group_member m ON m.retired_at IS NULL AND m.valid_from <= period_end(i.period)
           AND (m.valid_to IS NULL OR m.valid_to > period_end(i.period))
         LEFT JOIN staged_value t ON (t.indicator_id, t.measure, t.period, t.region_id) = (i.indicator_id, i.measure, i.period, m.region_id)
         LEFT JOIN LATERAL (SELECT f.value FROM figure f
           WHERE (f.indicator_id, f.measure, f.region_id, f.period) = (i.indicator_id, i.measure, m.region_id, i.period)
           ORDER BY f.published_at DESC LIMIT 1) f ON t.region_id IS NULL),
     placed AS (
       SELECT *, rank() OVER (PARTITION BY group_id, indicator_id, measure, period
           ORDER BY CASE direction WHEN 'higher' THEN -value ELSE value END)::int AS place,
         (count(*) OVER g)::int AS members, (count(value) OVER g)::int AS valued
       FROM shown WINDOW g AS (PARTITION BY group_id, indicator_id, measure, period))
     SELECT a.line, a.stated_rank AS stated, p.place AS computed, p.members AS of, g.key AS group
     FROM asked a JOIN placed p USING (indicator_id, measure, period, region_id) JOIN peer_group g ON g.id = p.group_id
     WHERE p.members = p.valued AND (a.stated_of IS NULL OR a.stated_of = p.members) AND p.place <> a.stated_rank
     ORDER BY a.line, g.key`,
  );
  for (const { line, stated, computed, of, group } of rows) {
    warnings.add('stated_differs', places.at(line, 'stated_rank'), { stated, computed, of, group });
  }
}
