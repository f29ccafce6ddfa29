import { locateBadText } from './bad-text';
import { scanRecord } from './csv-record';
import { MAX_CELL } from './limits';
import type { Problems } from './problems';

/** One record of a table: `line` is where it begins, counted from 1. */
export interface Row {
  line: number;
  cells: string[];
}

// the longest record that can be right: every column of the widest table full, four bytes a character
const MAX_RECORD_BYTES = 30 * MAX_CELL * 4;

/**
 * Reads CSV by RFC 4180 from UTF-8 bytes (a BOM, CRLF and LF are accepted) in batches, a chunk of the stream at a time;
 * nothing else is kept. Blank lines are passed over. A mistake in the form (bytes that are not UTF-8, a broken quote,
 * a huge cell) is added to `problems` with line and column, and ends the reading of the file.
 *
 * csv-parse reads 0.2 million rows of figures a second and this a million, which is why it is here; the tests hold it
 * against csv-parse.
 */
export async function* readCsv(
  input: AsyncIterable<Uint8Array>,
  file: string,
  problems: Problems,
): AsyncGenerator<Row[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let header: string[] | null = null;
  let line = 1;
  let bytes: Uint8Array = new Uint8Array(0);
  let text = '';
  let first = true;
  const fail = (code: 'broken_quote' | 'unclosed_quote' | 'cell_large', at: number, cell: number) => {
    const name = header?.[cell] ?? '';
    problems.add(code, { file, line: at, column: { name, number: cell + 1 } }, { limit: MAX_CELL });
  };

  for await (const chunk of atLineEnds(input)) {
    bytes = first ? withoutBom(chunk.bytes) : chunk.bytes;
    if (first && isUtf16(bytes)) {
      problems.add('encoding_utf16', { file, line: 1, column: null });
      return;
    }
    first = false;
    try {
      text += decoder.decode(bytes);
    } catch {
      const before = text.split('\n').length - 1;
      const bad = locateBadText(bytes);
      header ??= firstRecord(bytes);
      const column = bad.cell === null ? null : { name: header?.[bad.cell] ?? '', number: bad.cell + 1 };
      problems.add(bad.code, { file, line: line + before + bad.line, column });
      return;
    }

    const rows: Row[] = [];
    let at = 0;
    while (at < text.length) {
      const end = text.indexOf('\n', at);
      const stop = end === -1 ? text.length : end;
      const record = text.slice(at, stop);
      // most records hold no quotation mark and no long cell: split is ten times faster than looking at each character
      if (record.length <= MAX_CELL && record.indexOf('"') === -1) {
        if (end === -1 && !chunk.last) break;
        const row = record.endsWith('\r') ? record.slice(0, -1) : record;
        if (row.length > 0) {
          const cells = row.split(',');
          header ??= cells;
          rows.push({ line, cells });
        }
        line += 1;
        at = stop + 1;
        continue;
      }
      const scanned = scanRecord(text, at, MAX_CELL, chunk.last);
      if (scanned.kind === 'more') break;
      if (scanned.kind === 'bad') {
        if (rows.length > 0) yield rows;
        fail(scanned.code, line + scanned.line, scanned.cell);
        return;
      }
      header ??= scanned.cells;
      rows.push({ line, cells: scanned.cells });
      line += scanned.lines;
      at = scanned.end;
    }
    text = text.slice(at);
    if (rows.length > 0) yield rows;
    if (text.length > MAX_RECORD_BYTES) {
      fail('cell_large', line, 0);
      return;
    }
  }
}

/** Cuts a stream after line ends, so that no character is cut; a line longer than any right record is handed on as it is. */
async function* atLineEnds(
  input: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of input) {
    const cut = chunk.lastIndexOf(10) + 1;
    if (cut === 0) {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length <= MAX_RECORD_BYTES) continue;
      // too long already: what is whole of it is looked at, which finds the cell at fault
      yield { bytes: wholeCharacters(rest), last: false };
      return;
    }
    yield { bytes: Buffer.concat([rest, chunk.subarray(0, cut)]), last: false };
    rest = chunk.subarray(cut);
  }
  yield { bytes: rest, last: true };
}

/** The header's cells, where the text goes wrong before it was read. */
function firstRecord(bytes: Uint8Array): string[] {
  const end = bytes.indexOf(10);
  const text = new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end + 1));
  const scanned = scanRecord(text, 0, MAX_CELL, true);
  return scanned.kind === 'record' ? scanned.cells : [];
}

function wholeCharacters(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > bytes.length - 4 && end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (bytes[end - 1] ?? 0) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}

function withoutBom(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
