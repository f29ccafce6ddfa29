import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, PersonRole } from '@/lib/auth/person';
import type { LogFilter } from '@/lib/domain/audit-line';
import { countLog, searchLog } from '@/lib/queries/audit/search-log';
import { exportLog } from '@/lib/services/audit/export-log';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();

const actorOf = (role: PersonRole): Actor => ({
  person: { id: 1, userName: `the-${role}`, displayName: role, roles: [role], departments: [], regions: [] },
  address: '192.0.2.9',
});
const auditor = actorOf('audit');

const lines = [
  ['li.na', 'entry.write', 'cell:gdp/growth/370100/2024-01', 'done'],
  ['li.na', 'entry.submit', 'sheet:gdp/2024-01', 'done'],
  ['wang', 'review.approve', 'sheet:gdp/2024-01', 'done'],
  ['wang', 'review.approve', 'sheet:gdp-per-head/2024-01', 'refused'],
  ['li.na', 'entry.write', 'cell:trade/growth/370100/2024-01', 'failed'],
  ['%', 'session.begin', 'person:li_na', 'refused'],
];

beforeAll(async () => {
  for (const line of lines)
    await db.run(
      'app',
      'INSERT INTO audit_log (actor, action, object, result) VALUES ($1, $2, $3, $4)',
      line,
    );
});

const found = async (filter: LogFilter, page: { beyond?: string; limit: number } = { limit: 100 }) =>
  (await searchLog(auditor.person, filter, page))?.map(({ seq }) => Number(seq));

describe('searching the log', () => {
  test.each<[LogFilter, number[]]>([
    [{}, [6, 5, 4, 3, 2, 1]],
    [{ actor: 'li.na' }, [5, 2, 1]],
    [{ actor: 'li' }, []],
    [{ actor: '%' }, [6]],
    [{ action: 'review.approve' }, [4, 3]],
    [{ object: 'sheet:gdp/' }, [3, 2]],
    [{ object: 'gdp' }, [4, 3, 2, 1]],
    [{ object: 'sheet:%' }, []],
    [{ object: 'li_na' }, [6]],
    [{ object: 'li.na' }, []],
    [{ result: 'refused' }, [6, 4]],
    [{ result: 'failed' }, [5]],
    [{ result: 'done', actor: 'wang', object: 'gdp' }, [3]],
    [{ from: '2000-01-01T00:00:00Z' }, [6, 5, 4, 3, 2, 1]],
    [{ until: '2000-01-01T00:00:00Z' }, []],
    [{ actor: "x' OR '1'='1" }, []],
  ])('%j', async (filter, seqs) => {
    expect(await found(filter)).toEqual(seqs);
    expect(await countLog(auditor.person, filter, 100)).toBe(seqs.length);
  });

  test('finds the line of an instant, to the millisecond, and none beside it', async () => {
    const [line] = (await searchLog(auditor.person, { action: 'entry.submit' }, { limit: 1 })) ?? [];
    const at = line?.at ?? '';
    expect(await found({ from: at, until: at })).toContain(2);
    expect(await found({ from: new Date(Date.parse(at) + 1).toISOString() })).not.toContain(2);
  });

  test('goes page by page to the end, each line once', async () => {
    const pages: (number[] | undefined)[] = [];
    for (let beyond: string | undefined; pages.length < 9; beyond = String(pages.at(-1)?.at(-1))) {
      pages.push(await found({}, { limit: 2, ...(beyond ? { beyond } : {}) }));
      if ((pages.at(-1)?.length ?? 0) < 2) break;
    }
    expect(pages).toEqual([[6, 5], [4, 3], [2, 1], []]);
  });

  test.each<PersonRole>(['leader', 'staff', 'reviewer', 'system', 'security'])(
    'is not for a %s',
    async (role) => {
      const { person } = actorOf(role);
      expect(await searchLog(person, {}, { limit: 10 })).toBeNull();
      expect(await countLog(person, {}, 10)).toBeNull();
    },
  );
});

describe('taking the log away', () => {
  const taken = async (actor: Actor, filter: LogFilter) => {
    const outcome = await exportLog(actor, filter);
    if (!outcome.ok) return outcome.code;
    const seqs: number[] = [];
    for await (const part of outcome.parts) seqs.push(...part.map(({ seq }) => Number(seq)));
    return seqs;
  };

  test('is written down before the first line leaves', async () => {
    expect(await taken(auditor, { actor: 'wang' })).toEqual([4, 3]);
    const [line] = (await searchLog(auditor.person, {}, { limit: 1 })) ?? [];
    expect(line).toMatchObject({
      actor: 'the-audit',
      address: '192.0.2.9',
      action: 'audit.export',
      object: 'audit:log',
      result: 'done',
      after: { actor: 'wang', lines: 2 },
    });
  });

  test.each<PersonRole>(['security', 'reviewer'])(
    'is refused to a %s, and that is written down',
    async (role) => {
      expect(await taken(actorOf(role), {})).toBe('forbidden');
      const [line] = (await searchLog(auditor.person, {}, { limit: 1 })) ?? [];
      expect(line).toMatchObject({
        actor: `the-${role}`,
        action: 'audit.read',
        object: 'audit:log',
        result: 'refused',
      });
    },
  );
});
