import 'server-only';
import { publicDb } from '@/lib/db';
import { type Indicator, rankedForAmong } from '@/lib/domain/indicator';
import type { Period } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { type Frame, readFrame } from './frame';
import { latestOfEach } from './latest-of-each';
import { readReleases } from './releases';
import { type IndicatorRow, toIndicator } from './rows';
import { instant } from './scope-sql';

/**
 * The catalogue in its order, as it reads at the instant asked for. With a group only the indicators that have a
 * published figure or stated rank there; with a period also, only those that have one in a period ending by its end.
 */
export async function readIndicators(scope: Scope, groupKey?: string, period?: Period): Promise<Indicator[]> {
  if (groupKey === undefined) return readCatalogue(scope);
  const [indicators, frame] = await Promise.all([readCatalogue(scope), readFrame(scope, groupKey, null)]);
  const published = await publishedIn(scope, frame, period);
  return asRankedIn(frame, indicators).filter(({ key }) => published.has(key));
}

/** The indicators with whom they are ranked for in the group. */
export function asRankedIn(
  { memberLevel, countiesPublic }: Frame,
  indicators: readonly Indicator[],
): Indicator[] {
  return indicators.map((indicator) => ({
    ...indicator,
    rankedFor: rankedForAmong(indicator.rankedFor, memberLevel, countiesPublic),
  }));
}

async function readCatalogue(scope: Scope): Promise<Indicator[]> {
  const rows = await publicDb().$queryRaw<IndicatorRow[]>`
    SELECT i.key, i.frequency, i.january, v.name_zh, v.name_en, v.unit_zh, v.unit_en, v.decimals, v.growth_decimals,
      v.direction, v.basis, v.ranked_measure, v.growth, v.growth_basis, v.family, v.streak_gap, today.ranked_for,
      coalesce(d.name_zh, '') AS department_zh, coalesce(d.name_en, '') AS department_en,
      v.definition_zh, v.definition_en, v.caveat_zh, v.caveat_en
    FROM indicator i
    CROSS JOIN LATERAL (
      SELECT * FROM indicator_version x
      WHERE x.indicator_id = i.id AND x.effective_from <= ${instant(scope)}
      ORDER BY x.effective_from DESC LIMIT 1) v
    CROSS JOIN LATERAL (
      SELECT x.ranked_for FROM indicator_version x
      WHERE x.indicator_id = i.id AND x.effective_from <= now() ORDER BY x.effective_from DESC LIMIT 1) today
    LEFT JOIN department d ON d.id = v.department_id
    ORDER BY i.position, i.key`;
  return rows.map(toIndicator);
}

async function publishedIn(scope: Scope, frame: Frame, period: Period | undefined): Promise<Set<string>> {
  const requests = [...frame.indicators.values()].map(({ key, frequency }) => ({
    indicator: key,
    measure: null,
    until: period ? latestOfEach(period)[frequency] : null,
    limit: 1,
  }));
  const releases = await readReleases(scope, frame, requests);
  return new Set(requests.filter((_, n) => (releases[n]?.length ?? 0) > 0).map(({ indicator }) => indicator));
}
