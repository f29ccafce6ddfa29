import { parseArgs } from 'node:util';
import { readLogHead, readLogLine, verifyLog } from '@/lib/queries/audit/verify-log';

const usage = `npm run audit:verify [-- --head <number>:<hash>]

Recomputes the hash of every line of the audit log and prints how many there are and the last one's number and hash.
Exit code 0: the chain holds; 1: it is broken, and the first broken line is named; 2: wrong usage.

--head   a head that was printed earlier and kept elsewhere: the line must still be there with that hash. It finds what
         the chain alone cannot, that its owner computed all of it anew.`;

/** Runs the command; answers the exit code. */
export async function runAudit(args: string[]): Promise<number> {
  const given = optionsOf(args);
  if (given === 'help') {
    console.log(usage);
    return 0;
  }
  if (given === null) {
    console.error(usage);
    return 2;
  }
  try {
    return (await verify()) && (await agreesWith(given.head)) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

interface KeptHead {
  seq: string;
  hash: string;
}

function optionsOf(args: string[]): 'help' | { head: KeptHead | null } | null {
  try {
    const options = { head: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values } = parseArgs({ args, options, allowPositionals: false });
    if (values.help) return 'help';
    if (values.head === undefined) return { head: null };
    const [, seq, hash] = /^([1-9][0-9]{0,17}):([0-9a-f]{64})$/i.exec(values.head) ?? [];
    return seq && hash ? { head: { seq, hash: hash.toLowerCase() } } : null;
  } catch {
    return null;
  }
}

async function verify(): Promise<boolean> {
  const { count, broken } = await verifyLog();
  if (broken) {
    console.error(`The audit log is broken at line ${broken.seq}: ${broken.problem}.`);
    return false;
  }
  const head = await readLogHead();
  console.log(`The audit log is whole: ${count} lines.`);
  if (count > 0) console.log(`Head: ${head.seq}:${head.hash}`);
  return true;
}

async function agreesWith(kept: KeptHead | null): Promise<boolean> {
  if (!kept) return true;
  const line = await readLogLine(kept.seq);
  if (line?.hash === kept.hash) {
    console.log(`Line ${kept.seq} is the one whose hash was kept.`);
    return true;
  }
  const reason = line ? `has another hash now, ${line.hash}` : 'is not there any more';
  console.error(`The audit log was rewritten: line ${kept.seq} ${reason}.`);
  return false;
}
