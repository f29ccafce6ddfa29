import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { measuresOf } from '@/lib/domain/entry-sheet';
import { type Indicator, isRanked } from '@/lib/domain/indicator';
import { type Period, periodEnd, previousPublished } from '@/lib/domain/period';
import { type PlaceMoves, placeMoves } from '@/lib/domain/place-moves';
import { type Ranking, rankRegions } from '@/lib/domain/ranking';
import type { Installation, PeerGroup } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { inPreview } from '../preview';
import { readCells } from '../read-cells';
import { readGroup } from '../read-group';
import { readPublishedPeriods } from '../read-published-periods';

/** What a sheet would do to the places of a group. */
export interface GroupMoves {
  group: PeerGroup;
  moves: PlaceMoves[];
}

const scope: Scope = { audience: 'staff', asOf: null, edition: 'current' };

/**
 * The places of each group of the installation with what was given in and approved of a sheet, beside those as published
 * and those of the release before. Groups that the sheet gives no places are left out. Empty for who does not review.
 */
export async function readPlaceMoves(
  person: Person,
  installation: Installation,
  indicator: Indicator,
  period: Period,
): Promise<GroupMoves[]> {
  if (!may(person, 'review.read')) return [];
  const measures = measuresOf(indicator).filter((measure) => isRanked(indicator, measure));
  const rank = (groupKey: string, at: Period) => rankingsOf(groupKey, indicator, measures, at);
  const groups = installation.groups.map(({ key }) => key);
  const after = await inPreview({ indicator: indicator.key, period }, async () => {
    const rankings: Ranking[][] = [];
    // one connection: one after another
    for (const key of groups) rankings.push(await rank(key, period));
    return rankings;
  });
  const found = await Promise.all(
    groups.map(async (key, n) => {
      const [group, published, before] = await Promise.all([
        readGroup(scope, key, periodEnd(period)),
        readPublishedPeriods(scope, indicator.key, key),
        rank(key, period),
      ]);
      const moves = await Promise.all(
        measures.map(async (measure, m) => {
          const last = previousPublished(published[measure], period);
          const previous = last ? ((await rank(key, last))[m] ?? null) : null;
          const [was, will] = [before[m], after?.result[n]?.[m]];
          return was && will ? placeMoves(indicator, { before: was, after: will, previous }) : null;
        }),
      );
      return group && { group, moves: moves.filter((each) => each !== null && each.rows.length > 0) };
    }),
  );
  return found.filter((each): each is GroupMoves => each !== null && each.moves.length > 0);
}

async function rankingsOf(
  groupKey: string,
  indicator: Indicator,
  measures: readonly ('level' | 'growth')[],
  period: Period,
): Promise<Ranking[]> {
  const requests = measures.map((measure) => ({ indicator: indicator.key, measure, period }));
  const cells = await readCells(scope, { groupKey, requests });
  return cells.map((each) => rankRegions(each, indicator));
}
