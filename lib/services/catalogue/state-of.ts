import { createHash } from 'node:crypto';

/**
 * A short name of what something was when a form of it was made. What a package may change too carries no counter of its own:
 * whoever saves says which state was seen, and is refused where it is another by now.
 */
export function stateOf(seen: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(seen ?? null))
    .digest('hex')
    .slice(0, 16);
}
