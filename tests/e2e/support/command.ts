import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface RankRow {
  rank: number | null;
  region_code: string;
  name: string;
  value: string | null;
  tied: boolean;
  rank_change: number | null;
  gap_to_benchmark: string | null;
}

/** What `npm run data -- …` prints, on the database under test or on another's. */
export async function dataCommand(args: string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/data-main.ts', ...args],
    { env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}

export const rankCommand = async (args: string[], env?: Record<string, string>): Promise<RankRow[]> =>
  JSON.parse(await dataCommand(['rank', '--format', 'json', ...args], env)) as RankRow[];
