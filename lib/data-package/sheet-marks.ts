import { columnNumber } from './error-cells';

/** A block of cells, lines and columns from 1, both ends included. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const OVERLAP = 4_096;
const KEPT_MERGES = 20_000;
const KEPT_PERCENTS = 500_000;

/** Finds merged cells and cells shown as a percentage in a worksheet's XML as it goes by. */
export class SheetMarkFinder {
  readonly merges: CellRange[] = [];
  readonly percents = new Map<number, Set<number>>();
  private rest = '';
  private percentCount = 0;

  /** @param percentStyles numbers of the workbook's styles that show a percentage, as written in its cells */
  constructor(private readonly percentStyles: ReadonlySet<string>) {}

  push(text: string): void {
    const all = this.rest + text;
    let end = 0;
    for (const match of all.matchAll(/<(?:\w+:)?(c|mergeCell)\s([^<>]*)>/g)) {
      if (match[1] === 'mergeCell') this.addMerge(match[2] ?? '');
      else if (this.percentStyles.size > 0) this.addPercent(match[2] ?? '');
      end = match.index + match[0].length;
    }
    this.rest = all.slice(Math.max(end, all.length - OVERLAP));
  }

  private addMerge(attributes: string): void {
    const found = /\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/.exec(attributes);
    if (!found || this.merges.length >= KEPT_MERGES) return;
    this.merges.push({
      left: columnNumber(found[1] ?? ''),
      top: Number(found[2]),
      right: columnNumber(found[3] ?? ''),
      bottom: Number(found[4]),
    });
  }

  private addPercent(attributes: string): void {
    const style = /\bs=["'](\d+)["']/.exec(attributes)?.[1];
    if (style === undefined || !this.percentStyles.has(style) || this.percentCount >= KEPT_PERCENTS) return;
    const place = /\br=["']([A-Z]{1,3})(\d{1,7})["']/.exec(attributes);
    if (!place) return;
    this.percentCount += 1;
    const line = Number(place[2]);
    const row = this.percents.get(line) ?? new Set<number>();
    row.add(columnNumber(place[1] ?? ''));
    this.percents.set(line, row);
  }
}

/** The numbers of the cell styles that show a percentage, from styles.xml: 0 %, 0.00 % and whatever else ends in %. */
export function percentStylesOf(styles: string): Set<string> {
  const formats = new Set(['9', '10']);
  for (const [, attributes = ''] of styles.matchAll(/<(?:\w+:)?numFmt\s([^<>]*)>/g)) {
    const code = /\bformatCode=(?:"([^"]*)"|'([^']*)')/.exec(attributes);
    // a percent sign within quotation marks or behind a backslash is text, and does not multiply
    const shown = (code?.[1] ?? code?.[2] ?? '').replace(/&quot;.*?&quot;|\\./g, '');
    const id = /\bnumFmtId=["'](\d+)["']/.exec(attributes)?.[1];
    if (id !== undefined && shown.includes('%')) formats.add(id);
  }
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>(.*?)<\/(?:\w+:)?cellXfs>/s.exec(styles)?.[1] ?? '';
  const found = new Set<string>();
  let number = 0;
  for (const [, attributes = ''] of cells.matchAll(/<(?:\w+:)?xf\s([^<>]*)>/g)) {
    const id = /\bnumFmtId=["'](\d+)["']/.exec(attributes)?.[1] ?? '';
    if (formats.has(id)) found.add(String(number));
    number += 1;
  }
  return found;
}
