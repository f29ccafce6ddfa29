import type { IncomingMessage } from 'node:http';
import next from 'next';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';
import { mayHoldSession } from './lib/auth/cookie';
import { problemOfSecret } from './lib/auth/secret';
import { readEnv } from './lib/env';
import { locales } from './lib/i18n/locales';
import { log } from './lib/log';
import { createFront, drain, type Handler } from './lib/platform/http/front';
import { MAX_UPLOAD_BYTES } from './lib/schemas/upload-limit';

// Compiled apart into dist/server.mjs and run by scripts/start.mjs, which hears over IPC where it listens.
const env = readEnv();
const dev = process.env.NODE_ENV === 'development';

const problem = dev ? null : problemOfSecret(env.WEICI_SECRET);
if (problem) {
  console.error(problem);
  process.exit(1);
}

let handle: Handler = async () => {};
const server = createFront({
  handle: (request, response) => handle(request, response),
  locales,
  publicUrl: env.PUBLIC_URL,
  dev,
  trustedProxies: env.TRUSTED_PROXIES,
  acceptsRouterState(header) {
    try {
      parseAndValidateFlightRouterState(header);
      return true;
    } catch {
      return false;
    }
  },
  largestBodyOf,
  onError: (err, request) =>
    log.error({ err, method: request.method, path: request.url?.split('?')[0] }, 'request failed'),
});
const app = next({
  dev,
  dir: process.cwd(),
  httpServer: server,
  port: env.PORT,
  ...(env.HOST ? { hostname: env.HOST } : {}),
});
await app.prepare();
handle = app.getRequestHandler();

// the framework would swallow this and leave a process that serves nobody
server.on('error', (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === 'EADDRINUSE' ? 'another program uses it: stop that, or set PORT' : error.message;
  console.error(`Port ${env.PORT} cannot be opened: ${reason}`);
  process.exit(1);
});
server.listen(env.PORT, env.HOST, () => {
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : env.PORT;
  // what a form leads to is fetched from here by the framework itself: it must not go round by a proxy, or to a port it guesses
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${ownHost(env.HOST)}:${port}`;
  process.send?.({ listening: port });
});

/** An uploaded table may be larger than a form, of someone with a session: whose it is, is asked further in. */
function largestBodyOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): number | undefined {
  const isUpload = locales.some((locale) => url.split('?')[0] === `/${locale}/entry/import`);
  // the form around a file is small
  return isUpload && mayHoldSession(headers.cookie, env.PUBLIC_URL) ? MAX_UPLOAD_BYTES + 100_000 : undefined;
}

/** A host by which this server reaches itself. */
function ownHost(host: string | undefined): string {
  if (!host || ['0.0.0.0', '::', 'localhost'].includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await drain(server, dev ? 500 : 20_000);
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// whoever started us is gone without a word: the port must not stay taken
process.on('disconnect', stop);
