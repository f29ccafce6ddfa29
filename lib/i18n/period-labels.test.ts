import { describe, expect, it } from 'vitest';
import { indicator, period } from '@/lib/domain/test-support';
import { fullPeriod, monthTitle, periodTick, shortPeriod } from './period-labels';
import { translatorFor } from './translator';

const zh = translatorFor('zh');
const en = translatorFor('en');
const cumulative = indicator({ basis: 'cumulative', january: 'combined' });
const stock = indicator({ basis: 'stock', january: 'separate' });
const single = indicator({ basis: 'period', january: 'separate' });

describe('rule 8: labels follow the basis', () => {
  it.each([
    ['2023-02', cumulative, '2023年1—2月', 'Jan–Feb 2023'],
    ['2023-Q1', cumulative, '2023年一季度', 'Q1 2023'],
    ['2023-Q2', cumulative, '2023年上半年', 'first half of 2023'],
    ['2023-Q3', cumulative, '2023年前三季度', 'first three quarters of 2023'],
    ['2023-12', cumulative, '2023年全年', 'full year 2023'],
    ['2023', cumulative, '2023年全年', 'full year 2023'],
    ['2023-11', cumulative, '2023年1—11月', 'Jan–Nov 2023'],
    ['2023-11', stock, '2023年11月末', 'end of November 2023'],
    ['2023-12', stock, '2023年末', 'end of 2023'],
    ['2023-11', single, '2023年11月', 'November 2023'],
    ['2023-Q3', single, '2023年三季度', 'Q3 2023'],
    ['2023', single, '2023年', '2023'],
  ])('%s', (text, of, chinese, english) => {
    expect(fullPeriod(zh, period(text), of)).toBe(chinese);
    expect(fullPeriod(en, period(text), of)).toBe(english);
  });

  it('leaves the year out where it is said beside', () => {
    expect(shortPeriod(zh, period('2023-11'), cumulative)).toBe('1—11月');
    expect(shortPeriod(en, period('2023-Q3'), cumulative)).toBe('first three quarters');
  });

  it('marks axes by the month, quarter or year a period ends in', () => {
    expect(periodTick(zh, period('2023-11'), 'cumulative')).toBe('11月');
    expect(periodTick(en, period('2023-Q3'), 'period')).toBe('Q3');
    expect(periodTick(zh, period('2023-Q3'), 'cumulative')).toBe('前三季度');
    expect(periodTick(en, period('2023'), 'period')).toBe('2023');
  });

  it('calls a month over many indicators by the months to it', () => {
    expect(monthTitle(zh, period('2023-11'))).toBe('2023年1—11月');
    expect(monthTitle(en, period('2023-12'))).toBe('Full year 2023');
  });
});
