import { findingLine } from '@/lib/data-package/problem-text';
import type { Problem, Warning } from '@/lib/data-package/problems';
import type { Locale } from '@/lib/domain/text';
import { type ImportResult, importPackage } from '@/lib/services/import-package';
import { DataRefused, localeOf, onePath, readOptions } from './data-options';
import { tell } from './data-words';

/** `check` and `import`: one way through the same code, so that they cannot disagree. */
export async function checkOrImport(command: 'check' | 'import', args: string[]): Promise<void> {
  const importOptions = {
    publish: { type: 'boolean' },
    as: { type: 'string' },
    reason: { type: 'string' },
  } as const;
  const { values, positionals } = readOptions(args, {
    settings: { type: 'boolean' },
    ...(command === 'import' ? importOptions : {}),
  });
  const given = values as {
    publish?: boolean;
    settings?: boolean;
    as?: string;
    reason?: string;
    locale?: string;
  };
  const locale = localeOf(given.locale);
  const isCheck = command === 'check';
  const result = await importPackage({
    path: onePath(positionals, 'path'),
    publish: isCheck || (given.publish ?? false),
    settings: given.settings ?? false,
    actor: given.as || 'operator',
    reason: given.reason ?? null,
    dryRun: isCheck,
    onWait: () => console.error(tell(locale, 'waiting')),
  });
  printFindings(result.warnings, locale, 'warnings');
  if (!result.ok) {
    printFindings(result.problems, locale, 'problems');
    throw new DataRefused(tell(locale, 'refused', { count: result.problems.count }));
  }
  printCounts(result, locale, isCheck, given.publish ?? false);
}

function printFindings(
  { first, count }: { first: (Problem | Warning)[]; count: number },
  locale: Locale,
  kind: 'problems' | 'warnings',
): void {
  for (const finding of first) {
    const line = findingLine(finding, locale);
    console.error(kind === 'warnings' ? `${tell(locale, 'warning')}${line}` : line);
  }
  if (count > first.length) console.error(tell(locale, kind, { count, shown: first.length }));
}

function printCounts(
  result: Extract<ImportResult, { ok: true }>,
  locale: Locale,
  isCheck: boolean,
  isPublished: boolean,
): void {
  for (const [resource, counts] of Object.entries(result.counts)) {
    if (counts.added + counts.changed + counts.same === 0) continue;
    console.log(tell(locale, 'counts', { resource, ...counts }));
  }
  if (result.settings === 'kept') console.log(tell(locale, 'settingsKept'));
  if (isCheck) console.log(tell(locale, 'checked'));
  else if (isPublished) console.log(tell(locale, 'published', { releases: result.releases }));
  else console.log(tell(locale, 'drafted'));
}
