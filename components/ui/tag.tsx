import type { ReactNode } from 'react';

/** A small outlined word beside a name: 本市. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}
