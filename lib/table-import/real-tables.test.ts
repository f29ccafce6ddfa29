import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readRaw } from '@/tests/support/nbs';
import { sharedData } from '@/tests/support/shared-data';
import type { Grid } from './grid';
import { type Corrections, isOpen, type Mapping, noCorrections } from './mapping';
import { Names } from './names';
import { readFigures } from './read-figures';
import { readTableFile } from './read-file';
import { readTable } from './read-table';
import { indicator, region } from './test-support';

const raw = sharedData('raw/nbs_realestate_monthly');
const codes = sharedData('codes_china_province.csv');

describe.runIf(raw && codes)('the 31 monthly tables of the National Bureau of Statistics', () => {
  const cells = raw && codes ? readRaw(raw, codes) : [];
  const provinces = [...new Map(cells.map(({ code, name }) => [code, name]))];
  const catalogue = (investment: string, housing: string) =>
    new Names({
      regions: provinces.map(([code, name]) => region(code, name, { level: 'province' })),
      indicators: [indicator('re-investment', investment), indicator('housing-investment', housing)],
    });
  const files = raw ? readdirSync(raw).filter((file) => file.endsWith('.csv')) : [];
  const gridOf = async (file: string): Promise<Grid> => {
    const reading = await readTableFile(readFileSync(path.join(raw ?? '', file)));
    if (!reading.ok) throw new Error(reading.reason);
    return reading.sheets[0] as Grid;
  };
  const figuresOf = (file: string) =>
    cells
      .filter(({ name, value }) => value !== '' && name.startsWith(file.replace('.csv', '').slice(0, 2)))
      .map(
        ({ code, indicator: key, measure, period, value }) => `${key}/${measure}/${code}/${period}=${value}`,
      )
      .sort();

  it.each(files)('%s is read whole, without a correction', async (file) => {
    const names = catalogue('房地产投资', '房地产住宅投资');
    const grid = await gridOf(file);
    const mapping = readTable(grid, names) as Mapping;
    const figures = readFigures(grid, mapping, names);
    expect(figures.filter(({ problem }) => problem !== null)).toEqual([]);
    const read = figures.map(
      (each) => `${each.indicator}/${each.measure}/${each.region}/${each.period}=${each.value}`,
    );
    expect(read.sort()).toEqual(figuresOf(file));
  });

  it('under other names of the catalogue need one correction, for the first file alone', async () => {
    const names = catalogue('房地产开发投资', '其中：住宅投资');
    const person: Corrections = {
      lines: {
        'r:房地产投资累计值亿元': { indicator: 're-investment' },
        'r:房地产投资累计增长%': { indicator: 're-investment' },
        'r:房地产住宅投资累计值亿元': { indicator: 'housing-investment' },
        'r:房地产住宅投资累计增长%': { indicator: 'housing-investment' },
      },
      table: {},
    };
    let remembered: { shape: string; corrections: Corrections } | null = null;
    for (const file of files) {
      const grid = await gridOf(file);
      const memory = (shape: string) =>
        remembered?.shape === shape ? remembered.corrections : noCorrections;
      const mapping = readTable(grid, names, {
        memory,
        person: remembered ? noCorrections : person,
      }) as Mapping;
      expect(mapping.rows.filter((row) => isOpen(row, 'rows', mapping))).toEqual([]);
      expect(readFigures(grid, mapping, names)).toHaveLength(figuresOf(file).length);
      remembered ??= { shape: mapping.shape, corrections: person };
    }
  });
});

const yearbook = sharedData('shandong_city_gdp.csv');

describe.runIf(yearbook)("the yearbook's table of Shandong's cities", () => {
  const text = yearbook ? readFileSync(yearbook, 'utf8') : '';
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  const edition = rows.filter((row) => row.vintage === '2022');
  const cities = [...new Map(edition.map((row) => [row.region_code ?? '', row.region_name_zh ?? '']))];
  const titles = { gdp: '地区生产总值', primary_va: '第一产业增加值', secondary_va: '第二产业增加值' };
  const names = new Names({
    regions: cities.map(([code, name]) =>
      region(code, name, {
        level: code === '370000' ? 'province' : 'prefecture',
        parent: code === '370000' ? null : '370000',
      }),
    ),
    indicators: Object.entries(titles).map(([key, zh]) =>
      indicator(key, zh, { frequency: 'year', basis: 'period', january: 'separate' }),
    ),
  });

  it('with groups, years and measures over its columns, names spaced and lines in English, is read whole', () => {
    const spaced = (name: string) => [...name].join(' ');
    const columns = Object.keys(titles).flatMap((key) =>
      ['2021', '2022'].flatMap((year) => [
        { key, year, head: '绝对数' },
        { key: `${key}_growth`, year, head: '比上年增长(%)' },
      ]),
    );
    const of = (code: string, { key, year }: { key: string; year: string }) =>
      edition.find((row) => row.region_code === code && row.indicator_key === key && row.period === year)
        ?.value ?? '';
    const grid: Grid = {
      name: '3-2',
      rows: [
        ['3-2 各市地区生产总值（2022年）'],
        ['Gross Regional Product by City (2022)'],
        ['单位：亿元', '', '', '(100 million yuan)'],
        ['市  名', ...Object.values(titles).flatMap((title) => [title, '', '', ''])],
        ['City', ...columns.map(({ year, head }) => (head === '绝对数' ? year : ''))],
        ['', ...columns.map(({ head }) => head)],
        ...cities.map(([code, name]) => [
          code === '370000' ? '全省总计' : spaced(name),
          ...columns.map((column) => of(code, column)),
        ]),
        ['注：本表绝对数按当年价格计算，增长速度按可比价格计算。'],
      ],
    };
    const mapping = readTable(grid, names) as Mapping;
    expect(mapping.columns.filter((column) => isOpen(column, 'columns', mapping))).toEqual([]);
    const figures = readFigures(grid, mapping, names);
    expect(figures.filter(({ problem }) => problem !== null)).toEqual([]);
    const expected = edition.filter(
      (row) => Object.keys(titles).includes((row.indicator_key ?? '').replace('_growth', '')) && row.value,
    );
    expect(
      figures
        .map(
          ({ region: code, indicator: key, measure, period, value }) =>
            `${code}/${key}/${measure}/${period}=${value}`,
        )
        .sort(),
    ).toEqual(
      expected
        .map((row) => {
          const key = row.indicator_key ?? '';
          return `${row.region_code}/${key.replace('_growth', '')}/${key.endsWith('_growth') ? 'growth' : 'level'}/${row.period}=${row.value}`;
        })
        .sort(),
    );
  });
});
