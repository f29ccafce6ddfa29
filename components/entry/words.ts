import type { CellRefusal } from '@/lib/domain/cell-outcome';
import type { Finding } from '@/lib/domain/checks';
import type { PasteProblem } from '@/lib/domain/paste';
import type { Locale } from '@/lib/domain/text';

type Sentences<Key extends string> = Record<Key, string>;

/** The sentences of the grid, as they stand in the messages: the page sends them along, and no library words them. */
export interface EntryWords {
  locale: Locale;
  status: Sentences<
    | 'saved'
    | 'saving'
    | 'waiting'
    | 'edited'
    | 'refused'
    | 'conflict'
    | 'confirm'
    | 'explain'
    | 'explained'
    | 'confirmed'
    | 'note'
    | 'submitted'
    | 'approved'
    | 'returned'
    | 'notReported'
    | 'missing'
    | 'published'
    | 'revising'
  >;
  finding: Record<string, string>;
  /** The same in a word or two, for under a cell. */
  short: Record<string, string>;
  refused: Record<string, string>;
  conflict: Sentences<'text' | 'gone' | 'keepMine' | 'takeTheirs' | 'takeTheirsBox'>;
  rail: Record<string, string>;
  error: Record<string, string>;
  paste: Record<string, string>;
  panel: Record<string, string>;
  bar: Record<string, string>;
}

/** A sentence with its arguments. One that is not given stays as it is written, to be seen. */
export function fill(sentence: string | undefined, args: Record<string, string | number>): string {
  return (sentence ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}

/** A cell and what there is to say of it. */
export function sayOf({ locale }: EntryWords, label: string, text: string): string {
  return label + (locale === 'zh' ? '：' : ': ') + text;
}

export function sayFinding(
  words: EntryWords,
  finding: Finding,
  form: 'finding' | 'short' = 'finding',
): string {
  const { code, params } = finding;
  const key = code === 'unit_jump' ? `unit_jump_${params.direction}` : code;
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, isNumber(value) ? shownNumber(value) : value]),
  );
  return fill(words[form][key], { ...shown, lowest: shown.lowest || '—', highest: shown.highest || '—' });
}

export function sayRefusal(words: EntryWords, { code, params }: CellRefusal): string {
  const unit = params[`unit_${words.locale}`] ?? '';
  const key = code === 'half_unit' && params.meant ? 'half_unit_meant' : code;
  return fill(words.refused[key], { ...params, unit });
}

export function sayProblem(words: EntryWords, problem: PasteProblem): string {
  return problem.kind === 'refused' ? sayRefusal(words, problem) : (words.refused[problem.kind] ?? '');
}

const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** Decimal text as people read it: a minus sign, thousands parted from five digits on. */
export function shownNumber(text: string): string {
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return `${text.startsWith('-') ? '\u2212' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
