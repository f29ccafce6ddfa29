import { describe, expect, it } from 'vitest';
import { type HeadlineIndicator, headline } from '@/lib/domain/headline';
import { figure, indicator, members, period, periodCells, statedRank } from '@/lib/domain/test-support';
import { formatsFor } from './formats';
import { headlineSentences } from './headline-sentences';

const home = {
  code: 'r01',
  level: 'prefecture' as const,
  name: { zh: '牡丹江市', en: 'Mudanjiang' },
  short: { zh: '牡丹江', en: 'Mudanjiang' },
  parent: null,
};
const industry = indicator();
const retail = indicator({
  key: 'retail',
  name: { zh: '社会消费品零售总额', en: 'Retail sales' },
  growthBasis: 'nominal',
});
const gdp = indicator({ key: 'gdp', name: { zh: '地区生产总值', en: 'GDP' }, frequency: 'quarter' });
const loans = indicator({ key: 'loans', name: { zh: '贷款余额', en: 'Loans' }, basis: 'stock' });

function entry(
  of: ReturnType<typeof indicator>,
  releases: [string, string[]][],
  benchmark: string,
  parts: Partial<HeadlineIndicator> = {},
): HeadlineIndicator {
  return {
    indicator: of,
    history: releases.map(([at, values]) =>
      periodCells(members(...values), { indicator: of.key, period: at, benchmark }),
    ),
    homeGrowth: null,
    homeLevel: null,
    stated: [],
    ...parts,
  };
}

function said(
  month: string,
  entries: HeadlineIndicator[],
  locale: 'zh' | 'en',
  set: string[] = ['industry', 'retail', 'gdp'],
) {
  const formats = formatsFor(locale, 'Asia/Shanghai');
  const result = headline({
    period: period(month),
    audience: 'leader',
    home: 'r01',
    assessedSet: {
      key: 's',
      name: { zh: '', en: 's' },
      validFrom: '2020-01-01',
      validTo: null,
      members: set.map((one) => ({ indicator: one, weight: '1' })),
    },
    highlights: ['loans'],
    indicators: entries,
  });
  const context = {
    home,
    group: { name: { zh: '全省13个市（地）', en: '13 cities' } },
    level: 'province' as const,
    indicators: entries.map((one) => one.indicator),
    assessed: set,
  };
  const sentences = headlineSentences(result, context, formats);
  const plain = (list: typeof sentences.all) => list.map(({ sentence }) => formats.plain(sentence));
  return {
    title: plain(sentences.title),
    lead: plain(sentences.lead),
    beside: plain(sentences.beside),
    fallback: formats.plain(sentences.fallbackTitle),
  };
}

const months: [string, string[]][] = ['2023-05', '2023-06', '2023-07', '2023-08'].map((at) => [
  at,
  ['9', '1', '2'],
]);
const entries = [
  entry(industry, [['2023-04', ['1', '9', '2']], ...months], '3'),
  entry(
    retail,
    [
      ['2023-07', ['5', '1', '2']],
      ['2023-08', ['1.2', '3', '2']],
    ],
    '2.4',
  ),
  entry(
    gdp,
    [
      ['2023-Q1', ['1', '4', '2']],
      ['2023-Q2', ['9', '4', '2']],
    ],
    '3',
  ),
  entry(loans, [], '3', {
    homeGrowth: figure({ indicator: 'loans', region: 'r01', value: '24.1', period: '2023-08' }),
    stated: [],
  }),
];

describe('the month in sentences, made of facts alone', () => {
  it('in Chinese', () => {
    const { title, lead, beside } = said('2023-08', entries, 'zh');
    expect(title).toEqual(['3项考核指标中2项达到或高于全省平均水平', '3项居全省前三']);
    expect(lead).toEqual([
      '规模以上工业增加值增速连续4个月居全省第1位',
      '地区生产总值（上半年）增速居全省第1位（共3个）',
      '社会消费品零售总额增速低于全省1.2个百分点，位次后移2位，列第3位',
    ]);
    expect(beside).toEqual(['贷款余额增长24.1%']);
  });

  it('in English', () => {
    const { title, lead } = said('2023-08', entries, 'en');
    expect(title).toEqual([
      '2 of 3 assessed indicators at or above the provincial average',
      '3 in the top three of the province',
    ]);
    expect(lead).toEqual([
      'Industrial value added growth has been first in the province for 4 consecutive months',
      'GDP (first half) growth ranked 1st of 3 in the province',
      'Retail sales growth 1.2 points below the province, down 2 to 3rd',
    ]);
  });

  it('says 达到或优于 of a set in which lower may be better', () => {
    const air = entry(indicator({ key: 'air', direction: 'lower' }), [['2023-08', ['1', '2', '3']]], '2');
    expect(said('2023-08', [air], 'zh', ['air']).title[0]).toBe('1项考核指标中1项达到或优于全省平均水平');
  });

  it('says how many cannot be compared', () => {
    const none = { ...entry(retail, [], '2') };
    expect(
      said('2023-08', [entries[0] as HeadlineIndicator, none], 'zh', ['industry', 'retail']).title[0],
    ).toBe('2项考核指标中1项达到或高于全省平均水平（1项不能比较）');
  });

  it('names the month where nothing is published', () => {
    expect(said('2023-08', [], 'en').fallback).toBe('No published figure for Jan–Aug 2023');
    expect(said('2023-08', [], 'en').title).toEqual([]);
  });

  it('reports a stated place beside, with no figure', () => {
    const stated = [statedRank({ indicator: 'projects', region: 'r01', period: period('2023-08') })];
    const projects = entry(
      indicator({ key: 'projects', name: { zh: '新签约内资项目', en: 'Projects' } }),
      [],
      '1',
      { stated },
    );
    expect(said('2023-08', [entries[0] as HeadlineIndicator, projects], 'zh', ['industry']).beside).toEqual([
      '新签约内资项目增速居全省第1位（公布位次）',
    ]);
  });
});
