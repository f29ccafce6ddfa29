import 'server-only';
import type { RankedFor } from '@/lib/domain/indicator';
import type { Audience } from '@/lib/domain/scope';

/**
 * Whether an audience is given every member's figures of an indicator (domain rule 26). Where not, it is given the
 * home region's and the benchmark's alone, since a table of all figures is a league table. The setting is that of
 * today, whatever instant is asked for, and that of the group asked for (`rankedForAmong`).
 */
export function isShownToAll(audience: Audience, rankedFor: RankedFor): boolean {
  return audience !== 'public' || rankedFor === 'public';
}
