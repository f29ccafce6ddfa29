import { expect, test } from 'vitest';
import { ErrorCellFinder, sheetNames } from './error-cells';

const xml =
  '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c></row><row r="3"><c s="1" t=\'e\' r=\'AA3\'><f>1/0</f><v>#DIV/0!</v></c><x:c r="C3" t="e"><x:f t="shared"/><x:v>#REF!</x:v></x:c></row>';

test.each([1, 7, 50, 10_000])('finds error cells in pieces of %i characters', (size) => {
  const finder = new ErrorCellFinder();
  for (let at = 0; at < xml.length; at += size) finder.push(xml.slice(at, at + size));
  expect([...finder.cells].map(([line, row]) => [line, Object.fromEntries(row)])).toEqual([
    [2, { 2: '#N/A' }],
    [3, { 27: '#DIV/0!', 3: '#REF!' }],
  ]);
});

test('names sheets by their entries', () => {
  const workbook =
    '<sheets><sheet name="figures" sheetId="1" r:id="rId2"/><x:sheet x:id="rId1" name="regions.csv"/></sheets>';
  const relations =
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="rId2"/>';
  expect(Object.fromEntries(sheetNames(workbook, relations))).toEqual({
    'xl/worksheets/sheet1.xml': 'regions.csv',
    'xl/worksheets/sheet2.xml': 'figures',
  });
});
