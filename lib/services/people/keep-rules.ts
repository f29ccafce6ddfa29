import 'server-only';
import type { PoolClient } from 'pg';
import { type FieldRefusal, type Refusal, type RefusalCode, refused } from '@/lib/errors';

/** What the database refuses about people, by the name of its constraint: the code, and the field that it is about. */
const refusals: Record<string, { code: RefusalCode; field: string; said?: FieldRefusal['code'] }> = {
  person_user_name_key: { code: 'name_taken', field: 'userName' },
  person_oidc_subject_key: { code: 'subject_taken', field: 'subject' },
  person_one_administration: { code: 'one_administration', field: 'roles' },
  person_administrator_figures: { code: 'administrator_figures', field: 'roles' },
  person_department_department_id_fkey: { code: 'invalid', field: 'departments', said: 'malformed' },
};

/** Does a piece of work on people, and turns what the database refuses of it into a refusal. */
export async function keepingRules<Done>(
  client: PoolClient,
  work: () => Promise<Done | Refusal>,
): Promise<Done | Refusal> {
  try {
    const done = await work();
    // else it would speak at the commit, when nobody here listens any more
    await client.query('SET CONSTRAINTS person_roles_guard IMMEDIATE');
    return done;
  } catch (error) {
    const known = refusals[(error as { constraint?: string }).constraint ?? ''];
    if (!known) throw error;
    return { ...refused(known.code), fieldErrors: { [known.field]: { code: known.said ?? known.code } } };
  }
}
