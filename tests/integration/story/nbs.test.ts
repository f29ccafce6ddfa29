import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PeriodCells } from '@/lib/domain/figure';
import { type Indicator, type Measure } from '@/lib/domain/indicator';
import { nextPeriod, type Period, previousPublished } from '@/lib/domain/period';
import { rankRegions } from '@/lib/domain/ranking';
import type { Scope } from '@/lib/domain/scope';
import { streakOf } from '@/lib/domain/streak';
import { periodsBetween } from '@/lib/domain/test-support';
import { readIndicators } from '@/lib/queries/read-indicators';
import { readPeriods } from '@/lib/queries/read-periods';
import { readSeries } from '@/lib/queries/read-series';
import { importPackage } from '@/lib/services/import-package';
import { type NbsCell, nbsPackage, readRaw, readTidy } from '../../support/nbs';
import { writePackage } from '../../support/package-folder';
import { sharedData } from '../../support/shared-data';
import { useTestDatabase } from '../../support/test-database';

const tidy = sharedData('nbs_province_realestate_monthly.csv');
const raw = sharedData('raw/nbs_realestate_monthly/');
const codes = sharedData('codes_china_province.csv');
const folder = mkdtempSync(join(tmpdir(), 'weici-nbs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now: Scope = { audience: 'leader', asOf: null, edition: 'current' };
const groupKey = 'provinces';
const measures: Measure[] = ['level', 'growth'];

describe.skipIf(!tidy || !raw || !codes)('31 provinces, 36 months of real estate', () => {
  const cells = tidy ? readTidy(tidy) : [];
  const keyOf = (cell: NbsCell) => [cell.indicator, cell.measure, cell.code, cell.period].join('/');
  const published = new Map(
    cells.filter(({ value }) => value !== '').map((cell) => [keyOf(cell), cell.value]),
  );

  test("the bureau's own files say the same as the tidy table", () => {
    const lines = (of: NbsCell[]) => of.map((cell) => `${keyOf(cell)} ${cell.name} ${cell.value}`).sort();
    expect(lines(readRaw(raw ?? '', codes ?? ''))).toEqual(lines(cells));
    expect(cells).toHaveLength(31 * 36 * 4);
  });

  describe.each([
    ['the tidy table', () => cells],
    ["the bureau's own files", () => readRaw(raw ?? '', codes ?? '')],
  ])('loaded from %s', (name, read) => {
    useTestDatabase();
    let indicators: Indicator[] = [];

    beforeAll(async () => {
      const path = writePackage(join(folder, name.replaceAll(/\W/g, '')), nbsPackage(read()));
      const result = await importPackage({ path, publish: true, actor: 'operator' });
      expect(result, JSON.stringify(result).slice(0, 2_000)).toMatchObject({ ok: true });
      indicators = await readIndicators(now);
    });

    async function series(indicator: Indicator, measure: Measure): Promise<PeriodCells[]> {
      const periods = (await readPeriods(now, indicator.key, groupKey)).map(({ period }) => period);
      return readSeries(now, { indicator: indicator.key, measure, groupKey, periods });
    }

    test('every month is there from 1—2月 2017 to December 2019, without a gap and without a January', async () => {
      const calendar = { frequency: 'month', january: 'combined' } as const;
      const expected = periodsBetween('2017-02' as Period, '2019-12' as Period, calendar);
      expect(expected).toHaveLength(33);
      for (const { key } of indicators) {
        const periods = (await readPeriods(now, key, groupKey)).map(({ period }) => period);
        expect(periods).toEqual(expected);
        for (const [i, period] of periods.entries()) {
          expect(previousPublished(periods, period)).toBe(periods[i - 1] ?? null);
          if (i > 0) expect(nextPeriod(periods[i - 1] ?? period, calendar)).toBe(period);
        }
      }
    });

    test('every figure reads back as it was published, none is worked out, and every month ranks', async () => {
      let read = 0;
      for (const indicator of indicators) {
        for (const measure of measures) {
          for (const month of await series(indicator, measure)) {
            const ranking = rankRegions(month, indicator);
            expect(month.cells).toHaveLength(31);
            for (const { region, figure } of month.cells) {
              const stated = published.get([indicator.key, measure, region, month.period].join('/'));
              if (stated === undefined) expect(figure?.missing).toBe('not_reported');
              else expect(figure?.value?.eq(stated), `${region} ${month.period}`).toBe(true);
              read += stated === undefined ? 0 : 1;
            }
            const ranks = ranking.rows.map((row) => row.rank);
            if (measure === 'growth') expect(ranks[0]).toBe(1);
            expect(ranking.rows.length + ranking.missing.length).toBe(31);
          }
        }
      }
      expect(read).toBe(published.size);
    });

    test('places follow from the published rates by a count of its own', async () => {
      for (const indicator of indicators) {
        for (const month of await series(indicator, 'growth')) {
          for (const { region, rank } of rankRegions(month, indicator).rows) {
            const rate = (code: string) =>
              Number(published.get([indicator.key, 'growth', code, month.period].join('/')) ?? Number.NaN);
            const better = month.cells.filter((cell) => rate(cell.region) > rate(region)).length;
            expect(rank, `${region} ${month.period}`).toBe(better + 1);
          }
        }
      }
    });

    test('a streak runs on over the year’s end: December is followed by 1—2月', async () => {
      for (const indicator of indicators) {
        const months = await series(indicator, 'growth');
        const holds = months.map(({ period, cells: of }) => {
          const figure = of.find(({ region }) => region === '230000')?.figure;
          return { period, holds: figure ? figure.value !== null : null };
        });
        expect(streakOf(holds, indicator)).toMatchObject({
          length: 33,
          unit: 'release',
          since: '2017-02',
          until: '2019-12',
        });
      }
    });
  });
});
