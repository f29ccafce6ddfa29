import { comparedPeriods } from '../../lib/domain/comparison';
import { headline } from '../../lib/domain/headline';
import { mainMeasure } from '../../lib/domain/indicator';
import { type Period, periodEnd, yearOf } from '../../lib/domain/period';
import type { Scope } from '../../lib/domain/scope';
import { readGroup } from '../../lib/queries/read-group';
import { readHeadlineInput } from '../../lib/queries/read-headline-input';
import { readIndicators } from '../../lib/queries/read-indicators';
import { readInstallation } from '../../lib/queries/read-installation';
import { readMonths } from '../../lib/queries/read-months';
import { readPublishedPeriods } from '../../lib/queries/read-published-periods';
import { readSeries } from '../../lib/queries/read-series';
import { readVersions } from '../../lib/queries/read-versions';
import { printRank } from '../data-rank';
import { filled } from './fill';

// What pages and commands read, by the same queries in the same order; a page itself cannot be called without its server.
// Each answers what it shows, which must be the same at every size.

const now: Scope = { audience: 'leader', asOf: null, edition: 'current' };
const past: Scope = { ...now, asOf: filled.past };
const { group: groupKey, indicator: key, home } = filled;

async function indicatorPage(scope: Scope): Promise<unknown> {
  await readInstallation(now);
  const indicators = await readIndicators(scope, groupKey);
  const indicator = indicators.find((each) => each.key === key);
  if (!indicator) throw new Error(`${key} is not published`);
  const published = await readPublishedPeriods(scope, key, groupKey);
  const measure = mainMeasure(indicator);
  const periods = published[measure];
  const period = lastOf(periods);
  const compared = comparedPeriods(period, periods, indicator);
  const shown = periods.filter((one) => yearOf(one) >= yearOf(period) - 1);
  const [group, series, versions] = await Promise.all([
    readGroup(scope, groupKey, periodEnd(period)),
    readSeries(scope, { indicator: key, measure, groupKey, periods: shown }),
    readVersions(scope, { indicator: key, groupKey }),
  ]);
  return { period, compared, group, series, versions };
}

async function summaryPage(scope: Scope): Promise<unknown> {
  await readInstallation(now);
  const period = lastOf(await readMonths(scope, groupKey));
  const [input, group] = await Promise.all([
    readHeadlineInput(scope, { groupKey, period, home }),
    readGroup(scope, groupKey, periodEnd(period)),
  ]);
  return { period, group, headline: input && headline(input) };
}

async function rank(group: string): Promise<void> {
  await printRank(['--indicator', key, '--period', filled.lastPeriod, '--group', group, '--format', 'json']);
}

export interface ReadMeasure {
  name: string;
  read: () => Promise<unknown>;
  /** Part of a page, shown apart. */
  isPart: boolean;
  /** Of the group of 333, which the small sizes have no figures of. */
  isLarge: boolean;
}

const whole = (name: string, read: () => Promise<unknown>, isLarge = false): ReadMeasure => ({
  name,
  read,
  isPart: false,
  isLarge,
});
const part = (name: string, read: () => Promise<unknown>): ReadMeasure => ({
  name,
  read,
  isPart: true,
  isLarge: false,
});

export const readMeasures: readonly ReadMeasure[] = [
  whole('indicator page', () => indicatorPage(now)),
  whole('indicator page as of 2024-07-01', () => indicatorPage(past)),
  whole('`rank`', () => rank(groupKey)),
  whole('summary, 50 indicators', () => summaryPage(now)),
  whole('`rank` of 333', () => rank(filled.largeGroup), true),
  part('installation', () => readInstallation(now)),
  part('indicators published in the group', async () => (await readIndicators(now, groupKey)).length),
  part('periods of one indicator', async () => void (await readPublishedPeriods(now, key, groupKey))),
  part('revised figures of one indicator', () => readVersions(now, { indicator: key, groupKey })),
  part('group', () => readGroup(now, groupKey, '2024-12-31')),
  part('months of the group', async () => void (await readMonths(now, groupKey))),
  part('headline', async () => {
    const input = await readHeadlineInput(now, { groupKey, period: filled.lastPeriod as Period, home });
    return input && headline(input);
  }),
];

function lastOf(periods: readonly Period[]): Period {
  const last = periods.at(-1);
  if (last === undefined) throw new Error('nothing is published');
  return last;
}
