import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Reaches the database or an identity provider by what it imports. */
const reaches = /from '(@\/lib\/db|pg|pg-copy-streams|@prisma\/[^']+|openid-client)'/;
const rooms = ['lib/queries', 'lib/services', 'lib/auth'];

const modules = ['lib/db.ts'].concat(
  rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `${room}/${name}`),
  ),
);

it('a module that reaches data never gets into a bundle for the browser', () => {
  const reaching = modules.filter((file) => {
    const text = readFileSync(path.join(root, file), 'utf8').replaceAll(/^import type .*$/gm, '');
    return reaches.test(text) && !/^import 'server-only';$/m.test(text);
  });
  expect(modules.length).toBeGreaterThan(100);
  expect(reaching).toEqual([]);
});
