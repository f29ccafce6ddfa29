import { buildAndLease } from '../../lib/platform/build';
import type { DatabaseUrls } from '../../lib/platform/roles';
import { randomPassword } from '../../lib/platform/secrets';
import { listening, startServer, stopServerProcess } from '../../lib/platform/server-process';
import type { Tell } from '../../lib/platform/steps';

/** Our server on a database, on the loopback address alone. */
export interface Served {
  origin: string;
  stop(): Promise<void>;
}

/** Makes the production build where the source has changed since the last; the answer lets it go again. */
export async function useBuild(tell: Tell): Promise<() => void> {
  const { built, release } = await buildAndLease(tell);
  if (built) tell('  ✓ build');
  return release;
}

export async function serve(urls: DatabaseUrls): Promise<Served> {
  const addresses = { DATABASE_APP_URL: urls.app, DATABASE_PUBLIC_URL: urls.public };
  const place = { PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: '', WEICI_SECRET: randomPassword() };
  // a line for each request would be part of what is measured
  const env = { ...process.env, ...addresses, ...place, LOG_LEVEL: 'warn' };
  const server = startServer(env, { quiet: true });
  const port = await listening(server);
  return { origin: `http://127.0.0.1:${port}`, stop: () => stopServerProcess(server) };
}
