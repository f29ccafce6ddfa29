import { beforeAll, expect, test } from 'vitest';
import type { Person } from '@/lib/auth/person';
import { appDb } from '@/lib/db';
import type { LogFilter } from '@/lib/domain/audit-line';
import { searchLog } from '@/lib/queries/audit/search-log';
import { exportLog } from '@/lib/services/audit/export-log';
import { fillAuditLog } from '@/tests/support/desk-security';
import { useTestDatabase } from '@/tests/support/test-database';

const db = useTestDatabase();
const person: Person = {
  id: 1,
  userName: 'shen',
  displayName: '沈',
  roles: ['audit'],
  departments: [],
  regions: [],
};
const many = 60_000;

beforeAll(async () => {
  await fillAuditLog(db, many, '2026-01-01T00:00:00Z');
});

/** Blocks of the table and its indexes that a search touches: a measure that no other program on the machine changes. */
async function blocksOf(filter: LogFilter, beyond?: string): Promise<number> {
  const read = async () => {
    await appDb().$queryRaw`SELECT pg_stat_force_next_flush()::text`;
    const [row] = await db.run<{ blocks: number }>(
      'owner',
      `SELECT (heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::int AS blocks
       FROM pg_statio_user_tables WHERE relname = 'audit_log'`,
    );
    return row?.blocks ?? 0;
  };
  // every connection of the pool tells what it touched, one after the other
  const settled = async () => {
    let last = -1;
    for (let now = await read(); now !== last; now = await read()) last = now;
    return last;
  };
  const before = await settled();
  await searchLog(person, filter, { beyond, limit: 51 });
  return (await settled()) - before;
}

test.each<[string, LogFilter, string?]>([
  ['the newest', {}],
  ['an old page', {}, '20000'],
  ['a person', { actor: 'person3' }],
  ['an action', { action: 'review.approve' }],
  ['refusals', { result: 'refused' }],
  ['a cell', { object: 'cell:key7/growth/3712' }],
  ['an old day', { from: '2025-12-01T00:00:00Z', until: '2025-12-02T00:00:00Z' }],
  ['a person on an old day', { actor: 'person3', until: '2025-12-02T00:00:00Z' }],
  ['nobody', { actor: 'nobody' }],
])('a search for %s touches few blocks of many', async (_name, filter, beyond) => {
  expect(await blocksOf(filter, beyond)).toBeLessThan(150);
});

test('an export of many lines is read in parts', async () => {
  const outcome = await exportLog({ person, address: '' }, { until: '2026-01-01T00:00:00Z' });
  if (!outcome.ok) throw new Error(outcome.code);
  let lines = 0;
  let largest = 0;
  for await (const part of outcome.parts) {
    lines += part.length;
    largest = Math.max(largest, part.length);
  }
  expect([lines, largest]).toEqual([many, 1000]);
});
