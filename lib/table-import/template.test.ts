import { expect, it } from 'vitest';
import { tableFile } from '@/lib/data-package/table-file';
import type { Period } from '@/lib/domain/period';
import { type Mapping } from './mapping';
import { Names } from './names';
import { readFigures } from './read-figures';
import { readTableFile } from './read-file';
import { readTable } from './read-table';
import { templateTable } from './template';
import { heilongjiang, indicators } from './test-support';

// two indicators and two regions called alike, which only keys and codes tell apart
const names = new Names({
  regions: heilongjiang,
  indicators: [...indicators, { ...(indicators[0] as (typeof indicators)[0]), key: 'gdp-old' }],
});

it.each([
  ['zh', '总量', '增速', '亿元', '微克/立方米'],
  ['en', 'level', 'growth', 'CNY 100m', 'µg/m³'],
])(
  'a template in %s, filled in, imports without a correction',
  async (locale, level, growth, unit, concentration) => {
    const at = (period: string) => period as Period;
    const column = (indicator: string, measure: 'level' | 'growth', period: string, head: string) => ({
      indicator,
      measure,
      period: at(period),
      head,
    });
    const gdp = locale === 'zh' ? '地区生产总值' : 'GDP';
    const table = templateTable(
      '2023-12',
      locale === 'zh' ? { code: '代码', region: '地区' } : { code: 'Code', region: 'Region' },
      [
        column('gdp-old', 'level', '2023-Q4', `${gdp} ${level}（${unit}）`),
        column('gdp-old', 'growth', '2023-Q4', `${gdp} ${growth}（%）`),
        column('pm25', 'level', '2023-12', `PM2.5 ${level} (${concentration})`),
      ],
      [
        { code: '230000', name: '黑龙江省' },
        { code: '231005', name: '西安区' },
      ],
    );
    const filled = table.rows.map((row, n) =>
      n === 0 ? row : [...row.slice(0, 2), { decimal: `${n}00.5` }, { decimal: '-3.2' }, { decimal: '31' }],
    );
    const file = await tableFile({ ...table, rows: filled }, 'xlsx');
    const reading = await readTableFile(new Uint8Array(file as Buffer));
    if (!reading.ok) throw new Error(reading.reason);
    const [grid] = reading.sheets;
    if (!grid) throw new Error('no sheet');
    const mapping = readTable(grid, names) as Mapping;
    const figures = readFigures(grid, mapping, names);
    expect(figures.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(mapping.columns.map(({ how }) => how)).toEqual(['sure', 'sure', 'sure']);
    expect(
      figures.map(
        ({ indicator, measure, region, period, value }) =>
          `${indicator}/${measure}/${region}/${period}=${value}`,
      ),
    ).toEqual([
      'gdp-old/level/230000/2023-Q4=100.5',
      'gdp-old/growth/230000/2023-Q4=-3.2',
      'pm25/level/230000/2023-12=31',
      'gdp-old/level/231005/2023-Q4=200.5',
      'gdp-old/growth/231005/2023-Q4=-3.2',
      'pm25/level/231005/2023-12=31',
    ]);
  },
);
