import { expect, it } from 'vitest';
import { toSchema } from './identity';

it.each([
  ['/zh', ''],
  ['/zh/rankings', '/rankings'],
  ['/en/indicators/gdp?measure=level&asof=first', '/indicators/gdp?measure=level&asof=first'],
  ['/zh?asof=first', '?asof=first'],
  // another host, a script, another part of this one, or nothing: the summary
  ['https://example.com/zh', ''],
  ['//example.com/zh', ''],
  ['/zh//example.com', ''],
  ['/zh/\\example.com', ''],
  ['/\\example.com', ''],
  ['/zhx/rankings', ''],
  ['/zh@example.com', ''],
  ['/api/health/live', ''],
  ['javascript:alert(1)', ''],
  ['/zh/a\r\nSet-Cookie:x', ''],
  ['/zh/' + 'x'.repeat(2000), ''],
  [['/zh/a', '/zh/b'], ''],
  [undefined, ''],
])('%j leads to %j', (to, expected) => {
  expect(toSchema.parse(to)).toBe(expected);
});
