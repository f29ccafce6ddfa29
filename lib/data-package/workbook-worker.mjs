// Reads a workbook in a thread of its own, whose memory is capped: see open-workbook.ts. Plain JavaScript, so that a worker can load it as it is.
import { parentPort, workerData } from 'node:worker_threads';
import readWorkbook from 'read-excel-file/node';

const ROWS = 5_000;

const sheets = await readWorkbook(workerData.path, { trim: false, parseNumber: numberText });
parentPort.postMessage({ sheets: sheets.map(({ sheet }) => sheet) });
parentPort.on('message', ({ sheet, from }) => {
  const data = sheets.find((each) => each.sheet === sheet).data;
  const period = (data[0] ?? []).indexOf('period');
  const rows = data
    .slice(from, from + ROWS)
    .map((row) => row.map((cell, at) => cellText(cell, at === period)));
  parentPort.postMessage({ rows, isLast: from + ROWS >= data.length });
});

/** A number as the person who typed it sees it: spreadsheets keep 15 digits and write 7.4 as 7.4000000000000004. */
function numberText(text) {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+/, '');
  return digits.length <= 15 ? text : String(Number(Number(text).toPrecision(15)));
}

function cellText(cell, isPeriod) {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    // 2023-12 typed into a spreadsheet becomes the first of December
    if (isPeriod) return iso.slice(0, 7);
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}
