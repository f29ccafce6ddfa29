// A program of its own for imports of a table at the desk, as the server does them: upload, preview, commit.
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import type { Actor } from '../../lib/auth/person';
import { withClient } from '../../lib/platform/connect';
import { commitImport } from '../../lib/services/tables/commit-import';
import { digestOf } from '../../lib/services/tables/judge-figures';
import { readImport } from '../../lib/services/tables/read-import';
import { uploadTable } from '../../lib/services/tables/upload-table';

export interface DeskOrder {
  /** The table, as a file. */
  path: string;
}

export interface DeskReport {
  /** Seconds. */
  upload: number;
  preview: number;
  commit: number;
  /** Plain insert of the same entries into a table like theirs. */
  plain: number;
  figures: number;
  /** The longest time that nothing else ran in this process, in milliseconds. */
  longestBlock: number;
  error?: string;
}

async function run({ path }: DeskOrder): Promise<DeskReport> {
  const actor = await staff();
  const file = new File([readFileSync(path)], 'table.csv');
  const block = watchBlocks();
  const [upload, made] = await timed(() => uploadTable(actor, { file }));
  if (!made.ok) throw new Error(made.code);
  // a server at work has its connections, and has compiled what it runs
  await readImport(actor, made.upload);
  const [preview, read] = await timed(() => readImport(actor, made.upload));
  if (!read.ok) throw new Error(read.code);
  const input = { upload: made.upload, seen: digestOf(read.rows), stage: '' as const, source: '' };
  const [commit, done] = await timed(() => commitImport(actor, input, 'zh'));
  if (!done.ok) throw new Error(done.code);
  const longestBlock = block();
  const [plain] = await timed(plainInsert);
  return { upload, preview, commit, plain, figures: done.written, longestBlock };
}

function plainInsert(): Promise<void> {
  return asApp(async (client) => {
    await client.query('CREATE TEMP TABLE plain_entry (LIKE entry INCLUDING ALL)');
    await client.query('INSERT INTO plain_entry SELECT * FROM entry');
  });
}

function staff(): Promise<Actor> {
  return asApp(async (client) => {
    const { rows } = await client.query<{ id: number; departments: number[] }>(
      `WITH made AS (INSERT INTO person (user_name, display_name, created_by) VALUES ('bench', 'bench', 'bench') RETURNING id)
       SELECT id, ARRAY(SELECT id FROM department) AS departments FROM made`,
    );
    const { id = 0, departments = [] } = rows[0] ?? {};
    const person = {
      id,
      userName: 'bench',
      displayName: 'bench',
      roles: ['staff' as const],
      departments,
      regions: [],
    };
    return { person, address: '' };
  });
}

function asApp<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  return withClient(process.env.DATABASE_APP_URL ?? '', work);
}

/** Starts to look how long the event loop stands still; the function it answers stops and tells. */
function watchBlocks(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 10);
    last = performance.now();
  }, 10);
  return () => {
    clearInterval(timer);
    return Math.max(longest, performance.now() - last - 10);
  };
}

async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const begin = performance.now();
  const result = await work();
  return [(performance.now() - begin) / 1000, result];
}

process.on('message', (order: DeskOrder) => {
  run(order).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
