import type { Locator, Page } from '@playwright/test';
import type { Words } from './words';

/** One region's line in a table or a chart, as plain text: `-0.4`, place 3, tied. */
export interface Standing {
  code: string;
  place: number | null;
  tied: boolean;
  /** null: no figure. */
  value: string | null;
}

/** A printed figure as plain decimal text; null where there is none. */
export function plainNumber(text: string): string | null {
  const found = /[−+]?\d[\d\u2009\u202f\u00a0 ]*(\.\d+)?/.exec(text)?.[0];
  return found === undefined
    ? null
    : found
        .replace(/[\u2009\u202f\u00a0 ]/g, '')
        .replace('−', '-')
        .replace('+', '');
}

/** Texts of a table's body, a row a list of cells, with the address that a row's head leads to; pieces of a cell are set apart. */
export function bodyRows(table: Locator): Promise<{ href: string; cells: string[] }[]> {
  return table.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      href: row.querySelector('th a')?.getAttribute('href') ?? '',
      cells: [...row.children].map((cell) => {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const pieces: string[] = [];
        while (texts.nextNode()) pieces.push(texts.currentNode.nodeValue?.trim() ?? '');
        return pieces.filter(Boolean).join(' ');
      }),
    })),
  );
}

const codeIn = (href: string) => decodeURIComponent(/\/regions\/([^/?#]+)/.exec(href)?.[1] ?? '');

export const rankTable = (page: Page, t: Words) =>
  page.getByRole('region', { name: t('indicator.tableRegion') }).getByRole('table');

/** The indicator page's table: its members in the order shown, without the benchmark's row. */
export async function standingsInTable(page: Page, t: Words): Promise<Standing[]> {
  // where no places are given there is no column for them
  const [head = ''] = await rankTable(page, t).locator('thead th').allTextContents();
  const hasPlaces = head === t('indicator.rank');
  return (await bodyRows(rankTable(page, t))).flatMap(({ href, cells }) => {
    const [place = '', , value = ''] = hasPlaces ? cells : ['—', ...cells];
    const code = codeIn(href);
    if (!code) return [];
    return [{ code, ...placeIn(place, t), value: plainNumber(value) }];
  });
}

/** The matrix's column of an indicator, by region. */
export async function placesInMatrix(
  page: Page,
  t: Words,
  indicator: string,
): Promise<Map<string, Omit<Standing, 'code' | 'value'>>> {
  const table = page.getByRole('region', { name: t('rankings.scrollLabel') }).getByRole('table');
  const heads = await table.locator('thead th').allTextContents();
  const at = heads.findIndex((head) => head.startsWith(indicator));
  if (at < 0) throw new Error(`no column ${indicator} among ${heads.join(' | ')}`);
  const rows = await bodyRows(table);
  return new Map(
    rows.flatMap(({ href, cells }) => (codeIn(href) ? [[codeIn(href), placeIn(cells[at] ?? '', t)]] : [])),
  );
}

/** Labels of a drawing, a line of them a list from left to right. */
export function linesInDrawing(drawing: Locator): Promise<string[][]> {
  return drawing.evaluate((svg) => {
    const lines = new Map<string, { x: number; words: string }[]>();
    for (const text of svg.querySelectorAll('text')) {
      const y = text.getAttribute('y') ?? '';
      // a label that was cut says its whole text in a title
      const words = text.querySelector('title')?.textContent ?? text.textContent ?? '';
      const line = lines.get(y) ?? [];
      line.push({ x: Number(text.getAttribute('x')), words: words.trim() });
      lines.set(y, line);
    }
    return [...lines.values()].map((line) => line.sort((a, b) => a.x - b.x).map(({ words }) => words));
  });
}

/** The ranked bars: name, place and figure in the order drawn. */
export async function standingsInBars(
  page: Page,
  t: Words,
): Promise<(Omit<Standing, 'code'> & { name: string })[]> {
  const lines = await linesInDrawing(page.locator('#ranked-figure svg:visible'));
  return lines.flatMap((line): (Omit<Standing, 'code'> & { name: string })[] => {
    const tied = line[0] === t('place.tiedWord');
    const [place = '', name = '', value = ''] = tied ? line.slice(1) : line;
    if (place === '—') return [{ name, place: null, tied, value: null }];
    // axis labels are numbers too, but no name follows them; without ranking the place is left empty
    if (!/^\d*$/.test(place) || /^[−\d.,%\s\u2009]*$/.test(name)) return [];
    return [{ name, place: place === '' ? null : Number(place), tied, value: plainNumber(value) }];
  });
}

function placeIn(text: string, t: Words): Omit<Standing, 'code' | 'value'> {
  // a place that a source states is no place of this table
  const place = text.startsWith('—') ? undefined : /\d+/.exec(text)?.[0];
  return { place: place === undefined ? null : Number(place), tied: text.includes(t('place.tiedWord')) };
}

/** Every number that stands in the tables and drawings of the page, in the order of the document. */
export function figuresOf(page: Page): Promise<string[]> {
  return page
    .locator('main table, main svg[role=img]')
    .evaluateAll((all) => all.flatMap((one) => (one.textContent ?? '').match(/[−+]?\d+(?:\.\d+)?/g) ?? []));
}
