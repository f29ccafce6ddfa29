import type { ReactNode } from 'react';

/** The `<b>` of a message. */
export function bold(chunks: ReactNode): ReactNode {
  return <b>{chunks}</b>;
}
