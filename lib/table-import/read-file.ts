import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeText } from './decode-text';
import { fileKind } from './file-kind';
import type { Grid, Reading } from './grid';
import { readDelimited } from './read-delimited';
import { readWorkbookFile } from './read-workbook';

/** Reads an uploaded file, by what it is and not by its name, into grids of text. A file that cannot be read is answered with the reason. */
export async function readTableFile(bytes: Uint8Array): Promise<Reading<{ sheets: Grid[] }>> {
  switch (fileKind(bytes)) {
    case 'old_workbook':
      return { ok: false, reason: 'old_workbook' };
    case 'markup':
      return { ok: false, reason: 'markup' };
    case 'other_binary':
      return { ok: false, reason: 'not_a_table' };
    case 'zip':
      return inTurn(() => readZip(bytes));
    case 'text': {
      if (bytes.length === 0) return { ok: false, reason: 'empty' };
      const decoded = decodeText(bytes);
      return decoded
        ? readTableText(decoded.text)
        : { ok: false, reason: bytes.includes(0) ? 'not_a_table' : 'encoding' };
    }
  }
}

/** Reads what was pasted: the same, from text on. */
export function readTableText(text: string): Reading<{ sheets: Grid[] }> {
  const reading = readDelimited(text);
  if (!reading.ok) return reading;
  const isEmpty = reading.rows.every((row) => row.length === 0);
  return isEmpty ? { ok: false, reason: 'empty' } : { ok: true, sheets: [{ name: '', rows: reading.rows }] };
}

async function readZip(bytes: Uint8Array): Promise<Reading<{ sheets: Grid[] }>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'weici-upload-'));
  try {
    const file = path.join(folder, 'upload.xlsx');
    await writeFile(file, bytes, { mode: 0o600 });
    return await readWorkbookFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One workbook at a time in a process: memory is bounded by one, however many come at once. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}
