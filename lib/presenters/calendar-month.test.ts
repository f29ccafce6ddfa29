import { expect, it } from 'vitest';
import type { Period } from '@/lib/domain/period';
import { dayOf, daysOfMonth } from './calendar-month';

const nothing = { opensAt: null, dueAt: null, releaseAt: null, publishedAt: null };
const releaseAt = '2024-03-20T02:00:00.000Z';

it.each([
  [{ ...nothing, releaseAt, dueAt: '2024-03-12T09:00:00.000Z' }, '2024-03-20'],
  // what came out counts, on the day it was there
  [{ ...nothing, releaseAt, publishedAt: '2024-03-21T16:30:00.000Z' }, '2024-03-22'],
  [{ ...nothing, dueAt: '2024-03-12T09:00:00.000Z' }, '2024-03-12'],
  [nothing, null],
])('%j stands under %s', (entry, expected) => {
  expect(dayOf(entry, 'Asia/Shanghai')).toBe(expected);
});

it('groups a month by day in their order, and leaves out others', () => {
  const entries = [
    { ...nothing, key: 'a', releaseAt },
    { ...nothing, key: 'b', releaseAt: '2024-03-31T16:00:00.000Z' },
    { ...nothing, key: 'c', releaseAt: '2024-02-29T16:00:00.000Z' },
    { ...nothing, key: 'd', releaseAt },
    { ...nothing, key: 'e' },
  ];
  const days = daysOfMonth(entries, '2024-03' as Period, 'Asia/Shanghai');
  expect(days.map(({ day, entries }) => [day, entries.map(({ key }) => key).join()])).toEqual([
    ['2024-03-01', 'c'],
    ['2024-03-20', 'a,d'],
  ]);
});
