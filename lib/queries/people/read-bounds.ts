import 'server-only';
import { may } from '@/lib/auth/permissions';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import type { Text } from '@/lib/domain/text';

/** What staff can be bound to. */
export interface Bounds {
  departments: { id: number; name: Text }[];
  regions: { code: string; name: Text }[];
}

interface NamedRow {
  name_zh: string;
  name_en: string;
}

/**
 * The departments there are, and the regions that figures are entered for: those in a group today, and those that someone
 * (`held`, codes) is bound to already. Null: not this person's to read.
 */
export async function readBounds(person: Person, held: readonly string[] = []): Promise<Bounds | null> {
  if (!may(person, 'people.read')) return null;
  const [departments, regions] = await Promise.all([
    appDb().$queryRaw<(NamedRow & { id: number })[]>`SELECT id, name_zh, name_en FROM department ORDER BY id`,
    appDb().$queryRaw<(NamedRow & { code: string })[]>`
      SELECT r.code, v.name_zh, v.name_en FROM region r JOIN LATERAL
        (SELECT name_zh, name_en FROM region_version WHERE region_id = r.id ORDER BY valid_from DESC LIMIT 1) v ON true
      WHERE r.code = ANY (${[...held]}::text[]) OR EXISTS (SELECT FROM peer_group_member m WHERE m.region_id = r.id
        AND m.retired_at IS NULL AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to > current_date))
      ORDER BY r.code`,
  ]);
  return {
    departments: departments.map(({ id, ...names }) => ({ id, name: nameOf(names) })),
    regions: regions.map(({ code, ...names }) => ({ code, name: nameOf(names) })),
  };
}

const nameOf = ({ name_zh, name_en }: NamedRow): Text => ({ zh: name_zh, en: name_en });
