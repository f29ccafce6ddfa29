import type { Audience } from '@/lib/domain/scope';
import type { Person } from './person';

/** Whom pages are made for: what each may see is decided by queries and by `mayRank`. Administrators as such read what everyone reads. */
export function audienceOf(person: Person | null): Audience {
  if (person?.roles.includes('leader')) return 'leader';
  if (person?.roles.includes('staff') || person?.roles.includes('reviewer')) return 'staff';
  return 'public';
}
