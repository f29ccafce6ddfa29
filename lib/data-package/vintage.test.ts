import { describe, expect, test } from 'vitest';
import { readInstant, VintageReader } from './vintage';

describe('readInstant', () => {
  test.each([
    ['2021-12-31', 'Asia/Shanghai', '2021-12-31T15:59:59.999Z'],
    ['2021-12-31', 'UTC', '2021-12-31T23:59:59.999Z'],
    ['2021-12-31', 'America/New_York', '2022-01-01T04:59:59.999Z'],
    ['2024-02-29', 'Asia/Shanghai', '2024-02-29T15:59:59.999Z'],
    ['2024-01-20T08:00:00Z', 'Asia/Shanghai', '2024-01-20T08:00:00.000Z'],
    ['2024-01-20t16:00:00+08:00', 'UTC', '2024-01-20T08:00:00.000Z'],
    ['2024-01-20T08:00:00.1239Z', 'UTC', '2024-01-20T08:00:00.123Z'],
  ])('%s in %s', (text, zone, expected) => {
    expect(readInstant(text, zone)).toBe(expected);
  });

  test.each([
    '',
    '2023-02-29',
    '2023-13-01',
    '1899-12-31',
    '2024-1-1',
    '2024-01-20 08:00:00Z',
    '2024-01-20T08:00:00',
    '2024-01-20T25:00:00Z',
    '20240120',
    'now',
    '2024-02-30T00:00:00Z',
  ])('%j is refused', (text) => {
    expect(readInstant(text, 'Asia/Shanghai')).toBeNull();
  });

  test('the future begins after now', () => {
    const reader = new VintageReader('Asia/Shanghai', '2024-01-20T08:00:00.000Z');
    expect(reader.isFuture(reader.read('2024-01-20T08:00:00Z') ?? '')).toBe(false);
    expect(reader.isFuture(reader.read('2024-01-20T08:00:00.001Z') ?? '')).toBe(true);
    expect(reader.isFuture(reader.read('2024-01-20') ?? '')).toBe(true);
    expect(reader.isFuture(reader.read('2024-01-19') ?? '')).toBe(false);
  });
});
