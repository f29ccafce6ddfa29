import type { KnownMember } from '@/lib/data-package/known';
import type { PlannedMember } from '@/lib/data-package/plan-groups';
import { overlap } from '@/lib/data-package/plan-regions';
import { type Refusal, refused, refusedField } from '@/lib/errors';

interface GivenMember {
  /** The recorded membership that is corrected, ended or taken out; null: a new one. */
  id: number | null;
  intent: 'save' | 'remove';
  code: string;
  weight: string;
  valid_from: string;
  valid_to: string | null;
}

interface MemberChange {
  members: PlannedMember[];
  retire: number[];
  before: object | undefined;
  after: object | undefined;
}

/**
 * What becomes of a membership: the recorded one is retired and what holds now is recorded anew, so that rankings as of before
 * stand as they were. Validity is [from, to).
 */
export function planMember(
  owner: string,
  recorded: readonly KnownMember[],
  given: GivenMember,
): MemberChange | Refusal {
  const known = given.id === null ? undefined : recorded.find(({ id }) => id === given.id);
  if (given.id !== null && !known) return refused('conflict');
  const retire = known ? [known.id] : [];
  const before = known && dated(known);
  if (given.intent === 'remove')
    return known ? { members: [], retire, before, after: undefined } : refused('not_found');
  const { code, weight, valid_from, valid_to } = given;
  const member = { code: known?.code ?? code, weight, valid_from, valid_to };
  if (valid_to !== null && valid_to <= valid_from) return refusedField('valid_to', 'wrong_order');
  const clash = recorded.find(
    (other) => other.id !== known?.id && other.code === member.code && overlap(other, member),
  );
  if (clash) {
    const params = { from: clash.valid_from, to: clash.valid_to ?? '…' };
    return refusedField('valid_from', 'overlaps', params);
  }
  if (JSON.stringify(before) === JSON.stringify(dated(member))) return refused('nothing_to_do');
  return { members: [{ owner, ...member, isFirst: false }], retire, before, after: dated(member) };
}

function dated({ code, weight, valid_from, valid_to }: Omit<KnownMember, 'id'>) {
  return { code, ...(weight ? { weight } : {}), valid_from, valid_to };
}
