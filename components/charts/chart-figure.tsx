import type { ReactNode } from 'react';

interface ChartFigureProps {
  id: string;
  heading: string;
  /** Unit and period. */
  sub: ReactNode;
  /** Source, release date, and the mark of demo data. */
  source: ReactNode;
  /** The same data as a table, folded away under `summary`; left out where the table stands beside the chart. */
  table?: { summary: string; open?: boolean; children: ReactNode };
  children: ReactNode;
}

/** A chart with everything a reader needs to trust it: what, which unit and period, from whom and when, and the data. */
export function ChartFigure({ id, heading, sub, source, table, children }: ChartFigureProps) {
  return (
    <figure className="fig sec" id={id}>
      <figcaption>
        <h2>{heading}</h2>
        <p className="sub">{sub}</p>
      </figcaption>
      {children}
      <p className="src">{source}</p>
      {table ? (
        <details open={table.open}>
          <summary>{table.summary}</summary>
          {table.children}
        </details>
      ) : null}
    </figure>
  );
}
