import 'server-only';
import type { CatalogueTable } from '@/lib/schemas/package-tables';

// the first day there is says nothing, as an empty cell does
const from = (column: string) =>
  `CASE WHEN ${column} = '1900-01-01' THEN NULL ELSE ${column}::text END AS valid_from`;
const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The current catalogue and membership, each with the columns of its table, in an order that only codes and keys decide. */
export const catalogueQueries: Readonly<Record<CatalogueTable, string>> = {
  regions: `
    SELECT r.code, v.name_zh, v.name_en, v.short_zh, v.short_en, r.level::text AS level, p.code AS parent_code,
      ${from('v.valid_from')}, v.valid_to::text AS valid_to
    FROM region r JOIN region_version v ON v.region_id = r.id LEFT JOIN region p ON p.id = v.parent_id
    ORDER BY r.level, r.code, v.valid_from`,
  indicators: `
    SELECT i.key, v.name_zh, v.name_en, v.unit_zh, v.unit_en, v.decimals, v.growth_decimals, v.direction::text, i.frequency::text,
      v.basis::text, v.ranked_measure::text, v.growth::text, v.growth_basis::text, v.family, i.january::text, v.streak_gap::text,
      v.ranked_for::text, d.name_zh AS department_zh, d.name_en AS department_en, v.definition_zh, v.definition_en, v.caveat_zh, v.caveat_en
    FROM indicator i
      CROSS JOIN LATERAL (SELECT * FROM indicator_version v WHERE v.indicator_id = i.id ORDER BY effective_from DESC LIMIT 1) v
      LEFT JOIN department d ON d.id = v.department_id
    ORDER BY i.position, i.key`,
  'peer-groups': `
    SELECT g.key, g.name_zh, g.name_en, r.code AS benchmark_code
    FROM peer_group g LEFT JOIN region r ON r.id = g.benchmark_id ORDER BY g.key`,
  'peer-group-members': `
    SELECT g.key AS group_key, r.code AS region_code, ${from('m.valid_from')}, m.valid_to::text AS valid_to
    FROM peer_group_member m JOIN peer_group g ON g.id = m.group_id JOIN region r ON r.id = m.region_id
    WHERE m.retired_at IS NULL ORDER BY g.key, r.code, m.valid_from`,
  'assessed-sets': `
    SELECT s.key, s.name_zh, s.name_en, ${from('s.valid_from')}, s.valid_to::text AS valid_to FROM assessed_set s ORDER BY s.key`,
  'assessed-set-members': `
    SELECT DISTINCT ON (s.key, i.position, i.key) s.key AS set_key, i.key AS indicator_key, trim_scale(m.weight)::text AS weight
    FROM assessed_set_member m JOIN assessed_set s ON s.id = m.set_id JOIN indicator i ON i.id = m.indicator_id
    WHERE m.retired_at IS NULL ORDER BY s.key, i.position, i.key, m.valid_from DESC`,
};

/**
 * Every version of an indicator's figures and stated places; a place without a note of its own stands in the row of the figure that has
 * the same source and instant. $1: the
 * indicator's id, $2: the last instant, or null.
 */
export const figuresQuery = `
  SELECT r.code AS region_code, i.key AS indicator_key, v.measure::text, v.period, v.value::text, v.missing::text,
    v.stated_rank, v.stated_of, v.stage::text, c.origin::text, c.title AS source_title, c.url AS source_url, v.note,
    ${instant('v.published_at')} AS vintage
  FROM (
    SELECT coalesce(f.region_id, s.region_id) AS region_id, coalesce(f.measure, s.measure) AS measure,
      coalesce(f.period, s.period) AS period, coalesce(f.published_at, s.published_at) AS published_at,
      coalesce(f.source_id, s.source_id) AS source_id, f.value, f.missing, f.stage, s.rank AS stated_rank, s.of AS stated_of,
      coalesce(f.note, s.note) AS note, f.region_id IS NULL AS is_stated_only
    FROM (SELECT * FROM figure WHERE indicator_id = $1) f
      FULL JOIN (SELECT *, CASE WHEN note IS NULL THEN source_id END AS figure_source_id FROM stated_rank WHERE indicator_id = $1) s
      ON (f.region_id, f.measure, f.period, f.published_at, f.source_id) = (s.region_id, s.measure, s.period, s.published_at, s.figure_source_id)
  ) v JOIN region r ON r.id = v.region_id JOIN source c ON c.id = v.source_id JOIN indicator i ON i.id = $1
  WHERE $2::timestamptz IS NULL OR v.published_at <= $2
  ORDER BY v.measure, r.code, v.period COLLATE "C", v.published_at, v.is_stated_only`;

/** The settings as under \`weici\`, and the home region's name for a title. No row: there are none. */
export const settingsQuery = `
  SELECT r.code AS home, ARRAY(SELECT g.key FROM installation_group p JOIN peer_group g ON g.id = p.group_id ORDER BY p.position) AS groups,
    s.key AS "assessedSet", t.time_zone AS "timeZone", t.highlights,
    (SELECT coalesce(nullif(v.name_zh, ''), v.name_en) FROM region_version v WHERE v.region_id = r.id ORDER BY v.valid_from DESC LIMIT 1) AS title
  FROM installation t JOIN region r ON r.id = t.home_id LEFT JOIN assessed_set s ON s.id = t.assessed_set_id`;

/** The titled sources of what is exported. $1: the last instant, or null. */
export const sourcesQuery = `
  SELECT DISTINCT title COLLATE "C" AS title, url COLLATE "C" AS path FROM source c
  WHERE title <> '' AND id IN (
    SELECT source_id FROM figure WHERE $1::timestamptz IS NULL OR published_at <= $1
    UNION SELECT source_id FROM stated_rank WHERE $1::timestamptz IS NULL OR published_at <= $1)
  ORDER BY 1, 2`;
