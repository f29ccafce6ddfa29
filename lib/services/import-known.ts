import 'server-only';
import type { PoolClient } from 'pg';
import type {
  IndicatorEntry,
  KnownCatalogue,
  KnownGroup,
  KnownIndicator,
  KnownMember,
  KnownRegion,
  KnownSet,
  RegionVersion,
} from '@/lib/data-package/known';
import type { RegionLevel } from '@/lib/domain/region';

/** Reads the catalogue of the database, as now recorded, by codes and keys. Dates are text. */
export async function readKnownCatalogue(client: PoolClient): Promise<KnownCatalogue> {
  return {
    regions: await knownRegions(client),
    indicators: await knownIndicators(client),
    groups: await knownGroups(client),
    sets: await knownSets(client),
    timeZone: await knownTimeZone(client),
  };
}

async function knownRegions(client: PoolClient): Promise<Map<string, KnownRegion>> {
  type Found = RegionVersion & { id: number; code: string; level: RegionLevel };
  const { rows } = await client.query<Found>(`
    SELECT r.id, r.code, r.level::text AS level, v.valid_from::text, v.valid_to::text,
      v.name_zh, v.name_en, v.short_zh, v.short_en, p.code AS parent_code
    FROM region r JOIN region_version v ON v.region_id = r.id LEFT JOIN region p ON p.id = v.parent_id
    ORDER BY r.code, v.valid_from`);
  const regions = new Map<string, KnownRegion>();
  for (const { id, code, level, ...version } of rows) {
    const region = regions.get(code) ?? { id, level, versions: [] };
    region.versions.push(version);
    regions.set(code, region);
  }
  return regions;
}

async function knownIndicators(client: PoolClient): Promise<Map<string, KnownIndicator>> {
  const { rows } = await client.query<IndicatorEntry & { id: number; key: string; position: number }>(`
    SELECT i.id, i.key, i.position, v.name_zh, v.name_en, v.unit_zh, v.unit_en, v.decimals, v.growth_decimals,
      v.direction::text, i.frequency::text, v.basis::text, v.ranked_measure::text, v.growth::text, v.growth_basis::text,
      v.family, i.january::text, v.streak_gap::text, v.ranked_for::text,
      coalesce(d.name_zh, '') AS department_zh, coalesce(d.name_en, '') AS department_en,
      v.definition_zh, v.definition_en, v.caveat_zh, v.caveat_en
    FROM indicator i
      CROSS JOIN LATERAL (SELECT * FROM indicator_version v WHERE v.indicator_id = i.id ORDER BY effective_from DESC LIMIT 1) v
      LEFT JOIN department d ON d.id = v.department_id`);
  return new Map(rows.map(({ id, key, position, ...entry }) => [key, { id, position, entry }]));
}

async function knownGroups(client: PoolClient): Promise<Map<string, KnownGroup>> {
  const { rows } = await client.query<Omit<KnownGroup, 'members'> & { key: string }>(`
    SELECT g.id, g.key, g.name_zh, g.name_en, r.code AS benchmark_code
    FROM peer_group g LEFT JOIN region r ON r.id = g.benchmark_id`);
  const members = await client.query<KnownMember & { owner: number }>(`
    SELECT m.id, m.group_id AS owner, r.code, m.valid_from::text, m.valid_to::text, '' AS weight
    FROM peer_group_member m JOIN region r ON r.id = m.region_id WHERE m.retired_at IS NULL ORDER BY m.valid_from`);
  const byOwner = membersByOwner(members.rows);
  return new Map(rows.map(({ key, ...group }) => [key, { ...group, members: byOwner.get(group.id) ?? [] }]));
}

async function knownSets(client: PoolClient): Promise<Map<string, KnownSet>> {
  const { rows } = await client.query<Omit<KnownSet, 'members'> & { key: string }>(`
    SELECT id, key, name_zh, name_en, valid_from::text, valid_to::text FROM assessed_set`);
  const members = await client.query<KnownMember & { owner: number }>(`
    SELECT m.id, m.set_id AS owner, i.key AS code, m.valid_from::text, m.valid_to::text, trim_scale(m.weight)::text AS weight
    FROM assessed_set_member m JOIN indicator i ON i.id = m.indicator_id WHERE m.retired_at IS NULL ORDER BY m.valid_from`);
  const byOwner = membersByOwner(members.rows);
  return new Map(rows.map(({ key, ...set }) => [key, { ...set, members: byOwner.get(set.id) ?? [] }]));
}

function membersByOwner(rows: (KnownMember & { owner: number })[]): Map<number, KnownMember[]> {
  const byOwner = new Map<number, KnownMember[]>();
  for (const { owner, ...member } of rows) byOwner.set(owner, [...(byOwner.get(owner) ?? []), member]);
  return byOwner;
}

async function knownTimeZone(client: PoolClient): Promise<string | null> {
  const { rows } = await client.query<{ time_zone: string }>('SELECT time_zone FROM installation');
  return rows[0]?.time_zone ?? null;
}
