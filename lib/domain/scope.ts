/** Who a page or an answer is made for. What each may see is decided by queries and by `mayRank`. */
export type Audience = 'public' | 'leader' | 'staff';

/**
 * What every query is asked under: for whom, as of which instant (ISO 8601, null: now), and in which edition:
 * `current` (the last version of each figure) or `first` (as first published, domain rule 24).
 */
export interface Scope {
  audience: Audience;
  asOf: string | null;
  edition: 'current' | 'first';
}
