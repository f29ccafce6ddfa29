import 'server-only';
import type { PoolClient } from 'pg';
import type { Descriptor } from '@/lib/data-package/descriptor';
import { FigureRowPlaces } from '@/lib/data-package/figure-places';
import {
  type FigureCatalogue,
  type FigureIndicator,
  type FigureRow,
  FigureRowReader,
  figureForm,
} from '@/lib/data-package/figure-row';
import type { KnownCatalogue } from '@/lib/data-package/known';
import type { PackageFiles } from '@/lib/data-package/open-package';
import type { CatalogueFiles, CataloguePlan } from '@/lib/data-package/plan-catalogue';
import type { Problems, Warnings } from '@/lib/data-package/problems';
import { readCatalogueTable } from '@/lib/data-package/read-catalogue';
import { openTable } from '@/lib/data-package/read-table';
import type { FirstLevel } from '@/lib/data-package/unit-watch';
import type { VintageReader } from '@/lib/data-package/vintage';
import { type CatalogueTable, catalogueTables } from '@/lib/schemas/package-tables';
import type { Identities } from './import-catalogue';
import { type StagedFacts, StageWriter } from './import-stage';

/** A package being read: what is wrong or odd is collected, digests of what was read are kept for its provenance. */
export interface Reading {
  files: PackageFiles;
  descriptor: Descriptor;
  problems: Problems;
  warnings: Warnings;
  hashes: string[];
}

/** Reads the catalogue tables that the package has. */
export async function readCatalogue({
  files,
  descriptor,
  problems,
  hashes,
}: Reading): Promise<CatalogueFiles> {
  const read: CatalogueFiles = {};
  const readOne = async <T extends CatalogueTable>(table: T) => {
    const path = descriptor.paths.get(table);
    if (path === undefined) return;
    const content = await files.table(path);
    if (!content) {
      problems.add('file_missing', { file: path, line: null, column: null }, { resource: table });
      return;
    }
    const file = await readCatalogueTable(table, content, path, problems);
    hashes.push(file.sha256 ?? '');
    (read as Record<T, typeof file>)[table] = file;
  };
  for (const table of Object.keys(catalogueTables) as CatalogueTable[]) await readOne(table);
  return read;
}

/** Ids below zero for a package that will be refused anyway: its figures are still read, so that all mistakes are named at once. */
export function inventedIdentities(plan: CataloguePlan): Identities {
  return {
    regions: new Map(plan.regions.newRegions.map(({ code }, index) => [code, -1 - index])),
    indicators: new Map(plan.indicators.newIndicators.map(({ key }, index) => [key, -1 - index])),
  };
}

/** What figures are checked against: the known catalogue with what the package adds and changes. */
export function figureCatalogue(
  files: CatalogueFiles,
  known: KnownCatalogue,
  plan: CataloguePlan,
  identities: Identities,
  vintages: VintageReader,
): FigureCatalogue {
  const regions = new Map<string, number | null>();
  const indicators = new Map<string, FigureIndicator | null>();
  for (const code of files.regions?.mentioned ?? []) regions.set(code, null);
  for (const key of files.indicators?.mentioned ?? []) indicators.set(key, null);
  for (const [code, id] of identities.regions) regions.set(code, id);
  for (const [code, { id }] of known.regions) regions.set(code, id);
  for (const [key, { id, entry }] of known.indicators) indicators.set(key, { id, ...entry });
  for (const { key, entry } of plan.indicators.changed) {
    indicators.set(key, { id: known.indicators.get(key)?.id ?? 0, ...entry });
  }
  for (const { key, entry } of plan.indicators.newIndicators) {
    indicators.set(key, { id: identities.indicators.get(key) ?? 0, ...entry });
  }
  return { regions, indicators, vintages };
}

/** What became of figures.csv. */
export interface Staged {
  facts: StagedFacts;
  places: FigureRowPlaces;
  firstLevels: FirstLevel[];
}

/** Reads figures.csv, if the package has one, into the stage. */
export async function stageFigures(
  client: PoolClient,
  { files, descriptor, problems, warnings, hashes }: Reading,
  catalogue: FigureCatalogue,
): Promise<Staged> {
  const writer = new StageWriter(client);
  const none = { facts: writer.facts, places: new FigureRowPlaces({ file: '', at: [] }), firstLevels: [] };
  const path = descriptor.paths.get('figures');
  if (path === undefined) return none;
  const content = await files.table(path);
  if (!content) {
    problems.add('file_missing', { file: path, line: null, column: null }, { resource: 'figures' });
    return none;
  }
  const table = await openTable(content, path, figureForm, problems);
  if (!table) return none;
  const reader = new FigureRowReader(table, catalogue, problems, warnings);
  try {
    for await (const batch of table.rows) {
      const rows: FigureRow[] = [];
      for (const { line, cells } of batch) {
        const row = reader.read(line, cells);
        if (row) rows.push(row);
      }
      await writer.write(rows);
    }
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  const facts = await writer.end();
  hashes.push(table.sha256() ?? '');
  return { facts, places: new FigureRowPlaces(table), firstLevels: reader.firstLevels() };
}
