import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actions } from '@/lib/auth/permissions';
import en from '@/locales/en.json';
import zh from '@/locales/zh.json';
import { auditActions, auditActionWords, auditObjectWords, auditTime } from './audit-words';
import { formatsFor } from './formats';
import { translatorFor } from './translator';

const folders = ['lib', 'app'];

/** Every action that the sources write down: the texts after `action:`, a choice's among them. */
function writtenActions(): [action: string, file: string][] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => path.join(folder, name)),
  );
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const places = text.matchAll(/\baction(?::|\s*=)\s*([^;{}]*?)(?=,\s*\w+\s*[:,}]|[;}{]|$)/gm);
    return [...places].flatMap(([, value = '']) =>
      [...value.matchAll(/'([a-z][a-z-]*\.[a-z][a-z_-]*)'/g)].map(([, action = '']): [string, string] => [
        action,
        file,
      ]),
    );
  });
}

describe('the words of the log', () => {
  it('are there for every action that may be refused', () => {
    expect(actions.filter((action) => !auditActions.includes(action))).toEqual([]);
  });

  it('are there for every action that the sources write down', () => {
    const written = writtenActions();
    expect(written.map(([action]) => action)).toContain('audit.export');
    expect(written.filter(([action]) => !auditActions.includes(action))).toEqual([]);
  });

  it('are there in both languages', () => {
    expect(Object.keys(en.audit.action).sort()).toEqual(Object.keys(zh.audit.action).sort());
    for (const action of auditActions)
      for (const locale of ['zh', 'en'] as const)
        expect(auditActionWords(translatorFor(locale), action)).not.toMatch(/\w[.:]\w|^$/);
  });

  it('are an action’s own name where none were given', () => {
    expect(auditActionWords(translatorFor('zh'), 'plugin.run')).toBe('plugin.run');
    expect(auditActionWords(translatorFor('zh'), 'review:approve')).toBe('review:approve');
  });

  it('name an object’s kind', () => {
    expect(auditObjectWords(translatorFor('zh'), 'sheet:gdp/2024-01')).toEqual({
      kind: '报表',
      name: 'gdp/2024-01',
    });
    expect(auditObjectWords(translatorFor('en'), 'package')).toEqual({ kind: null, name: 'package' });
  });

  it('give the time in the installation’s zone', () => {
    expect(auditTime(formatsFor('zh', 'Asia/Shanghai'), '2025-12-31T16:00:09.120Z')).toBe(
      '2026-01-01 00:00:09',
    );
  });
});
