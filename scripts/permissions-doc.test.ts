import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { permissionsDocument, permissionsFile } from './permissions-doc';

describe('docs/permissions.md', () => {
  const committed = readFileSync(permissionsFile, 'utf8');

  it('is what npm run permissions writes', () => {
    expect(committed).toBe(permissionsDocument());
  });

  it('has no empty cell', () => {
    const rows = committed.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(80);
    for (const row of rows) {
      const cells = row.slice(1, -1).split('|');
      expect(cells.filter((cell) => cell.trim() === '')).toEqual([]);
    }
  });
});
