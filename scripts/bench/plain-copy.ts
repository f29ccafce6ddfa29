import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { withClient } from '../../lib/platform/connect';
import type { RowOrder } from './package-writer';

const orders: Record<RowOrder, string> = {
  export: 'indicator_id, measure, region_id, period, published_at',
  monthly: 'period, indicator_id, region_id, measure, published_at',
};

/** Writes the published figures into a file of COPY's own text, in the order of the package they came from. */
export async function dumpFigures(ownerUrl: string, order: RowOrder, file: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const rows = client.query(copyTo(`COPY (SELECT * FROM figure ORDER BY ${orders[order]}) TO STDOUT`));
    await pipeline(rows, createWriteStream(file));
  });
}

/**
 * Seconds of one COPY of the file into an empty table with figure's columns, index and constraints. It stands before
 * the COPY begins: one made in the same transaction would be written without write-ahead log.
 */
export async function plainCopy(ownerUrl: string, file: string): Promise<number> {
  return withClient(ownerUrl, async (client) => {
    await client.query('CREATE TABLE plain_figure (LIKE figure INCLUDING ALL)');
    const begin = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 256 * 1024 }),
      client.query(copyFrom('COPY plain_figure FROM STDIN')),
    );
    return (performance.now() - begin) / 1000;
  });
}
