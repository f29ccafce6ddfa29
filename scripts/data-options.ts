import path from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { readAsOf } from '@/lib/domain/as-of';
import type { Locale } from '@/lib/domain/text';

/** The command was used wrongly: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The data is refused, and nothing was written: exit code 1. */
export class DataRefused extends Error {
  override name = 'DataRefused';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Parses a command's options strictly; `--locale` is everyone's. Throws a UsageError. */
export function readOptions<const O extends Options>(args: string[], options: O) {
  try {
    const config = {
      args,
      options: { ...options, locale: { type: 'string' } },
      strict: true,
      allowPositionals: true,
    } as const;
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The only argument beside options, as a path relative to where the person stands. Throws a UsageError. */
export function onePath(positionals: readonly string[], what: string): string {
  const [given, ...more] = positionals;
  if (given === undefined) throw new UsageError(`${what} is missing.`);
  if (more.length > 0)
    throw new UsageError(`Only one ${what} is expected, not also ${JSON.stringify(more[0])}.`);
  // npm moves to the project's folder before it runs a script
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
}

export function noPositionals(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`Unexpected argument ${JSON.stringify(positionals[0])}.`);
}

/** `--locale`, else the language of LANG (or LC_ALL), else English. Throws a UsageError. */
export function localeOf(given: string | undefined): Locale {
  if (given === undefined) {
    const language = process.env.LC_ALL || process.env.LANG || '';
    return language.startsWith('zh') ? 'zh' : 'en';
  }
  return oneOf('--locale', given, ['zh', 'en']);
}

export function oneOf<const T extends readonly string[]>(
  option: string,
  given: string,
  allowed: T,
): T[number] {
  if (allowed.includes(given)) return given;
  throw new UsageError(`${option} ${JSON.stringify(given)} is not known; expected ${allowed.join(' or ')}.`);
}

export function needed(option: string, given: string | undefined): string {
  if (!given) throw new UsageError(`${option} is missing.`);
  return given;
}

/** `--as-of`: a date (its last instant in the zone) or an RFC 3339 instant, as an ISO instant. Throws a UsageError. */
export function asOfInstant(given: string | undefined, timeZone: string): string | null {
  if (given === undefined) return null;
  const instant = readAsOf(given, timeZone);
  if (instant) return instant;
  const expected = 'a date YYYY-MM-DD or an instant like 2024-01-20T08:00:00Z, of the years 1900 to 9998';
  throw new UsageError(`--as-of ${JSON.stringify(given)} is not a time; expected ${expected}.`);
}
