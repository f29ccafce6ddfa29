import { ScrollRegion } from '@/components/ui/scroll-region';
import type { Formats } from '@/lib/i18n/formats';

/** Groups or assessed sets in a table: each leads to its page. */
export function OwnerList({
  formats: { t },
  caption,
  columns,
  rows,
  create,
}: {
  formats: Formats;
  caption: string;
  /** Heads after the name's. */
  columns: string[];
  rows: { key: string; name: string; href: string; cells: string[] }[];
  create: { href: string; label: string };
}) {
  return (
    <section className="sec pad">
      <p className="acts">
        <a className="btn-2" href={create.href}>
          {create.label}
        </a>
      </p>
      <ScrollRegion label={caption}>
        <table className="plain">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {[t('catalogue.name'), ...columns].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, href, cells }) => (
              <tr key={key}>
                <th scope="row" className="c-name">
                  <a href={href}>{name}</a>
                  <span className="sub">{key}</span>
                </th>
                {cells.map((cell, n) => (
                  <td key={columns[n]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
