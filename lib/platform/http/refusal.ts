import type { IncomingHttpHeaders } from 'node:http';

/** What of a request decides whether it is let through to the pages. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

export interface Refusal {
  status: 400 | 403 | 405 | 411 | 413 | 414;
  reason: string;
}

const methods = ['GET', 'HEAD', 'POST'];
export const allowedMethods = methods.join(', ');
const longestUrl = 8192;
/** The largest body of a form without files. */
export const largestBody = 4_000_000;

/**
 * Refuses what the framework behind would answer with a redirect elsewhere or an error 500: unknown methods, addresses that are not
 * plain paths, broken encodings, foreign origins. `publicOrigin` is where people reach the installation when a proxy stands between;
 * `largest` is how many bytes this request's body may have.
 */
export function refusalOf(
  { method, url, headers }: Asked,
  publicOrigin?: string,
  largest = largestBody,
): Refusal | null {
  if (!methods.includes(method)) return { status: 405, reason: 'method not allowed' };
  if (url.length > longestUrl) return { status: 414, reason: 'address too long' };
  if (!isPlainPath(url)) return { status: 400, reason: 'malformed address' };
  if (headers.host !== undefined && !isHost(headers.host)) return { status: 400, reason: 'malformed host' };
  if (method === 'POST') return refusalOfPost(headers, publicOrigin, largest);
  return null;
}

/** A path of this server, well encoded, without NUL or a control character; "//host" would name another host. */
function isPlainPath(url: string): boolean {
  const [path = '', query = ''] = splitOnce(url, '?');
  if (!path.startsWith('/') || /\/\/|\\|#/.test(path)) return false;
  try {
    const decoded = decodeURIComponent(path);
    const plain = ![...decoded].some(
      (character) => character < ' ' || character === '\x7f' || character === '\\',
    );
    return plain && !decodeURIComponent(query).includes('\0');
  } catch {
    return false;
  }
}

function isHost(host: string): boolean {
  return (
    /^[a-z0-9._-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`)
  );
}

function refusalOfPost(
  headers: IncomingHttpHeaders,
  publicOrigin: string | undefined,
  largest: number,
): Refusal | null {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  const foreign =
    origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : !(isOwnOrigin(origin, headers.host) || origin === publicOrigin);
  if (foreign) return { status: 403, reason: 'foreign origin' };
  // a body that does not say how long it is would get round the limit
  if (headers['transfer-encoding'] !== undefined) return { status: 411, reason: 'length required' };
  if (Number(headers['content-length'] ?? 0) > largest) return { status: 413, reason: 'body too large' };
  const type = headers['content-type'] ?? '';
  if (/^\s*multipart\//i.test(type) && !/;\s*boundary=("[^"]{1,70}"|[^\s;"]{1,70})\s*(;|$)/i.test(type)) {
    return { status: 400, reason: 'multipart without a boundary' };
  }
  return null;
}

function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return (
    host !== undefined && URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host
  );
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
