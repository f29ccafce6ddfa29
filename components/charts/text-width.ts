/** Estimated width of chart text. The server has no font to measure by, so estimates err on the wide side. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const NARROW = /[iljtfrI.,:;'’|!()[\]·\u2009\u0020]/u;
const BROAD = /[mwMW%@]/u;
/** Dashes and the ellipsis are full-width in Chinese fonts. */
const DASH = /[—…]/u;

function em(char: string): number {
  if (WIDE.test(char) || (char.codePointAt(0) ?? 0) > 0xffff) return 1;
  if (NARROW.test(char)) return 0.34;
  if (DASH.test(char)) return 1;
  if (BROAD.test(char)) return 0.88;
  if (/[A-Z]/u.test(char)) return 0.68;
  return 0.57;
}

/** Width in SVG units of `text` set at `size` units; bold is a twelfth wider (full-width characters are not). */
export function textWidth(text: string, size = 13, bold = false): number {
  let width = 0;
  for (const char of text) {
    const share = em(char);
    width += share * size * (bold && share < 1 ? 1.08 : 1);
  }
  return width;
}

export interface FittedText {
  text: string;
  /** The whole text when it had to be cut, else null: goes into a `<title>`. */
  full: string | null;
}

/** Cuts `text` with an ellipsis so that it is at most `room` units wide; at least one character is kept. */
export function fitText(text: string, room: number, size = 13, bold = false): FittedText {
  if (textWidth(text, size, bold) <= room) return { text, full: null };
  let kept = '';
  for (const char of text) {
    if (kept !== '' && textWidth(`${kept}${char}…`, size, bold) > room) break;
    kept += char;
  }
  return { text: `${kept.trimEnd()}…`, full: text };
}

/** Breaks `text` into lines of at most `room` units: at spaces where there are any in reach, else between characters. */
export function wrapText(text: string, room: number, size = 13): string[] {
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (line !== '' && textWidth(line + char, size) > room) {
      const space = line.lastIndexOf(' ');
      const cut = char === ' ' || space <= 0 ? line.length : space;
      lines.push(line.slice(0, cut).trimEnd());
      line = line.slice(cut).trimStart();
    }
    if (line !== '' || char !== ' ') line += char;
  }
  return line === '' ? lines : [...lines, line];
}
