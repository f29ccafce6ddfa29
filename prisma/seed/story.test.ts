import { describe, expect, test } from 'vitest';
import { allPeriods, endOf } from './calendar';
import { facts } from './facts';
import { type FigureRow, figureRows } from './figures';
import { assessedMemberTable, catalogue } from './indicators';
import { decimalText, divideRound, scaledInteger } from './integers';
import { shifted } from './levels';
import { cities, counties, home, province } from './regions';
import { gaps } from './story';

// an independent reading of the rows: its own ranking, on integers, so that a fault of the product's rules cannot hide one here
const rows = figureRows();
const current = new Map<string, FigureRow>();
const cell = (row: Pick<FigureRow, 'indicator_key' | 'measure' | 'region_code' | 'period'>) =>
  [row.indicator_key, row.measure, row.region_code, row.period].join('/');
for (const row of rows) {
  const before = current.get(cell(row));
  const says = row.value !== '' || row.missing !== '';
  if (says && (!before || before.vintage < row.vintage)) current.set(cell(row), row);
}

function growth(indicator: string, region: string, period: string): number | undefined {
  const row = current.get([indicator, 'growth', region, period].join('/'));
  return row && row.value !== '' ? scaledInteger(row.value, 1) : undefined;
}

function place(indicator: string, region: string, period: string, peers = cities): number | undefined {
  const own = growth(indicator, region, period);
  if (own === undefined) return undefined;
  return 1 + peers.filter((peer) => (growth(indicator, peer, period) ?? -Infinity) > own).length;
}

const assessed = assessedMemberTable.map((row) => row.indicator_key);
const yearEnd = (key: string) =>
  catalogue.find((row) => row.key === key)?.frequency === 'quarter' ? '2023-Q4' : '2023-12';

describe('the story of 2023', () => {
  test('GDP growth is first of thirteen', () => {
    expect(place('gdp', home, '2023-Q4')).toBe(1);
    expect(cities.filter((city) => place('gdp', city, '2023-Q4') === 1)).toEqual([home]);
  });

  test('seven of the eight assessed are at or above the province, all but retail sales', () => {
    const below = assessed.filter((key) => {
      const own = growth(key, home, yearEnd(key)) ?? Number.NaN;
      return !(own >= (growth(key, province, yearEnd(key)) ?? Number.NaN));
    });
    expect(assessed).toHaveLength(8);
    expect(below).toEqual(['retail-sales']);
  });

  test('five of the eight are in the top three, the shared third place among them', () => {
    const top = assessed.filter((key) => (place(key, home, yearEnd(key)) ?? 99) <= 3);
    expect(top).toHaveLength(5);
    expect(place('fixed-asset-investment', home, '2023-12')).toBe(3);
    expect(place('fixed-asset-investment', '230300', '2023-12')).toBe(3);
    expect(current.get('fixed-asset-investment/growth/232700/2023-12')?.missing).toBe('not_reported');
  });

  test('industrial value added is first in exactly the last eight releases', () => {
    const key = 'industrial-value-added';
    const periods = allPeriods({ frequency: 'month', january: 'combined' });
    const firsts = periods.slice(-9).map((period) => place(key, home, period) === 1);
    expect(periods.at(-9)).toBe('2023-04');
    expect(firsts).toEqual([false, true, true, true, true, true, true, true, true]);
  });

  test('loans, new enterprises and tax stand as reported', () => {
    const read = ['loan-balance', 'new-enterprises', 'tax-revenue'].map((key) =>
      current.get(`${key}/growth/${home}/2023-12`),
    );
    expect(read.map((row) => row?.value)).toEqual(['24.1', '24.3', '20.6']);
    expect(read.map((row) => row?.origin)).toEqual(['reported', 'reported', 'reported']);
  });

  test('no other monthly indicator ends with home first twice in a row', () => {
    for (const { key, frequency, january, direction, growth: kind } of catalogue) {
      if (
        frequency !== 'month' ||
        direction === 'none' ||
        kind === 'none' ||
        key === 'industrial-value-added'
      )
        continue;
      const last = allPeriods({ frequency, january }).slice(-2);
      expect(
        last.map((period) => place(key, home, period)),
        key,
      ).not.toEqual([1, 1]);
    }
  });

  test('places that are stated come from facts alone', () => {
    const stated = rows.filter((row) => row.stated_rank !== '');
    expect(stated.map((row) => [row.indicator_key, row.measure, row.stated_rank, row.stated_of])).toEqual([
      ['gdp', 'growth', '1', '13'],
      ['industrial-value-added', 'growth', '1', '13'],
      ['signed-projects', 'level', '1', '13'],
      ['signed-projects', 'growth', '1', '13'],
    ]);
    expect(stated.every((row) => row.origin === 'reported' && row.value === '')).toBe(true);
  });

  test('home moves by steps: never more than four places from one release to the next', () => {
    for (const key of assessed) {
      const frequency = catalogue.find((row) => row.key === key)?.frequency ?? 'month';
      const places = allPeriods({ frequency, january: 'combined' })
        .filter((period) => period.startsWith('2023'))
        .map((period) => place(key, home, period) ?? Number.NaN);
      for (const [i, now] of places.entries()) {
        if (i > 0)
          expect(Math.abs(now - (places[i - 1] ?? Number.NaN)), `${key} ${i}`).toBeLessThanOrEqual(4);
      }
    }
  });
});

describe('the figures', () => {
  const generated = catalogue.filter(({ key }) => key !== 'signed-projects');

  test.each(generated.map((row) => [row.key, row] as const))(
    '%s has each period of its calendar',
    (key, row) => {
      const expected = allPeriods(row);
      for (const region of [province, ...cities]) {
        for (const measure of new Set(rows.filter((r) => r.indicator_key === key).map((r) => r.measure))) {
          const found = [...current.values()].filter(
            (r) => r.indicator_key === key && r.region_code === region && r.measure === measure,
          );
          expect(found.map((r) => r.period)).toEqual(expected);
        }
      }
      if (row.january === 'combined') expect(expected.some((period) => period.endsWith('-01'))).toBe(false);
    },
  );

  test('ten indicators or more have all counties', () => {
    const full = generated.filter(({ key }) =>
      counties.every((c) => rows.some((r) => r.indicator_key === key && r.region_code === c)),
    );
    expect(full.length).toBeGreaterThanOrEqual(10);
  });

  test('cumulative levels do not fall within a year', () => {
    for (const { key, basis, decimals } of generated) {
      if (basis !== 'cumulative') continue;
      let before: { region: string; year: string; value: number } | undefined;
      for (const region of [province, ...cities, ...counties]) {
        for (const row of current.values()) {
          if (
            row.indicator_key !== key ||
            row.measure !== 'level' ||
            row.region_code !== region ||
            !row.value
          )
            continue;
          const here = { region, year: row.period.slice(0, 4), value: scaledInteger(row.value, decimals) };
          if (before?.region === region && before.year === here.year) {
            expect(here.value, `${key} ${region} ${row.period}`).toBeGreaterThanOrEqual(before.value);
          }
          before = here;
        }
      }
    }
  });

  test('no value has more decimals than its indicator, and levels are above zero', () => {
    for (const row of rows) {
      if (row.value === '') continue;
      const indicator = catalogue.find(({ key }) => key === row.indicator_key);
      const decimals = row.measure === 'level' ? indicator?.decimals : indicator?.growthDecimals;
      const scaled = scaledInteger(row.value, decimals ?? 0);
      if (row.measure === 'level') expect(scaled, cell(row)).toBeGreaterThan(0);
    }
  });

  test('growth that is worked out from levels agrees with them', () => {
    for (const { key, decimals } of generated.filter(({ growth: kind }) => kind === 'computed')) {
      for (const row of current.values()) {
        if (row.indicator_key !== key || row.measure !== 'level' || row.value === '') continue;
        const year = Number(row.period.slice(0, 4));
        const before = current.get(
          cell({ ...row, period: row.period.replace(`${year}`, `${year - 1}`) }),
        )?.value;
        const published = growth(key, row.region_code, row.period);
        if (!before || published === undefined) continue;
        const base = scaledInteger(before, decimals);
        expect(divideRound((scaledInteger(row.value, decimals) - base) * 1000, base), cell(row)).toBe(
          published,
        );
      }
    }
  });

  test('a period is published after it has ended, and never after the end of January 2024', () => {
    for (const row of rows) {
      const { year, month } = endOf(row.period);
      expect(row.vintage.slice(0, 7) > `${year}-${String(month).padStart(2, '0')}`, cell(row)).toBe(true);
      expect(row.vintage.slice(0, 10) <= '2024-01-31', cell(row)).toBe(true);
    }
  });

  test('there are ties, falls, zeros, all three missing reasons and later versions', () => {
    const values = [...current.values()].filter((row) => row.measure === 'growth').map((row) => row.value);
    expect(values.some((value) => value.startsWith('-'))).toBe(true);
    expect(values).toContain('0.0');
    expect(new Set(rows.map((row) => row.missing))).toEqual(new Set(['', ...gaps.map((gap) => gap.reason)]));
    expect(new Set(gaps.map((gap) => gap.reason)).size).toBe(3);
    const seen = new Set<string>();
    const revised = new Set<string>();
    for (const key of rows.filter((row) => row.value !== '' || row.missing !== '').map(cell)) {
      if (seen.has(key)) revised.add(key);
      seen.add(key);
    }
    expect([...revised]).toContain(`fixed-asset-investment/growth/${home}/2023-05`);
    expect([...revised]).toContain(`fixed-asset-investment/growth/${home}/2023-08`);
    expect(
      [...revised].filter((key) => key.startsWith('gdp/growth/') && key.endsWith('/2022-Q4')),
    ).toHaveLength(23);
    expect([...revised]).toContain('new-enterprises/growth/231100/2023-03');
  });

  test('everything generated says so, and everything else has a fact behind it', () => {
    const said = rows.filter((row) => row.origin !== 'demo');
    expect(said).toHaveLength(facts.length);
    expect(
      rows.filter((row) => row.origin === 'demo').every((row) => row.source_title.startsWith('演示数据')),
    ).toBe(true);
  });
});

test.each([
  [5, 10, 1],
  [-5, 10, -1],
  [4, 10, 0],
  [-4, 10, 0],
  [15, 10, 2],
])('divideRound(%i, %i) is %i, half away from zero', (a, b, expected) => {
  expect(divideRound(a, b)).toBe(expected);
});

test.each([
  ['297.83', 1, '2978.3'],
  ['55.2', 1, '552'],
  ['0.05', 1, '0.5'],
  ['7', 1, '70'],
])('%s moved by %i is %s', (value, places, expected) => {
  expect(shifted(value, places)).toBe(expected);
});

test.each([
  [-32, 1, '-3.2'],
  [5, 2, '0.05'],
  [0, 1, '0.0'],
  [120, 0, '120'],
])('decimalText(%i, %i) is %s', (scaled, decimals, expected) => {
  expect(decimalText(scaled, decimals)).toBe(expected);
});
