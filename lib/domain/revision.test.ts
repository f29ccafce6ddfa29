import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pickVersion } from './revision';
import { figure } from './test-support';

const early = figure({ value: '7.5', publishedAt: '2021-12-31T15:59:59.999Z' });
const late = figure({ value: '7.4', publishedAt: '2022-12-31T15:59:59.999Z' });

it.each([
  ['now', null, 'current', '7.4'],
  ['now', null, 'first', '7.5'],
  ['before both', '2021-12-31T15:59:59.998Z', 'current', null],
  ['in the first millisecond', '2021-12-31T15:59:59.999Z', 'current', '7.5'],
  ['between', '2022-06-30T00:00:00.000Z', 'current', '7.5'],
  ["between, in another zone's writing", '2022-12-31T23:59:59.998+08:00', 'current', '7.5'],
  ['the day of the second', '2022-12-31T23:59:59.999+08:00', 'current', '7.4'],
  ['the day of the second', '2022-12-31T23:59:59.999+08:00', 'first', '7.5'],
] as const)('rule 24: Weihai 2021 as of %s', (_, asOf, edition, expected) => {
  for (const versions of [
    [early, late],
    [late, early],
  ]) {
    expect(pickVersion(versions, { asOf, edition })?.value?.toString() ?? null).toBe(expected);
  }
});

it('rule 24: the order of versions never matters, and a later as-of never goes back', () => {
  const instant = fc.integer({ min: 0, max: 1000 }).map((hour) => new Date(hour * 3_600_000).toISOString());
  fc.assert(
    fc.property(fc.uniqueArray(instant, { maxLength: 8 }), instant, instant, (instants, a, b) => {
      const versions = instants.map((publishedAt) => ({ publishedAt }));
      const [sooner, later] = [a, b].sort();
      const at = (asOf: string | undefined, edition: 'current' | 'first') =>
        pickVersion(versions, { asOf: asOf ?? null, edition })?.publishedAt ?? '';
      expect(at(sooner, 'current') <= at(later, 'current')).toBe(true);
      if (at(sooner, 'first')) expect(at(later, 'first')).toBe(at(sooner, 'first'));
      expect(
        pickVersion([...versions].reverse(), { asOf: later ?? null, edition: 'current' })?.publishedAt ?? '',
      ).toBe(at(later, 'current'));
    }),
  );
});
