// A program of its own for one database, named by the environment: reads what it is asked to, and tells how long each took.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ReadMeasure, readMeasures } from './read-measures';

export interface ReadOrder {
  measure: string;
  repeats: number;
  /** Repeats before those that count. */
  warmUps: number;
}

// a slow machine repeats less often: fewer milliseconds matter there
const patience = 3000;
const fewest = 2;

export interface ReadReport {
  /** Milliseconds of each repeat. */
  times: number[];
  /** Of what was answered, to be compared between sizes. */
  digest: string;
  error?: string;
}

async function run(measure: ReadMeasure, { repeats, warmUps }: ReadOrder): Promise<ReadReport> {
  let answer: unknown;
  const warm = performance.now() + patience;
  for (let n = 0; n < warmUps && (n < fewest || performance.now() < warm); n += 1)
    answer = await measure.read();
  const times: number[] = [];
  const end = performance.now() + patience;
  for (let n = 0; n < repeats && (n < fewest || performance.now() < end); n += 1) {
    const begin = performance.now();
    await measure.read();
    times.push(performance.now() - begin);
    // the answers that were printed go out
    await sleep(0);
  }
  const digest = createHash('sha256')
    .update(JSON.stringify(answer) ?? '')
    .digest('hex');
  return { times, digest };
}

process.on('message', (order: ReadOrder) => {
  const measure = readMeasures.find(({ name }) => name === order.measure);
  if (!measure) throw new Error(`no measure ${order.measure}`);
  run(measure, order).then(
    (report) => process.send?.(report),
    (error: unknown) =>
      process.send?.({
        times: [],
        digest: '',
        error: error instanceof Error ? error.message : String(error),
      }),
  );
});
process.on('disconnect', () => process.exit(0));
