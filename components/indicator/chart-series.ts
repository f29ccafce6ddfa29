import type { Decimal } from '@/lib/domain/decimal';
import { yearOf } from '@/lib/domain/period';
import { placeOf, type Ranking } from '@/lib/domain/ranking';
import { periodTick } from '@/lib/i18n/period-labels';
import type {
  ChartPeriod,
  GapDumbbellSeries,
  OwnAgainstBenchmarkSeries,
  PlaceByMonthSeries,
  RankedBarsSeries,
  ValuePoint,
} from '@/lib/presenters/chart-series';
import type { IndicatorWords } from './indicator-words';

// The finished series of an indicator's charts. A number here is for geometry alone; what is read are the texts.

function point(words: IndicatorWords, value: Decimal): ValuePoint {
  return { value: value.toNumber(), text: words.number(value) };
}

/** All peers by place, with the benchmark line and the home region marked. */
export function rankedBarsSeries(words: IndicatorWords): RankedBarsSeries {
  const { view, t, formats } = words;
  const { ranking } = view;
  const first = ranking.rows[0];
  const benchmark = ranking.benchmark
    ? { value: ranking.benchmark.value.toNumber(), labelText: benchmarkLabel(words, ranking.benchmark.value) }
    : null;
  const said = [
    first && view.showsPlaces
      ? t('indicator.isFirst', { name: words.name(first.region), value: words.value(first.value) })
      : null,
    view.own && view.own.region !== first?.region
      ? `${words.focusName} ${words.value(view.own.value)}`
      : null,
    benchmark?.labelText ?? null,
  ];
  return {
    title: [formats.text(view.indicator.name), words.measureWord, words.period(view.period)].join(
      t('site.comma'),
    ),
    description: said.filter((part) => part !== null).join(t('site.clauseSeparator')),
    bars: ranking.rows.map((row) => ({
      rankText: view.showsPlaces && row.rank !== null ? String(row.rank) : '',
      tiedText: view.showsPlaces && row.tied ? t('place.tiedWord') : null,
      name: words.name(row.region),
      value: row.value.toNumber(),
      valueText: words.number(row.value),
      home: row.region === view.focus,
    })),
    missing: ranking.missing.map((row) => {
      const reason = formats.missing(row.figure?.missing ?? null);
      const name = words.name(row.region);
      const noteText = t('indicator.missingNote', { name, reason });
      return { name, reasonText: reason, noteText, home: row.region === view.focus };
    }),
    benchmark,
    axis: { unitText: words.tickUnit },
  };
}

export function benchmarkLabel(words: IndicatorWords, value: Decimal): string {
  const name = words.t('words.benchmarkShort', { level: words.level ?? 'other' });
  return `${name} ${words.number(value)}${words.tickUnit}`;
}

/** Places of the year's releases, a line a member. */
export function placeByMonthSeries(words: IndicatorWords): PlaceByMonthSeries {
  const { view, t, formats } = words;
  const last = view.year.at(-1);
  const codes = [...new Set(view.year.flatMap((ranking) => membersOf(ranking)))].sort();
  const own = view.year.map((ranking) => (view.focus ? (placeOf(ranking, view.focus)?.rank ?? null) : null));
  const known = own.filter((place) => place !== null);
  const ended = last ? codes.filter((code) => placeOf(last, code) === null && hadPlace(view.year, code)) : [];
  return {
    title: [
      formats.text(view.indicator.name),
      t('indicator.bumpTitle', { year: view.period.slice(0, 4) }),
    ].join(t('site.comma')),
    description:
      known.length > 0
        ? t('indicator.bumpDescription', {
            home: words.focusName,
            first: formats.place(known[0] ?? 0, false),
            last: formats.place(known.at(-1) ?? 0, false),
          })
        : '',
    periods: view.year.map(({ period }) => chartPeriod(words, period)),
    lines: codes.map((code) => ({
      name: words.name(code),
      home: code === view.focus,
      places: view.year.map((ranking) => placeOf(ranking, code)?.rank ?? null),
    })),
    size: Math.max(1, ...view.year.map((ranking) => ranking.rows.length + ranking.missing.length)),
    hollowNote:
      ended.length > 0
        ? t('indicator.hollow', { names: formats.list(ended.map((code) => words.name(code))) })
        : null,
    listSeparator: formats.locale === 'zh' ? '、' : ', ',
  };
}

function chartPeriod(words: IndicatorWords, period: Parameters<IndicatorWords['short']>[0]) {
  const tick = periodTick(words.t, period, words.view.indicator.basis);
  const combined = words.view.indicator.january === 'combined' && period.endsWith('-02');
  return { label: combined ? words.short(period) : tick, shortLabel: tick };
}

/** Over more than a year: each year's first period says which year it is. */
export function chartPeriods(words: IndicatorWords, rankings: readonly Ranking[]): ChartPeriod[] {
  return rankings.map(({ period }) => {
    const { label, shortLabel } = chartPeriod(words, period);
    const isNewYear = rankings.find((other) => yearOf(other.period) === yearOf(period))?.period === period;
    const year = isNewYear && period.includes('-') ? ` '${period.slice(2, 4)}` : '';
    return { label: `${label}${year}`, shortLabel: `${shortLabel}${year}`, startsYear: isNewYear };
  });
}

function membersOf(ranking: Ranking): string[] {
  return [...ranking.rows, ...ranking.missing].map(({ region }) => region);
}

function hadPlace(rankings: readonly Ranking[], code: string): boolean {
  return rankings.some((ranking) => placeOf(ranking, code)?.rank != null);
}

/** The focused region's value against the benchmark's, over this year and the last. */
export function ownAgainstBenchmarkSeries(words: IndicatorWords): OwnAgainstBenchmarkSeries {
  const { view, formats } = words;
  const focus = view.focus;
  const own = view.history.map((ranking) => {
    const value = focus ? placeOf(ranking, focus)?.value : undefined;
    return value ? point(words, value) : null;
  });
  const benchmark = view.history.map(({ benchmark: given }) => (given ? point(words, given.value) : null));
  const ownNow = own.at(-1);
  const benchmarkNow = benchmark.at(-1);
  return {
    title: [formats.text(view.indicator.name), words.historyTitle].join(words.t('site.comma')),
    description: [
      ownNow ? `${words.focusName} ${ownNow.text}${words.unit}` : null,
      benchmarkNow ? `${words.average} ${benchmarkNow.text}${words.unit}` : null,
    ]
      .filter((part) => part !== null)
      .join(words.t('site.clauseSeparator')),
    periods: chartPeriods(words, view.history).map((period, index) => ({
      ...period,
      isBreak: view.breaks.some((each) => each.period === view.history[index]?.period),
    })),
    own: { name: words.focusName, points: own },
    benchmark: benchmark.some((one) => one !== null)
      ? { name: words.t('words.benchmarkShort', { level: words.level ?? 'other' }), points: benchmark }
      : null,
    axis: { unitText: words.tickUnit },
    hollowNote: null,
  };
}

/** The gaps to the place above, the first and the benchmark; null: nothing to differ from. */
export function gapSeries(words: IndicatorWords): GapDumbbellSeries | null {
  const { view, t, formats } = words;
  if (!view.own || view.gaps.length === 0) return null;
  const rows = view.gaps.map((line) => ({
    label:
      line.to === 'benchmark'
        ? words.versus
        : t(line.to === 'above' ? 'indicator.gapAbove' : 'indicator.gapFirst'),
    sub:
      line.to === 'benchmark'
        ? words.average
        : t('indicator.placeAndName', {
            rank: line.rank ?? 0,
            name: formats.list(line.regions.slice(0, 3).map((code) => words.name(code))),
          }),
    other: point(words, line.value),
    words: words.gap(line.gap),
    tone: line.tone,
    benchmark: line.to === 'benchmark',
  }));
  return {
    title: t('indicator.gapTitle', { whole: words.whole }),
    description: rows.map((row) => `${row.label} ${row.words}`).join(t('site.clauseSeparator')),
    own: point(words, view.own.value),
    rows,
    axis: { unitText: words.tickUnit },
  };
}
