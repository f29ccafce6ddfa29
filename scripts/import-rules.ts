import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** Who may import whom: rooms by name, packages by the start of their name. docs/architecture.md says why. */
interface Room {
  /** paths from the project's folder; the first room that matches counts */
  at: RegExp;
  /** rooms it may import besides itself */
  rooms: string[] | 'all';
  /** rooms of which it may import types alone */
  types?: string[];
  /** packages it may import; absent: any but those that `keptTo` keeps to other rooms */
  packages?: string[];
  /** where code that breaks the rule belongs instead */
  instead: string;
}

const shared = ['env', 'log', 'errors'];

const rooms: Record<string, Room> = {
  tests: { at: /^tests\/|\.(test|spec)\.tsx?$|(^|\/)test-support\.ts$/, rooms: 'all', instead: '' },
  domain: {
    at: /^lib\/domain\//,
    rooms: [],
    packages: ['big.js'],
    instead: 'a rule gets what it needs as an argument: read in lib/queries, shape in lib/presenters',
  },
  schemas: {
    at: /^lib\/schemas\//,
    rooms: ['domain'],
    packages: ['zod'],
    instead: 'a schema checks the form of an input alone: look things up in lib/services or lib/queries',
  },
  presenters: {
    at: /^lib\/presenters\//,
    rooms: ['domain'],
    types: ['i18n'],
    packages: [],
    instead: 'a presenter shapes what it is given: read in lib/queries, translate in a component',
  },
  'data-package': {
    at: /^lib\/data-package\//,
    rooms: ['domain', 'schemas', ...shared],
    instead: 'reading and writing packages knows no database: look up and store in lib/services',
  },
  'table-import': {
    at: /^lib\/table-import\//,
    rooms: ['domain', 'schemas', 'data-package'],
    instead: 'understanding a table knows no database and no person: look up and store in lib/services',
  },
  i18n: {
    at: /^lib\/i18n\//,
    rooms: ['domain', 'locales', ...shared],
    types: ['presenters'],
    instead: 'words and formats get finished results: decide in lib/domain, shape in lib/presenters',
  },
  queries: {
    at: /^lib\/queries\//,
    rooms: ['db', 'domain', 'auth', 'generated', ...shared],
    instead: 'a query reads and answers in domain terms: decide in lib/domain, change things in lib/services',
  },
  auth: {
    at: /^lib\/auth\//,
    rooms: ['db', 'domain', ...shared],
    instead:
      'who may do what is decided from explicit arguments: use it from lib/services, not the other way round',
  },
  services: {
    at: /^lib\/services\//,
    rooms: [
      'queries',
      'schemas',
      'domain',
      'auth',
      'data-package',
      'table-import',
      'db',
      'generated',
      ...shared,
    ],
    instead: 'a service changes things and answers a code: words belong to lib/i18n, markup to components',
  },
  platform: {
    at: /^lib\/platform\//,
    rooms: shared,
    instead:
      'the ground that everything stands on knows nothing of the product: start such work from scripts/',
  },
  db: {
    at: /^lib\/db\.ts$/,
    rooms: ['generated', ...shared],
    instead: 'lib/db.ts opens connections and nothing else: read in lib/queries',
  },
  env: {
    at: /^lib\/env\.ts$/,
    rooms: [],
    packages: ['zod'],
    instead: 'lib/env.ts reads the environment alone',
  },
  log: { at: /^lib\/log\.ts$/, rooms: ['env'], packages: ['pino'], instead: 'lib/log.ts writes lines alone' },
  errors: { at: /^lib\/errors\.ts$/, rooms: [], packages: [], instead: 'lib/errors.ts lists codes alone' },
  components: {
    at: /^components\//,
    rooms: ['presenters', 'domain', 'i18n', 'styles'],
    types: ['schemas'],
    instead:
      'a component draws what it is given: read in the page (app/) through lib/queries and hand it down as props',
  },
  styles: { at: /^app\/styles\//, rooms: [], instead: 'styles import styles' },
  app: {
    at: /^app\/|^lib\/action\.ts$/,
    rooms: [
      'components',
      'styles',
      'domain',
      'queries',
      'services',
      'schemas',
      'presenters',
      'data-package',
      'table-import',
      'auth',
      'i18n',
      'platform',
      'locales',
      ...shared,
    ],
    instead: 'a page has no database of its own: read in lib/queries, change in lib/services',
  },
  seed: {
    at: /^prisma\/seed(\/|\.ts$)/,
    rooms: ['domain', 'data-package', 'schemas'],
    instead: 'the story is made as data: load it with npm run data',
  },
  scripts: {
    at: /^scripts\/|^(server|instrumentation)\.ts$/,
    rooms: [
      'domain',
      'queries',
      'services',
      'schemas',
      'presenters',
      'data-package',
      'table-import',
      'auth',
      'i18n',
      'platform',
      'locales',
      'seed',
      ...shared,
    ],
    instead:
      'a script starts work and does none: read in lib/queries, change in lib/services, administer in lib/platform',
  },
  config: { at: /^[^/]+\.(ts|mts|mjs|js)$/, rooms: 'all', instead: '' },
  generated: { at: /^generated\//, rooms: 'all', instead: '' },
  locales: { at: /^locales\//, rooms: [], instead: '' },
};

/** Packages that belong to some rooms, and where to go for what they do. */
const keptTo: { packages: string[]; rooms: string[]; instead: string }[] = [
  {
    packages: ['@prisma/', 'pg', 'pg-copy-streams'],
    rooms: ['db', 'queries', 'services', 'platform', 'scripts'],
    instead: 'SQL belongs to lib/queries (reads) and lib/services (changes)',
  },
  {
    packages: ['react', 'react-dom', 'next'],
    rooms: ['components', 'app', 'scripts', 'i18n'],
    instead: 'markup belongs to components/, routes to app/',
  },
  {
    packages: ['next-intl', 'use-intl'],
    rooms: ['i18n', 'components', 'app'],
    instead: 'words belong to lib/i18n',
  },
  {
    packages: ['chart.js', 'react-chartjs-2', 'chartjs-'],
    rooms: ['components'],
    instead: 'charts belong to components/charts',
  },
];

export interface Imported {
  specifier: string;
  line: number;
  typeOnly: boolean;
}

/** All imports and re-exports of a module's text, with lines. */
export function importsOf(file: string, text: string): Imported[] {
  const { module } = parseSync(file, text);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const found: Imported[] = [];
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every(({ isType }) => isType);
    found.push({ specifier: moduleRequest.value, line: lineOf(start), typeOnly });
  }
  for (const { entries, start } of module.staticExports) {
    const from = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest;
    if (from)
      found.push({
        specifier: from.value,
        line: lineOf(start),
        typeOnly: entries.every(({ isType }) => isType),
      });
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const literal = /^['"`]([^'"`$]+)['"`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (literal) found.push({ specifier: literal, line: lineOf(start), typeOnly: false });
  }
  return found;
}

/** The room of a file, by its path from the project's folder. */
export function roomOf(file: string): string | null {
  return Object.entries(rooms).find(([, { at }]) => at.test(file))?.[0] ?? null;
}

/** What is wrong with the imports of a file, each with where the code should go instead. */
export function problemsOf(file: string, text: string): string[] {
  const from = roomOf(file);
  const room = from ? rooms[from] : undefined;
  if (!from || !room)
    return [`${file}: no room of the house is here (docs/architecture.md): move the file into one`];
  if (from === 'tests' || from === 'config' || from === 'generated') return [];
  return importsOf(file, text).flatMap((imported) => {
    const reason = refusal(from, room, file, imported);
    return reason ? [`${file}:${imported.line}: ${reason}`] : [];
  });
}

function refusal(from: string, room: Room, file: string, { specifier, typeOnly }: Imported): string | null {
  const local = localPath(file, specifier);
  if (local === null) return refusalOfPackage(from, room, specifier);
  if (local.startsWith('..')) return `"${specifier}" is outside the project`;
  const to = roomOf(`${local}.ts`) ?? roomOf(`${local}/x.ts`);
  if (to === 'config') return null;
  if (!to) return `"${specifier}" is in no room of the house (docs/architecture.md)`;
  if (to === from || room.rooms === 'all' || room.rooms.includes(to)) return null;
  if (room.types?.includes(to))
    return typeOnly ? null : `${from} may import types of ${to} alone (${local}): ${room.instead}`;
  return `${from} must not import ${to} (${local}): ${room.instead}`;
}

function refusalOfPackage(from: string, room: Room, specifier: string): string | null {
  const matches = (wanted: string) =>
    specifier === wanted ||
    specifier.startsWith(wanted.endsWith('/') || wanted.endsWith('-') ? wanted : `${wanted}/`);
  if (room.packages) {
    return room.packages.some(matches) ? null : `${from} must not import "${specifier}": ${room.instead}`;
  }
  const kept = keptTo.find(
    ({ packages, rooms: allowed }) => packages.some(matches) && !allowed.includes(from),
  );
  return kept ? `${from} must not import "${specifier}": ${kept.instead}` : null;
}

/** The project's path that a specifier names, without extension; null for a package. */
function localPath(file: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return withoutExtension(specifier.slice(2));
  if (!specifier.startsWith('.')) return null;
  return withoutExtension(path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)));
}

function withoutExtension(file: string): string {
  return file.replace(/\.(tsx?|mjs|js|json|css)$/, '');
}
