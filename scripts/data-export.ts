import { exportPackage } from '@/lib/services/export-package';
import { localeOf, onePath, readOptions, UsageError } from './data-options';
import { commandScope } from './data-rank';
import { tell } from './data-words';

/** `export`: everything published, as a data package in a new or empty folder. */
export async function exportFolder(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    'as-of': { type: 'string' },
    'published-only': { type: 'boolean' },
  });
  const locale = localeOf(values.locale);
  const folder = onePath(positionals, 'folder');
  const { scope } = await commandScope(values['as-of']);
  const result = await exportPackage({
    folder,
    asOf: scope.asOf,
    publishedOnly: values['published-only'] ?? false,
    actor: 'operator',
  });
  if (!result.ok) throw new UsageError(`${folder} is not a new or empty folder.`);
  console.log(tell(locale, 'exported', { figures: result.rows, folder }));
}
