import 'server-only';
import { publicDb } from '@/lib/db';
import { type RankedFor, rankedForAmong } from '@/lib/domain/indicator';
import type { Frequency, Period } from '@/lib/domain/period';
import { periodEnd } from '@/lib/domain/period';
import { isValidOn, type RegionLevel } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { Prisma } from '../../generated/prisma/client';
import { recordedBy } from './scope-sql';
import { isShownToAll } from './visibility';

interface Place {
  id: number;
  code: string;
}

/** One stretch of a region's membership, `[validFrom, validTo)`. */
interface Stretch extends Place {
  level: RegionLevel;
  validFrom: string;
  validTo: string | null;
}

interface FrameIndicator {
  id: number;
  key: string;
  frequency: Frequency;
  /** Whether this audience sees every member's figures, or only the home region's and the benchmark. */
  isOpen: boolean;
}

/** Who and what a reading of figures is about: resolved once, then figures are fetched by ids. */
export interface Frame {
  home: Place | null;
  /** In the order of codes; a region that left and came back has two stretches. */
  members: Stretch[];
  /** All members of a group are of one level (of several, one of which is the county: county); null: it has none. */
  memberLevel: RegionLevel | null;
  /** Whether everyone is shown counties beside each other (domain rule 26). */
  countiesPublic: boolean;
  benchmark: Place | null;
  indicators: Map<string, FrameIndicator>;
}

interface FrameRow {
  home: Place | null;
  members: Stretch[] | null;
  benchmark: Place | null;
  countiesPublic: boolean;
  indicators: { id: number; key: string; frequency: Frequency; rankedFor: RankedFor }[] | null;
}

/**
 * The group's membership as recorded by the instant asked for, its benchmark, the home region, and the indicators
 * (all when no keys are given). An unknown group has no members, an unknown indicator is absent.
 */
export async function readFrame(
  scope: Scope,
  groupKey: string | null,
  indicatorKeys: readonly string[] | null,
): Promise<Frame> {
  const keys =
    indicatorKeys === null
      ? Prisma.sql`true`
      : Prisma.sql`i.key = ANY(${[...new Set(indicatorKeys)]}::text[])`;
  const [row] = await publicDb().$queryRaw<FrameRow[]>`
    SELECT
      (SELECT json_build_object('id', r.id, 'code', r.code)
        FROM installation t JOIN region r ON r.id = t.home_id) AS home,
      (SELECT json_agg(json_build_object('id', r.id, 'code', r.code, 'level', r.level, 'validFrom', m.valid_from,
          'validTo', m.valid_to)
          ORDER BY r.code, m.valid_from)
        FROM peer_group_member m JOIN region r ON r.id = m.region_id
        WHERE m.group_id = g.id AND ${recordedBy(scope)}) AS members,
      (SELECT json_build_object('id', r.id, 'code', r.code) FROM region r WHERE r.id = g.benchmark_id) AS benchmark,
      coalesce((SELECT o.counties_public FROM installation_option o), false) AS "countiesPublic",
      (SELECT json_agg(json_build_object('id', i.id, 'key', i.key, 'frequency', i.frequency, 'rankedFor', v.ranked_for))
        FROM indicator i CROSS JOIN LATERAL (
          SELECT x.ranked_for FROM indicator_version x
          WHERE x.indicator_id = i.id AND x.effective_from <= now() ORDER BY x.effective_from DESC LIMIT 1) v
        WHERE ${keys}) AS indicators
    FROM (VALUES (1)) AS one LEFT JOIN peer_group g ON g.key = ${groupKey}`;
  const members = row?.members ?? [];
  const countiesPublic = row?.countiesPublic ?? false;
  const memberLevel = members.some(({ level }) => level === 'county')
    ? 'county'
    : (members[0]?.level ?? null);
  return {
    home: row?.home ?? null,
    members,
    memberLevel,
    countiesPublic,
    benchmark: row?.benchmark ?? null,
    indicators: new Map(
      row?.indicators?.map(({ rankedFor, ...indicator }) => [
        indicator.key,
        {
          ...indicator,
          isOpen: isShownToAll(scope.audience, rankedForAmong(rankedFor, memberLevel, countiesPublic)),
        },
      ]),
    ),
  };
}

/** The members at the period's end that this audience sees of the indicator, in the order of codes. */
export function membersAt(frame: Frame, indicator: FrameIndicator | undefined, period: Period): Place[] {
  const end = periodEnd(period);
  return frame.members.filter(
    (member) => isValidOn(member, end) && (indicator?.isOpen || member.code === frame.home?.code),
  );
}

/** A region whose figures a reading in this frame may touch, and when it belongs to the group. */
interface TouchedPlace extends Omit<Stretch, 'level'> {
  /** Seen by everyone: the home region and the benchmark. */
  isOwn: boolean;
}

/** The benchmark, the home region and the other members: those most likely to have a figure first. */
export function placesOf({ benchmark, home, members }: Frame): TouchedPlace[] {
  const others = members.map((member) => ({ ...member, isOwn: member.id === home?.id }));
  return [
    ...(benchmark ? [{ ...benchmark, validFrom: '0001-01-01', validTo: null, isOwn: true }] : []),
    ...others.filter(({ isOwn }) => isOwn),
    ...others.filter(({ isOwn }) => !isOwn),
  ];
}

/** The same without dates, each once. */
export function regionsOf(frame: Frame): { ids: number[]; isOwn: boolean[] } {
  const isOwnById = new Map<number, boolean>();
  for (const { id, isOwn } of placesOf(frame)) isOwnById.set(id, isOwn || (isOwnById.get(id) ?? false));
  return { ids: [...isOwnById.keys()], isOwn: [...isOwnById.values()] };
}
