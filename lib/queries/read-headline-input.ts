import 'server-only';
import type { PeriodCells } from '@/lib/domain/figure';
import { type HeadlineIndicator, type HeadlineInput, needsMoreHistory } from '@/lib/domain/headline';
import { type Indicator, mainMeasure } from '@/lib/domain/indicator';
import { type Period, periodEnd } from '@/lib/domain/period';
import type { Scope } from '@/lib/domain/scope';
import { type Frame, readFrame } from './frame';
import { readHomeFigures } from './home-figures';
import { latestOfEach } from './latest-of-each';
import { readAssessedSet } from './read-assessed-set';
import { asRankedIn, readIndicators } from './read-indicators';
import { readInstallation } from './read-installation';
import { readReleases } from './releases';
import { readSpans } from './spans';

/** Releases of each indicator that are fetched at first: a year's and the one before. */
const usual = 13;

/**
 * All that the headline of a month (`2023-12`) is made from, for the installation's home region or another one, in a
 * few statements whatever the number of indicators. Null: nothing has been loaded yet.
 */
export async function readHeadlineInput(
  scope: Scope,
  { groupKey, period, home }: { groupKey: string; period: Period; home?: string },
): Promise<HeadlineInput | null> {
  const installation = await readInstallation(scope);
  if (!installation) return null;
  const region = home ?? installation.home.code;
  const [catalogue, frame, assessedSet] = await Promise.all([
    readIndicators(scope),
    readFrame(scope, groupKey, null),
    installation.assessedSet ? readAssessedSet(scope, installation.assessedSet, periodEnd(period)) : null,
  ]);
  const indicators = asRankedIn(frame, catalogue);
  const [histories, own] = await Promise.all([
    readHistories(scope, frame, indicators, period, usual),
    readHomeFigures(scope, frame, region, period),
  ]);
  const entries = indicators.map((indicator, n): HeadlineIndicator => {
    const known = own.get(indicator.key);
    return {
      indicator,
      history: histories[n] ?? [],
      homeGrowth: known?.growth ?? null,
      homeLevel: known?.level ?? null,
      stated: known?.stated ?? [],
    };
  });
  const longer = entries.filter((entry) => entry.history.length === usual && needsMoreHistory(entry, region));
  const whole = await readHistories(
    scope,
    frame,
    longer.map(({ indicator }) => indicator),
    period,
    null,
  );
  longer.forEach((entry, n) => {
    entry.history = whole[n] ?? entry.history;
  });
  return {
    period,
    audience: scope.audience,
    home: region,
    assessedSet,
    highlights: installation.highlights,
    indicators: entries,
  };
}

/** For each indicator the cells of its latest releases that end by the month's end, ascending. */
async function readHistories(
  scope: Scope,
  frame: Frame,
  indicators: readonly Indicator[],
  month: Period,
  limit: number | null,
): Promise<PeriodCells[][]> {
  const bounds = latestOfEach(month);
  const releases = await readReleases(
    scope,
    frame,
    indicators.map((indicator) => ({
      indicator: indicator.key,
      measure: mainMeasure(indicator),
      until: bounds[indicator.frequency],
      limit,
    })),
  );
  const spans = indicators.map((indicator, n) => ({
    indicator: indicator.key,
    measure: mainMeasure(indicator),
    periods: (releases[n] ?? []).map(({ period }) => period),
  }));
  const cells = await readSpans(scope, frame, spans);
  let from = 0;
  return spans.map(({ periods }) => cells.slice(from, (from += periods.length)));
}
