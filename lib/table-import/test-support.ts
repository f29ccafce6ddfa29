import type { Grid } from './grid';
import { type NamedIndicator, type NamedRegion, Names } from './names';
import { readTableText } from './read-file';

export function region(code: string, zh: string, spec: Partial<NamedRegion> = {}): NamedRegion {
  return {
    code,
    level: 'prefecture',
    name: { zh, en: '' },
    short: { zh: '', en: '' },
    parent: null,
    ...spec,
  };
}

export function indicator(key: string, zh: string, spec: Partial<NamedIndicator> = {}): NamedIndicator {
  return {
    key,
    name: { zh, en: '' },
    unit: { zh: '亿元', en: 'CNY 100m' },
    frequency: 'month',
    january: 'combined',
    basis: 'cumulative',
    growth: 'entered',
    ...spec,
  };
}

export const heilongjiang = [
  region('230000', '黑龙江省', { level: 'province', name: { zh: '黑龙江省', en: 'Heilongjiang' } }),
  region('230100', '哈尔滨市', { parent: '230000', name: { zh: '哈尔滨市', en: 'Harbin' } }),
  region('230300', '鸡西市', { parent: '230000' }),
  region('231000', '牡丹江市', { parent: '230000', short: { zh: '牡丹江', en: '' } }),
  region('231005', '西安区', { level: 'county', parent: '231000' }),
  region('220403', '西安区', { level: 'county', parent: '220400' }),
];

export const indicators = [
  indicator('gdp', '地区生产总值', {
    frequency: 'quarter',
    january: 'separate',
    name: { zh: '地区生产总值', en: 'GDP' },
  }),
  indicator('industry', '规模以上工业增加值'),
  indicator('investment', '固定资产投资（不含农户）'),
  indicator('retail', '社会消费品零售总额'),
  indicator('power', '工业用电量', { unit: { zh: '亿千瓦时', en: '' } }),
  indicator('power-month', '工业用电量（当月）', {
    unit: { zh: '亿千瓦时', en: '' },
    basis: 'period',
    january: 'separate',
  }),
  indicator('pm25', '细颗粒物（PM2.5）平均浓度', {
    unit: { zh: '微克/立方米', en: 'µg/m³' },
    growth: 'none',
    basis: 'period',
    january: 'separate',
  }),
];

export const names = new Names({ regions: heilongjiang, indicators });

/** A table as it is pasted: cells between bars, a line a row. */
export function table(text: string): Grid {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join('\t'),
    );
  const reading = readTableText(lines.join('\n'));
  if (!reading.ok) throw new Error(reading.reason);
  return reading.sheets[0] as Grid;
}
