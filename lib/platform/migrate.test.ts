import { describe, expect, it } from 'vitest';
import { compare, readMigrations } from './migrate';

const migration = (name: string, checksum = name) => ({ name, checksum, sql: '' });

describe('compare', () => {
  const all = [migration('1_a'), migration('2_b'), migration('3_c')];

  it('leaves what is missing, in order', () => {
    expect(compare(all, new Map([['1_a', '1_a']])).map(({ name }) => name)).toEqual(['2_b', '3_c']);
  });

  it('refuses one that was changed after it was applied', () => {
    expect(() => compare(all, new Map([['1_a', 'other']]))).toThrow(/1_a was changed after it was applied/);
  });

  it('refuses a database of a newer version', () => {
    expect(() => compare(all, new Map([['4_d', '4_d']]))).toThrow(/4_d.*newer version/);
  });
});

describe('readMigrations', () => {
  it('reads the folders by name, with the checksum of the file', () => {
    const names = readMigrations().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names).toEqual([...names].sort());
    for (const { checksum } of readMigrations()) expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  });
});
