import { randomBytes } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { withStatusOf } from './answer';
import {
  cleanRequestHeaders,
  contentSecurityPolicy,
  preferredLocale,
  securityHeaders,
  visitorAddress,
} from './headers';
import { allowedMethods, type Refusal, refusalOf } from './refusal';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface FrontOptions {
  /** renders everything that is not refused or redirected */
  handle: Handler;
  locales: readonly [string, ...string[]];
  publicUrl?: string | undefined;
  dev?: boolean;
  /** addresses of proxies whose word on the visitor's address is taken */
  trustedProxies?: readonly string[];
  /** whether the framework will accept a header of its own client; what it does not, it would answer with an error 500 */
  acceptsRouterState?(header: string): boolean;
  /** how many bytes a request's body may have, where it is more than a form has */
  largestBodyOf?(request: Pick<IncomingMessage, 'url' | 'headers'>): number | undefined;
  /** a rendering that threw; the visitor gets 500 without details */
  onError(error: unknown, request: IncomingMessage): void;
}

/** The HTTP server in front of the pages: refusals, redirect of `/`, security headers, a nonce for each answer, time limits. */
export function createFront(options: FrontOptions): Server {
  const { publicUrl, dev = false, trustedProxies = [] } = options;
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 10_000 });

  server.on('request', (request, response) => {
    // 128 random bits, in an alphabet that may stand in the policy as it is
    const nonce = randomBytes(16).toString('base64url');
    for (const [name, value] of Object.entries(securityHeaders(nonce, { publicUrl, dev })))
      response.setHeader(name, value);
    if (!server.listening) response.setHeader('Connection', 'close');

    const url = request.url ?? '';
    const asked = { method: request.method ?? '', url, headers: request.headers };
    const refusal = refusalOf(asked, publicUrl, options.largestBodyOf?.(request));
    if (refusal) return refuse(response, refusal);
    const state = request.headers['next-router-state-tree'];
    if (state !== undefined && !(options.acceptsRouterState?.(String(state)) ?? true)) {
      return refuse(response, { status: 400, reason: 'malformed router state' });
    }
    if (/^\/(\?|$)/.test(url)) return toLanguage(request, response, options.locales);

    const address = visitorAddress(
      request.socket.remoteAddress,
      request.headers['x-forwarded-for'],
      trustedProxies,
    );
    cleanRequestHeaders(request.headers, contentSecurityPolicy(nonce, { dev }), publicUrl, address);
    // a page is one person's until there is a cache that knows whose it is; the build's own files carry a hash in their names
    if (!url.startsWith('/_next/')) response.setHeader('Cache-Control', 'private, no-store');
    withStatusOf(response, () => options.handle(request, response)).catch((error: unknown) => {
      options.onError(error, request);
      if (response.headersSent) response.destroy();
      else plain(response, 500);
    });
  });

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status =
      { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431, HPE_INVALID_METHOD: 405 }[
        error.code ?? ''
      ] ?? 400;
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });

  // hot reloading alone speaks WebSocket, and its own listener answers it
  if (!dev)
    server.on('upgrade', (_request, socket: Duplex) =>
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
    );
  return server;
}

/** Stops taking connections, lets the requests under way finish (at most `patience` ms), then cuts what is left. */
export function drain(server: Server, patience = 20_000): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    const finish = () => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    };
    const cut = setTimeout(() => {
      server.closeAllConnections();
      // connections that became WebSockets are not the server's any more, and end with the process
      finish();
    }, patience);
    server.close(finish);
    server.closeIdleConnections();
  });
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  if (status === 405) response.setHeader('Allow', allowedMethods);
  // what follows on this connection is not worth parsing, nor is a body that is still coming
  response.setHeader('Connection', 'close');
  plain(response, status, reason);
}

function toLanguage(
  request: IncomingMessage,
  response: ServerResponse,
  locales: readonly [string, ...string[]],
): void {
  const locale = preferredLocale(request.headers['accept-language'], locales);
  const query = (request.url ?? '').slice(1);
  response.setHeader('Location', `/${locale}${query}`);
  response.setHeader('Vary', 'Accept-Language');
  plain(response, 307);
}

function plain(response: ServerResponse, status: number, text = STATUS_CODES[status] ?? ''): void {
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}
