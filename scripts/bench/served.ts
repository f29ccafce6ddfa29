import { buildAndLease } from '../../lib/platform/build';
import type { DatabaseUrls } from '../../lib/platform/roles';
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
  const server = startServer({
    ...process.env,
    DATABASE_APP_URL: urls.app,
    DATABASE_PUBLIC_URL: urls.public,
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: '',
    // its lines would stand between the tables
    LOG_LEVEL: 'silent',
  });
  const port = await listening(server);
  return { origin: `http://127.0.0.1:${port}`, stop: () => stopServerProcess(server) };
}
