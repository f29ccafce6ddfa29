import next from 'next';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js';
import { readEnv } from './lib/env';
import { locales } from './lib/i18n/locales';
import { log } from './lib/log';
import { createFront, drain, type Handler } from './lib/platform/http/front';

// Compiled apart into dist/server.mjs and run by scripts/start.mjs, which hears over IPC where it listens.
const env = readEnv();
const dev = process.env.NODE_ENV === 'development';

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
  process.send?.({ listening: address && typeof address === 'object' ? address.port : env.PORT });
});

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
