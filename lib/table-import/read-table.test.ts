import { describe, expect, it } from 'vitest';
import { isOpen, type Mapping } from './mapping';
import { Names } from './names';
import { readFigures } from './read-figures';
import { readTable } from './read-table';
import { heilongjiang, indicator, names, region, table } from './test-support';

/** The figures of a table as `indicator/measure/region/period=value`, its problems as `cell: problem`. */
function read(text: string, options: Parameters<typeof readTable>[2] = {}) {
  const grid = table(text);
  const mapping = readTable(grid, names, options) as Mapping;
  const figures = readFigures(grid, mapping, names);
  return {
    mapping,
    figures: figures
      .filter(({ problem }) => problem === null)
      .map(
        ({ indicator, measure, region, period, value, missing }) =>
          `${indicator}/${measure}/${region}/${period}=${value ?? missing}`,
      ),
    problems: figures
      .filter(({ problem }) => problem !== null)
      .map(({ text, problem }) => `${text}: ${problem}`),
    open: [
      ...mapping.rows.filter((line) => isOpen(line, 'rows', mapping)),
      ...mapping.columns.filter((line) => isOpen(line, 'columns', mapping)),
    ].map(({ label }) => label),
    skipped: [...mapping.rows, ...mapping.columns]
      .filter(({ skip }) => skip)
      .map(({ label, skip }) => `${label}: ${skip}`),
  };
}

describe('readTable', () => {
  it('reads two rows of heads, the groups filled, spaced names, full-width digits, the province and a total', () => {
    const { figures, open, skipped, problems } = read(`
      2023年1—11月主要经济指标
      | | | 单位：亿元、%
      地　区 | 社会消费品零售总额 |  | 固定资产投资 | 规模以上工业增加值
      | 总量 | 同比增长 | 增速 | 增速
      全　省 | 5,634.2 | 8.1 | -14.8 | -3.3
      哈 尔 滨 市 | ２５００．５ | ８．２ | — | 1.0
      牡丹江 | 300 | −1.25 | 6.1% | 不适用
      合　计 | 2800.5 | | |
      注：投资不含农户。
      数据来源：省统计局`);
    expect(problems).toEqual([]);
    expect(open).toEqual([]);
    expect(skipped).toEqual(['合 计: total']);
    expect(figures).toEqual([
      'retail/level/230000/2023-11=5634.2',
      'retail/growth/230000/2023-11=8.1',
      'investment/growth/230000/2023-11=-14.8',
      'industry/growth/230000/2023-11=-3.3',
      'retail/level/230100/2023-11=2500.5',
      'retail/growth/230100/2023-11=8.2',
      'industry/growth/230100/2023-11=1',
      'retail/level/231000/2023-11=300',
      'retail/growth/231000/2023-11=-1.25',
      'investment/growth/231000/2023-11=6.1',
      'industry/growth/231000/2023-11=not_applicable',
    ]);
  });

  it('reads months across and indicators down, the region and the unit said above', () => {
    const { figures, open } = read(`
      数据库：分市月度数据
      地区：牡丹江市
      时间：最近3个月
      指标 | 2023年12月 | 2023年11月 | 2023年2月 | 2023年1月
      社会消费品零售总额累计值(亿元) | 343 | 300 | 51.2 |
      社会消费品零售总额累计增长(%) | 8 | 7.5 | 5 |
      数据来源：统计局`);
    expect(open).toEqual([]);
    expect(figures).toHaveLength(6);
    expect(figures[0]).toBe('retail/level/231000/2023-12=343');
    expect(figures.at(-1)).toBe('retail/growth/231000/2023-02=5');
  });

  it('reads months down and regions across', () => {
    const { figures } = read(`
      2023年社会消费品零售总额（万元）
      月份 | 哈尔滨市 | 鸡西市
      1-2月 | 1000000 | 20000
      1-3月 | 1500000 | 30000`);
    expect(figures).toEqual([
      'retail/level/230100/2023-02=100',
      'retail/level/230300/2023-02=2',
      'retail/level/230100/2023-03=150',
      'retail/level/230300/2023-03=3',
    ]);
  });

  it('reads a tidy table, in which codes tell homonyms apart', () => {
    const { figures } = read(`
      code | region | indicator | period | value | unit
      231005 | 西安区 | retail | 2023-12 | 12.5 | 亿元
      220403 | 西安区 | retail | 2023-12 | 8 | 亿元`);
    expect(figures).toEqual(['retail/level/231005/2023-12=12.5', 'retail/level/220403/2023-12=8']);
  });

  it('reads years over the columns', () => {
    const { figures } = read(`
      各市地区生产总值
      地区 | 地区生产总值(亿元) | | |
      | 2021 | | 2022 |
      | 绝对数 | 比上年增长(%) | 绝对数 | 比上年增长(%)
      哈尔滨市 | 5351.7 | 5.5 | 5490.1 | 2.6
      鸡 西 市 | 598.4 | 6.1 | 644.2 | 4.1`);
    expect(figures).toContain('gdp/level/230100/2021-Q4=5351.7');
    expect(figures).toContain('gdp/growth/230300/2022-Q4=4.1');
    expect(figures).toHaveLength(8);
  });

  it('takes a quarter from its months, and the single month from its own indicator', () => {
    expect(read('2023年1-9月\n地区 | 地区生产总值增速\n哈尔滨市 | 3.1').figures).toEqual([
      'gdp/growth/230100/2023-Q3=3.1',
    ]);
    const { figures } = read(`
      2023年10月
      地区 | 工业用电量（亿千瓦时） |
      | 当月 | 累计
      哈尔滨市 | 10.5 | 99.5`);
    expect(figures).toEqual(['power-month/level/230100/2023-10=10.5', 'power/level/230100/2023-10=99.5']);
  });

  it('leaves out places, last year and month-on-month rates', () => {
    const { figures, skipped } = read(`
      2023年1-12月（亿元）
      地区 | 社会消费品零售总额总量 | 上年同期 | 同比增长% | 位次
      哈尔滨市 | 2500 | 2400 | 4.2 | 3`);
    expect(figures).toEqual(['retail/level/230100/2023-12=2500', 'retail/growth/230100/2023-12=4.2']);
    expect(skipped).toEqual(['上年同期: other_year', '位次: place']);
  });

  it('takes no number in a name for a period, and no two names for one', () => {
    const grid = table(
      '2023年12月（%）\n地区 | 甲2001项 | 甲2002项\n鸡西 | 1 | 2\n新区 2001 | 3 | 4\n新区 2002 | 5 | 6',
    );
    const more = new Names({
      regions: [...heilongjiang, region('1', '新区 2001'), region('2', '新区 2002')],
      indicators: [indicator('first', '甲2001项'), indicator('second', '甲2002项')],
    });
    const mapping = readTable(grid, more) as Mapping;
    expect(new Set([...mapping.rows, ...mapping.columns].map(({ key }) => key)).size).toBe(5);
    const periods = readFigures(grid, mapping, more).map(({ period }) => period);
    expect(periods).toEqual(Array(6).fill('2023-12'));
  });

  it('leaves homonyms and strangers open', () => {
    const { figures, open, mapping } = read(`
      2023年12月，单位：亿元
      地区 | 社会消费品零售总额总量 | 幸福指数
      西安区 | 12 | 99
      火星市 | 13 | 98
      鸡西 | 14 | 97`);
    expect(open).toEqual(['西安区', '火星市']);
    expect(mapping.rows[0]?.candidates).toEqual(['231005', '220403']);
    expect(figures).toEqual(['retail/level/230300/2023-12=14']);
  });

  it.each([
    ['no unit for a level', '2023年12月\n地区 | 社会消费品零售总额总量\n鸡西 | 14', '14: no_unit'],
    ['another unit', '2023年12月\n地区 | 社会消费品零售总额总量（户）\n鸡西 | 14', '14: unit_differs'],
    ['neither level nor growth', '2023年12月\n地区 | 社会消费品零售总额\n鸡西 | 14', '14: no_measure'],
    ['no period', '地区 | 社会消费品零售总额增速\n鸡西 | 1.4', '1.4: no_period'],
    ['a month without its year', '地区 | 社会消费品零售总额增速 5月\n鸡西 | 1.4', '1.4: no_year'],
    [
      'January of what begins with 1—2月',
      '2023年1月\n地区 | 社会消费品零售总额增速\n鸡西 | 1.4',
      '1.4: period_january',
    ],
    [
      'a broken formula',
      '2023年12月\n地区 | 社会消费品零售总额增速\n鸡西 | #DIV/0!\n哈尔滨 | 1',
      '#DIV/0!: formula_error',
    ],
    [
      'a word among figures',
      '2023年12月\n地区 | 社会消费品零售总额增速\n哈尔滨 | 1\n鸡西 | 约3',
      '约3: not_a_number',
    ],
    [
      'two figures for one cell',
      '2023年12月\n地区 | 社会消费品零售总额增速\n鸡西 | 3\n鸡西市 | 1',
      '1: given_twice',
    ],
    [
      'growth of what has none',
      '2023年12月\n地区 | 细颗粒物（PM2.5）平均浓度同比\n鸡西 | 3',
      '3: growth_not_kept',
    ],
  ])('says of %s that it cannot be taken', (_, text, problem) => {
    expect(read(text).problems).toContain(problem);
  });

  it('needs no correction the second month', () => {
    const month = (period: string, value: string) => `
      ${period}全市情况
      地区 | 消费 | 消费增速
      老城 | ${value} | 4.1
      鸡西 | 5 | 3.3`;
    const first = read(month('2023年11月', '12'));
    expect(first.open).toEqual(['老城', '消费', '消费增速']);
    const corrections = {
      lines: {
        'r:老城': { region: '231000' },
        'c:消费': { indicator: 'retail', measure: 'level' as const, unit: '万元' },
        'c:消费增速': { indicator: 'retail', measure: 'growth' as const },
      },
      table: {},
    };
    const corrected = read(month('2023年11月', '12'), { person: corrections });
    expect(corrected.problems).toEqual([]);
    const second = read(month('2023年12月', '130'), {
      memory: (shape) => (shape === corrected.mapping.shape ? corrections : { lines: {}, table: {} }),
    });
    expect(second.open).toEqual([]);
    expect(second.figures).toEqual([
      'retail/level/231000/2023-12=0.013',
      'retail/growth/231000/2023-12=4.1',
      'retail/level/230300/2023-12=0.0005',
      'retail/growth/230300/2023-12=3.3',
    ]);
  });
});
