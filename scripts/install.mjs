// Plain JavaScript: what runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = path.join(root, 'node_modules', '.weici-installed');

/** Checks Node's version and installs the packages of the lock file when they are missing or of another lock file. */
export function prepare({ tell = (line) => process.stdout.write(`${line}\n`) } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Node.js ${process.versions.node} is too old: 20.19 or newer is needed (https://nodejs.org).`,
    );
    process.exit(1);
  }
  process.chdir(root);
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
  if (isInstalled()) return;
  const release = takeInstallLock();
  try {
    if (isInstalled()) return;
    // someone who ran npm ci himself has what the lock file names
    if (!existsSync(stamp) && npmInstalledAll()) {
      writeFileSync(stamp, lock);
      return;
    }
    if (isServed()) {
      console.error('The packages have changed, and another process serves from this folder. Stop it first.');
      process.exit(1);
    }
    install(tell);
    writeFileSync(stamp, lock);
  } finally {
    release();
  }
}

function install(tell) {
  tell('  … install: npm ci');
  const begin = performance.now();
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--prefer-offline', '--loglevel=error', '--no-progress'];
  // npm's own report goes to standard error: standard output may be a command's answer
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error('The packages could not be installed (npm ci). Is an npm registry or mirror within reach?');
    process.exit(1);
  }
  tell(`  ✓ ${'install'.padEnd(12)} ${((performance.now() - begin) / 1000).toFixed(1).padStart(6)} s`);
}

/** Two starts at once on a fresh folder: the second waits. The lock goes with its process. */
function takeInstallLock() {
  const folder = path.join(root, '.weici', 'work');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'install.lock');
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}`, { flag: 'wx' });
      process.once('exit', () => rmSync(file, { force: true }));
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (holder && !isAlive(holder)) rmSync(file, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
}

function isServed() {
  const folder = path.join(root, '.weici', 'work', 'serving');
  return existsSync(folder) && readdirSync(folder).some((name) => isAlive(Number.parseInt(name, 10)));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether every package that the lock file wants on this system stands in node_modules in that version. */
function npmInstalledAll() {
  const note = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const present = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || present[name]?.version === entry.version,
  );
}

/** Lets this process import TypeScript. */
export async function allowTypeScript() {
  const { register } = await import('tsx/esm/api');
  register();
}
