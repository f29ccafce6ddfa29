import { Fragment } from 'react';

export interface TermItem {
  /** Unique on the page. */
  id: string;
  term: string;
  explanation: string;
}

/** Words explained; each can be linked to. */
export function TermList({ items }: { items: TermItem[] }) {
  return (
    <dl className="terms">
      {items.map(({ id, term, explanation }) => (
        <Fragment key={id}>
          <dt id={id}>{term}</dt>
          <dd>{explanation}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** A word in running text that a reader may not know: a link to its explanation on the same page, which works by touch and keyboard. */
export function Term({ id, word, explanation }: { id: string; word: string; explanation: string }) {
  return (
    <a className="term" href={`#${id}`} title={explanation}>
      {word}
    </a>
  );
}
