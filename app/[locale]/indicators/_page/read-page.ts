import { notFound } from 'next/navigation';
import { cache } from 'react';
import { groupAt, groupKeyOf } from '@/app/[locale]/_page/group';
import { comparedPeriods } from '@/lib/domain/comparison';
import { defaultMeasure, type Indicator, type Measure } from '@/lib/domain/indicator';
import { ownPeriod, type Period, parsePeriod, periodFor, yearOf } from '@/lib/domain/period';
import type { Installation, PeerGroup } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import type { IndicatorPageData } from '@/lib/presenters/indicator-view';
import { readBreaks } from '@/lib/queries/read-breaks';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readPublishedPeriods } from '@/lib/queries/read-published-periods';
import { readSeries } from '@/lib/queries/read-series';
import { readVersions } from '@/lib/queries/read-versions';

export interface IndicatorPage extends IndicatorPageData {
  group: PeerGroup;
  /** Published periods of the measure shown, ascending. */
  periods: Period[];
  /** Measures of which something is published in the group. */
  measures: Measure[];
  /** Indicators of the same family, this one included; empty: it has none. */
  family: Indicator[];
}

interface Asked {
  key: string;
  /** As in the path; null: the latest. */
  period: string | null;
  group: string | undefined;
  measure: Measure | undefined;
  /** Code of the region to look from; must be a member. */
  focus: string | undefined;
}

async function read(scope: Scope, installation: Installation, asked: Asked): Promise<IndicatorPage> {
  const groupKey = groupKeyOf(installation, asked.group);
  const indicators = await readIndicators(scope, groupKey);
  const indicator = indicators.find(({ key }) => key === asked.key) ?? notFound();
  const published = await readPublishedPeriods(scope, indicator.key, groupKey);
  const measures = (['growth', 'level'] as const).filter((measure) => published[measure].length > 0);
  const measure = asked.measure ?? defaultMeasure(indicator, measures);
  if (!measure || !measures.includes(measure)) notFound();
  const periods = published[measure];
  const period = asked.period === null ? periods.at(-1) : askedPeriod(asked.period, indicator, periods);
  if (!period) notFound();
  const compared = comparedPeriods(period, periods, indicator);
  const [group, series, versions, breaks] = await Promise.all([
    groupAt(scope, groupKey, period),
    readSeries(scope, {
      indicator: indicator.key,
      measure,
      groupKey,
      periods: shownPeriods(periods, period),
    }),
    readVersions(scope, { indicator: indicator.key, groupKey }),
    readBreaks(scope, indicator.key),
  ]);
  if (asked.focus !== undefined && !group.members.some(({ code }) => code === asked.focus)) notFound();
  return {
    indicator,
    measure,
    period,
    compared,
    series,
    versions: versions.filter((version) => version.measure === measure && version.period <= period),
    breaks,
    group,
    periods,
    measures,
    family: indicator.family ? indicators.filter(({ family }) => family === indicator.family) : [],
  };
}

const onceByText = cache((text: string) => {
  const { scope, installation, asked } = JSON.parse(text) as {
    scope: Scope;
    installation: Installation;
    asked: Asked;
  };
  return read(scope, installation, asked);
});

/** Reads all of one indicator's page, once a request: title and page are made from it. What is not published is answered like what does not exist. */
export function readIndicatorPage(
  scope: Scope,
  installation: Installation,
  asked: Asked,
): Promise<IndicatorPage> {
  // React's cache tells arguments apart by identity, so they go in as text
  return onceByText(JSON.stringify({ scope, installation, asked }));
}

function askedPeriod(text: string, indicator: Indicator, periods: readonly Period[]): Period | undefined {
  const reading = periodFor(text, indicator);
  const given = parsePeriod(text);
  // what is one period for display is one address (domain rule 8): 2023-12 of a quarterly cumulative indicator is 2023-Q4
  const period = reading.ok ? reading.period : given && ownPeriod(given, indicator);
  return periods.find((one) => one === period);
}

/** The year of the period and the one before; of yearly indicators the last ten years. Not all of a long history. */
function shownPeriods(periods: readonly Period[], period: Period): Period[] {
  const upTo = periods.filter((one) => one <= period);
  const isYearly = !period.includes('-');
  return isYearly ? upTo.slice(-10) : upTo.filter((one) => yearOf(one) >= yearOf(period) - 1);
}
