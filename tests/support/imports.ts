import path from 'node:path';
import { beforeEach } from 'vitest';
import { type ImportOptions, importPackage } from '@/lib/services/import-package';
import { type PackageParts, smallPackage, writePackage } from './package-builder';
import { useTempFolder } from './temp-folder';
import { type TestDatabase, useTestDatabase } from './test-database';

/** Imports packages into the suite's own database, which is empty at the start of each test. Call it once at the top of a file. */
export function useImports() {
  const db = useTestDatabase();
  const root = useTempFolder();
  const imported: string[] = [];

  beforeEach(() => emptyDatabase(db));

  const run = async (parts: PackageParts, options: Partial<ImportOptions>) => {
    const folder = path.join(root, `package-${imported.length}`);
    imported.push(folder);
    await writePackage(folder, parts);
    return importPackage({ path: folder, publish: true, actor: 'operator', ...options });
  };
  return {
    db,
    root,
    async load(parts: PackageParts, options: Partial<ImportOptions> = {}) {
      const result = await run(parts, options);
      if (!result.ok) throw new Error(JSON.stringify(result.problems.first));
      return result;
    },
    /** The problems of a package that must be refused. */
    async refused(parts: PackageParts, options: Partial<ImportOptions> = {}) {
      const result = await run(parts, options);
      if (result.ok) throw new Error('it was imported');
      return result.problems.first;
    },
    /** Every published version of a region's GDP growth of 2023, the day in Shanghai. */
    versionsOf: (region: string) =>
      db.run<{
        value: string | null;
        missing: string | null;
        at: string;
        title: string;
        note: string | null;
      }>(
        'public',
        `SELECT f.value::text, f.missing::text, to_char(f.published_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS at, c.title, f.note
         FROM figure f JOIN region r ON r.id = f.region_id JOIN indicator i ON i.id = f.indicator_id JOIN source c ON c.id = f.source_id
         WHERE r.code = $1 AND i.key = 'gdp' AND f.period = '2023-Q4' ORDER BY f.published_at`,
        [region],
      ),
  };
}

/** Takes everything out but the audit log, which nobody can empty, and the generation. */
export async function emptyDatabase(db: TestDatabase): Promise<void> {
  await db.run(
    'owner',
    `TRUNCATE region, region_version, peer_group, peer_group_member, department, indicator, indicator_version, assessed_set, assessed_set_member,
       installation, installation_group, calendar, source, provenance, release, release_item, figure, stated_rank, entry RESTART IDENTITY CASCADE`,
  );
}

/** The small package with other figures; `rows` without the header. */
export function withFigures(...rows: string[][]): PackageParts {
  const { tables } = smallPackage();
  return {
    descriptor: { title: 'Corrections' },
    tables: { figures: [tables.figures[0] as string[], ...rows] },
  };
}

/** A row of figures.csv: a region's GDP growth of 2023. */
export function figure(
  region: string,
  value: string,
  vintage = '',
  cells: Partial<Record<'missing' | 'source' | 'note' | 'rank' | 'of', string>> = {},
): string[] {
  const { missing = '', rank = '', of = '', source = '', note = '' } = cells;
  return [region, 'gdp', 'growth', '2023-Q4', value, missing, rank, of, source, note, vintage];
}

export const NOTHING = { added: 0, changed: 0, same: 0 };
