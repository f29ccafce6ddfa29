/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'zip' | 'old_workbook' | 'markup' | 'other_binary' | 'text';

const SIGNATURES: readonly [string, FileKind][] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  // one container for .xls, .et, .wps and password-protected .xlsx
  ['d0cf11e0a1b11ae1', 'old_workbook'],
  // .xls before 1997
  ['0908', 'old_workbook'],
  ['0904', 'old_workbook'],
  ['0902', 'old_workbook'],
  ['25504446', 'other_binary'],
  ['52617221', 'other_binary'],
  ['377abcaf', 'other_binary'],
  ['1f8b', 'other_binary'],
  ['89504e47', 'other_binary'],
  ['ffd8ff', 'other_binary'],
];

/** Old workbooks and pages saved under a workbook's name are told apart, since a person can open them and paste. */
export function fileKind(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 512));
  const hex = start.toString('hex');
  const known = SIGNATURES.find(([signature]) => hex.startsWith(signature));
  if (known) return known[1];
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|\?xml|html|table|head|meta|script)/i.test(
    start.toString('latin1'),
  )
    ? 'markup'
    : 'text';
}
