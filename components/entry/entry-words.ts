import type { Formats } from '@/lib/i18n/formats';
import type { EntryWords } from './words';

/** The grid's sentences in the page's language. They take plain arguments alone, so the page need not carry what reads ICU. */
export function entryWords({ locale, t }: Formats): EntryWords {
  const raw = t.raw as (key: string) => never;
  const of = (part: Exclude<keyof EntryWords, 'locale'>) => raw(`entry.${part}`);
  return {
    locale,
    status: of('status'),
    finding: of('finding'),
    short: of('short'),
    refused: of('refused'),
    conflict: of('conflict'),
    rail: of('rail'),
    error: of('error'),
    paste: of('paste'),
    panel: of('panel'),
    bar: of('bar'),
  };
}
