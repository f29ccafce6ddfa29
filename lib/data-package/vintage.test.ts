import { expect, test } from 'vitest';
import { VintageReader } from './vintage';

test('the future begins after now', () => {
  const reader = new VintageReader('Asia/Shanghai', '2024-01-20T08:00:00.000Z');
  expect(reader.isFuture(reader.read('2024-01-20T08:00:00Z') ?? '')).toBe(false);
  expect(reader.isFuture(reader.read('2024-01-20T08:00:00.001Z') ?? '')).toBe(true);
  expect(reader.isFuture(reader.read('2024-01-20') ?? '')).toBe(true);
  expect(reader.isFuture(reader.read('2024-01-19') ?? '')).toBe(false);
  expect(reader.isFuture(reader.read('9998-12-31') ?? '')).toBe(true);
  expect(reader.read('9999-12-31')).toBeNull();
});
