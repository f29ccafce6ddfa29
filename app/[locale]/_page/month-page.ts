import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { HeadlineInput } from '@/lib/domain/headline';
import { asMonth, type Period, parsePeriod } from '@/lib/domain/period';
import type { PeerGroup } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { readHeadlineInput } from '@/lib/queries/read-headline-input';
import { readMonths } from '@/lib/queries/read-months';
import { groupAt } from './group';

/** A month over all indicators, seen from one region in one group. */
export interface MonthPage {
  period: Period;
  /** Months that a page exists of, ascending. */
  months: Period[];
  input: HeadlineInput;
  group: PeerGroup;
}

async function read(
  scope: Scope,
  groupKey: string,
  region: string,
  asked: string | null,
): Promise<MonthPage | null> {
  // a quarter or a year is the month it ends in (domain rule 8)
  const month = asked === null ? null : (parsePeriod(asked) ?? notFound());
  const months = await readMonths(scope, groupKey);
  const latest = months.at(-1);
  if (!latest) return asked === null ? null : notFound();
  const period = month === null ? latest : months.find((one) => one === asMonth(month));
  if (!period) notFound();
  const [input, group] = await Promise.all([
    readHeadlineInput(scope, { groupKey, period, home: region }),
    groupAt(scope, groupKey, period),
  ]);
  return input && { period, months, input, group };
}

const onceByText = cache((text: string) => {
  const { scope, groupKey, region, asked } = JSON.parse(text);
  return read(scope, groupKey, region, asked);
});

/**
 * Reads the month asked for (null: the latest), once a request: title and page are made from it. Null: nothing is
 * published in the group. A month without published figures is answered like one that does not exist.
 */
export function readMonthPage(
  scope: Scope,
  groupKey: string,
  region: string,
  asked: string | null,
): Promise<MonthPage | null> {
  // React's cache tells arguments apart by identity, so they go in as text
  return onceByText(JSON.stringify({ scope, groupKey, region, asked }));
}
