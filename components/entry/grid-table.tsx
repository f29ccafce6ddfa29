import type { ClipboardEvent } from 'react';
import { GridCell } from './grid-cell';
import { useGrid } from './use-grid';

/** The native table of boxes. A block that is pasted into one of them is handed up whole. */
export function GridTable({ onBlock }: { onBlock: (id: string, text: string) => void }) {
  const { view } = useGrid();
  const paste = (event: ClipboardEvent<HTMLTableElement>) => {
    const box = event.target as HTMLElement;
    const text = event.clipboardData.getData('text/plain');
    // one value is pasted by the browser; Excel and WPS end it with a line break
    if (!(box instanceof HTMLInputElement) || !/[\t\n\r]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    onBlock(box.id, text);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the keyboard cannot scroll (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={view.tableLabel}>
      <table className="grid" onPaste={paste}>
        <caption>
          <span className="t">{view.title}</span>
          <span className="sub">{view.sub}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="stick">
              {view.corner}
            </th>
            {view.columns.map((column) => (
              <th key={column} scope="col" className="num">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ id, label, tag, href, cells }) => (
            <tr key={id}>
              <th scope="row">
                {href ? <a href={href}>{label}</a> : label}
                {tag ? <span className="tag">{tag}</span> : null}
              </th>
              {cells.map((cell, column) =>
                cell ? <GridCell key={cell.id} id={cell.id} /> : <td key={view.columns[column]}>—</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
