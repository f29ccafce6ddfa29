import { allPeriods, type Calendar, publication } from './calendar';
import { airCalendar, airQuality, cumulativePrices, type Series, singleMonths } from './derived';
import { type Fact, facts } from './facts';
import { indicatorSeries, partOf } from './indicator-series';
import { catalogue } from './indicators';
import { decimalText, divideRound } from './integers';
import { shifted } from './levels';
import { bell, drawFrom } from './random';
import { cities, counties, province } from './regions';
import type { Shape } from './shape';
import { shapes } from './shapes';
import { annualRevision, type Gap, gaps, revisions } from './story';

/** A row of figures.csv, its columns by name. */
export interface FigureRow {
  region_code: string;
  indicator_key: string;
  measure: 'level' | 'growth';
  period: string;
  value: string;
  missing: string;
  stated_rank: string;
  stated_of: string;
  stage: string;
  origin: 'official' | 'reported' | 'demo';
  source_title: string;
  source_url: string;
  note: string;
  vintage: string;
}

interface Published {
  key: string;
  calendar: Calendar;
  stage: string;
  decimals: number;
  series: Map<string, Series>;
}

const generated = {
  origin: 'demo',
  source_title: '演示数据（程序生成） Generated demo data',
  source_url: '',
} as const;
const order = [province, ...cities, ...counties];

/** All rows of figures.csv: by indicator as the catalogue lists them, period, region, measure, vintage. */
export function figureRows(): FigureRow[] {
  const made = new Map(published().map((indicator) => [indicator.key, indicator]));
  return catalogue.flatMap(({ key }) => {
    const indicator = made.get(key);
    const rows = indicator ? generatedRows(indicator) : [];
    const stated = facts.filter((fact) => fact.indicator === key).map((fact) => factRow(fact, indicator));
    return [...rows, ...stated].sort(byPlace);
  });
}

function byPlace(a: FigureRow, b: FigureRow): number {
  const rank = (row: FigureRow) =>
    [row.period, String(order.indexOf(row.region_code)).padStart(2, '0')].join();
  const measure = (row: FigureRow) => (row.measure === 'level' ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) < rank(b) ? -1 : 1;
  if (measure(a) !== measure(b)) return measure(a) - measure(b);
  return a.vintage < b.vintage ? -1 : 1;
}

function published(): Published[] {
  const made = shapes.map((shape) => ({ ...describe(shape), series: indicatorSeries(shape) }));
  const power = shapes.find((shape) => shape.key === 'industrial-electricity');
  const prices = made.find(({ key }) => key === 'consumer-prices-month');
  const electricity = made.find(({ key }) => key === power?.key);
  if (!power || !prices || !electricity)
    throw new Error('the families of electricity and prices need their first member');
  const months = [...electricity.series].map(([region, { levels }]): [string, Series] => {
    const { share, of } = partOf(power, region);
    return [region, singleMonths(power, levels, share, of)];
  });
  const means = [...prices.series].map(([region, { growth }]): [string, Series] => [
    region,
    { levels: [], growth: cumulativePrices(growth) },
  ]);
  const air = [...airQuality()].map(([region, levels]): [string, Series] => [region, { levels, growth: [] }]);
  return [
    ...made,
    { ...electricity, key: 'industrial-electricity-month', series: new Map(months) },
    { ...prices, key: 'consumer-prices', series: new Map(means) },
    { key: 'pm25', calendar: airCalendar, stage: 'final', decimals: 0, series: new Map(air) },
  ];
}

function describe(shape: Shape): Omit<Published, 'series'> {
  return {
    key: shape.key,
    calendar: shape.calendar,
    stage: shape.stage ?? 'final',
    decimals: shape.level?.decimals ?? 0,
  };
}

function generatedRows(indicator: Published): FigureRow[] {
  const periods = allPeriods(indicator.calendar);
  return [...indicator.series].flatMap(([region, series]) =>
    (['level', 'growth'] as const).flatMap((measure) =>
      (measure === 'level' ? series.levels : series.growth).flatMap((scaled, i) =>
        cellRows(indicator, region, measure, periods[i] ?? '', scaled),
      ),
    ),
  );
}

/** The versions of one cell: none where a fact stands, two where it was revised or reported late. */
function cellRows(
  indicator: Published,
  region: string,
  measure: 'level' | 'growth',
  period: string,
  scaled: number,
): FigureRow[] {
  const { key } = indicator;
  const isFact = facts.some(
    (f) =>
      f.indicator === key && f.region === region && f.measure === measure && f.period === period && f.value,
  );
  if (isFact) return [];
  const decimals = measure === 'level' ? indicator.decimals : 1;
  const row: FigureRow = {
    region_code: region,
    indicator_key: key,
    measure,
    period,
    value: decimalText(scaled, decimals),
    missing: '',
    stated_rank: '',
    stated_of: '',
    stage: indicator.stage,
    ...generated,
    note: '',
    vintage: publication(indicator.calendar, period),
  };
  const gap = gaps.find((g) => g.indicator === key && g.region === region && period.startsWith(g.periods));
  if (gap) return gapRows(row, gap);
  const change = revisionOf(row, scaled);
  if (!change) return [row];
  return [
    { ...row, value: decimalText(change.first, decimals) },
    { ...row, stage: change.stage, note: change.note, vintage: change.at },
  ];
}

function gapRows(row: FigureRow, gap: Gap): FigureRow[] {
  const missing = { ...row, value: '', missing: gap.reason, note: gap.note };
  return gap.reportedAt ? [missing, { ...row, vintage: gap.reportedAt }] : [missing];
}

interface Change {
  first: number;
  at: string;
  note: string;
  stage: string;
}

/** What the cell said before it was revised, in the same units as it says now. */
function revisionOf(row: FigureRow, scaled: number): Change | undefined {
  const cell = revisions.find(
    (r) => r.indicator === row.indicator_key && r.region === row.region_code && r.period === row.period,
  );
  if (cell && row.measure === 'growth') {
    return { first: scaled + cell.first, at: cell.revisedAt, note: cell.note, stage: 'revised' };
  }
  const { indicator, period, revisedAt, note } = annualRevision;
  if (row.indicator_key !== indicator || row.period !== period || row.region_code === province)
    return undefined;
  const tenths = divideRound(bell(drawFrom(`${indicator}/${period}/${row.region_code}`), 15), 10);
  const first = row.measure === 'growth' ? scaled + tenths : divideRound(scaled * (1000 + tenths), 1000);
  return { first, at: revisedAt, note, stage: 'final' };
}

function factRow(fact: Fact, indicator: Published | undefined): FigureRow {
  const date = fact.source.date || (indicator ? publication(indicator.calendar, fact.period) : '');
  return {
    region_code: fact.region,
    indicator_key: fact.indicator,
    measure: fact.measure,
    period: fact.period,
    value: shifted(fact.value, fact.shift ?? 0),
    missing: '',
    stated_rank: fact.rank ? String(fact.rank.place) : '',
    stated_of: fact.rank ? String(fact.rank.of) : '',
    stage: fact.indicator === 'gdp' && fact.value ? 'preliminary' : 'final',
    origin: fact.source.origin,
    source_title: fact.source.title,
    source_url: fact.source.url,
    note: fact.quote,
    vintage: date,
  };
}
