import { type Ref, useId } from 'react';
import { KeyValue } from '../key-value';
import type { FormNotice } from './form-state';

/** What stands in a form's place after it was done: it takes the focus, and nothing is sent twice. */
export function FormDone({ notice, ref }: { notice: FormNotice; ref?: Ref<HTMLElement> }) {
  const id = useId();
  return (
    <section className="done" tabIndex={-1} ref={ref} aria-labelledby={id}>
      <h2 id={id}>{notice.title}</h2>
      <p>{notice.text}</p>
      <KeyValue
        items={notice.facts.map(({ term, detail }) => ({
          term,
          detail: <code className="secret">{detail}</code>,
        }))}
      />
      <p className="inline">
        {notice.next.map(({ href, label }) => (
          <a key={href} href={href}>
            {label}
          </a>
        ))}
      </p>
    </section>
  );
}
