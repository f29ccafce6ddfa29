import { Fragment, type ReactNode } from 'react';

export interface KeyValueItem {
  term: string;
  detail: ReactNode;
}

/** Short facts in two columns: release date, stage, source. */
export function KeyValue({ items, className }: { items: KeyValueItem[]; className?: string }) {
  return (
    <dl className={className ? `kv ${className}` : 'kv'}>
      {items.map(({ term, detail }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
