import { afterEach, describe, expect, it } from 'vitest';
import { dateOfInstant, isTimeZone, lastInstantOf, monthOfInstant } from './zone';

const serverZone = process.env.TZ;
afterEach(() => {
  if (serverZone === undefined) delete process.env.TZ;
  else process.env.TZ = serverZone;
});

describe('monthOfInstant', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
    "rule 11: months are the zone's, with the server in %s",
    (zone) => {
      process.env.TZ = zone;
      expect(monthOfInstant('2023-12-31T15:59:59.999Z', 'Asia/Shanghai')).toBe('2023-12');
      expect(monthOfInstant('2023-12-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2024-01');
      expect(monthOfInstant('2024-01-01T04:59:59.999Z', 'America/New_York')).toBe('2023-12');
    },
  );

  it('gives dates with four digits of year and two of month and day', () => {
    expect(dateOfInstant('2024-02-03T00:00:00+08:00', 'Asia/Shanghai')).toBe('2024-02-03');
    expect(dateOfInstant('1900-01-01T12:00:00.000Z', 'UTC')).toBe('1900-01-01');
  });

  it('refuses an unknown zone and an unknown instant', () => {
    expect(() => monthOfInstant('2023-12-31T16:00:00Z', 'Asia/Nowhere')).toThrow(RangeError);
    expect(() => monthOfInstant('yesterday', 'Asia/Shanghai')).toThrow(RangeError);
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('Asia/Nowhere'), isTimeZone('')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('lastInstantOf', () => {
  it.each([
    ['2022-12-31', 'Asia/Shanghai', '2022-12-31T15:59:59.999Z'],
    ['2022-12-31', 'UTC', '2022-12-31T23:59:59.999Z'],
    ['2023-12-31', 'Pacific/Kiritimati', '2023-12-31T09:59:59.999Z'],
    ['2023-12-31', 'Pacific/Pago_Pago', '2024-01-01T10:59:59.999Z'],
    // the clock goes back at the end of this day, and the hour before midnight comes twice
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-18T02:59:59.999Z'],
    ['2023-11-05', 'America/New_York', '2023-11-06T04:59:59.999Z'],
    // 30 December 2011 did not exist here
    ['2011-12-29', 'Pacific/Apia', '2011-12-30T09:59:59.999Z'],
  ])('rule 24: %s in %s lasts until %s', (date, zone, instant) => {
    expect(lastInstantOf(date, zone)).toBe(instant);
    expect(dateOfInstant(instant, zone)).toBe(date);
  });
});
