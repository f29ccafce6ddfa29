import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { ErrorCellFinder, type ErrorCells, sheetNames } from './error-cells';
import { MAX_WORKBOOK_BYTES } from './limits';
import { PackageError, type Params, type ProblemCode } from './problems';
import type { Row } from './read-csv';
import { type CellRange, percentStylesOf, SheetMarkFinder } from './sheet-marks';
import type { ZipArchive } from './zip-archive';

/** Megabytes that reading a workbook may take: enough for 100,000 rows of figures. */
const WORKER_MEMORY = 768;
/** Milliseconds that reading a workbook may take. */
const WORKER_PATIENCE = 120_000;
const STYLES = 'xl/styles.xml';

type Answer = { sheets: string[] } | { rows: string[][]; isLast: boolean };

/** What a worksheet says of its cells besides their values. */
export interface SheetMarks {
  errors: ErrorCells;
  /** Merged cells; all but the first of each are read as empty. */
  merges: CellRange[];
  /** Columns, from 1, by line, of the cells that are shown as a percentage: 0.052 stands for 5.2 %. */
  percents: ReadonlyMap<number, ReadonlySet<number>>;
}

/** The sheets of a workbook that was found harmless. */
export interface WorkbookSheets {
  names: string[];
  marks(sheet: string): SheetMarks;
  /** The rows of a sheet from the first on, in batches; a cell whose formula failed holds what the spreadsheet shows. */
  rows(sheet: string): AsyncGenerator<Row[]>;
  close(): Promise<void>;
}

/**
 * Opens an .xlsx workbook, whoever made it. Its entries are looked through first (sizes as they really unpack, macros,
 * document types); then it is read in a worker that may take so much memory (megabytes) and time and no more. The zip is
 * closed. Throws a PackageError, here or while reading.
 */
export async function openSheets(
  zip: ZipArchive,
  given: string,
  { memory = WORKER_MEMORY, unpackedBytes = MAX_WORKBOOK_BYTES } = {},
): Promise<WorkbookSheets> {
  let marks: Map<string, SheetMarks>;
  try {
    marks = await scan(zip, unpackedBytes);
  } finally {
    zip.close();
  }
  const worker = new WorkbookWorker(given, memory);
  const none: SheetMarks = { errors: new Map(), merges: [], percents: new Map() };
  const names = await worker.open();
  return {
    names,
    marks: (sheet) => marks.get(sheet) ?? none,
    rows: (sheet) => withErrors(worker.rows(sheet), (marks.get(sheet) ?? none).errors),
    close: () => worker.close(),
  };
}

/**
 * Unpacks every entry once without keeping it: an entry larger than it says is broken off there. Answers what
 * the reader of workbooks does not say of each sheet, by its name.
 */
async function scan(zip: ZipArchive, maxBytes: number): Promise<Map<string, SheetMarks>> {
  if (zip.unpackedBytes() > maxBytes) fail(zip.file, 'workbook_large', {});
  const percentStyles = zip.has(STYLES) ? percentStylesOf(await textOf(zip, STYLES)) : new Set<string>();
  const directories = new Map([
    ['xl/workbook.xml', ''],
    ['xl/_rels/workbook.xml.rels', ''],
  ]);
  const finders = new Map<string, { errors: ErrorCellFinder; marks: SheetMarkFinder }>();
  for (const name of zip.names()) {
    if (/vbaProject\.bin$/i.test(name)) fail(zip.file, 'workbook_macro', {});
    const isSheet = name.startsWith('xl/worksheets/') && name.endsWith('.xml');
    const finder = isSheet
      ? { errors: new ErrorCellFinder(), marks: new SheetMarkFinder(percentStyles) }
      : null;
    if (finder) finders.set(name, finder);
    let start = '';
    for await (const chunk of zip.read(name)) {
      const text = Buffer.from(chunk).toString('latin1');
      if (start.length < 8_192) start += text.replaceAll('\0', '');
      finder?.errors.push(text);
      finder?.marks.push(text);
      const kept = directories.get(name);
      if (kept !== undefined && kept.length < 1_000_000) directories.set(name, kept + text);
    }
    if (/<!(DOCTYPE|ENTITY)/i.test(start.slice(0, 8_192))) fail(zip.file, 'workbook_doctype', {});
  }
  const [workbook = '', relations = ''] = [...directories.values()].map(fromUtf8);
  const names = sheetNames(workbook, relations);
  return new Map(
    [...finders].map(([entry, { errors, marks }]) => [
      names.get(entry) ?? entry,
      { errors: errors.cells, merges: marks.merges, percents: marks.percents },
    ]),
  );
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

  constructor(given: string, memory: number) {
    this.file = path.basename(given);
    this.worker = new Worker(new URL('./workbook-worker.mjs', import.meta.url), {
      workerData: { path: given },
      resourceLimits: { maxOldGenerationSizeMb: memory },
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

/** What was read a byte a character, as its author wrote it: sheets have Chinese names. */
function fromUtf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

async function textOf(zip: ZipArchive, name: string): Promise<string> {
  let text = '';
  for await (const chunk of zip.read(name)) {
    if (text.length < 4_000_000) text += Buffer.from(chunk).toString('latin1');
  }
  return text;
}

function fail(file: string, code: ProblemCode, params: Params): never {
  throw new PackageError({ code, file, line: null, column: null, params });
}
