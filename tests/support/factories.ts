import type { MissingReason, Origin, Stage } from '@/lib/domain/figure';
import type { Direction, GrowthBasis, GrowthKind, Measure, RankedFor } from '@/lib/domain/indicator';
import type { Basis, Frequency, JanuaryRule } from '@/lib/domain/period';
import type { RegionLevel } from '@/lib/domain/region';
import type { TestDatabase } from './test-database';

export interface RegionSpec {
  level?: RegionLevel;
  nameZh?: string;
  nameEn?: string;
  parent?: string;
  validFrom?: string;
  validTo?: string | null;
}

export interface MemberSpec {
  region: string;
  validFrom?: string;
  validTo?: string | null;
  recordedAt?: string;
  retiredAt?: string | null;
}

export interface IndicatorSpec {
  position?: number;
  frequency?: Frequency;
  january?: JanuaryRule;
  nameZh?: string;
  nameEn?: string;
  unitZh?: string;
  decimals?: number;
  growthDecimals?: number;
  direction?: Direction;
  basis?: Basis;
  rankedMeasure?: Measure | 'both';
  growth?: GrowthKind;
  growthBasis?: GrowthBasis | null;
  streakGap?: 'break' | 'suspend';
  rankedFor?: RankedFor;
  effectiveFrom?: string;
}

interface CellSpec {
  indicator: string;
  region: string;
  period: string;
  measure?: Measure;
  origin?: Origin;
  title?: string;
  url?: string;
}

export interface FigureSpec extends CellSpec {
  /** Decimal text; either this or `missing`. */
  value?: string;
  missing?: MissingReason;
  stage?: Stage;
  note?: string;
}

export interface StatedSpec extends CellSpec {
  rank: number;
  of?: number | null;
}

/** A package's first instant: what holds since always. */
export const always = '1900-01-01T00:00:00.000Z';

/** Makes a region with one version of its names; a code stands for a name that is not given. */
export async function makeRegion(db: TestDatabase, code: string, spec: RegionSpec = {}): Promise<void> {
  await db.run(
    'app',
    `WITH made AS (INSERT INTO region (code, level) VALUES ($1, $2) RETURNING id, level)
     INSERT INTO region_version (region_id, level, valid_from, valid_to, name_zh, name_en, parent_id, parent_level)
     SELECT made.id, made.level, $3, $4, $5, $6, p.id, p.level FROM made LEFT JOIN region p ON p.code = $7`,
    [
      code,
      spec.level ?? 'prefecture',
      spec.validFrom ?? '1949-10-01',
      spec.validTo ?? null,
      spec.nameZh ?? `区${code}`,
      spec.nameEn ?? `Region ${code}`,
      spec.parent ?? null,
    ],
  );
}

/** Makes a group of existing regions. A member given as a code belongs to it always. */
export async function makeGroup(
  db: TestDatabase,
  key: string,
  spec: { benchmark?: string; members: readonly (string | MemberSpec)[]; nameZh?: string },
): Promise<void> {
  await db.run(
    'app',
    'INSERT INTO peer_group (key, name_zh, benchmark_id) SELECT $1, $2, (SELECT id FROM region WHERE code = $3)',
    [key, spec.nameZh ?? key, spec.benchmark ?? null],
  );
  await addMembers(db, key, spec.members);
}

export async function addMembers(
  db: TestDatabase,
  key: string,
  members: readonly (string | MemberSpec)[],
): Promise<void> {
  const rows = members.map((member) => (typeof member === 'string' ? { region: member } : member));
  await db.run(
    'app',
    `INSERT INTO peer_group_member (group_id, region_id, valid_from, valid_to, recorded_at, retired_at)
     SELECT g.id, r.id, coalesce(m."validFrom", '1949-10-01'), m."validTo", coalesce(m."recordedAt", $3), m."retiredAt"
     FROM jsonb_to_recordset($2::jsonb) AS m(region text, "validFrom" date, "validTo" date,
       "recordedAt" timestamptz, "retiredAt" timestamptz)
     JOIN region r ON r.code = m.region JOIN peer_group g ON g.key = $1`,
    [key, JSON.stringify(rows), always],
  );
}

/** Makes an indicator with its first entry: a monthly cumulative growth, higher is better, unless told otherwise. */
export async function makeIndicator(db: TestDatabase, key: string, spec: IndicatorSpec = {}): Promise<void> {
  await db.run(
    'app',
    `INSERT INTO indicator (key, position, frequency, january)
     VALUES ($1, coalesce($2, (SELECT count(*) FROM indicator)), $3, $4)`,
    [key, spec.position ?? null, spec.frequency ?? 'month', spec.january ?? 'separate'],
  );
  await addIndicatorVersion(db, key, spec);
}

export async function addIndicatorVersion(
  db: TestDatabase,
  key: string,
  spec: IndicatorSpec = {},
): Promise<void> {
  await db.run(
    'app',
    `INSERT INTO indicator_version (indicator_id, effective_from, name_zh, name_en, unit_zh, unit_en, decimals,
       growth_decimals, direction, basis, ranked_measure, growth, growth_basis, streak_gap, ranked_for)
     SELECT id, $2, $3, $4, $5, '', $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM indicator WHERE key = $1`,
    [
      key,
      spec.effectiveFrom ?? always,
      spec.nameZh ?? key,
      spec.nameEn ?? key,
      spec.unitZh ?? '亿元',
      spec.decimals ?? 2,
      spec.growthDecimals ?? 1,
      spec.direction ?? 'higher',
      spec.basis ?? 'cumulative',
      spec.rankedMeasure ?? 'growth',
      spec.growth ?? 'entered',
      spec.growthBasis ?? 'nominal',
      spec.streakGap ?? 'break',
      spec.rankedFor ?? 'public',
    ],
  );
}

/** Makes an assessed set of existing indicators, each of weight 1. */
export async function makeAssessedSet(
  db: TestDatabase,
  key: string,
  spec: { indicators: readonly string[]; validFrom?: string; validTo?: string | null },
): Promise<void> {
  const validFrom = spec.validFrom ?? '1949-10-01';
  await db.run(
    'app',
    `WITH made AS (INSERT INTO assessed_set (key, name_zh, valid_from, valid_to) VALUES ($1, $1, $2, $3) RETURNING id)
     INSERT INTO assessed_set_member (set_id, indicator_id, weight, valid_from)
     SELECT made.id, i.id, 1, $2 FROM made, indicator i WHERE i.key = ANY($4)`,
    [key, validFrom, spec.validTo ?? null, spec.indicators],
  );
}

/** Says whose installation it is. */
export async function makeInstallation(
  db: TestDatabase,
  spec: { home: string; groups: readonly string[]; assessedSet?: string; highlights?: readonly string[] },
): Promise<void> {
  await db.run(
    'app',
    `INSERT INTO installation (home_id, assessed_set_id, time_zone, highlights)
     SELECT r.id, (SELECT id FROM assessed_set WHERE key = $2), 'Asia/Shanghai', $3 FROM region r WHERE r.code = $1`,
    [spec.home, spec.assessedSet ?? null, spec.highlights ?? []],
  );
  await db.run(
    'app',
    `INSERT INTO installation_group (position, group_id)
     SELECT n, g.id FROM unnest($1::text[]) WITH ORDINALITY AS o(key, n) JOIN peer_group g USING (key)`,
    [spec.groups],
  );
}

/**
 * Publishes figures and stated ranks at one instant (ISO 8601) as an import does: calendar, sources, release, items,
 * rows, in one transaction. Answers the release's id. Measure growth, stage final, origin official where not given.
 */
export async function publish(
  db: TestDatabase,
  at: string,
  figures: readonly FigureSpec[],
  stated: readonly StatedSpec[] = [],
): Promise<number> {
  const cells = [...figures, ...stated].map((cell) => ({
    measure: 'growth',
    stage: 'final',
    origin: 'official',
    title: '',
    url: '',
    ...cell,
  }));
  const given = JSON.stringify(cells);
  const rows = `jsonb_to_recordset($1::jsonb) AS c(indicator text, region text, period text, measure measure, origin origin,
    title text, url text, value numeric, missing missing_reason, stage stage, note text, rank integer, of integer)
    JOIN indicator i ON i.key = c.indicator`;
  const placed = `${rows} JOIN region r ON r.code = c.region
    JOIN source s ON (s.origin, s.title, s.url) = (c.origin, c.title, c.url)`;
  return db.session('app', async (client) => {
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO calendar (indicator_id, period, frequency, january)
       SELECT DISTINCT i.id, c.period, i.frequency, i.january FROM ${rows} ON CONFLICT DO NOTHING`,
      [given],
    );
    await client.query(
      `INSERT INTO source (origin, title, url) SELECT DISTINCT c.origin, c.title, c.url FROM ${rows} ON CONFLICT DO NOTHING`,
      [given],
    );
    const made = await client.query<{ release: number; provenance: number }>(
      `WITH r AS (INSERT INTO release (published_at, kind) VALUES ($1, 'import') RETURNING id),
         p AS (INSERT INTO provenance (kind, entered_by, entered_at) VALUES ('import', 'tests', now()) RETURNING id)
       SELECT r.id AS release, p.id AS provenance FROM r, p`,
      [at],
    );
    const release = made.rows[0]?.release ?? 0;
    const provenance = made.rows[0]?.provenance ?? 0;
    await client.query(
      `INSERT INTO release_item (indicator_id, period, published_at, release_id, entry_from)
       SELECT DISTINCT i.id, c.period, $2::timestamptz, $3::integer, (SELECT max(v.effective_from) FROM indicator_version v
         WHERE v.indicator_id = i.id AND v.effective_from <= $2) FROM ${rows}`,
      [given, at, release],
    );
    await client.query(
      `INSERT INTO figure (indicator_id, region_id, measure, source_id, published_at, provenance_id, stage, missing, period, value, note)
       SELECT i.id, r.id, c.measure, s.id, $2, $3, c.stage, c.missing, c.period, c.value, c.note
       FROM ${placed} WHERE num_nonnulls(c.value, c.missing) > 0`,
      [given, at, provenance],
    );
    await client.query(
      `INSERT INTO stated_rank (indicator_id, region_id, measure, source_id, published_at, provenance_id, period, rank, of)
       SELECT i.id, r.id, c.measure, s.id, $2, $3, c.period, c.rank, c.of FROM ${placed} WHERE c.rank IS NOT NULL`,
      [given, at, provenance],
    );
    await client.query('COMMIT');
    return release;
  });
}
