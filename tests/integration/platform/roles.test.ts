import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { EnvError, readEnv } from '@/lib/env';
import { withClient, withParts } from '@/lib/platform/connect';
import { copyDatabase, createDatabase, dropDatabase } from '@/lib/platform/databases';
import { externalUrls, waitForDatabase } from '@/lib/platform/external-database';
import { ensureRoles } from '@/lib/platform/roles';

const { adminUrl, secrets, template } = inject('testServer');
const name = `${template}_roles_${process.pid}`;
const external = `${template}_ext_${process.pid}`;
const owner = `${external}_someone`;
let state = '';

const admin = (sql: string) => withClient(adminUrl, (client) => client.query(sql));
const as = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);

afterAll(() => dropDatabase(adminUrl, name));

describe('createDatabase', () => {
  it('may run any number of times, at once too, and answers the same addresses', async () => {
    const made = await Promise.all([1, 2, 3].map(() => ensureRoles(adminUrl, name, secrets)));
    const urls = await createDatabase(adminUrl, name, secrets);
    for (const each of [...made, await createDatabase(adminUrl, name, secrets)]) expect(each).toEqual(urls);
    for (const [kind, url] of Object.entries(urls)) {
      expect(await as(url, 'SELECT current_user AS role, current_database() AS name')).toEqual([
        { role: `${name}_${kind}`, name },
      ]);
    }
  });

  it('gives no role more than its part', async () => {
    const { rows } = await admin(
      `SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS more FROM pg_roles WHERE rolname LIKE '${name}_%'`,
    );
    expect(rows.map(({ more }) => more)).toEqual([false, false, false]);
  });

  it('lets nobody else connect', async () => {
    const other = `${name}_x`;
    const { app } = await createDatabase(adminUrl, other, secrets);
    await expect(as(withParts(app, { database: name }), 'SELECT 1')).rejects.toThrow(
      /permission denied for database/,
    );
    await dropDatabase(adminUrl, other);
  });

  it('refuses a name that would not do for roles', async () => {
    await expect(createDatabase(adminUrl, 'x'.repeat(57), secrets)).rejects.toThrow(/no database name/);
    await expect(createDatabase(adminUrl, 'a"b', secrets)).rejects.toThrow(/no database name/);
  });
});

describe('copyDatabase', () => {
  it("keeps the template's roles and their rights on the database", async () => {
    const copy = `${template}_copy_${process.pid}`;
    const urls = await copyDatabase(adminUrl, template, copy, secrets);
    const right = (url: string, what: string) =>
      as(url, `SELECT has_database_privilege(current_database(), '${what}') AS it`);
    expect(await right(urls.app, 'TEMPORARY')).toEqual([{ it: true }]);
    expect(await right(urls.public, 'TEMPORARY')).toEqual([{ it: false }]);
    await dropDatabase(adminUrl, copy, { keepRoles: true });
  });
});

describe('a server of one’s own', () => {
  const env = (extra: Record<string, string> = {}) => {
    const read = readEnv({
      DATABASE_URL: withParts(adminUrl, { user: owner, password: 'given', database: external }),
      WEICI_STATE: state,
      ...extra,
    });
    return { ...read, DATABASE_URL: read.DATABASE_URL ?? '' };
  };
  beforeAll(async () => {
    await admin(`CREATE ROLE "${owner}" LOGIN CREATEROLE PASSWORD 'given'`);
    await admin(`CREATE DATABASE "${external}" OWNER "${owner}"`);
    state = mkdtempSync(path.join(tmpdir(), 'weici-external-'));
  });
  afterEach(() => admin(`ALTER ROLE "${owner}" CREATEROLE`));
  afterAll(async () => {
    await dropDatabase(adminUrl, external);
    await admin(`DROP ROLE "${owner}"`);
    rmSync(state, { recursive: true, force: true });
  });

  it('prints the SQL to run where its user may not make roles', async () => {
    await admin(`ALTER ROLE "${owner}" NOCREATEROLE`);
    const asked = externalUrls(env());
    await expect(asked).rejects.toThrow(EnvError);
    await expect(externalUrls(env())).rejects.toThrow(`CREATE ROLE "${external}_app" LOGIN PASSWORD`);
    await expect(externalUrls(env())).rejects.toThrow(/Set DATABASE_APP_URL and DATABASE_PUBLIC_URL/);
  });

  it('makes the two roles once, by a user with CREATEROLE alone, and remembers them', async () => {
    const urls = await externalUrls(env());
    expect(await externalUrls(env())).toEqual(urls);
    expect(await as(urls.public, 'SELECT current_user AS role')).toEqual([{ role: `${external}_public` }]);
  });

  it('takes no role over whose password another installation keeps', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'weici-external-'));
    await expect(externalUrls(env({ WEICI_STATE: elsewhere }))).rejects.toThrow(
      /passwords are not kept here/,
    );
    rmSync(elsewhere, { recursive: true });
  });

  it('uses the addresses it is given, if they are of those roles', async () => {
    const urls = await externalUrls(env());
    const given = { DATABASE_APP_URL: urls.app, DATABASE_PUBLIC_URL: urls.public };
    expect(await externalUrls(env(given))).toEqual(urls);
    await expect(externalUrls(env({ ...given, DATABASE_PUBLIC_URL: urls.owner }))).rejects.toThrow(
      new RegExp(`DATABASE_PUBLIC_URL: its user must be ${external}_public`),
    );
    const wrong = withParts(urls.app, { password: 'wrong' });
    await expect(externalUrls(env({ ...given, DATABASE_APP_URL: wrong }))).rejects.toThrow(
      /DATABASE_APP_URL: .*not accepted/,
    );
  });
});

describe('waitForDatabase', () => {
  it('says where and why, never the password, and tries again', async () => {
    const told: string[] = [];
    const url = 'postgresql://weici:verysecret@127.0.0.1:9/weici';
    const waited = waitForDatabase(url, { tell: (line) => told.push(line), patience: 700, firstPause: 100 });
    await expect(waited).rejects.toThrow(
      /PostgreSQL at 127\.0\.0\.1:9 cannot be reached: nothing listens there/,
    );
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.join('\n')).toMatch(/Trying again in 1 s/);
    expect(told.join('\n')).not.toContain('verysecret');
  });

  it('goes on as soon as it answers', async () => {
    await waitForDatabase(adminUrl, { tell: () => {}, patience: 1000 });
  });
});
