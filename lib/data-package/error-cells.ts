/** Error cells of one sheet (#DIV/0!, #N/A …): by line and column, both from 1, what the spreadsheet shows. */
export type ErrorCells = Map<number, Map<number, string>>;

const OVERLAP = 4_096;
const KEPT = 10_000;

/**
 * Finds the error cells of a worksheet's XML as it goes by. The reader of workbooks takes such a cell for an empty one,
 * which would turn a broken formula into a figure that nobody reported.
 */
export class ErrorCellFinder {
  readonly cells: ErrorCells = new Map();
  private rest = '';
  private count = 0;

  push(text: string): void {
    const all = this.rest + text;
    let end = 0;
    for (const match of all.matchAll(
      /<(?:\w+:)?c\s([^<>]*\bt=["']e["'][^<>]*)>(?:<(?:\w+:)?f\b[^<>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>))?(?:<(?:\w+:)?v>([^<]*)<\/)/g,
    )) {
      const place = /\br=["']([A-Z]{1,3})(\d{1,7})["']/.exec(match[1] ?? '');
      if (place && this.count < KEPT)
        this.add(Number(place[2]), columnNumber(place[1] ?? ''), match[2] ?? '');
      end = match.index + match[0].length;
    }
    this.rest = all.slice(Math.max(end, all.length - OVERLAP));
  }

  private add(line: number, column: number, text: string): void {
    this.count += 1;
    const row = this.cells.get(line) ?? new Map<number, string>();
    row.set(column, text);
    this.cells.set(line, row);
  }
}

/** The sheet names of a workbook by the entry that holds each, from its two directories' XML. */
export function sheetNames(workbook: string, relations: string): Map<string, string> {
  const attribute = (tag: string, name: RegExp) =>
    new RegExp(`\\b${name.source}=["']([^"']*)["']`).exec(tag)?.[1] ?? '';
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    const target = attribute(tag, /Target/).replace(/^\/?(xl\/)?/, '');
    targets.set(attribute(tag, /Id/), `xl/${target}`);
  }
  const names = new Map<string, string>();
  for (const [tag] of workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)) {
    const entry = targets.get(attribute(tag, /\w+:id/));
    if (entry) names.set(entry, withoutEntities(attribute(tag, /name/)));
  }
  return names;
}

/** The five entities of XML and character references. */
function withoutEntities(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (all, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? all;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** A → 1, Z → 26, AA → 27. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
