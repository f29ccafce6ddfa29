import type { Tell } from '../../lib/platform/steps';
import { filled } from './fill';
import { capture } from './load';
import type { FilledSize } from './reads';
import { serve, useBuild } from './served';
import { type Measured, measured, median } from './stats';

/** One page at every size. */
export interface PageTimes {
  name: string;
  at: { figures: number; milliseconds: Measured; bytes: number }[];
}

const pages = [
  ['indicator page', `/zh/indicators/${filled.indicator}`],
  ['summary, 50 indicators', '/zh'],
] as const;
const repeats = 30;
const warmUps = 15;

/** Whole pages through our server, one after the other, at every size in turn: what a reader waits for. */
export async function measurePageTimes(
  sizes: readonly FilledSize[],
  rounds: number,
  tell: Tell,
): Promise<PageTimes[]> {
  const release = await useBuild(tell);
  try {
    const found = new Map<string, { times: number[]; bytes: number }>();
    for (let round = 0; round < rounds; round += 1) {
      for (const { size, urls } of sizes) {
        const served = await serve(urls);
        try {
          for (const [name, path] of pages) {
            const { times, bytes } = await timesOf(served.origin, path);
            const known = found.get(`${name} ${size.figures}`) ?? { times: [], bytes };
            known.times.push(median(times));
            found.set(`${name} ${size.figures}`, known);
          }
        } finally {
          await served.stop();
        }
      }
      tell(`  ✓ whole pages, round ${round + 1} of ${rounds}`);
    }
    return pages.map(([name]) => ({
      name,
      at: sizes.flatMap(({ size }) => {
        const known = found.get(`${name} ${size.figures}`);
        return known
          ? [{ figures: size.figures, milliseconds: measured(known.times), bytes: known.bytes }]
          : [];
      }),
    }));
  } finally {
    release();
  }
}

async function timesOf(origin: string, path: string): Promise<{ times: number[]; bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let n = 0; n < warmUps + repeats; n += 1) {
    const begin = performance.now();
    const { body } = await capture(origin, path);
    if (n >= warmUps) times.push(performance.now() - begin);
    bytes = Buffer.byteLength(body, 'base64');
  }
  return { times, bytes };
}
