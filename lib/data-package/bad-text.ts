/** Where bytes stop being UTF-8: the line (from 0) and the cell (from 0) within them, and what they seem to be. */
export interface BadText {
  code: 'encoding_gbk' | 'encoding_utf8';
  line: number;
  cell: number | null;
}

/** Finds the first line that is not UTF-8. Excel in China saves CSV as GBK by default, so that is named when it fits. */
export function locateBadText(bytes: Uint8Array): BadText {
  let line = 0;
  for (let start = 0; start <= bytes.length; line += 1) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    const part = bytes.subarray(start, end);
    if (!decodes(part, 'utf-8')) {
      const code = decodes(part, 'gb18030') ? 'encoding_gbk' : 'encoding_utf8';
      return { code, line, cell: badCell(part) };
    }
    start = end + 1;
  }
  return { code: 'encoding_utf8', line: 0, cell: null };
}

/** Commas and quotation marks are the same bytes in UTF-8 and in GBK's first bytes; good enough to point at a cell. */
function badCell(line: Uint8Array): number {
  let cell = 0;
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.length; at += 1) {
    const byte = line[at];
    if (byte === 34) isQuoted = !isQuoted;
    if (at < line.length && (byte !== 44 || isQuoted)) continue;
    if (!decodes(line.subarray(start, at), 'utf-8')) return cell;
    cell += 1;
    start = at + 1;
  }
  return Math.max(0, cell - 1);
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
