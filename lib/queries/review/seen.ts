import { createHash } from 'node:crypto';

/**
 * Names what a reviewer sees of a sheet: any entry that is changed, given in or taken back since gives another name, so
 * that nothing is approved that was not seen.
 */
export function seenOf(entries: readonly { measure: string; region: string; lockVersion: number }[]): string {
  const lines = entries.map(({ measure, region, lockVersion }) => `${measure}/${region}@${lockVersion}`);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 32);
}
