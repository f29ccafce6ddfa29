import { expect, test } from 'vitest';
import { asOfSchema } from './page-params';

test.each([
  'first',
  '1900-01-01',
  '2024-02-29',
  '9998-12-31',
  '2024-01-20T08:00:00Z',
  '2024-01-20T08:00:00.5+08:00',
])('asof %s is taken as it stands', (text) => {
  expect(asOfSchema.parse(text)).toBe(text);
});

test.each([
  '',
  'last',
  '2023-02-29',
  '0000-01-01',
  '0001-01-01',
  '1899-12-31',
  '9999-12-31',
  '9999-12-31T23:59:59-23:59',
  '0001-01-01T00:00:00+14:00',
  '1900-01-01T00:00:00+14:00',
  '2024-01-20t08:00:00z',
])('asof %j is refused', (text) => {
  expect(asOfSchema.safeParse(text).success).toBe(false);
});
