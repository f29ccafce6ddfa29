import { afterEach, describe, expect, it } from 'vitest';
import {
  areInOrder,
  type CalendarRule,
  calendarState,
  isLate,
  isOpen,
  latestEnded,
  periodsEndingIn,
  plannedTimes,
  timesOf,
} from './calendar';
import { calendarPrevious, type Period, type PeriodRules } from './period';

const serverZone = process.env.TZ;
afterEach(() => {
  if (serverZone === undefined) delete process.env.TZ;
  else process.env.TZ = serverZone;
});

const period = (text: string) => text as Period;
const usual: CalendarRule = {
  opens: { day: 1, time: '08:00' },
  due: { day: 12, time: '17:00' },
  release: { day: 20, time: '10:00' },
};

describe('plannedTimes', () => {
  it.each([
    // the year's end
    ['2023-12', ['2024-01-01T00:00', '2024-01-12T09:00', '2024-01-20T02:00']],
    ['2023-Q4', ['2024-01-01T00:00', '2024-01-12T09:00', '2024-01-20T02:00']],
    ['2023', ['2024-01-01T00:00', '2024-01-12T09:00', '2024-01-20T02:00']],
    // 1—2月 of a leap year and of another, and of a century that is none
    ['2024-02', ['2024-03-01T00:00', '2024-03-12T09:00', '2024-03-20T02:00']],
    ['2023-02', ['2023-03-01T00:00', '2023-03-12T09:00', '2023-03-20T02:00']],
    ['2100-02', ['2100-03-01T00:00', '2100-03-12T09:00', '2100-03-20T02:00']],
    ['2023-Q2', ['2023-07-01T00:00', '2023-07-12T09:00', '2023-07-20T02:00']],
  ])('counts days from the last day of %s', (text, expected) => {
    const times = plannedTimes(usual, period(text), 'Asia/Shanghai');
    expect([times.opensAt, times.dueAt, times.releaseAt]).toEqual(expected.map((time) => `${time}:00.000Z`));
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
    "rule 11: times are the installation's, with the server in %s",
    (zone) => {
      process.env.TZ = zone;
      const rule = { ...usual, opens: { day: 0, time: '00:00' }, release: { day: 31, time: '23:59' } };
      expect(plannedTimes(rule, period('2024-02'), 'Asia/Shanghai')).toEqual({
        opensAt: '2024-02-28T16:00:00.000Z',
        dueAt: '2024-03-12T09:00:00.000Z',
        releaseAt: '2024-03-31T15:59:00.000Z',
      });
    },
  );

  it('takes days before the last one, and times that the clock repeats or skips', () => {
    const rule = { ...usual, opens: { day: -2, time: '09:00' } };
    expect(plannedTimes(rule, period('2024-02'), 'Asia/Shanghai').opensAt).toBe('2024-02-27T01:00:00.000Z');
    const at = (day: number, time: string, text: string) =>
      plannedTimes({ ...usual, opens: { day, time } }, period(text), 'America/New_York').opensAt;
    // 5 November 2023, 1:30 comes twice; 10 March 2024, 2:30 never
    expect(at(5, '01:30', '2023-10')).toBe('2023-11-05T05:30:00.000Z');
    expect(at(10, '02:30', '2024-02')).toBe('2024-03-10T07:30:00.000Z');
    expect(at(10, '12:00', '2024-02')).toBe('2024-03-10T16:00:00.000Z');
  });
});

describe('timesOf', () => {
  it('lets an exception stand for what it says', () => {
    const dueAt = '2024-03-15T09:00:00.000Z';
    expect(timesOf(usual, { dueAt }, period('2024-02'), 'Asia/Shanghai')).toEqual({
      opensAt: '2024-03-01T00:00:00.000Z',
      dueAt,
      releaseAt: '2024-03-20T02:00:00.000Z',
    });
    expect(timesOf(null, { dueAt }, period('2024-02'), 'Asia/Shanghai')).toEqual({
      opensAt: null,
      dueAt,
      releaseAt: null,
    });
  });

  it.each([
    [{ opensAt: '2024-03-01T00:00', dueAt: '2024-03-12T00:00', releaseAt: '2024-03-20T00:00' }, true],
    [{ opensAt: '2024-03-01T00:00', dueAt: '2024-03-01T00:00', releaseAt: '2024-03-01T00:00' }, true],
    [{ opensAt: '2024-03-13T00:00', dueAt: '2024-03-12T00:00', releaseAt: null }, false],
    [{ opensAt: '2024-03-13T00:00', dueAt: null, releaseAt: '2024-03-12T00:00' }, false],
    [{ opensAt: null, dueAt: null, releaseAt: null }, true],
  ])('%j in order: %s', (times, expected) => expect(areInOrder(times)).toBe(expected));
});

describe('periodsEndingIn', () => {
  const of = (frequency: PeriodRules['frequency'], january: PeriodRules['january']) => ({
    frequency,
    january,
  });
  it.each([
    // rule 7: January alone does not exist where the year begins with 1—2月
    ['month', 'combined', '2023-11', '2024-03', ['2023-11', '2023-12', '2024-02', '2024-03']],
    ['month', 'separate', '2023-11', '2024-03', ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03']],
    ['month', 'combined', '2024-01', '2024-01', []],
    ['quarter', 'separate', '2023-11', '2024-03', ['2023-Q4', '2024-Q1']],
    ['quarter', 'separate', '2024-01', '2024-02', []],
    ['year', 'separate', '2023-11', '2024-03', ['2023']],
    ['year', 'separate', '2024-01', '2024-11', []],
  ] as const)('%s, January %s, %s to %s', (frequency, january, first, last, expected) => {
    expect(periodsEndingIn(of(frequency, january), period(first), period(last))).toEqual(expected);
  });

  it('rule 9: every period listed is preceded by the one listed before it', () => {
    for (const january of ['combined', 'separate'] as const) {
      const rules = of('month', january);
      const listed = periodsEndingIn(rules, period('2019-06'), period('2025-06'));
      listed.slice(1).forEach((one, n) => {
        expect(calendarPrevious(one, rules)).toBe(listed[n]);
      });
    }
    expect(calendarPrevious(period('2024-02'), of('month', 'combined'))).toBe('2023-12');
  });

  it.each([
    ['month', 'combined', '2024-02-29', '2023-12'],
    ['month', 'combined', '2024-03-01', '2024-02'],
    ['month', 'separate', '2024-02-01', '2024-01'],
    ['month', 'separate', '2024-01-31', '2023-12'],
    ['quarter', 'separate', '2024-03-31', '2023-Q4'],
    ['quarter', 'separate', '2024-04-01', '2024-Q1'],
    ['year', 'separate', '2024-12-31', '2023'],
    ['year', 'separate', '2025-01-01', '2024'],
  ] as const)('latestEnded: %s, January %s, on %s: %s', (frequency, january, today, expected) => {
    expect(latestEnded(of(frequency, january), today)).toBe(expected);
  });
});

describe('isOpen and isLate', () => {
  const none = { opensAt: null, dueAt: null, releaseAt: null };
  it.each([
    [none, '2024-02-29', false],
    [none, '2024-03-01', true],
    [{ ...none, opensAt: '2024-03-02T00:00:00.000Z' }, '2024-03-01', false],
    [{ ...none, opensAt: '2024-02-20T00:00:00.000Z' }, '2024-02-29', true],
  ])('%j on %s open: %s', (times, today, expected) => {
    expect(isOpen(times, period('2024-02'), { today, instant: `${today}T04:00:00.000Z` })).toBe(expected);
  });

  const dueAt = '2024-03-12T09:00:00.000Z';
  const progress = { expected: 28, entered: 28, submitted: 27, approved: 0 };
  it.each([
    ['before the deadline', { dueAt, publishedAt: null, progress }, '2024-03-12T08:59:59.999Z', false],
    ['at the deadline', { dueAt, publishedAt: null, progress }, dueAt, false],
    ['after it', { dueAt, publishedAt: null, progress }, '2024-03-12T09:00:00.001Z', true],
    [
      'all given in',
      { dueAt, publishedAt: null, progress: { ...progress, submitted: 28 } },
      '2024-04-01T00:00:00.000Z',
      false,
    ],
    ['published', { dueAt, publishedAt: dueAt, progress }, '2024-04-01T00:00:00.000Z', false],
    ['no deadline', { dueAt: null, publishedAt: null, progress }, '2024-04-01T00:00:00.000Z', false],
    [
      'nothing known of what is expected',
      { dueAt, publishedAt: null, progress: { expected: 0, entered: 0, submitted: 0, approved: 0 } },
      '2024-04-01T00:00:00.000Z',
      true,
    ],
  ])('late, %s', (_case, entry, now, expected) => expect(isLate(entry, now)).toBe(expected));
});

describe('calendarState', () => {
  const entry = {
    opensAt: '2024-03-01T00:00:00.000Z',
    publishedAt: null,
    isLate: false,
    progress: { expected: 2, entered: 0, submitted: 0, approved: 0 },
  };
  const progress = (entered: number, submitted: number, approved: number) => ({
    progress: { expected: 2, entered, submitted, approved },
  });
  const now = '2024-03-05T00:00:00.000Z';
  it.each([
    ['planned', { opensAt: '2024-03-06T00:00:00.000Z' }],
    ['planned', { opensAt: null }],
    ['open', {}],
    ['in_work', progress(1, 0, 0)],
    ['in_work', progress(2, 1, 1)],
    ['submitted', progress(2, 2, 1)],
    ['approved', progress(2, 2, 2)],
    ['late', { ...progress(2, 1, 1), isLate: true }],
    ['published', { publishedAt: now, isLate: false }],
  ] as const)('%s: %j', (expected, changes) => {
    expect(calendarState({ ...entry, ...changes }, now)).toBe(expected);
  });
});
