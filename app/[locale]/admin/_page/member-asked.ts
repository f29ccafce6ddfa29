import type { SearchParams } from '@/app/[locale]/_page/context';

/** The member whose record the address names for correction; null: none, or it has been retired since. */
export async function memberAsked<Member extends { id: number }>(
  searchParams: SearchParams,
  members: readonly Member[],
): Promise<Member | null> {
  const { member } = await searchParams;
  return members.find(({ id }) => String(id) === member) ?? null;
}
