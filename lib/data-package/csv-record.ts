/** What `scanRecord` found: a record, that it is not whole yet, or where it is broken (line and cell from 0, within the record). */
export type ScannedRecord =
  | { kind: 'record'; cells: string[]; end: number; lines: number }
  | { kind: 'more' }
  | { kind: 'bad'; code: 'broken_quote' | 'unclosed_quote' | 'cell_large'; line: number; cell: number };

/**
 * Reads the CSV record that begins at `start`, strictly by RFC 4180: a quoted cell is followed by a comma or a line end,
 * and no other cell holds a quotation mark. `last`: no more text follows. `maxCell` is in characters.
 */
export function scanRecord(text: string, start: number, maxCell: number, last: boolean): ScannedRecord {
  const cells: string[] = [];
  let lines = 0;
  let at = start;
  for (;;) {
    const cell = cells.length;
    if (text[at] === '"') {
      const opened = lines;
      let value = '';
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        const stop = quote === -1 ? text.length : quote;
        if (value.length + stop - from > maxCell)
          return { kind: 'bad', code: 'cell_large', line: opened, cell };
        if (quote === -1) {
          return last ? { kind: 'bad', code: 'unclosed_quote', line: opened, cell } : { kind: 'more' };
        }
        const piece = text.slice(from, quote);
        lines += lineEndsIn(piece);
        value += piece;
        if (text[quote + 1] !== '"') {
          at = quote + 1;
          break;
        }
        value += '"';
        from = quote + 2;
      }
      cells.push(value);
      const next = text[at];
      if (next === undefined && !last) return { kind: 'more' };
      const isEnd = next === undefined || next === '\n' || (next === '\r' && isLineEnd(text, at + 1, last));
      if (next !== ',' && !isEnd) {
        if (next === '\r' && at + 1 === text.length) return { kind: 'more' };
        return { kind: 'bad', code: 'broken_quote', line: lines, cell };
      }
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n') {
        if (text[end] === '"') return { kind: 'bad', code: 'broken_quote', line: lines, cell };
        end += 1;
        if (end - at > maxCell + 1) return { kind: 'bad', code: 'cell_large', line: lines, cell };
      }
      if (end === text.length && !last) return { kind: 'more' };
      const hasReturn = text[end] !== ',' && text[end - 1] === '\r' && end > at;
      cells.push(text.slice(at, hasReturn ? end - 1 : end));
      at = hasReturn ? end - 1 : end;
    }
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text[at] === '\r') at += 1;
    return { kind: 'record', cells, end: at + 1, lines: lines + 1 };
  }
}

function isLineEnd(text: string, at: number, last: boolean): boolean {
  return text[at] === '\n' || (last && at === text.length);
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
