import { withGuard } from '@/lib/data-package/apostrophe';
import { quotedCell } from '@/lib/data-package/write-csv';
import { defaultMeasure, type Indicator, type Measure, mainMeasure } from '@/lib/domain/indicator';
import {
  ownPeriod,
  type Period,
  parsePeriod,
  periodEnd,
  periodFor,
  previousPublished,
} from '@/lib/domain/period';
import { type Ranking, rankChange, rankRegions } from '@/lib/domain/ranking';
import type { Installation } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { inLocale } from '@/lib/domain/text';
import { type RankingTableRow, rankingTable, rankingTableColumns } from '@/lib/presenters/ranking-table';
import { readCells } from '@/lib/queries/read-cells';
import { readGroup } from '@/lib/queries/read-group';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readInstallation } from '@/lib/queries/read-installation';
import { readPeriods } from '@/lib/queries/read-periods';
import { readPublishedPeriods } from '@/lib/queries/read-published-periods';
import { asOfInstant, localeOf, needed, noPositionals, oneOf, readOptions, UsageError } from './data-options';
import { tell } from './data-words';
import { padded } from './text-width';

/** `rank`: the places of a group's members, as a table, CSV or JSON. */
export async function printRank(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    indicator: { type: 'string' },
    period: { type: 'string' },
    measure: { type: 'string' },
    group: { type: 'string' },
    'as-of': { type: 'string' },
    format: { type: 'string' },
  });
  noPositionals(positionals);
  const locale = localeOf(values.locale);
  const format = oneOf('--format', values.format ?? 'table', ['table', 'csv', 'json']);
  const key = needed('--indicator', values.indicator);
  const periodText = needed('--period', values.period);
  const { scope, installation } = await commandScope(values['as-of']);
  const indicators = await readIndicators(scope);
  const indicator = indicators.find((each) => each.key === key);
  if (!indicator) throw new UsageError(`--indicator ${JSON.stringify(key)} is not known.`);
  const period = periodOf(periodText, indicator);
  const groupKey = groupOf(values.group, installation);
  const group = await readGroup(scope, groupKey, periodEnd(period));
  if (!group) throw new UsageError(`--group ${JSON.stringify(groupKey)} is not known.`);
  const measure = values.measure
    ? oneOf('--measure', values.measure, ['level', 'growth'])
    : await measureOf(scope, indicator, groupKey);

  const releases = await readPeriods(scope, key, groupKey, measure, { until: period, limit: 2 });
  const before = previousPublished(
    releases.map((release) => release.period),
    period,
  );
  const requests = [period, ...(before ? [before] : [])].map((each) => ({
    indicator: key,
    measure,
    period: each,
  }));
  const [cells, cellsBefore] = await readCells(scope, { groupKey, requests });
  if (!cells) throw new Error('no cells');
  const ranking = rankRegions(cells, indicator);
  const previous = cellsBefore ? rankRegions(cellsBefore, indicator) : null;
  const names = new Map(group.members.map((region) => [region.code, inLocale(region.name, locale)]));
  const rows = rankingTable(
    ranking,
    (region) => rankChange(ranking, previous, region),
    (region) => names.get(region) ?? region,
  );
  if (ranking.rows.length === 0) {
    console.error(tell(locale, 'nothingPublished', { indicator: key, period, group: groupKey }));
  }
  process.stdout.write(print(rows, ranking, format));
}

/** What a command asks under, and the installation. Throws a UsageError where nothing has been loaded. */
export async function commandScope(
  asOf: string | undefined,
): Promise<{ scope: Scope; installation: Installation | null }> {
  const now: Scope = { audience: 'staff', asOf: null, edition: 'current' };
  const installation = await readInstallation(now);
  const scope = { ...now, asOf: asOfInstant(asOf, installation?.timeZone ?? 'Asia/Shanghai') };
  return { scope, installation };
}

/** `--group`, else the first of the home's groups. */
export function groupOf(given: string | undefined, installation: Installation | null): string {
  const key = given ?? installation?.groups[0]?.key;
  if (key === undefined) throw new UsageError('--group is missing, and the installation has no groups.');
  return key;
}

/** The measure that the indicator's page opens at too. */
async function measureOf(scope: Scope, indicator: Indicator, groupKey: string): Promise<Measure> {
  const published = await readPublishedPeriods(scope, indicator.key, groupKey);
  const measures = (['growth', 'level'] as const).filter((measure) => published[measure].length > 0);
  return defaultMeasure(indicator, measures) ?? mainMeasure(indicator);
}

function periodOf(text: string, indicator: Indicator): Period {
  const reading = periodFor(text, indicator);
  if (reading.ok) return reading.period;
  const given = parsePeriod(text);
  const own = given && reading.reason === 'frequency' ? ownPeriod(given, indicator) : null;
  if (own) return own;
  const why = {
    form: 'is not a period; expected YYYY, YYYY-Qn or YYYY-MM',
    frequency: `is not a period of ${indicator.key}, whose frequency is ${indicator.frequency}`,
    january: `is not published by itself: ${indicator.key} begins a year with month 02`,
  };
  throw new UsageError(`--period ${JSON.stringify(text)} ${why[reading.reason]}.`);
}

function print(rows: RankingTableRow[], ranking: Ranking, format: 'table' | 'csv' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(rows, null, 2)}\n`;
  const cells = rows.map((row) => rankingTableColumns.map((column) => cellText(row, column, ranking)));
  if (format === 'csv') {
    const guarded = cells.map((line) =>
      line.map((text, at) => (rankingTableColumns[at] === 'name' ? withGuard(text) : text)),
    );
    return [[...rankingTableColumns], ...guarded]
      .map((line) => `${line.map(quotedCell).join(',')}\n`)
      .join('');
  }
  return padded([[...rankingTableColumns], ...cells]);
}

function cellText(row: RankingTableRow, column: keyof RankingTableRow, ranking: Ranking): string {
  const value = row[column];
  const isMissing = row.value === null;
  if (isMissing && (column === 'rank' || column === 'value')) return '—';
  if (isMissing && column === 'tied') return '';
  if (value === null) return column === 'rank' && !ranking.ranked ? '—' : '';
  return String(value);
}
