import 'server-only';
import type { DeskIndicatorRow } from '@/lib/queries/desk/sheet-rows';
import { type ImportRegion, readImportCatalogue } from '@/lib/queries/tables/read-import-catalogue';
import {
  readTableMemory,
  readUpload,
  type TableMemory,
  type UploadRow,
} from '@/lib/queries/tables/read-uploads';
import { correctionsSchema, storedUploadSchema } from '@/lib/schemas/tables';
import type { Grid } from '@/lib/table-import/grid';
import { type Corrections, type Mapping, noCorrections } from '@/lib/table-import/mapping';
import { Names } from '@/lib/table-import/names';
import { readTable } from '@/lib/table-import/read-table';

/** An upload as it is understood now: by names, by what is remembered of its shape, by what the person said. */
export interface Understanding {
  upload: UploadRow;
  sheets: readonly Grid[];
  /** Which of them is taken. */
  sheet: number;
  grid: Grid;
  /** Null: no table was found in the sheet. */
  mapping: Mapping | null;
  names: Names;
  regions: Map<string, ImportRegion>;
  indicators: Map<string, DeskIndicatorRow>;
  memory: TableMemory | null;
  /** What is remembered and what the person said, for the next table of this shape. */
  corrections: { remembered: Corrections; person: Corrections };
}

/** Null: there is no such upload of this person's. */
export async function understandUpload(personId: number, id: number): Promise<Understanding | null> {
  const [upload, catalogue] = await Promise.all([readUpload(personId, id), readImportCatalogue()]);
  if (!upload) return null;
  const sheets = upload.content as Grid[];
  const stored = storedUploadSchema.safeParse(upload.corrections);
  const person = stored.success ? (stored.data.corrections as Corrections) : noCorrections;
  const names = new Names({
    regions: catalogue.regions,
    indicators: catalogue.indicators.map((row) => ({
      key: row.key,
      name: { zh: row.name_zh, en: row.name_en },
      unit: { zh: row.unit_zh, en: row.unit_en },
      frequency: row.frequency,
      january: row.january,
      basis: row.basis,
      growth: row.growth,
    })),
  });
  const fileName = upload.fileName;
  const asked = stored.success && sheets[stored.data.sheet] ? stored.data.sheet : null;
  const { sheet, plain } = firstTable(sheets, asked === null ? null : [asked], names, fileName);
  const grid = sheets[sheet] ?? { name: '', rows: [] };
  const memory = plain ? await readTableMemory(plain.shape) : null;
  const known = correctionsSchema.safeParse(memory?.mapping);
  const remembered = known.success ? (known.data as Corrections) : noCorrections;
  const isPlain = remembered === noCorrections && person === noCorrections;
  return {
    upload,
    sheets,
    sheet,
    grid,
    mapping: isPlain ? plain : readTable(grid, names, { fileName, memory: () => remembered, person }),
    names,
    regions: new Map(catalogue.regions.map((region) => [region.code, region])),
    indicators: new Map(catalogue.indicators.map((row) => [row.key, row])),
    memory: known.success ? memory : null,
    corrections: { remembered, person },
  };
}

/** The first sheet with a table, of those asked for or all: a cover page or a list of contents has none. */
function firstTable(
  sheets: readonly Grid[],
  asked: readonly number[] | null,
  names: Names,
  fileName: string,
): { sheet: number; plain: Mapping | null } {
  const candidates = asked ?? sheets.map((_, at) => at);
  for (const sheet of candidates) {
    const grid = sheets[sheet];
    const plain = grid ? readTable(grid, names, { fileName }) : null;
    if (plain) return { sheet, plain };
  }
  return { sheet: candidates[0] ?? 0, plain: null };
}
