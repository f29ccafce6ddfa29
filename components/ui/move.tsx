import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

/** Words of a change with their arrow and colour: colour never speaks alone. */
export function Move({ tone, children }: { tone: IconName; children: ReactNode }) {
  return (
    <span className={`mv ${tone}`}>
      <Icon name={tone} />
      {children}
    </span>
  );
}
