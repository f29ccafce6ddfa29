import { notFound } from 'next/navigation';
import { groupAt, groupKeyOf, regionsOf } from '@/app/[locale]/_page/group';
import { readMonthPage } from '@/app/[locale]/_page/month-page';
import { readIndicatorPage } from '@/app/[locale]/indicators/_page/read-page';
import type { Table, TableValue } from '@/lib/data-package/table-file';
import { type Decimal, toFixed, toPlainText } from '@/lib/domain/decimal';
import type { FigureVersion } from '@/lib/domain/figure';
import { decimalsOf, mayRank } from '@/lib/domain/indicator';
import { rankRegions } from '@/lib/domain/ranking';
import type { Installation } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import type { Formats } from '@/lib/i18n/formats';
import { indicatorView } from '@/lib/presenters/indicator-view';
import { rankingTable, rankingTableColumns } from '@/lib/presenters/ranking-table';
import { rankingsMatrix } from '@/lib/presenters/rankings-matrix';
import { boardRow } from '@/lib/presenters/summary-board';
import { type FiguresCursor, readFigures } from '@/lib/queries/read-figures';
import { readStatedRanks } from '@/lib/queries/read-stated-ranks';
import type { DownloadQuery } from './query';

interface Request {
  scope: Scope;
  installation: Installation;
  query: DownloadQuery;
  formats: Formats;
}

/** Figures read at a time for the table of all periods, and how many it holds at most. */
const pageSize = 20_000;
const mostFigures = 200_000;

const exact = (value: Decimal | null | undefined, decimals: number): TableValue =>
  value ? { decimal: toFixed(value, decimals) } : null;
const sourceColumns = ['missing', 'stage', 'origin', 'source_title', 'source_url', 'published_at'] as const;
const sourceOf = (figure: FigureVersion | null | undefined): TableValue[] =>
  figure
    ? [
        figure.missing,
        figure.stage,
        figure.source.origin,
        figure.source.title,
        figure.source.url,
        figure.publishedAt,
      ]
    : [null, null, null, null, null, null];

/** What each file holds; the page that links to it shows the same. */
export const tables: Record<string, (request: Request) => Promise<Table>> = {
  ranking: rankingOf,
  figures: figuresOf,
  summary: summaryOf,
  places: placesOf,
};

/** One indicator and period: who stands where, and where each figure comes from. */
async function rankingOf({ scope, installation, query, formats }: Request): Promise<Table> {
  const page = await readIndicatorPage(scope, installation, {
    key: query.indicator ?? notFound(),
    period: query.period ?? null,
    group: query.group,
    measure: query.measure,
    focus: undefined,
  });
  const view = indicatorView(page, installation.home.code, scope.audience);
  const regions = regionsOf(page.group);
  const nameOf = (code: string) => {
    const region = regions.get(code);
    return region ? formats.name(region) : code;
  };
  const figures = new Map(
    [...view.ranking.rows, ...view.ranking.missing].map(({ region, figure }) => [region, figure]),
  );
  const stated = new Map(view.stated.map((one) => [one.region, one]));
  const members = rankingTable(view.ranking, view.changeOf, nameOf).map((row) => [
    ...rankingTableColumns.map((column): TableValue => {
      const value = row[column];
      const isDecimal = column === 'value' || column.startsWith('gap_');
      return isDecimal && typeof value === 'string' ? { decimal: value } : value;
    }),
    stated.get(row.region_code)?.rank ?? null,
    stated.get(row.region_code)?.source.title ?? null,
    view.showsPlaces && row.rank !== null && view.ranking.restsOnDemo,
    view.period,
    ...sourceOf(figures.get(row.region_code)),
  ]);
  const benchmark = view.ranking.benchmark;
  const last = benchmark && [
    null,
    benchmark.figure.region,
    nameOf(benchmark.figure.region),
    exact(benchmark.value, view.ranking.decimals),
    false,
    null,
    null,
    null,
    null,
    null,
    null,
    false,
    view.period,
    ...sourceOf(benchmark.figure),
  ];
  return {
    name: view.indicator.key,
    columns: [
      ...rankingTableColumns,
      'stated_rank',
      'stated_source',
      'rests_on_demo',
      'period',
      ...sourceColumns,
    ],
    rows: last ? [...members, last] : members,
  };
}

/** More rows than a download has: narrowed to one indicator, it has fewer. */
export class TooLarge extends Error {}

/** Every published period of an indicator, or of all of them, a row a figure or stated rank; fields are named as in data packages. */
async function figuresOf({ scope, installation, query }: Request): Promise<Table> {
  const groupKey = groupKeyOf(installation, query.group);
  const rows: TableValue[][] = [];
  let after: FiguresCursor | null = null;
  do {
    const { figures, next } = await readFigures(scope, {
      groupKey,
      ...(query.indicator ? { indicator: query.indicator } : {}),
      limit: pageSize,
      after,
    });
    rows.push(
      ...figures
        .filter((figure) => query.measure === undefined || figure.measure === query.measure)
        .map((figure) => [
          figure.region,
          figure.indicator,
          figure.measure,
          figure.period,
          figure.value ? { decimal: toPlainText(figure.value) } : null,
          figure.missing,
          null,
          null,
          figure.stage,
          figure.source.origin,
          figure.source.title,
          figure.source.url,
          figure.note,
          figure.publishedAt,
        ]),
    );
    after = next;
    if (rows.length > mostFigures) throw new TooLarge();
  } while (after);
  for (const stated of await readStatedRanks(scope, { groupKey, indicator: query.indicator ?? null })) {
    if (query.measure !== undefined && stated.measure !== query.measure) continue;
    rows.push([
      stated.region,
      stated.indicator,
      stated.measure,
      stated.period,
      null,
      null,
      stated.rank,
      stated.of,
      null,
      stated.source.origin,
      stated.source.title,
      stated.source.url,
      null,
      stated.publishedAt,
    ]);
  }
  if (rows.length === 0) notFound();
  return {
    name: 'figures',
    columns: [
      'region_code',
      'indicator_key',
      'measure',
      'period',
      'value',
      'missing',
      'stated_rank',
      'stated_of',
      'stage',
      'origin',
      'source_title',
      'source_url',
      'note',
      'vintage',
    ],
    rows,
  };
}

/** A month's indicators of the region in focus, as on the summary. */
async function summaryOf({ scope, installation, query, formats }: Request): Promise<Table> {
  const groupKey = groupKeyOf(installation, query.group);
  const region = query.focus ?? installation.home.code;
  const month = (await readMonthPage(scope, groupKey, region, query.period ?? null)) ?? notFound();
  if (!month.group.members.some(({ code }) => code === region)) notFound();
  const set = new Set(month.input.assessedSet?.members.map(({ indicator }) => indicator));
  return {
    name: 'summary',
    columns: [
      'indicator_key',
      'name',
      'assessed',
      'period',
      'level',
      'unit',
      'growth',
      'rank',
      'tied',
      'published',
      'rank_change',
      'gap_to_benchmark',
      'stated_rank',
      'stated_source',
      'level_origin',
      'growth_origin',
      'rests_on_demo',
      ...sourceColumns,
    ],
    rows: month.input.indicators.flatMap((entry) => {
      const row = boardRow(entry, region, scope.audience);
      if (!row) return [];
      const { indicator } = row;
      return [
        [
          indicator.key,
          formats.text(indicator.name),
          set.has(indicator.key),
          row.period,
          exact(row.level?.value, indicator.decimals),
          formats.text(indicator.unit),
          exact(row.growth?.value, indicator.growthDecimals),
          row.place?.rank ?? null,
          row.place?.tied ?? false,
          row.published,
          row.change,
          exact(row.gap, decimalsOf(indicator, row.measure)),
          row.stated?.rank ?? null,
          row.stated?.source.title ?? null,
          row.level?.source.origin ?? null,
          row.growth?.source.origin ?? null,
          row.demo,
          ...sourceOf(row.measure === 'growth' ? row.growth : row.level),
        ],
      ];
    }),
  };
}

/** A month's places, a row a region and indicator, as in the matrix. */
async function placesOf({ scope, installation, query, formats }: Request): Promise<Table> {
  const groupKey = groupKeyOf(installation, query.group);
  const home = installation.home.code;
  const month = (await readMonthPage(scope, groupKey, home, query.period ?? null)) ?? notFound();
  const group = await groupAt(scope, groupKey, month.period);
  const weights = new Map(
    month.input.assessedSet?.members.map(({ indicator, weight }) => [indicator, weight]),
  );
  const entries = month.input.indicators.filter(
    ({ indicator, history }) =>
      history.length > 0 &&
      mayRank(indicator, scope.audience) &&
      (query.set === 'all' || weights.size === 0 || weights.has(indicator.key)),
  );
  const members = group.members.map(({ code }) => code);
  const matrix = rankingsMatrix(entries, weights, members, home, scope.audience, undefined);
  const demo = new Map(
    entries.map(({ indicator, history }) => {
      const last = history.at(-1);
      return [indicator.key, last ? rankRegions(last, indicator).restsOnDemo : false];
    }),
  );
  const names = regionsOf(group);
  return {
    name: 'places',
    columns: [
      'region_code',
      'name',
      'indicator_key',
      'indicator',
      'period',
      'rank',
      'tied',
      'rank_change',
      'value',
      'stated_rank',
      'rests_on_demo',
    ],
    rows: matrix.rows.flatMap(({ region, cells }) =>
      matrix.columns.map((column, n) => {
        const cell = cells[n];
        const known = names.get(region);
        return [
          region,
          known ? formats.name(known) : region,
          column.indicator.key,
          formats.text(column.indicator.name),
          column.period,
          cell?.rank ?? null,
          cell?.tied ?? false,
          cell?.change ?? null,
          exact(cell?.value, decimalsOf(column.indicator, column.measure)),
          cell?.stated?.rank ?? null,
          demo.get(column.indicator.key) ?? false,
        ];
      }),
    ),
  };
}
