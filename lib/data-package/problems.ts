/** Everything that can be wrong with a package. The texts are in problem-text.ts, in both languages. */
export const PROBLEM_CODES = [
  // the package and its files
  'package_not_found',
  'not_a_package',
  'old_workbook',
  'descriptor_missing',
  'descriptor_json',
  'descriptor_field',
  'resource_duplicate',
  'path_outside',
  'file_missing',
  'zip_broken',
  'zip_entries',
  'zip_size',
  'zip_ratio',
  'workbook_broken',
  'workbook_large',
  'workbook_macro',
  'workbook_doctype',
  'workbook_sheets',
  // the form of a table
  'encoding_gbk',
  'encoding_utf16',
  'encoding_utf8',
  'line_ends',
  'broken_quote',
  'unclosed_quote',
  'cell_large',
  'file_empty',
  'column_unknown',
  'column_duplicate',
  'column_missing',
  'name_column_missing',
  'cell_count',
  'too_many_rows',
  // one cell
  'cell_empty',
  'bad_code',
  'bad_key',
  'bad_number',
  'bad_integer',
  'bad_choice',
  'bad_date',
  'bad_vintage',
  'bad_period',
  'text_long',
  'control_character',
  'weight_not_positive',
  // one row
  'name_missing',
  'unit_missing',
  'validity_order',
  'growth_not_ranked',
  'growth_not_kept',
  'period_frequency',
  'period_january',
  'value_and_missing',
  'nothing_given',
  'stated_of_alone',
  'stated_of_small',
  'vintage_future',
  // rows against each other and against the database
  'unknown_region',
  'unknown_indicator',
  'unknown_group',
  'unknown_set',
  'duplicate_row',
  'parent_cycle',
  'parent_level',
  'validity_overlap',
  'level_fixed',
  'frequency_fixed',
  'january_fixed',
  'vintage_conflict',
  'entry_locked',
  'needs_publish',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What a person should look at, and what blocks nothing (domain rules 5, 6 and 20a). */
export const WARNING_CODES = [
  'unit_jump',
  'abnormal_growth',
  'growth_differs',
  'stated_differs',
  'resource_unknown',
  'settings_absent',
  'drafts_one_version',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export type Params = Readonly<Record<string, string | number>>;

/** Where in a package; a line and a column count from 1, null where there is none to name. */
export interface Place {
  file: string;
  line: number | null;
  column: { name: string; number: number } | null;
}

/** Told of each row that changes what the database has, and not of rows that only add to it. */
export type OnChange = (place: Place) => void;

export interface Finding<Code extends string> extends Place {
  code: Code;
  params: Params;
}
export type Problem = Finding<ProblemCode>;
export type Warning = Finding<WarningCode>;

/** Collects findings: keeps the first ones and counts all, so that a file of a million mistakes stays small. */
export class Findings<Code extends string> {
  readonly first: Finding<Code>[] = [];
  count = 0;

  constructor(private readonly kept = 100) {}

  add(code: Code, place: Place, params: Params = {}): void {
    this.count += 1;
    if (this.first.length < this.kept) this.first.push({ code, ...place, params });
  }

  addFinding({ code, params, ...place }: Finding<Code>): void {
    this.add(code, place, params);
  }

  /** How many more are kept; a query for findings needs no more rows, but at least one, which carries the count. */
  room(): number {
    return Math.max(1, this.kept - this.first.length);
  }
}

export class Problems extends Findings<ProblemCode> {}
export class Warnings extends Findings<WarningCode> {}

/** Thrown where reading cannot go on: the package itself cannot be opened. */
export class PackageError extends Error {
  override name = 'PackageError';
  constructor(readonly problem: Problem) {
    super(`${problem.code} ${problem.file}`);
  }
}

/** Shortens what is quoted in a message: a cell may be huge, and may hold line ends. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return JSON.stringify(short);
}
