import type { Source } from '@/lib/domain/figure';
import type { Measure } from '@/lib/domain/indicator';
import { comparePeriods, type Period, yearOf } from '@/lib/domain/period';
import type { Ranking } from '@/lib/domain/ranking';
import type { PeerGroup, Region, RegionLevel } from '@/lib/domain/region';
import type { Formats } from '@/lib/i18n/formats';
import { capital, fullPeriod, shortPeriod } from '@/lib/i18n/period-labels';
import { type IndicatorView, sourcesOf } from '@/lib/presenters/indicator-view';

/** Titles of sources, at most three, then the mark of made-up figures where there are any. */
export function sourceNames(sources: readonly Source[], formats: Formats): string {
  const titles = [
    ...new Set(sources.filter(({ origin }) => origin !== 'demo').map(({ title }) => title)),
  ].filter(Boolean);
  const demo = sources.some(({ origin }) => origin === 'demo') ? [formats.t('site.demoMark')] : [];
  return formats.list([...titles.slice(0, 3), ...(titles.length > 3 ? ['…'] : []), ...demo]);
}

/** The words that the parts of an indicator's page share: names, periods, units, in one language. */
export class IndicatorWords {
  readonly level: RegionLevel | null;
  private readonly regions: Map<string, Region>;

  constructor(
    readonly view: IndicatorView,
    readonly group: PeerGroup,
    /** Code of the home region: it alone is marked as such, whichever region is in focus. */
    readonly home: string,
    readonly formats: Formats,
    /** The instant an earlier state is shown of (ISO 8601); null: the current one. */
    readonly asOf: string | null = null,
  ) {
    this.level = group.benchmark?.level ?? null;
    this.regions = new Map(
      [...group.members, ...(group.benchmark ? [group.benchmark] : [])].map((r) => [r.code, r]),
    );
  }

  get t() {
    return this.formats.t;
  }

  name(code: string): string {
    const region = this.regions.get(code);
    return region ? this.formats.name(region) : code;
  }

  /** The focused region's name, else the home region's as the benchmark. */
  get focusName(): string {
    return this.name(this.view.focus ?? this.home);
  }

  get measure(): Measure {
    return this.view.measure;
  }

  get measureWord(): string {
    return this.t(this.measure === 'growth' ? 'words.yearOnYear' : 'words.level');
  }

  /** Whether the benchmark has a value in any of the periods shown: without one nothing is said of it. */
  get hasBenchmark(): boolean {
    return this.view.history.some(({ benchmark }) => benchmark !== null);
  }

  /** Of the focused region's figures over time, with the benchmark's beside where there is one. */
  get historyTitle(): string {
    const home = this.focusName;
    return this.hasBenchmark
      ? this.t('indicator.againstTitle', { home, average: this.average })
      : this.t('indicator.historyTitle', { home });
  }

  get average(): string {
    return this.formats.average(this.level);
  }

  get whole(): string {
    return this.formats.whole(this.level);
  }

  get versus(): string {
    return this.t('words.versus', { level: this.level ?? 'other' });
  }

  /** Of the values shown: %, 亿元. */
  get unit(): string {
    return this.formats.unit(this.view.indicator, this.measure);
  }

  get gapUnit(): string {
    return this.formats.gapUnit(this.view.indicator, this.measure);
  }

  /** The unit as it can stand right behind a tick or a label: only % is short enough. */
  get tickUnit(): string {
    return this.measure === 'growth' ? '%' : '';
  }

  /** Begins a line or stands alone. */
  period(period: Period): string {
    return capital(fullPeriod(this.t, period, this.view.indicator));
  }

  /** Without the year where it is that of the page. */
  near(period: Period): string {
    return yearOf(period) === yearOf(this.view.period)
      ? shortPeriod(this.t, period, this.view.indicator)
      : fullPeriod(this.t, period, this.view.indicator);
  }

  short(period: Period): string {
    return shortPeriod(this.t, period, this.view.indicator);
  }

  /** What a change is since: 较1—11月, 较上年全年. */
  get since(): string {
    const { kind, previous } = this.view.compared;
    if (kind === 'last_year_full') return this.t('move.sinceLastFullYear');
    return previous ? this.t('move.since', { period: this.near(previous) }) : this.t('move.sinceLast');
  }

  number(value: Parameters<Formats['number']>[2]): string {
    return this.formats.number(this.view.indicator, this.measure, value);
  }

  value(value: Parameters<Formats['number']>[2]): string {
    return this.formats.value(this.view.indicator, this.measure, value);
  }

  gap(value: Parameters<Formats['number']>[2]): string {
    return this.formats.gapLong(this.view.indicator, this.measure, value);
  }

  /** Sources and release date; made-up figures are named as such, after those that have a source. */
  get sourceLine(): string {
    return this.sourceLineOf(this.view);
  }

  /** The same of a chart over several releases: all members' figures, or the focused region's and the benchmark's alone. */
  sourceLineOver(rankings: readonly Ranking[], focus: string | null): string {
    return this.sourceLineOf(sourcesOf(rankings, focus));
  }

  private sourceLineOf({ sources, publishedAt }: Pick<IndicatorView, 'sources' | 'publishedAt'>): string {
    const source = sourceNames(sources, this.formats);
    return this.t('indicator.sourceLine', {
      source,
      date: publishedAt ? this.formats.date(publishedAt) : '',
    });
  }

  sortedPeriods(): Period[] {
    return this.view.year.map(({ period }) => period).sort(comparePeriods);
  }
}
