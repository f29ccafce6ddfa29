import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';
import { columnLetters, type Grid, widthOf } from '@/lib/table-import/grid';

const ROWS = 12;
const COLUMNS = 12;

/** The first cells as they were read, so that a person sees what the program saw. */
export function SheetStart({ formats: { t }, grid }: { formats: Formats; grid: Grid }) {
  const columns = Array.from({ length: Math.min(widthOf(grid), COLUMNS) }, (_, column) => column);
  if (columns.length === 0) return null;
  return (
    <section className="sec thin pad">
      <h2>{t('tables.sheetStart')}</h2>
      <ScrollRegion label={t('tables.sheetStart')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{t('tables.row')}</span>
              </th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {columnLetters(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.slice(0, ROWS).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of a sheet is its number
              <tr key={at}>
                <th scope="row" className="muted">
                  {at + 1}
                </th>
                {columns.map((column) => (
                  <td key={column}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
