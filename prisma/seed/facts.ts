import { home, province } from './regions';

/** A figure or a place that a page or a paper states. Values as printed; `scale` turns their unit into the indicator's, exactly. */
export interface Fact {
  region: string;
  indicator: string;
  measure: 'level' | 'growth';
  period: string;
  /** Empty: the source gives the place alone. */
  value: string;
  /** Decimal shift to the indicator's unit: 1 for billion yuan → 亿元. */
  shift?: number;
  rank?: { place: number; of: number };
  source: FactSource;
  /** The source's words, or a retelling marked 转述; printed as the figure's note. */
  quote: string;
}

export interface FactSource {
  origin: 'official' | 'reported';
  title: string;
  url: string;
  /** The day of the source; empty: unknown or a late reprint, and the indicator's own day of publication stands in. */
  date: string;
}

const xinhua = (date: string, url: string): FactSource => ({
  origin: 'reported',
  title: `Xinhua/People's Daily ${date}`,
  url: `http://en.people.cn/n3/${url}`,
  date,
});

/** No day is known of this article; the last of January 2024 stands in for it. */
const daily: FactSource = {
  origin: 'reported',
  title: '黑龙江日报：能力作风建设成效显著 经济建设指标一路飘红',
  url: '',
  date: '2024-01-31',
};
const provincePage: FactSource = {
  origin: 'official',
  title: '黑龙江省人民政府网 经济建设/综合',
  url: 'https://hlj.gov.cn/hlj/c110601/list_left_tt.shtml',
  date: '',
};
const eastday: FactSource = {
  origin: 'reported',
  title: '东方网：一季度黑龙江省地区生产总值同比增长5.4%',
  url: 'http://s-sound.net/xinwen/52156.html',
  date: '2022-04-25',
};
const journal: FactSource = {
  origin: 'reported',
  title: '黄英、隋顺雨：2021年黑龙江省经济',
  url: 'https://fx361.cc/page/2022/1025/10766475.shtml',
  date: '',
};
const harbinReport: FactSource = {
  origin: 'reported',
  title: '黑龙江日报：前9月哈尔滨工业固定资产投资',
  url: 'http://hljen.org.cn/content/2021-11/01/content_570095.html',
  date: '2021-11-01',
};

/** Level and growth of the province's foreign trade, as one sentence of the press gives them, in billion yuan. */
function trade(period: string, value: string, growth: string, source: FactSource, quote: string): Fact[] {
  const cell = { region: province, indicator: 'imports-exports', period, source, quote };
  return [
    { ...cell, measure: 'level', value, shift: 1 },
    { ...cell, measure: 'growth', value: growth },
  ];
}

const told = (growth: string, value: string) => `${growth} percent year on year to ${value} billion yuan`;

const ofThirteen = { place: 1, of: 13 };
const ofHome = { region: home, measure: 'growth', value: '', source: daily } as const;

/** Every fact between 2021 and 2023 on a region and an indicator of the demo, of grade A (a page or the press), A− or B. */
export const facts: Fact[] = [
  {
    ...ofHome,
    indicator: 'gdp',
    period: '2023-Q4',
    rank: ofThirteen,
    quote: '2023年，地区生产总值增速居全省第一位',
  },
  {
    ...ofHome,
    indicator: 'industrial-value-added',
    period: '2023-12',
    rank: ofThirteen,
    quote: '全市规上工业增加值增速连续八个月居全省首位',
  },
  {
    ...ofHome,
    indicator: 'loan-balance',
    period: '2023-12',
    value: '24.1',
    quote: '金融机构贷款余额增长24.1%',
  },
  { ...ofHome, indicator: 'new-enterprises', period: '2023-12', value: '24.3', quote: '新设立企业增长24.3%' },
  { ...ofHome, indicator: 'tax-revenue', period: '2023-12', value: '20.6', quote: '税收收入增长20.6%' },
  ...(['level', 'growth'] as const).map(
    (measure): Fact => ({
      ...ofHome,
      measure,
      indicator: 'signed-projects',
      period: '2023-12',
      rank: ofThirteen,
      quote: '转述：新签约内资项目的个数和增速均居全省第一位',
    }),
  ),
  ...(
    [
      ['gdp', 'level', '2022-Q4', '15901.0', provincePage, '2022年全省实现地区生产总值（GDP）15901.0亿元'],
      ['gdp', 'growth', '2022-Q4', '2.7', provincePage, '按不变价格计算，比上年增长2.7%'],
      ['consumer-prices', 'growth', '2022-12', '1.9', provincePage, '全年居民消费价格比上年上涨1.9%'],
      ['gdp', 'level', '2022-Q1', '2976.6', eastday, '2022年一季度黑龙江全省地区生产总值为2976.6亿元'],
      ['gdp', 'growth', '2022-Q1', '5.4', eastday, '同比增长5.4%，高于全国0.6个百分点'],
      ['gdp', 'level', '2021-Q4', '14879.2', journal, '全省地区生产总值（GDP）实现14 879.2亿元'],
      ['gdp', 'growth', '2021-Q4', '6.1', journal, '按不变价格计算，比上年增长6.1%'],
      ['industrial-value-added', 'growth', '2021-12', '7.3', journal, '黑龙江省规上工业增加值增长7.3%'],
    ] as const
  ).map(
    ([indicator, measure, period, value, source, quote]): Fact => ({
      region: province,
      indicator,
      measure,
      period,
      value,
      source,
      quote,
    }),
  ),
  {
    region: '230100',
    indicator: 'fixed-asset-investment',
    measure: 'growth',
    period: '2021-09',
    value: '9.2',
    source: harbinReport,
    quote: '工业固定资产投资增速17.8%，高于全市固定资产投资增幅8.6个百分点（17.8−8.6＝9.2）',
  },
  ...trade(
    '2021-12',
    '199.5',
    '29.6',
    {
      origin: 'reported',
      title: "China Daily 2022-01-24: Foreign trade of China's northernmost province bounces back",
      url: 'http://aolaikelin.cn/a/202201/24/WS61ee40fba310cdd39bc82dc0.html',
      date: '2022-01-24',
    },
    '29.6 percent year-on-year to 199.5 billion yuan',
  ),
  ...trade(
    '2022-03',
    '55.2',
    '29.5',
    xinhua('2022-04-24', '2022/0424/c90000-10088109.html'),
    told('29.5', '55.2'),
  ),
  ...trade(
    '2022-06',
    '122.21',
    '30.7',
    xinhua('2022-07-19', '2022/0719/c90000-10124757.html'),
    told('30.7', '122.21'),
  ),
  ...trade(
    '2022-08',
    '167.15',
    '30.7',
    xinhua('2022-09-16', '2022/0916/c90000-10148225.html'),
    told('30.7', '167.15'),
  ),
  ...trade(
    '2022-09',
    '190.15',
    '30.5',
    xinhua('2022-10-31', '2022/1031/c90000-10165281.html'),
    told('30.5', '190.15'),
  ),
  ...trade(
    '2023-02',
    '48.38',
    '30.7',
    {
      origin: 'reported',
      title: 'China Daily 2023-03-23',
      url: 'http://www.chinadaily.com.cn/a/202303/23/WS641be4bba31057c47ebb621f.html',
      date: '2023-03-23',
    },
    '30.7 percent year-on-year to 48.38 billion yuan',
  ),
  ...trade(
    '2023-03',
    '71.98',
    '29.6',
    xinhua('2023-04-20', '2023/0420/c90000-20008812.html'),
    told('29.6', '71.98'),
  ),
  ...trade(
    '2023-05',
    '118.8',
    '18.3',
    xinhua('2023-06-20', '2023/0620/c90000-20033856.html'),
    told('18.3', '118.8'),
  ),
  ...trade(
    '2023-06',
    '142.46',
    '16.6',
    {
      origin: 'reported',
      title: 'Azernews citing Xinhua 2023-07-21',
      url: 'https://www.azernews.az/region/212577.html',
      date: '2023-07-21',
    },
    told('16.6', '142.46'),
  ),
  ...trade(
    '2023-07',
    '167.04',
    '15.5',
    xinhua('2023-08-18', '2023/0818/c90000-20060423.html'),
    told('15.5', '167.04'),
  ),
  ...trade(
    '2023-10',
    '241.94',
    '14.5',
    xinhua('2023-11-23', '2023/1123/c90000-20101168.html'),
    told('14.5', '241.94'),
  ),
  ...trade(
    '2023-11',
    '268.37',
    '13.3',
    xinhua('2023-12-25', '2023/1225/c90000-20114347.html'),
    told('13.3', '268.37'),
  ),
  ...trade(
    '2023-12',
    '297.83',
    '12.3',
    xinhua('2024-01-23', '2024/0123/c90000-20125492.html'),
    '12.3 percent year on year increase of its foreign trade in goods, reaching a new high of 297.83 billion yuan',
  ),
];
