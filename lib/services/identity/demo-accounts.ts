import 'server-only';
import { oneTimePassword } from '@/lib/auth/password';
import { type PersonRole, personRoles } from '@/lib/auth/person';
import { type Outcome, refused } from '@/lib/errors';
import { inAct } from '@/lib/services/act';
import { createPerson } from './create-person';
import { isFirst } from './first-account';

export interface DemoAccount {
  userName: string;
  password: string;
}

const displayNames: Record<PersonRole, string> = {
  leader: '演示领导',
  staff: '演示填报人员',
  reviewer: '演示审核人员',
  system: '演示系统管理员',
  security: '演示安全管理员',
  audit: '演示审计员',
};

/**
 * One account a role for whoever takes the tour, named by it, where there is no account at all: passwords drawn and good
 * for staying, no second factor asked for, the member of staff bound to every department. Refused: already_done.
 */
export async function makeDemoAccounts(): Promise<Outcome<{ accounts: DemoAccount[] }>> {
  return inAct({ name: 'demo', address: '' }, async (client) => {
    if (!(await isFirst(client))) return refused('already_done');
    const { rows } = await client.query<{ id: number }>('SELECT id FROM department ORDER BY id');
    const accounts: DemoAccount[] = [];
    for (const role of personRoles) {
      const password = oneTimePassword();
      await createPerson(client, {
        userName: role,
        displayName: displayNames[role],
        roles: [role],
        departments: role === 'staff' ? rows.map(({ id }) => id) : [],
        regions: [],
        password,
        mustChange: false,
        createdBy: 'demo',
      });
      accounts.push({ userName: role, password });
    }
    await client.query('UPDATE security_setting SET totp = false');
    return {
      ok: true,
      accounts,
      acts: [
        ...personRoles.map((role) => ({
          action: 'person.create',
          object: `person:${role}`,
          after: { roles: [role] },
        })),
        {
          action: 'settings.write',
          object: 'setting:security',
          before: { totp: true },
          after: { totp: false },
        },
      ],
    };
  });
}
