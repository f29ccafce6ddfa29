import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { keptSecret, randomPassword, readSecrets } from './secrets';

const folder = mkdtempSync(path.join(tmpdir(), 'weici-secrets-'));
const file = path.join(folder, 'below', 'secrets.json');
afterEach(() => rmSync(path.join(folder, 'below'), { recursive: true, force: true }));

it('makes a secret once, different for each name', () => {
  const first = keptSecret(file, 'a');
  expect(keptSecret(file, 'a')).toBe(first);
  expect(keptSecret(file, 'b')).not.toBe(first);
  expect(Object.keys(readSecrets(file))).toEqual(['a', 'b']);
});

it('keeps them in a file that only its owner reads, whatever it was before', () => {
  keptSecret(file, 'a');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(file);
  writeFileSync(file, '{}', { mode: 0o666 });
  keptSecret(file, 'a');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('makes passwords of 192 bits that need no escaping', () => {
  expect(randomPassword()).toMatch(/^[\w-]{32}$/);
});
