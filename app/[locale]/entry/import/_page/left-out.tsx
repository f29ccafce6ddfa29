import type { Formats } from '@/lib/i18n/formats';
import { columnLetters } from '@/lib/table-import/grid';
import { isOpen, type Line, type Mapping } from '@/lib/table-import/mapping';

/** Rows and columns of which nothing is imported, and why: nobody shall take them for imported. `asked`: the open ones are asked about on this page. */
export function LeftOut({
  formats: { t },
  mapping,
  asked = false,
}: {
  formats: Formats;
  mapping: Mapping | null;
  asked?: boolean;
}) {
  if (!mapping) return null;
  const of = (kind: 'rows' | 'columns', lines: readonly Line[]) =>
    lines
      .filter((line) => line.skip || (!asked && isOpen(line, kind, mapping)))
      .map((line) => ({
        place:
          kind === 'rows'
            ? t('tables.rowAt', { row: line.at + 1 })
            : t('tables.columnAt', { column: columnLetters(line.at) }),
        label: line.label || t('tables.unnamed'),
        why: line.skip
          ? t(`tables.skips.${line.skip}`)
          : t(line.candidates.length > 1 ? 'tables.ambiguous' : 'tables.unknown'),
      }));
  const left = [...of('columns', mapping.columns), ...of('rows', mapping.rows)];
  if (left.length === 0) return null;
  return (
    <section className="sec thin pad" aria-labelledby="left-out">
      <h2 id="left-out">{t('tables.leftOut', { count: left.length })}</h2>
      <ul className="body">
        {left.slice(0, 100).map(({ place, label, why }) => (
          <li key={place}>
            {label} <span className="muted">{[place, why].join(t('site.dot'))}</span>
          </li>
        ))}
      </ul>
      {left.length > 100 ? <p className="note">{t('tables.andMore', { count: left.length - 100 })}</p> : null}
    </section>
  );
}
