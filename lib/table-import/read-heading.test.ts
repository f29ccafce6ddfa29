import { expect, it } from 'vitest';
import { readHeading } from './read-heading';

it.each([
  ['房地产投资累计值(亿元)', { rest: '房地产投资', measure: 'level', unit: '亿元', other: null }],
  ['房地产投资累计增长（％）', { rest: '房地产投资', measure: 'growth', unit: '%', other: null }],
  ['社会消费品零售总额 比上年增长±%', { rest: '社会消费品零售总额', measure: 'growth', unit: null }],
  ['同比增速', { rest: '', measure: 'growth', unit: null }],
  ['总量', { rest: '', measure: 'level', unit: null }],
  ['单位：亿元、%', { rest: '', measure: null, unit: '亿元' }],
  ['计量单位: 万元', { rest: '', unit: '万元' }],
  ['万户', { rest: '', unit: '万户' }],
  ['固定资产投资（不含农户）', { rest: '固定资产投资(不含农户)', measure: null, unit: null }],
  ['2023年1—12月总量（亿元）', { rest: '', measure: 'level', unit: '亿元', period: { year: 2023 } }],
  ['位次', { other: 'place' }],
  ['上年同期', { other: 'other_year' }],
  ['环比', { other: 'other_rate' }],
  ['占比(%)', { other: 'other_rate' }],
  ['GDP growth (%)', { rest: 'GDP', measure: 'growth', unit: '%' }],
] as const)('reads %s', (text, heading) => {
  expect(readHeading(text)).toMatchObject(heading);
});
