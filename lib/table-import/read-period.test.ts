import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeHints, readPeriod, resolvePeriod } from './read-period';

const monthly = { frequency: 'month', january: 'combined', basis: 'cumulative' } as const;
const single = { frequency: 'month', january: 'separate', basis: 'period' } as const;
const quarterly = { frequency: 'quarter', january: 'separate', basis: 'cumulative' } as const;
const yearly = { frequency: 'year', january: 'separate', basis: 'period' } as const;

function resolve(
  text: string,
  rules: Parameters<typeof resolvePeriod>[2],
  year: number | null = null,
): string {
  const period = resolvePeriod(readPeriod(text)?.hint ?? null, year, rules);
  return period.ok ? period.period : period.problem;
}

describe('a heading’s period', () => {
  it.each([
    ['2023年1—12月', monthly, '2023-12'],
    ['２０２３年１－１１月', monthly, '2023-11'],
    ['2023年1至5月累计', monthly, '2023-05'],
    ['2023年前11个月', monthly, '2023-11'],
    ['2023年12月', monthly, '2023-12'],
    ['2023年12月末', monthly, '2023-12'],
    ['2023年末', monthly, '2023-12'],
    ['2023-12', monthly, '2023-12'],
    ['2023/12', monthly, '2023-12'],
    ['2023.12', monthly, '2023-12'],
    ['202312', monthly, '2023-12'],
    ['2023-12-01', monthly, '2023-12'],
    ['2023年', monthly, '2023-12'],
    ['2023', yearly, '2023'],
    ['2023年度', yearly, '2023'],
    ['2023年一季度', quarterly, '2023-Q1'],
    ['2023年第三季度', quarterly, '2023-Q3'],
    ['2023年前三季度', quarterly, '2023-Q3'],
    ['2023年上半年', quarterly, '2023-Q2'],
    ['2023年1-3季度', quarterly, '2023-Q3'],
    ['2023Q4', quarterly, '2023-Q4'],
    ['Q4 2023', quarterly, '2023-Q4'],
    ['2023年全年', quarterly, '2023-Q4'],
    ['2023年1-9月', quarterly, '2023-Q3'],
    ['2023年8月', quarterly, 'period_frequency'],
    ['Dec 2023', monthly, '2023-12'],
    ['January-November 2023', monthly, '2023-11'],
    ['2023年1月', monthly, 'period_january'],
    ['2023年1月', single, '2023-01'],
    ['2023年1-10月', single, 'period_basis'],
    ['最近36个月', monthly, 'no_period'],
    ['10万元', monthly, 'no_period'],
    ['5月', monthly, 'no_year'],
  ] as const)('%s of an indicator %o is %s', (text, rules, period) => {
    expect(resolve(text, rules)).toBe(period);
  });

  it('takes its year from the title, and from the heading above', () => {
    expect(resolve('1—5月', monthly, 2023)).toBe('2023-05');
    const hint = mergeHints([readPeriod('2022年')?.hint ?? null, readPeriod('5月')?.hint ?? null]);
    expect(resolvePeriod(hint, 2023, monthly)).toEqual({ ok: true, period: '2022-05' });
  });

  it('is read from every way of writing a month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2090 }),
        fc.integer({ min: 2, max: 12 }),
        fc.constantFrom('Y年M月', 'Y-0M', 'Y年1-M月', 'Y年1—M月累计', '截至Y年M月末', 'Y/0M', 'Y0M'),
        (year, month, form) => {
          const text = form
            .replace('Y', String(year))
            .replace('0M', String(month).padStart(2, '0'))
            .replace('M', String(month));
          expect(resolve(text, monthly)).toBe(`${year}-${String(month).padStart(2, '0')}`);
        },
      ),
    );
  });
});
