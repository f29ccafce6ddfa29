import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type Prisma, PrismaClient } from '../generated/prisma/client';
import { databaseUrl } from './env';
import { log } from './log';

interface Handle {
  pool: pg.Pool;
  client: PrismaClient;
}

// bundles may hold this module several times, and a reload in development another: one set of connections for all
const holder = globalThis as typeof globalThis & {
  weiciDatabase?: {
    app?: Handle;
    preview?: Handle;
    public?: Handle;
    reader: AsyncLocalStorage<Prisma.TransactionClient>;
  };
};
holder.weiciDatabase ??= { reader: new AsyncLocalStorage() };
const handles = holder.weiciDatabase;

/** How long a request waits for a free connection, in milliseconds, before it fails: an answer of 503 within 3 s needs room. */
const patience = 2_000;

/**
 * The client of the role that can SELECT published data and nothing else. Every connection is read-only and gives up
 * a statement after 10 s. Made at the first call. Inside `withReader` it is the transaction given there.
 */
export function publicDb(): Prisma.TransactionClient {
  const reader = handles.reader.getStore();
  if (reader) return reader;
  handles.public ??= open('DATABASE_PUBLIC_URL', {
    max: 10,
    options: '-c default_transaction_read_only=on -c jit=off',
    statement_timeout: 10_000,
  });
  return handles.public.client;
}

/** Lets every query that `work` asks of published data read through one transaction: a preview. */
export function withReader<Result>(reader: Prisma.TransactionClient, work: () => Result): Result {
  return handles.reader.run(reader, work);
}

/** The client of the role that reads and writes for signed-in people and commands. Made at the first call. */
export function appDb(): PrismaClient {
  return app().client;
}

/** How many previews are read at a time. */
export const previewConnections = 2;

/**
 * The same role's connections for previews alone, whose transactions last as long as a page takes: however many are asked
 * for, they take none from those at work. Who waits 3 s is given up.
 */
export function previewDb(): PrismaClient {
  handles.preview ??= open('DATABASE_APP_URL', {
    max: previewConnections,
    options: '-c jit=off',
    connectionTimeoutMillis: 3_000,
  });
  return handles.preview.client;
}

/** The same role's connections without Prisma: COPY and imports. Whoever takes one gives it back. */
export function appPool(): pg.Pool {
  return app().pool;
}

/** Ends every connection; the next call opens new ones at the addresses of the environment then. */
export async function closeDb(): Promise<void> {
  const open = [handles.public, handles.preview, handles.app];
  handles.public = undefined;
  handles.preview = undefined;
  handles.app = undefined;
  for (const handle of open) {
    await handle?.client.$disconnect();
    await handle?.pool.end();
  }
}

function app(): Handle {
  handles.app ??= open('DATABASE_APP_URL', { max: 6, options: '-c jit=off' });
  return handles.app;
}

function open(name: 'DATABASE_APP_URL' | 'DATABASE_PUBLIC_URL', config: pg.PoolConfig): Handle {
  const pool = new pg.Pool({
    connectionString: databaseUrl(name),
    connectionTimeoutMillis: patience,
    idleTimeoutMillis: 60_000,
    application_name: name === 'DATABASE_APP_URL' ? 'weici-app' : 'weici-public',
    ...config,
  });
  // an idle connection that the server cuts must not end the process
  pool.on('error', (err) => log.warn({ err }, 'a database connection was cut'));
  // nor one in use: whoever waits for its statement is told, the pool listens to idle ones alone
  pool.on('connect', (client) => void client.on('error', () => {}));
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}
