import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { RESOURCES } from '@/lib/schemas/package-tables';
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
  try {
    await scan(zip);
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
      return sheets.includes(sheet) ? { kind: 'rows', rows: worker.rows(sheet) } : null;
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

/** Unpacks every entry once without keeping it: an entry larger than it says is broken off there. */
async function scan(zip: ZipArchive): Promise<void> {
  if (zip.unpackedBytes() > MAX_WORKBOOK_BYTES) fail(zip.file, 'workbook_large', {});
  for (const name of zip.names()) {
    if (/vbaProject\.bin$/i.test(name)) fail(zip.file, 'workbook_macro', {});
    let start = '';
    for await (const chunk of zip.read(name)) {
      if (start.length < 4_096) start += Buffer.from(chunk).toString('latin1').replaceAll('\0', '');
    }
    if (/<!(DOCTYPE|ENTITY)/i.test(start.slice(0, 8_192))) fail(zip.file, 'workbook_doctype', {});
  }
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
