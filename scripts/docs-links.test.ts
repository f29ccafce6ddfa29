import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const pages = [
  ...readdirSync(root).filter((name) => /^README.*\.md$/.test(name)),
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
].sort();

/** Where the links and images of a text lead; code is no link. */
function targetsOf(text: string): string[] {
  const prose = text.replace(/^(`{3,})[^]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
  const patterns = [
    /\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g,
    /^\[[^\]]+\]:\s*(\S+)/gm,
    /\b(?:src|href)="([^"]+)"/g,
  ];
  return patterns.flatMap((pattern) => [...prose.matchAll(pattern)].map(([, target = '']) => target));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  return [...text.replace(/^(`{3,})[^]*?^\1/gm, '').matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** What is wrong with a link; null: it leads somewhere, or out of the project. */
function problemOf(page: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  if (target.startsWith('/')) return `${target} is not relative`;
  const [name = '', anchor] = target.split('#');
  const file = name === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(name));
  if (file.startsWith('..') || !existsSync(path.join(root, file))) return `${target}: there is no ${file}`;
  if (anchor === undefined || statSync(path.join(root, file)).isDirectory()) return null;
  return anchorsOf(read(file)).includes(decodeURIComponent(anchor)) ? null : `${target}: no such heading`;
}

describe('the project’s pages', () => {
  it('are found, with links in them', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'README.zh.md', 'docs/architecture.md']));
    expect(targetsOf(read('README.md')).length).toBeGreaterThan(5);
  });

  it.each(pages)('%s: every relative link and image leads to a file', (page) => {
    expect(targetsOf(read(page)).flatMap((target) => problemOf(page, target) ?? [])).toEqual([]);
  });

  it.each(pages)('%s: every npm script that is named is one', (page) => {
    const named = [...read(page).matchAll(/\bnpm (?:run +)?([a-z][a-z0-9:-]*)/g)].flatMap(
      ([command, name = '']) =>
        command.startsWith('npm run') || name === 'start' || name === 'test' ? [name] : [],
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** Files and folders that a text names as code, such as `lib/domain/`; patterns and sentences are none. */
function pathsOf(text: string): string[] {
  const named = /`((?:app|components|docs|lib|locales|prisma|public|scripts|tests)\/[^`\s*<…]*)`/g;
  return [...text.matchAll(named)].map(([, name = '']) => name);
}

describe.each(pages)('%s', (page) => {
  it('names no file that is not there', () => {
    expect(pathsOf(read(page)).filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });
});

describe('what the checks find', () => {
  it('a file that is not there, a heading that is not there, an address from the root', () => {
    const text = '[a](docs/none.md) ![b](docs/domain.md#none) <img src="/x.png"> `[c](d)`\n\n[e]: none.md';
    expect(targetsOf(text).map((target) => problemOf('README.md', target))).toEqual([
      'docs/none.md: there is no docs/none.md',
      'docs/domain.md#none: no such heading',
      'none.md: there is no none.md',
      '/x.png is not relative',
    ]);
    expect(problemOf('docs/operations.md', 'domain.md#periods')).toBeNull();
    expect(pathsOf('`lib/none.ts` `lib/*.ts` lib/x.ts')).toEqual(['lib/none.ts']);
  });
});
