import { describe, expect, test } from 'vitest';
import { readAsOf } from './as-of';
import { lastInstantOf } from './zone';

describe('rule 24: a date or an instant', () => {
  test.each([
    ['2021-12-31', 'Asia/Shanghai', '2021-12-31T15:59:59.999Z'],
    ['2021-12-31', 'UTC', '2021-12-31T23:59:59.999Z'],
    ['2021-12-31', 'America/New_York', '2022-01-01T04:59:59.999Z'],
    ['2024-02-29', 'Asia/Shanghai', '2024-02-29T15:59:59.999Z'],
    ['2024-01-20T08:00:00Z', 'Asia/Shanghai', '2024-01-20T08:00:00.000Z'],
    ['2024-01-20t16:00:00+08:00', 'UTC', '2024-01-20T08:00:00.000Z'],
    ['2024-01-20T08:00:00.1239Z', 'UTC', '2024-01-20T08:00:00.123Z'],
    ['1900-01-01T00:00:00Z', 'UTC', '1900-01-01T00:00:00.000Z'],
    ['1900-01-01', 'Asia/Shanghai', '1900-01-01T15:54:16.999Z'],
    ['9998-12-31', 'Pacific/Pago_Pago', '9999-01-01T10:59:59.999Z'],
  ])('%s in %s', (text, zone, expected) => {
    expect(readAsOf(text, zone)).toBe(expected);
  });

  test.each([
    '',
    '2023-02-29',
    '2023-13-01',
    '2024-1-1',
    '2024-01-20 08:00:00Z',
    '2024-01-20T08:00:00',
    '2024-01-20T25:00:00Z',
    '20240120',
    'now',
    '2024-02-30T00:00:00Z',
    '0000-01-01',
    '0001-01-01',
    '1899-12-31',
    '9999-01-01',
    '9999-12-31',
    '9999-12-31T23:59:59-23:59',
    '0001-01-01T00:00:00+14:00',
    '1900-01-01T00:00:00+14:00',
    '+010000-01-01T00:00:00Z',
  ])('%j is refused', (text) => {
    expect(readAsOf(text, 'Asia/Shanghai')).toBeNull();
  });

  test.each(['Asia/Shanghai', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'UTC'])(
    'a date that is read gives an instant that is read again, in %s',
    (zone) => {
      for (const date of ['1900-01-01', '2000-06-30', '9998-12-31']) {
        const instant = lastInstantOf(date, zone);
        expect(readAsOf(date, zone)).toBe(instant);
        if (instant < '9999') expect(readAsOf(instant, zone)).toBe(instant);
      }
    },
  );
});
