import type { ZipEntry } from './zip-builder';

/** The least that is a workbook: one sheet. */
export function workbookEntries(name: string, sheet: string): ZipEntry[] {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
  return Object.entries({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="x"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relation}" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
  }).map(([entry, text]) => ({ name: entry, bytes: Buffer.from(text) }));
}

/** A worksheet of rows of text and numbers (decimal text that looks like one), with merged cells such as `A1:C1`. */
export function sheetXml(
  rows: readonly (readonly string[])[],
  { merges = [], styles = {} }: { merges?: readonly string[]; styles?: Record<string, number> } = {},
): string {
  const cells = rows.map((row, at) => {
    const inRow = row.map((text, column) => cellXml(`${letters(column)}${at + 1}`, text, styles));
    return `<row r="${at + 1}">${inRow.join('')}</row>`;
  });
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `<worksheet><sheetData>${cells.join('')}</sheetData>${merged ? `<mergeCells>${merged}</mergeCells>` : ''}</worksheet>`;
}

function cellXml(place: string, text: string, styles: Record<string, number>): string {
  if (text === '') return '';
  const style = styles[place] === undefined ? '' : ` s="${styles[place]}"`;
  if (text.startsWith('#')) return `<c r="${place}" t="e"><f>1/0</f><v>${text}</v></c>`;
  return /^-?\d+(\.\d+)?$/.test(text)
    ? `<c r="${place}"${style}><v>${text}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

function letters(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}
