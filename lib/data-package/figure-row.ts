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
  private readonly periods = new Map<string, string>();
  private readonly places: FigureRowPlaces;

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
    const { at } = this;
    const before = this.problems.count;
    const cell = (index: number) => (index === -1 ? '' : (cells[index] as string));
    const bad = (column: FigureColumn, code: ProblemCode, params?: Params) => {
      this.problems.add(code, this.places.at(line, column), params ?? { value: quoted(cell(at[column])) });
    };

    const regionCode = withoutGuard(cell(at.region_code));
    const regionId = this.catalogue.regions.get(regionCode);
    if (regionId === undefined) {
      if (regionCode === '') bad('region_code', 'cell_empty');
      else bad('region_code', 'unknown_region');
    }
    const indicatorKey = cell(at.indicator_key);
    const indicator = this.catalogue.indicators.get(indicatorKey);
    if (indicator === undefined) {
      if (indicatorKey === '') bad('indicator_key', 'cell_empty');
      else bad('indicator_key', 'unknown_indicator');
    }
    const measureText = cell(at.measure);
    const measure = choice(MEASURES, measureText);
    if (measure === null) {
      if (measureText === '') bad('measure', 'cell_empty');
      else bad('measure', 'bad_choice', { value: quoted(measureText), expected: MEASURES.join(', ') });
    } else if (measure === 'growth' && indicator?.growth === 'none') {
      bad('measure', 'growth_not_kept', { indicator: indicatorKey });
    }
    const periodText = cell(at.period);
    let period = '';
    if (periodText === '') bad('period', 'cell_empty');
    else if (indicator) period = this.period(periodText, indicator, indicatorKey, bad);

    const value = this.value(cell(at.value), measure, cell(at.note), line, bad);
    const missingText = cell(at.missing);
    const missing = choice(MISSING_REASONS, missingText);
    if (missingText !== '' && missing === null) {
      bad('missing', 'bad_choice', { value: quoted(missingText), expected: MISSING_REASONS.join(', ') });
    }
    const statedRank = this.integer('stated_rank', cell(at.stated_rank), bad);
    const statedOf = this.integer('stated_of', cell(at.stated_of), bad);
    if (cell(at.value) !== '' && missingText !== '') bad('missing', 'value_and_missing');
    if (cell(at.value) === '' && missingText === '' && cell(at.stated_rank) === '') {
      bad('value', 'nothing_given');
    }
    if (statedOf !== null && statedRank === null && cell(at.stated_rank) === '') bad('stated_of', 'stated_of_alone');
    if (statedOf !== null && statedRank !== null && statedOf < statedRank) {
      bad('stated_of', 'stated_of_small', { of: statedOf, rank: statedRank });
    }

    const stage = this.choiceOrNull('stage', STAGES, cell(at.stage), bad);
    const origin = this.choiceOrNull('origin', ORIGINS, cell(at.origin), bad);
    const sourceTitle = this.text('source_title', cell(at.source_title), MAX_TITLE_BYTES, bad);
    const sourceUrl = this.text('source_url', cell(at.source_url), MAX_URL_BYTES, bad);
    const note = this.text('note', cell(at.note), MAX_NOTE_BYTES, bad);
    const vintageText = cell(at.vintage);
    let vintage: string | null = null;
    if (vintageText !== '') {
      vintage = this.catalogue.vintages.read(vintageText);
      if (vintage === null) bad('vintage', 'bad_vintage');
      else if (this.catalogue.vintages.isFuture(vintage)) {
        bad('vintage', 'vintage_future', { value: quoted(vintageText), instant: vintage });
      }
    }

    if (this.problems.count !== before || typeof regionId !== 'number' || !indicator || measure === null) return null;
    return {
      line,
      indicatorId: indicator.id,
      regionId,
      measure,
      period,
      value,
      missing,
      statedRank,
      statedOf,
      stage,
      origin,
      sourceTitle,
      sourceUrl,
      note,
      vintage,
    };
  }

  private period(text: string, indicator: FigureIndicator, key: string, bad: Bad): string {
    const remembered = this.periods.get(`${indicator.id} ${text}`);
    if (remembered !== undefined) return remembered;
    const reading = periodFor(text, indicator);
    if (reading.ok) {
      // there are far fewer periods than figures; the bound is for a file that is wrong in every row
      if (this.periods.size < 100_000) this.periods.set(`${indicator.id} ${text}`, reading.period);
      return reading.period;
    }
    const code = { form: 'bad_period', frequency: 'period_frequency', january: 'period_january' } as const;
    bad('period', code[reading.reason], { value: quoted(text), indicator: key, frequency: indicator.frequency });
    return '';
  }

  private value(text: string, measure: Measure | null, note: string, line: number, bad: Bad): string | null {
    if (text === '') return null;
    if (measure === 'growth' ? PLAIN_SMALL.test(text) : PLAIN.test(text)) return text;
    const value = parseDecimal(text);
    if (!value) {
      bad('value', 'bad_number');
      return null;
    }
    if (measure === 'growth' && note === '' && isAbnormalGrowth(value)) {
      this.warnings.add('abnormal_growth', this.places.at(line, 'value'), { value: text });
    }
    return text;
  }

  private integer(column: FigureColumn, text: string, bad: Bad): number | null {
    if (text === '') return null;
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
    bad(column, 'bad_integer', { value: quoted(text), min: 1, max: 999_999 });
    return null;
  }

  private choiceOrNull<T extends string>(
    column: FigureColumn,
    choices: readonly T[],
    text: string,
    bad: Bad,
  ): T | null {
    if (text === '') return null;
    const found = choice(choices, text);
    if (found === null) bad(column, 'bad_choice', { value: quoted(text), expected: choices.join(', ') });
    return found;
  }

  private text(column: FigureColumn, raw: string, maxBytes: number, bad: Bad): string {
    if (raw === '') return '';
    const text = withoutGuard(raw);
    const issue = textIssue(text, maxBytes);
    if (issue) bad(column, issue.problem, { value: quoted(text), bytes: maxBytes });
    return text;
  }
}

type Bad = (column: FigureColumn, code: ProblemCode, params?: Params) => void;

function choice<T extends string>(choices: readonly T[], text: string): T | null {
  return (choices as readonly string[]).includes(text) ? (text as T) : null;
}
