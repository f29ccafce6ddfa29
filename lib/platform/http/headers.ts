import type { IncomingHttpHeaders } from 'node:http';

/** The content security policy of one answer. Development needs eval and inline styles for hot reloading. */
export function contentSecurityPolicy(nonce: string, { dev = false }: { dev?: boolean } = {}): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ].join('; ');
}

/** The headers that every answer carries. */
export function securityHeaders(
  nonce: string,
  { publicUrl, dev = false }: { publicUrl?: string | undefined; dev?: boolean } = {},
): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce, { dev }),
    'X-Content-Type-Options': 'nosniff',
    // no-referrer would make plain forms send a null Origin, which is refused
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(publicUrl?.startsWith('https://')
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

/** Headers that speak between the parts of the server; whoever sends them from outside is not believed. */
const inner =
  /^x-(weici|middleware|matched|invoke|now|nextjs|vercel)-|^x-forwarded-|^(forwarded|x-real-ip|next-resume)$/;

/** Tells the pages where a request came from. */
export const addressHeader = 'x-weici-address';

/**
 * The visitor's address. A forwarded one is believed from a trusted proxy alone, and then the last hop that no trusted
 * proxy added: what stands before it may be anybody's word.
 */
export function visitorAddress(
  socket: string | undefined,
  forwarded: string | string[] | undefined,
  trusted: readonly string[],
): string {
  const plainAddress = (address: string) => address.trim().replace(/^::ffff:/, '');
  const direct = plainAddress(socket ?? '');
  if (!trusted.includes(direct)) return direct;
  const hops = [forwarded ?? []].flat().join(',').split(',').map(plainAddress).filter(Boolean);
  return hops.reverse().find((hop) => !trusted.includes(hop)) ?? direct;
}

/** Takes inner headers out of a request and puts our own in: the policy with the nonce, where the installation is reached, and who asks from where. */
export function cleanRequestHeaders(
  headers: IncomingHttpHeaders,
  policy: string,
  publicUrl?: string,
  address = '',
): void {
  for (const name of Object.keys(headers)) if (inner.test(name)) delete headers[name];
  headers['content-security-policy'] = policy;
  delete headers['content-security-policy-report-only'];
  headers.host ??= 'localhost';
  // to a reader without a name Next sends title and description late, by script
  headers['user-agent'] ||= 'unnamed';
  headers[addressHeader] = address;
  if (!publicUrl) return;
  const reached = new URL(publicUrl);
  headers['x-forwarded-host'] = reached.host;
  headers['x-forwarded-proto'] = reached.protocol.slice(0, -1);
}

/** The language of the two that a browser prefers; the first when it says nothing of either. */
export function preferredLocale<T extends string>(
  acceptLanguage: string | undefined,
  locales: readonly [T, ...T[]],
): T {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
      return { language: range.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wishes) {
    const match = locales.find((locale) => locale === language);
    if (match) return match;
  }
  return locales[0];
}
