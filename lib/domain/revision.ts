import type { Scope } from './scope';

/**
 * Which version of one figure is read (domain rule 24), the pure rule that the queries' SQL mirrors: of the versions
 * published by the instant asked for (its own millisecond included), the last one, or as first published the first.
 * Null: none by then. Instants are ISO 8601; the versions' order does not matter.
 */
export function pickVersion<Version extends { publishedAt: string }>(
  versions: readonly Version[],
  scope: Pick<Scope, 'asOf' | 'edition'>,
): Version | null {
  const until = scope.asOf === null ? Number.POSITIVE_INFINITY : Date.parse(scope.asOf);
  let picked: Version | null = null;
  for (const version of versions) {
    const at = Date.parse(version.publishedAt);
    if (at > until) continue;
    const pickedAt = picked && Date.parse(picked.publishedAt);
    if (pickedAt === null || (scope.edition === 'first' ? at < pickedAt : at > pickedAt)) picked = version;
  }
  return picked;
}
