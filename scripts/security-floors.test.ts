import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Versions below these have known holes. The registry's audit may be out of reach where this is installed: the floor is not. */
const floors: Record<string, string> = { next: '16.4.6', zod: '4.6.6', sharp: '0.35.5' };
/** The same for what is not installed, should it ever be. */
const floorsIfUsed: Record<string, string> = { 'better-auth': '1.7.16' };

/** Compares `1.2.3` number by number; what follows a hyphen (a prerelease) counts as below. */
function isAtLeast(version: string, floor: string): boolean {
  const [release = '', prerelease] = version.split('-');
  const numbers = release.split('.').map(Number);
  for (const [index, part] of floor.split('.').map(Number).entries()) {
    const own = numbers[index] ?? 0;
    if (own !== part) return own > part;
  }
  return prerelease === undefined;
}

interface Lock {
  packages: Record<string, { version?: string }>;
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock;

describe('no package below its security floor', () => {
  const installed = (name: string) =>
    Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));

  it.each(Object.entries({ ...floors, ...floorsIfUsed }))(
    '%s ≥ %s, wherever it is installed',
    (name, floor) => {
      expect(installed(name).filter(([, { version = '0' }]) => !isAtLeast(version, floor))).toEqual([]);
    },
  );

  it.each(Object.keys(floors))('%s is installed', (name) => {
    expect(installed(name).length).toBeGreaterThan(0);
  });

  it.each([
    ['16.4.5', false],
    ['16.4.6-canary.1', false],
    ['16.4.6', true],
    ['16.10.0', true],
    ['17.0.0', true],
    ['15.9.9', false],
  ])('16.4.6 as a floor: %s → %s', (version, expected) => {
    expect(isAtLeast(version, '16.4.6')).toBe(expected);
  });

  it('xlsx, which has holes that nobody mends, is not among them', () => {
    expect(Object.keys(lock.packages).filter((path) => path.endsWith('node_modules/xlsx'))).toEqual([]);
  });
});
