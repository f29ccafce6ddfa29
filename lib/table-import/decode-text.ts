export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * The text of a file and how it was written: by its byte-order mark, else UTF-8 where every byte is right, else GB18030,
 * in which Excel and WPS save CSV in China. Null: none of them, or not text at all.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  for (const encoding of candidates(bytes)) {
    const text = decodeAs(bytes, encoding);
    if (text !== null) return isText(text) ? { text, encoding } : null;
  }
  return null;
}

function candidates(bytes: Uint8Array): Encoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  // text of a table has digits, separators and line ends, of which UTF-16 makes every other byte a zero
  const start = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > start.length / 10 && odd > even * 10) return ['utf-16le'];
  if (even > start.length / 10 && even > odd * 10) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control characters other than tab and line ends are not in a table. */
function isText(text: string): boolean {
  return !/(?![\t\n\f\r])\p{Cc}/u.test(text);
}
