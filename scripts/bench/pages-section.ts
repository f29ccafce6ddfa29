import { runTypeScript } from '../../lib/platform/run';
import type { Tell } from '../../lib/platform/steps';
import type { BareOrder, BareReport } from './bare-server-child';
import { startChild } from './child';
import type { BenchServer } from './databases';
import { capture, connections, type Load, load } from './load';
import { plain, type Section, withSpread } from './report';
import { serve, useBuild } from './served';
import { type Measured, measured, ratio } from './stats';

const pages = [
  ['summary', '/zh'],
  ['indicator', '/zh/indicators/gdp'],
  ['list of indicators', '/zh/indicators'],
] as const;

const warmUps = 20;
const quantities = ['requestsPerSecond', 'p50', 'p99'] as const;
type Measures = Record<(typeof quantities)[number], Measured>;

interface PageResult {
  name: string;
  bytes: number;
  ours: Measures;
  bare: Measures;
}

/** The demo's pages through our server, against node:http alone sending the same bytes, in turn. */
export async function pagesSection(
  server: BenchServer,
  rounds: number,
  seconds: number,
  tell: Tell,
): Promise<Section> {
  const release = await useBuild(tell);
  try {
    const results = await measurePages(server, rounds, seconds, tell);
    return {
      title: 'Pages',
      tables: [
        {
          title: 'The demo’s pages in production, against node:http alone sending the same bytes',
          columns: [
            'page',
            'kB',
            'requests a second',
            'node:http',
            'ours ÷ node:http',
            'p50, ms',
            'p99, ms',
            'node:http p50',
            'p99',
          ],
          rows: results.map(({ name, bytes, ours, bare }) => [
            name,
            plain(bytes / 1024),
            withSpread(ours.requestsPerSecond),
            withSpread(bare.requestsPerSecond),
            withSpread(ratio(ours.requestsPerSecond, bare.requestsPerSecond)),
            withSpread(ours.p50),
            withSpread(ours.p99),
            withSpread(bare.p50),
            withSpread(bare.p99),
          ]),
          notes: [
            `${connections} connections for ${seconds} s in each round, uncompressed; the load comes from the same cores.`,
          ],
        },
      ],
      data: { connections, seconds, results },
    };
  } finally {
    release();
  }
}

async function measurePages(
  server: BenchServer,
  rounds: number,
  seconds: number,
  tell: Tell,
): Promise<PageResult[]> {
  const urls = await server.create('pages');
  await runTypeScript('scripts/data-main.ts', ['import', 'prisma/seed/package', '--publish', '--settings'], {
    env: { DATABASE_URL: urls.owner, DATABASE_APP_URL: urls.app, DATABASE_PUBLIC_URL: urls.public },
  });
  const ours = await serve(urls);
  const bare = startChild<BareOrder, BareReport>('scripts/bench/bare-server-child.ts', [], {});
  try {
    const captured = await Promise.all(pages.map(([, path]) => capture(ours.origin, path)));
    const { port } = await bare.ask({ pages: captured });
    const results: PageResult[] = [];
    for (const [index, [name, path]] of pages.entries()) {
      const found: { ours: Load[]; bare: Load[] } = { ours: [], bare: [] };
      for (let n = 0; n < warmUps; n += 1) await capture(ours.origin, path);
      for (let round = 0; round < rounds; round += 1) {
        found.ours.push(await load(ours.origin + path, seconds));
        found.bare.push(await load(`http://127.0.0.1:${port}${path}`, seconds));
      }
      tell(`  ✓ ${name}, ${rounds} rounds`);
      const bytes = Buffer.byteLength(captured[index]?.body ?? '', 'base64');
      results.push({ name, bytes, ours: measuresOf(found.ours), bare: measuresOf(found.bare) });
    }
    return results;
  } finally {
    await bare.end();
    await ours.stop();
    await server.drop('pages');
  }
}

function measuresOf(loads: readonly Load[]): Measures {
  const of = (quantity: keyof Load) => measured(loads.map((each) => each[quantity]));
  return { requestsPerSecond: of('requestsPerSecond'), p50: of('p50'), p99: of('p99') };
}
