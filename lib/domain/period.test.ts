import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PeriodRules } from './period';
import {
  asMonth,
  calendarPrevious,
  comparePeriods,
  frequencyOf,
  latestAtOrBefore,
  monthOf,
  nextPeriod,
  ownPeriod,
  parsePeriod,
  periodEnd,
  periodFor,
  previousPublished,
  sameForDisplay,
  samePeriodLastYear,
  yearOf,
} from './period';
import { period, periodsBetween } from './test-support';

const combined: PeriodRules = { frequency: 'month', january: 'combined' };
const separate: PeriodRules = { frequency: 'month', january: 'separate' };
const quarterly: PeriodRules = { frequency: 'quarter', january: 'separate' };
const yearly: PeriodRules = { frequency: 'year', january: 'separate' };
const allRules = [combined, separate, quarterly, yearly];

describe('form', () => {
  it.each(['2023', '2023-Q1', '2023-Q4', '2023-01', '2023-12', '0001', '9999-12'])('reads %s', (text) => {
    expect(parsePeriod(text)).toBe(text);
  });

  it.each([
    '',
    '23',
    '02023',
    '2023-',
    '2023-0',
    '2023-00',
    '2023-13',
    '2023-1',
    '2023-Q0',
    '2023-Q5',
    '2023-q1',
    '2023Q1',
    '2023-12-31',
    ' 2023',
    '2023 ',
    '2023\n',
    '2023年',
    '２０２３',
    '0000',
    '-2023',
    '2023-H1',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it.each([
    ['2023', 'year', 2023, 12, '2023-12-31'],
    ['2023-Q1', 'quarter', 2023, 3, '2023-03-31'],
    ['2023-Q2', 'quarter', 2023, 6, '2023-06-30'],
    ['2023-Q3', 'quarter', 2023, 9, '2023-09-30'],
    ['2023-02', 'month', 2023, 2, '2023-02-28'],
    ['2024-02', 'month', 2024, 2, '2024-02-29'],
    ['1900-02', 'month', 1900, 2, '1900-02-28'],
    ['2000-02', 'month', 2000, 2, '2000-02-29'],
    ['2023-11', 'month', 2023, 11, '2023-11-30'],
  ])('%s is a %s of %i to month %i, until %s', (text, frequency, year, month, end) => {
    const given = period(text);
    expect([frequencyOf(given), yearOf(given), monthOf(given), periodEnd(given)]).toEqual([
      frequency,
      year,
      month,
      end,
    ]);
    expect(periodEnd(asMonth(given))).toBe(end);
  });
});

describe('periodFor', () => {
  it.each([
    ['2023-12', combined, '2023-12'],
    ['2023-02', combined, '2023-02'],
    ['2023', combined, '2023-12'],
    ['2023', quarterly, '2023-Q4'],
    ['2023', yearly, '2023'],
    ['2023-Q3', quarterly, '2023-Q3'],
    ['2023-01', separate, '2023-01'],
  ])('rule 7: %s is a period of %o', (text, rules, expected) => {
    expect(periodFor(text, rules)).toEqual({ ok: true, period: expected });
  });

  it.each([
    ['2023-13', combined, 'form'],
    ['', combined, 'form'],
    ['2023-Q4', combined, 'frequency'],
    ['2023-12', quarterly, 'frequency'],
    ['2023-Q4', yearly, 'frequency'],
    ['2023-12', yearly, 'frequency'],
  ])('rule 7: %s is none of %o: %s', (text, rules, reason) => {
    expect(periodFor(text, rules)).toEqual({ ok: false, reason });
  });

  it('rule 7: January of an indicator that begins with 1—2月 cannot be entered', () => {
    expect(periodFor('2023-01', combined)).toEqual({ ok: false, reason: 'january' });
  });

  it('rule 7: prices may have a January', () => {
    expect(periodFor('2023-01', separate)).toEqual({ ok: true, period: '2023-01' });
  });
});

describe('calendar', () => {
  it.each([
    ['2024-02', combined, '2023-12'],
    ['2024-03', combined, '2024-02'],
    ['2024-01', separate, '2023-12'],
    ['2024-02', separate, '2024-01'],
    ['2024-Q1', quarterly, '2023-Q4'],
    ['2024-Q2', quarterly, '2024-Q1'],
    ['2024', yearly, '2023'],
  ])('rule 9: before %s (%o) comes %s', (text, rules, before) => {
    expect(calendarPrevious(period(text), rules)).toBe(before);
    expect(nextPeriod(period(before), rules)).toBe(text);
  });

  it('rule 9: the previous and the next undo each other, and no combined January is ever met', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allRules),
        fc.integer({ min: 2, max: 9998 }),
        fc.integer({ min: 0, max: 40 }),
        (rules, year, steps) => {
          const start = periodFor(String(year).padStart(4, '0'), rules);
          if (!start.ok) throw new Error('a year is a period of every indicator');
          let current = start.period;
          for (let step = 0; step < steps && yearOf(current) < 9998; step++) {
            const next = nextPeriod(current, rules);
            expect(calendarPrevious(next, rules)).toBe(current);
            expect(comparePeriods(next, current)).toBeGreaterThan(0);
            expect(periodFor(next, rules)).toEqual({ ok: true, period: next });
            current = next;
          }
        },
      ),
    );
  });

  it.each([
    [combined, '2021-02', '2023-12', 33],
    [separate, '2021-01', '2023-12', 36],
    [quarterly, '2021-Q1', '2023-Q4', 12],
    [yearly, '2012', '2022', 11],
    [combined, '2023-12', '2023-12', 1],
    [combined, '2023-12', '2023-11', 0],
  ])('rule 9: %o has from %s to %s %i periods', (rules, first, last, count) => {
    const periods = periodsBetween(period(first), period(last), rules);
    expect(periods).toHaveLength(count);
    expect(new Set(periods).size).toBe(count);
  });

  it('stops at the ends of the calendar instead of writing a fifth digit', () => {
    expect(() => nextPeriod(period('9999-12'), separate)).toThrow(RangeError);
    expect(() => calendarPrevious(period('0001-Q1'), quarterly)).toThrow(RangeError);
  });

  it.each([
    ['2023-12', 'quarter', 'cumulative', '2023-Q4'],
    ['2023-11', 'quarter', 'cumulative', null],
    ['2023-Q3', 'month', 'cumulative', '2023-09'],
    ['2023-Q4', 'year', 'cumulative', '2023'],
    ['2023-Q3', 'year', 'cumulative', null],
    ['2023-Q4', 'month', 'stock', '2023-12'],
    ['2023-12', 'quarter', 'period', null],
    ['2023-Q4', 'month', 'period', null],
    ['2023-12', 'month', 'period', '2023-12'],
  ] as const)('rule 8: %s of a %s %s indicator is its %s', (text, frequency, basis, own) => {
    expect(ownPeriod(period(text), { frequency, basis })).toBe(own);
  });

  it.each([
    ['2024-02', '2023-02'],
    ['2024-Q1', '2023-Q1'],
    ['2024', '2023'],
  ])('rule 17: 上年同期 of %s is %s', (text, expected) => {
    expect(samePeriodLastYear(period(text))).toBe(expected);
  });
});

describe('comparison', () => {
  it.each([
    ['2023', '2023-Q4', 'cumulative', true],
    ['2023', '2023-12', 'cumulative', true],
    ['2023-Q4', '2023-12', 'cumulative', true],
    ['2023-Q3', '2023-09', 'cumulative', true],
    ['2023-Q4', '2023-11', 'cumulative', false],
    ['2022-12', '2023-12', 'cumulative', false],
    ['2023-Q4', '2023-12', 'stock', true],
    ['2023-Q4', '2023-12', 'period', false],
    ['2023', '2023-12', 'period', false],
    ['2023-12', '2023-12', 'period', true],
  ] as const)('rule 8: %s and %s (%s) are one for display: %s', (a, b, basis, expected) => {
    expect(sameForDisplay(period(a), period(b), basis)).toBe(expected);
    expect(sameForDisplay(period(b), period(a), basis)).toBe(expected);
  });

  it('orders by the end, whatever the frequency', () => {
    const mixed = ['2024-02', '2023', '2023-11', '2023-Q3', '2023-10'].map(period);
    expect(mixed.sort(comparePeriods)).toEqual(['2023-Q3', '2023-10', '2023-11', '2023', '2024-02']);
    expect(comparePeriods(period('2023-Q4'), period('2023-12'))).toBe(0);
  });

  it.each([
    [['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'], '2023-11', '2023-Q3'],
    [['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'], '2023-12', '2023-Q4'],
    [['2023-12', '2023-10', '2023-11'], '2023-11', '2023-11'],
    [['2022', '2023'], '2023-11', '2022'],
    [['2023-12'], '2023-11', null],
    [[], '2023-11', null],
  ])('rule 8: of %o the headline of %s takes %s', (published, month, expected) => {
    expect(latestAtOrBefore(published.map(period), period(month))).toBe(expected);
  });

  it.each([
    [['2023-11', '2023-12', '2024-02'], '2024-02', '2023-12'],
    [['2023-10', '2023-12'], '2023-12', '2023-10'],
    [['2024-02'], '2024-02', null],
  ])('rule 9: of %o the release before %s is %s', (published, current, expected) => {
    expect(previousPublished(published.map(period), period(current))).toBe(expected);
  });
});
