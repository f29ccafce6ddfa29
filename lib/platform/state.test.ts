import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeOpenFolder } from './state';

let root = '';
let umask = 0;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'weici-state-'));
  umask = process.umask(0o077);
});
afterEach(() => {
  process.umask(umask);
  rmSync(root, { recursive: true, force: true });
});

const mode = (folder: string) => (statSync(folder).mode & 0o777).toString(8);

test('folders that it makes are open to be passed through, whatever the umask', () => {
  makeOpenFolder(path.join(root, 'a', 'b', 'main'));
  for (const each of ['a', 'a/b', 'a/b/main']) expect(mode(path.join(root, each))).toBe('755');
});

test('a folder that was there keeps its rights', () => {
  const given = path.join(root, 'given');
  mkdirSync(given);
  chmodSync(given, 0o710);
  makeOpenFolder(path.join(given, 'main'));
  expect([mode(root), mode(given), mode(path.join(given, 'main'))]).toEqual(['700', '710', '755']);
  chmodSync(path.join(given, 'main'), 0o711);
  makeOpenFolder(path.join(given, 'main'));
  expect(mode(path.join(given, 'main'))).toBe('711');
});
