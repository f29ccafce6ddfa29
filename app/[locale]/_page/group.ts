import { notFound } from 'next/navigation';
import { type Period, periodEnd } from '@/lib/domain/period';
import type { Installation, PeerGroup, Region } from '@/lib/domain/region';
import type { Scope } from '@/lib/domain/scope';
import { readGroup } from '@/lib/queries/read-group';

/** The key of the group asked for, or of the home region's first; a group the installation does not offer does not exist. */
export function groupKeyOf(installation: Installation, asked: string | undefined): string {
  const offered = installation.groups.map(({ key }) => key);
  const key = asked ?? offered[0];
  if (key === undefined || !offered.includes(key)) notFound();
  return key;
}

/** What a link must say of the group: nothing of the home region's first, which is meant when nothing is said. */
export function groupInLinks(installation: Installation, key: string): string | undefined {
  return key === installation.groups[0]?.key ? undefined : key;
}

/** The group with its members at the period's end. */
export async function groupAt(scope: Scope, key: string, period: Period): Promise<PeerGroup> {
  return (await readGroup(scope, key, periodEnd(period))) ?? notFound();
}

/** Every region that a page about the group names, by code. */
export function regionsOf(group: PeerGroup): Map<string, Region> {
  const all = group.benchmark ? [...group.members, group.benchmark] : group.members;
  return new Map(all.map((region) => [region.code, region]));
}
