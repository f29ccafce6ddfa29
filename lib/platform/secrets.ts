import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A random password that needs no escaping in SQL, in an address or in a shell. */
export function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Reads the secrets file: a flat map of names to secrets. Missing: empty. */
export function readSecrets(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

/** The secret of that name, made once and kept in a file that only its owner can read (0600). */
export function keptSecret(file: string, name: string, make: () => string = randomPassword): string {
  const secrets = readSecrets(file);
  const known = secrets[name];
  if (known) return known;
  const made = make();
  mkdirSync(path.dirname(file), { recursive: true });
  const next = `${file}.${process.pid}.new`;
  writeFileSync(next, `${JSON.stringify({ ...secrets, [name]: made }, null, 2)}\n`, { mode: 0o600 });
  chmodSync(next, 0o600);
  renameSync(next, file);
  return made;
}
