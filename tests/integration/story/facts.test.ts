import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { facts } from '../../../prisma/seed/facts';
import { shifted } from '../../../prisma/seed/levels';
import { sharedData } from '../../support/shared-data';

const path = sharedData('hlj_facts.csv');

/** The file's names for what the demo has: key and measure. */
const ours: Record<string, [string, string]> = {
  gdp: ['gdp', 'level'],
  gdp_growth: ['gdp', 'growth'],
  industrial_va_growth: ['industrial-value-added', 'growth'],
  fai_growth: ['fixed-asset-investment', 'growth'],
  retail_sales: ['retail-sales', 'level'],
  retail_sales_growth: ['retail-sales', 'growth'],
  budget_revenue: ['budget-revenue', 'level'],
  budget_revenue_growth: ['budget-revenue', 'growth'],
  urban_income_growth: ['urban-income', 'growth'],
  rural_income_growth: ['rural-income', 'growth'],
  trade_total: ['imports-exports', 'level'],
  trade_growth: ['imports-exports', 'growth'],
  loan_balance_growth: ['loan-balance', 'growth'],
  deposit_balance_growth: ['deposit-balance', 'growth'],
  new_enterprises: ['new-enterprises', 'level'],
  new_enterprises_growth: ['new-enterprises', 'growth'],
  tax_revenue_growth: ['tax-revenue', 'growth'],
  cpi_growth: ['consumer-prices', 'growth'],
};
const quarterly = ['gdp', 'urban-income', 'rural-income'];

/** A whole year is the year's last month or quarter. */
function periodOf(indicator: string, period: string): string {
  if (!/^\d{4}$/.test(period)) return period;
  return `${period}-${quarterly.includes(indicator) ? 'Q4' : '12'}`;
}

const known = facts.map((fact) => ({
  ...fact,
  value: fact.value && Number(shifted(fact.value, fact.shift ?? 0)),
}));

describe.skipIf(path === null)('the facts of the demo against the collected table', () => {
  const rows: Record<string, string>[] = path
    ? parse(readFileSync(path, 'utf8'), { columns: true, bom: true })
    : [];
  const inScope = rows.filter(
    (row) =>
      /^202[1-3](-|$)/.test(row.period ?? '') &&
      !row.region_code?.startsWith('230109') &&
      ours[row.indicator_key ?? ''] !== undefined,
  );

  test('every one of grade A, A− or B is loaded, exactly', () => {
    const wanted = inScope.filter((row) => row.reliability !== 'C');
    expect(wanted.length).toBeGreaterThan(30);
    for (const row of wanted) {
      const [indicator = '', measure = ''] = ours[row.indicator_key ?? ''] ?? [];
      const value = row.value && Number(row.unit === 'billion CNY' ? shifted(row.value, 1) : row.value);
      const period = periodOf(indicator, row.period ?? '');
      const same = known.filter(
        (f) =>
          f.region === row.region_code &&
          f.indicator === indicator &&
          f.measure === measure &&
          f.period === period,
      );
      expect(
        same.map((f) => f.value),
        `${row.region_code} ${row.indicator_key} ${row.period}`,
      ).toEqual([value]);
    }
  });

  test('none of grade C is', () => {
    const rated = rows.filter((row) => row.reliability === 'C' && row.source_url);
    const urls = new Set(rated.map((row) => row.source_url));
    expect(facts.filter((fact) => urls.has(fact.source.url))).toEqual([]);
  });

  test('a page of the government is official, the press is reported', () => {
    for (const { source } of facts) {
      expect(source.origin, source.title).toBe(source.url.includes('hlj.gov.cn') ? 'official' : 'reported');
    }
  });
});
