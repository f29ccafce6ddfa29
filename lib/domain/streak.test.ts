import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankRegions } from './ranking';
import type { StreakRelease, StreakRules } from './streak';
import { isFirst, streakOf, streakOfFirsts } from './streak';
import { indicator, members, period, periodCells, periodsBetween } from './test-support';

const combined: StreakRules = { frequency: 'month', january: 'combined', streakGap: 'break' };
const separate: StreakRules = { ...combined, january: 'separate' };
const quarterly: StreakRules = { frequency: 'quarter', january: 'separate', streakGap: 'break' };
const yearly: StreakRules = { frequency: 'year', january: 'separate', streakGap: 'break' };
const suspending: StreakRules = { ...combined, streakGap: 'suspend' };

/** Releases from `first` on: `+` held, `-` not, `0` no figure, `.` no release at all. */
function releases(first: string, marks: string, rules: StreakRules): StreakRelease[] {
  const calendar = periodsBetween(period(first), period('2030-12'), rules);
  return [...marks].flatMap((mark, index): StreakRelease[] => {
    const at = calendar[index];
    if (!at || mark === '.') return [];
    return [{ period: at, holds: mark === '0' ? null : mark === '+' }];
  });
}

describe('streakOf', () => {
  it('rule 18: eight releases from Jan–May to Jan–Dec are 连续八个月', () => {
    expect(streakOf(releases('2023-02', '+--++++++++', combined), combined)).toEqual({
      length: 8,
      unit: 'month',
      since: '2023-05',
      until: '2023-12',
    });
  });

  it.each([
    ['2023-11', '+++', combined, 3, 'release', '2023-11', '2024-02'], // November, 1—12月, 1—2月
    ['2023-02', '++', combined, 2, 'release', '2023-02', '2023-03'],
    ['2023-02', '-++', combined, 2, 'month', '2023-03', '2023-04'],
    ['2023-11', '++++', separate, 4, 'month', '2023-11', '2024-02'],
    ['2023-05', '++.+', combined, 3, 'release', '2023-05', '2023-08'],
    ['2023-Q1', '++++', quarterly, 4, 'quarter', '2023-Q1', '2023-Q4'],
    ['2023-Q1', '++.+', quarterly, 3, 'release', '2023-Q1', '2023-Q4'],
    ['2019', '-+++', yearly, 3, 'year', '2020', '2022'],
    ['2023-05', '+', combined, 1, 'month', '2023-05', '2023-05'],
  ] as const)(
    'rule 18: from %s %s (%o) is %i, by %s, %s to %s',
    (first, marks, rules, length, unit, since, until) => {
      expect(streakOf(releases(first, marks, rules), rules)).toEqual({ length, unit, since, until });
    },
  );

  it.each(['', '-', '+-', '+++-', '0', '++0'])('rule 18: %j from 2023-05 is no streak', (marks) => {
    expect(streakOf(releases('2023-05', marks, combined), combined)).toBeNull();
  });

  it('rule 18: a release without a figure ends the streak', () => {
    expect(streakOf(releases('2023-05', '+++0++', combined), combined)).toMatchObject({
      length: 2,
      since: '2023-09',
    });
  });

  it.each([
    ['+++0++', { length: 5, unit: 'release', since: '2023-05', until: '2023-10' }],
    ['-0++', { length: 2, unit: 'month', since: '2023-07', until: '2023-08' }],
    ['+++0', { length: 3, unit: 'month', since: '2023-05', until: '2023-07' }],
    ['++-0', null],
    ['00', null],
  ])('rule 18: where the indicator says suspend, %s from 2023-05 is %o', (marks, expected) => {
    expect(streakOf(releases('2023-05', marks, suspending), suspending)).toEqual(expected);
  });

  it('rule 18: the order of releases never matters, and what lies before the first failure never either', () => {
    const marks = fc.string({ unit: fc.constantFrom('+', '+', '+', '-', '0', '.'), maxLength: 40 });
    const rules = fc.constantFrom(combined, separate, quarterly, suspending);
    fc.assert(
      fc.property(rules, marks, marks, (given, before, after) => {
        const whole = streakOf(releases('2021-02', `${before}-${after}`, given), given);
        const reversed = releases('2021-02', `${before}-${after}`, given).reverse();
        expect(streakOf(reversed, given)).toEqual(whole);
        const other = `${'+'.repeat(before.length)}-${after}`;
        expect(streakOf(releases('2021-02', other, given), given)).toEqual(whole);
        expect(whole?.length ?? 0).toBeLessThanOrEqual(after.length);
      }),
    );
  });
});

describe('streakOfFirsts', () => {
  const at = (text: string, ...values: (string | null)[]) =>
    rankRegions(periodCells(members(...values), { period: text }), indicator());

  it('rule 18: a tied first counts', () => {
    const rankings = [at('2023-10', '5.0', '6.0'), at('2023-11', '5.24', '5.16'), at('2023-12', '7', '6')];
    expect(streakOfFirsts(rankings, 'r01', combined)).toEqual({
      length: 2,
      unit: 'month',
      since: '2023-11',
      until: '2023-12',
    });
    expect(streakOfFirsts(rankings, 'r02', combined)).toBeNull();
  });

  it('tells second from no figure at all', () => {
    expect(isFirst(at('2023-12', '5', '6'), 'r01')).toBe(false);
    expect(isFirst(at('2023-12', null, '6'), 'r01')).toBeNull();
    expect(isFirst(at('2023-12', '5'), 'r99')).toBeNull();
    expect(isFirst(rankRegions(periodCells(members('5')), indicator({ direction: 'none' })), 'r01')).toBe(
      false,
    );
  });
});
