import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { RESOURCES } from '@/lib/schemas/package-tables';
import { ErrorCellFinder, type ErrorCells, sheetNames } from './error-cells';
import { MAX_WORKBOOK_BYTES } from './limits';
import type { PackageFiles } from './open-package';
import { PackageError, type Params, type ProblemCode } from './problems';
import type { Row } from './read-csv';
import type { ZipArchive } from './zip-archive';

/** Megabytes that reading a workbook may take: enough for 100,000 rows of figures. */
const WORKER_MEMORY = 768;
/** Milliseconds that reading a workbook may take. */
const WORKER_PATIENCE = 120_000;

type Answer = { sheets: string[] } | { rows: string[][]; isLast: boolean };

/**
 * An .xlsx workbook as a package without settings: its sheets bear the names of the tables, with or without `.csv`.
 * Its entries are looked through first (sizes as they really unpack, macros, document types); then it is read in a
 * worker that may take so much memory and time and no more. Throws a PackageError.
 */
export async function openWorkbook(zip: ZipArchive, given: string): Promise<PackageFiles> {
  let errors: Map<string, ErrorCells>;
  try {
    errors = await scan(zip);
  } finally {
    zip.close();
  }
  const worker = new WorkbookWorker(given);
  const sheets = await worker.open();
  const byTable = new Map<string, string>();
  for (const sheet of sheets) byTable.set(tableOf(sheet), sheet);
  if (!RESOURCES.some((name) => byTable.has(name))) {
    await worker.close();
    fail(zip.file, 'workbook_sheets', { expected: RESOURCES.join(', ') });
  }
  const descriptor = {
    name: path.basename(given, path.extname(given)),
    resources: [...byTable].map(([name, sheet]) => ({ name, path: sheet })),
    // the descriptor's digest then stands for the workbook's bytes
    sha256: await sha256Of(given),
  };
  return {
    descriptorName: path.basename(given),
    async descriptor() {
      return Buffer.from(JSON.stringify(descriptor));
    },
    async table(sheet) {
      return sheets.includes(sheet)
        ? { kind: 'rows', rows: withErrors(worker.rows(sheet), errors.get(sheet) ?? new Map()) }
        : null;
    },
    async close() {
      await worker.close();
    },
  };
}

function tableOf(sheet: string): string {
  return sheet
    .trim()
    .toLowerCase()
    .replace(/\.csv$/, '')
    .replaceAll('_', '-');
}

/**
 * Unpacks every entry once without keeping it: an entry larger than it says is broken off there. Answers the error cells
 * of each sheet by its name.
 */
async function scan(zip: ZipArchive): Promise<Map<string, ErrorCells>> {
  if (zip.unpackedBytes() > MAX_WORKBOOK_BYTES) fail(zip.file, 'workbook_large', {});
  const directories = new Map([
    ['xl/workbook.xml', ''],
    ['xl/_rels/workbook.xml.rels', ''],
  ]);
  const finders = new Map<string, ErrorCellFinder>();
  for (const name of zip.names()) {
    if (/vbaProject\.bin$/i.test(name)) fail(zip.file, 'workbook_macro', {});
    const finder = name.startsWith('xl/worksheets/') ? new ErrorCellFinder() : null;
    if (finder) finders.set(name, finder);
    let start = '';
    for await (const chunk of zip.read(name)) {
      const text = Buffer.from(chunk).toString('latin1');
      if (start.length < 8_192) start += text.replaceAll('\0', '');
      finder?.push(text);
      const kept = directories.get(name);
      if (kept !== undefined && kept.length < 1_000_000) directories.set(name, kept + text);
    }
    if (/<!(DOCTYPE|ENTITY)/i.test(start.slice(0, 8_192))) fail(zip.file, 'workbook_doctype', {});
  }
  const names = sheetNames(...([...directories.values()] as [string, string]));
  return new Map([...finders].map(([entry, finder]) => [names.get(entry) ?? entry, finder.cells]));
}

/** Puts what the spreadsheet shows into its error cells, so that they are complained about like any other bad cell. */
async function* withErrors(batches: AsyncIterable<Row[]>, errors: ErrorCells): AsyncGenerator<Row[]> {
  const left = new Map(errors);
  const put = (cells: string[], found: ReadonlyMap<number, string>) => {
    for (const [column, text] of found) {
      while (cells.length < column) cells.push('');
      cells[column - 1] = text;
    }
  };
  for await (const rows of batches) {
    for (const { line, cells } of rows) {
      const found = left.get(line);
      if (found) put(cells, found);
      left.delete(line);
    }
    yield rows;
  }
  const below = [...left].map(([line, found]) => {
    const cells: string[] = [];
    put(cells, found);
    return { line, cells };
  });
  if (below.length > 0) yield below;
}

class WorkbookWorker {
  private readonly worker: Worker;
  private readonly file: string;
  private failure: Error | null = null;
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  constructor(given: string) {
    this.file = path.basename(given);
    this.worker = new Worker(new URL('./workbook-worker.mjs', import.meta.url), {
      workerData: { path: given },
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY },
      // options like --import are the parent's own business
      execArgv: [],
    });
    this.worker.on('message', (answer: Answer) => this.waiting?.resolve(answer));
    this.worker.on('error', (error: Error) => {
      this.failure = error;
      this.waiting?.reject(error);
    });
  }

  async open(): Promise<string[]> {
    const answer = await this.next();
    return 'sheets' in answer ? answer.sheets : [];
  }

  async *rows(sheet: string): AsyncGenerator<Row[]> {
    for (let from = 0; ; ) {
      this.worker.postMessage({ sheet, from });
      const answer = await this.next();
      if (!('rows' in answer)) return;
      yield answer.rows.map((cells, index) => ({ line: from + index + 1, cells }));
      if (answer.isLast) return;
      from += answer.rows.length;
    }
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async next(): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        if (this.failure) reject(this.failure);
        this.waiting = { resolve, reject };
        timer = setTimeout(() => reject(new TooLarge()), WORKER_PATIENCE);
      });
    } catch (error) {
      await this.close();
      const isLarge =
        error instanceof TooLarge || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (isLarge) fail(this.file, 'workbook_large', {});
      return fail(this.file, 'workbook_broken', {
        detail: error instanceof Error ? error.message : String(error),
      });
    } finally {
      clearTimeout(timer);
      this.waiting = null;
    }
  }
}

class TooLarge extends Error {}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function fail(file: string, code: ProblemCode, params: Params): never {
  throw new PackageError({ code, file, line: null, column: null, params });
}
