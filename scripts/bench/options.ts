import { parseArgs } from 'node:util';

export const sectionNames = ['pages', 'import', 'reads', 'desk'] as const;
export type SectionName = (typeof sectionNames)[number];

export interface BenchOptions {
  sections: readonly SectionName[];
  /** The largest number of figures. */
  max: number;
  /** How often each measure is repeated, in turn with what it is compared with. */
  rounds: number;
  /** Seconds of load on a page in one round. */
  seconds: number;
}

export const usage = `npm run bench -- [--only pages,import,reads,desk] [--max 1e7] [--rounds 3] [--seconds 5]
  --only     parts of the run; all where it is not given
  --max      the largest number of figures, 1e4 to 1e7 (1e7 takes some minutes and 3 GB of disk)
  --rounds   how often each measure is repeated, 1 to 20
  --seconds  of load on a page in one round, 1 to 60`;

/** Parses the command line. Throws a sentence on what is not understood. */
export function readBenchOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      max: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
    },
    strict: true,
  });
  const only = values.only?.split(',') ?? [...sectionNames];
  const unknown = only.filter((name) => !(sectionNames as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new Error(`--only: ${unknown.join(', ')} is no part of the run: ${sectionNames.join(', ')}`);
  return {
    sections: sectionNames.filter((name) => only.includes(name)),
    max: numberOf('--max', values.max, 1e7, 1e4, 1e7),
    rounds: numberOf('--rounds', values.rounds, 3, 1, 20),
    seconds: numberOf('--seconds', values.seconds, 5, 1, 60),
  };
}

function numberOf(
  name: string,
  text: string | undefined,
  standard: number,
  least: number,
  most: number,
): number {
  const value = text === undefined ? standard : Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} is a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`);
}
