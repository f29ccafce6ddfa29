import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Env, EnvError, readEnv } from '../env';
import { buildAndLease, compileServer } from './build';
import { databaseOf } from './connect';
import { hasNobody, isEmpty, type OpenDatabase, openDatabase, shareUrls } from './database';
import { externalSecrets } from './external-database';
import { generateClient } from './generate';
import { endRunning, runTypeScript } from './run';
import { listening, startServer, stopServerProcess } from './server-process';
import { stateFolder } from './state';
import { step, type Tell } from './steps';

export interface StartOptions {
  dev: boolean;
  /** folder or datapackage.json of another installation's data package, instead of the demo */
  package: string | null;
  /** user name of the first account, a security administrator, where none was made yet */
  administrator: string;
  /** when the command began, in `performance.now()`'s terms */
  begun: number;
}

/** Brings everything up and serves until told to stop. Ends the process. */
export async function start(options: StartOptions, tell: Tell): Promise<void> {
  let opening: Promise<OpenDatabase> | null = null;
  let server: ChildProcess | null = null;
  let release = () => {};
  let stopping = false;
  const external = Boolean(process.env.DATABASE_URL);

  const stop = async (code: number): Promise<never> => {
    endRunning();
    await stopServerProcess(server);
    release();
    // a stop in the middle of the start waits for the embedded server, so as not to leave it behind
    const closed = opening?.then((database) => database.close()).catch(() => {});
    await Promise.race([closed, sleep(external ? 2000 : 40_000)]);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      tell('\nStopping …');
      void stop(0);
    });
  }

  // npm killed outright sends nothing on; its child, which is this process, must not hold the port for ever
  const parent = process.ppid;
  if (process.env.npm_lifecycle_script?.includes('scripts/start.mjs')) {
    setInterval(() => process.ppid !== parent && process.emit('SIGTERM'), 1000).unref();
  }

  try {
    const env = readEnv();
    if (env.DATABASE_URL && !env.WEICI_SECRET) {
      throw new EnvError(
        'WEICI_SECRET: is not set, and a PostgreSQL of one’s own needs it: at least 32 characters, drawn with openssl rand -hex 32 and kept',
      );
    }
    await step(tell, 'generate', generateClient, (made) => (made ? 'Prisma client' : 'up to date'));
    opening = openDatabase({ tell });
    const database = await opening;
    shareUrls(database.urls);
    const isDemo = await loadData(database.urls.owner, options.package, tell);
    await makeAccounts(database.urls.owner, { ...options, isDemo, file: accountsFile(env) }, tell);
    if (options.dev) await step(tell, 'server', compileServer);
    else {
      const built = await step(
        tell,
        'build',
        () => buildAndLease(tell),
        (result) => (result.built ? 'pages and server' : 'up to date'),
      );
      release = built.release;
    }
    if (stopping) return;
    database.supervise(tell);
    const running = startServer(
      { ...process.env, ...(database.secret ? { WEICI_SECRET: database.secret } : {}) },
      { dev: options.dev },
    );
    server = running;
    running.on('exit', (code, signal) => {
      if (stopping) return;
      stopping = true;
      tell(`The server ended by itself (${signal ?? code}).`);
      void stop(code || 1);
    });
    const port = await step(tell, 'serve', () => listening(running));
    const total = ((performance.now() - options.begun) / 1000).toFixed(1);
    tell(`\nWeici is up after ${total} s:\n${addresses(port, env.PUBLIC_URL).join('\n')}\nCtrl-C stops it.`);
  } catch (error) {
    if (stopping) return;
    stopping = true;
    console.error(`\n${(error as Error).message}`);
    await stop(1);
  }
}

/** Answers whether it loaded the demo. */
async function loadData(ownerUrl: string, given: string | null, tell: Tell): Promise<boolean> {
  if (!(await isEmpty(ownerUrl))) {
    if (given)
      tell(
        `  ! The database holds data already, so ${given} was not loaded. To add it: npm run data -- import ${given}`,
      );
    return false;
  }
  const source = given ?? 'prisma/seed/package';
  await step(tell, given ? 'data' : 'demo data', () =>
    runTypeScript('scripts/data-main.ts', ['import', source, '--publish', '--settings'], {
      output: given ? 'stderr' : 'on-failure',
    }),
  );
  return !given;
}

/** Where nobody can sign in yet: one account a role for the demo, else a security administrator who makes the others. */
async function makeAccounts(
  ownerUrl: string,
  { administrator, isDemo, file }: { administrator: string; isDemo: boolean; file: string },
  tell: Tell,
): Promise<void> {
  if (await hasNobody(ownerUrl)) {
    await step(tell, 'accounts', () =>
      isDemo
        ? runTypeScript('scripts/demo-main.ts', ['--file', file], { output: 'inherit' })
        : runTypeScript('scripts/person-main.ts', ['first', administrator], { output: 'inherit' }),
    );
  }
  if (existsSync(file)) tell(`    The demo's accounts and their passwords are in ${file}`);
}

/** Beside the secrets of the same database. */
function accountsFile(env: Env): string {
  const { DATABASE_URL } = env;
  return DATABASE_URL
    ? externalSecrets({ ...env, DATABASE_URL }).replace(
        /\.json$/,
        `-${databaseOf(DATABASE_URL)}-accounts.txt`,
      )
    : path.join(stateFolder(), 'main', 'demo-accounts.txt');
}

function addresses(port: number, publicUrl: string | undefined): string[] {
  const origin = publicUrl ?? `http://localhost:${port}`;
  return ['zh', 'en'].map((locale) => `  ${origin}/${locale}`);
}

/** Reads the command's arguments; throws a sentence on what is not understood. */
export function parseStartArguments(args: string[], from: string): Omit<StartOptions, 'begun'> {
  const options: Omit<StartOptions, 'begun'> = { dev: false, package: null, administrator: 'security' };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--dev') options.dev = true;
    else if (arg.startsWith('--administrator=')) options.administrator = arg.slice(arg.indexOf('=') + 1);
    else if (arg === '--package' || arg.startsWith('--package=')) {
      const value = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (args[++at] ?? '');
      if (!value) throw new Error('--package needs the path of a data package');
      options.package = path.resolve(from, value);
      if (!existsSync(options.package)) throw new Error(`--package: there is nothing at ${options.package}`);
    } else
      throw new Error(
        `${arg} is not understood: npm start [-- --package <path>] [--administrator=<user name>]`,
      );
  }
  return options;
}
