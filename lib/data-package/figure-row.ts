import { parseDecimal } from '@/lib/domain/decimal';
import type { MissingReason, Origin, Stage } from '@/lib/domain/figure';
import { isAbnormalGrowth } from '@/lib/domain/growth';
import type { GrowthKind, Measure } from '@/lib/domain/indicator';
import { type PeriodRules, periodFor } from '@/lib/domain/period';
import { textIssue } from '@/lib/schemas/package-cells';
import {
  FIGURE_COLUMNS,
  type FigureColumn,
  MEASURES,
  MISSING_REASONS,
  ORIGINS,
  REQUIRED_FIGURE_COLUMNS,
  STAGES,
} from '@/lib/schemas/package-tables';
import { withoutGuard } from './apostrophe';
import { FigureRowPlaces } from './figure-places';
import { type Params, type ProblemCode, type Problems, quoted, type Warnings } from './problems';
import type { OpenTable, TableForm } from './read-table';
import { type FirstLevel, UnitWatch } from './unit-watch';
import type { VintageReader } from './vintage';

export const figureForm: TableForm = {
  columns: FIGURE_COLUMNS,
  required: REQUIRED_FIGURE_COLUMNS,
  needsName: false,
};

/** What the rows are checked against. Ids are the caller's own. */
export interface FigureCatalogue {
  /** Null: a region of the package whose own row is wrong, which has been said already. */
  regions: ReadonlyMap<string, number | null>;
  indicators: ReadonlyMap<string, FigureIndicator | null>;
  vintages: VintageReader;
}

export interface FigureIndicator extends PeriodRules {
  id: number;
  growth: GrowthKind;
}

/** A row of figures.csv that is right by itself; null is nothing given. */
export interface FigureRow {
  line: number;
  indicatorId: number;
  regionId: number;
  measure: Measure;
  period: string;
  /** Decimal text that PostgreSQL reads as it stands. */
  value: string | null;
  missing: MissingReason | null;
  statedRank: number | null;
  statedOf: number | null;
  stage: Stage | null;
  origin: Origin | null;
  sourceTitle: string;
  sourceUrl: string;
  note: string;
  /** ISO 8601 in UTC; null: with the import. */
  vintage: string | null;
}

// every digit of these passes parseDecimal; most figures are so, and a million of them need no Decimal
const PLAIN = /^-?\d{1,30}(?:\.\d{1,20})?$/;
// no abnormal growth among these
const PLAIN_SMALL = /^-?\d{1,2}(?:\.\d{1,20})?$/;
const MAX_TITLE_BYTES = 1_000;
const MAX_URL_BYTES = 1_500;
const MAX_NOTE_BYTES = 2_000;

/**
 * Checks the rows of figures.csv one by one: codes, period by the indicator's rules, value, reason, stated place, vintage.
 * Written out by hand, since a schema library would spend most of an import of a million rows.
 */
export class FigureRowReader {
  private readonly at: Record<FigureColumn, number>;
  private readonly periods = new Map<FigureIndicator, Map<string, string>>();
  private readonly places: FigureRowPlaces;
  private readonly units = new UnitWatch();
  // the row at hand: no closures are made for each of a million rows
  private line = 0;
  private cells: readonly string[] = [];

  constructor(
    table: OpenTable,
    private readonly catalogue: FigureCatalogue,
    private readonly problems: Problems,
    private readonly warnings: Warnings,
  ) {
    const at = {} as Record<FigureColumn, number>;
    for (const [index, name] of FIGURE_COLUMNS.entries()) at[name] = table.at[index] ?? -1;
    this.at = at;
    this.places = new FigureRowPlaces(table);
  }

  /** The row, or null where it has a mistake, which is added to the problems. */
  read(line: number, cells: readonly string[]): FigureRow | null {
    const before = this.problems.count;
    this.line = line;
    this.cells = cells;
    const regionId = this.region();
    const key = this.cell('indicator_key');
    const indicator = this.indicator(key);
    const measure = this.measure(key, indicator);
    const period = this.period(key, indicator);
    const value = this.value(measure);
    const missing = this.choice('missing', MISSING_REASONS);
    const statedRank = this.integer('stated_rank');
    const statedOf = this.integer('stated_of');
    this.checkTogether(statedRank, statedOf);
    const row = {
      line,
      period,
      value,
      missing,
      statedRank,
      statedOf,
      stage: this.choice('stage', STAGES),
      origin: this.choice('origin', ORIGINS),
      sourceTitle: this.text('source_title', MAX_TITLE_BYTES),
      sourceUrl: this.text('source_url', MAX_URL_BYTES),
      note: this.text('note', MAX_NOTE_BYTES),
      vintage: this.vintage(),
    };
    if (this.problems.count !== before || regionId === null || indicator === null || measure === null)
      return null;
    if (measure === 'level' && value !== null) this.watchUnit(regionId, indicator, period, value);
    return { indicatorId: indicator.id, regionId, measure, ...row };
  }

  /** The earliest level of each cell among the rows read. */
  firstLevels(): FirstLevel[] {
    return this.units.firsts();
  }

  private cell(column: FigureColumn): string {
    const index = this.at[column];
    return index === -1 ? '' : (this.cells[index] as string);
  }

  private bad(column: FigureColumn, code: ProblemCode, params?: Params): null {
    const place = this.places.at(this.line, column);
    this.problems.add(code, place, params ?? { value: quoted(this.cell(column)) });
    return null;
  }

  private region(): number | null {
    const code = withoutGuard(this.cell('region_code'));
    const id = this.catalogue.regions.get(code);
    if (id !== undefined) return id;
    return this.bad('region_code', code === '' ? 'cell_empty' : 'unknown_region');
  }

  private indicator(key: string): FigureIndicator | null {
    const indicator = this.catalogue.indicators.get(key);
    if (indicator !== undefined) return indicator;
    return this.bad('indicator_key', key === '' ? 'cell_empty' : 'unknown_indicator');
  }

  private measure(key: string, indicator: FigureIndicator | null): Measure | null {
    if (this.cell('measure') === '') return this.bad('measure', 'cell_empty');
    const measure = this.choice('measure', MEASURES);
    if (measure === 'growth' && indicator?.growth === 'none') {
      this.bad('measure', 'growth_not_kept', { indicator: key });
    }
    return measure;
  }

  private period(key: string, indicator: FigureIndicator | null): string {
    const text = this.cell('period');
    if (text === '') this.bad('period', 'cell_empty');
    if (text === '' || !indicator) return '';
    let periods = this.periods.get(indicator);
    if (!periods) {
      periods = new Map();
      this.periods.set(indicator, periods);
    }
    const known = periods.get(text);
    if (known !== undefined) return known;
    const reading = periodFor(text, indicator);
    if (!reading.ok) {
      const code = { form: 'bad_period', frequency: 'period_frequency', january: 'period_january' } as const;
      const params = { value: quoted(text), indicator: key, frequency: indicator.frequency };
      this.bad('period', code[reading.reason], params);
      return '';
    }
    periods.set(text, reading.period);
    return reading.period;
  }

  private value(measure: Measure | null): string | null {
    const text = this.cell('value');
    if (text === '') return null;
    if (measure === 'growth' ? PLAIN_SMALL.test(text) : PLAIN.test(text)) return text;
    const value = parseDecimal(text);
    if (!value) return this.bad('value', 'bad_number');
    if (measure === 'growth' && isAbnormalGrowth(value) && this.cell('note') === '') {
      this.warnings.add('abnormal_growth', this.places.at(this.line, 'value'), { value: text });
    }
    return text;
  }

  private watchUnit(regionId: number, indicator: FigureIndicator, period: string, value: string): void {
    const level = { indicatorId: indicator.id, regionId, line: this.line, period, value };
    const jump = this.units.look(level, indicator);
    if (jump) this.warnings.add('unit_jump', this.places.at(this.line, 'value'), { ...jump });
  }

  /** What cells of one row say together, given or not given, right or wrong. */
  private checkTogether(statedRank: number | null, statedOf: number | null): void {
    const hasValue = this.cell('value') !== '';
    const hasMissing = this.cell('missing') !== '';
    const hasRank = this.cell('stated_rank') !== '';
    if (hasValue && hasMissing) this.bad('missing', 'value_and_missing');
    if (!hasValue && !hasMissing && !hasRank)
      this.bad(this.at.value === -1 ? 'region_code' : 'value', 'nothing_given');
    if (statedOf !== null && !hasRank) this.bad('stated_of', 'stated_of_alone');
    if (statedOf !== null && statedRank !== null && statedOf < statedRank) {
      this.bad('stated_of', 'stated_of_small', { of: statedOf, rank: statedRank });
    }
  }

  private integer(column: FigureColumn): number | null {
    const text = this.cell(column);
    if (text === '') return null;
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    return this.bad(column, 'bad_integer', { value: quoted(text), min: 1, max: 999_999 });
  }

  private choice<T extends string>(column: FigureColumn, choices: readonly T[]): T | null {
    const text = this.cell(column);
    if (text === '') return null;
    if ((choices as readonly string[]).includes(text)) return text as T;
    return this.bad(column, 'bad_choice', { value: quoted(text), expected: choices.join(', ') });
  }

  private text(column: FigureColumn, maxBytes: number): string {
    const raw = this.cell(column);
    if (raw === '') return '';
    const text = withoutGuard(raw);
    const issue = textIssue(text, maxBytes);
    if (issue) this.bad(column, issue.problem, { value: quoted(text), bytes: maxBytes });
    return text;
  }

  private vintage(): string | null {
    const text = this.cell('vintage');
    if (text === '') return null;
    const instant = this.catalogue.vintages.read(text);
    if (instant === null) return this.bad('vintage', 'bad_vintage');
    if (this.catalogue.vintages.isFuture(instant)) {
      this.bad('vintage', 'vintage_future', { value: quoted(text), instant });
    }
    return instant;
  }
}
