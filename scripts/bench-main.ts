// The benchmark: tables on standard output and JSON in bench-results/, progress on standard error. It judges nothing: limits are
// printed beside what was measured, and the exit code is 0 unless something failed to run.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../lib/platform/paths';
import { type Tell, tellOnStderr } from '../lib/platform/steps';
import { type BenchServer, openBenchServer } from './bench/databases';
import { deskSection } from './bench/desk-section';
import { importSection } from './bench/import-section';
import { describeMachine, type Machine } from './bench/machine';
import { type BenchOptions, readBenchOptions, type SectionName, usage } from './bench/options';
import { pagesSection } from './bench/pages-section';
import { readsSection } from './bench/reads-section';
import { machineMarkdown, type Section, sectionMarkdown } from './bench/report';

const sections: Record<
  SectionName,
  (server: BenchServer, options: BenchOptions, tell: Tell) => Promise<Section>
> = {
  pages: (server, { rounds, seconds }, tell) => pagesSection(server, rounds, seconds, tell),
  import: (server, { max, rounds }, tell) => importSection(server, max, rounds, tell),
  reads: (server, { max, rounds, sections }, tell) =>
    readsSection(server, { max, rounds, withPages: sections.includes('pages') }, tell),
  desk: (server, { rounds }, tell) => deskSection(server, rounds, tell),
};

/** Answers the exit code: 0 all was measured, 1 something did not run, 2 wrong usage. */
async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  let options: BenchOptions;
  try {
    options = readBenchOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const tell = tellOnStderr;
  const server = await openBenchServer();
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) tell('Stopping …');
      stopping = true;
      void server.close().finally(() => process.exit(130));
    });
  }
  try {
    const machine = await describeMachine(server.adminUrl);
    console.log(`# Benchmark\n\n${machineMarkdown(machine)}`);
    const done: Section[] = [];
    let failed = 0;
    for (const name of options.sections) {
      tell(`— ${name}`);
      try {
        const section = await sections[name](server, options, tell);
        done.push(section);
        console.log(sectionMarkdown(section));
      } catch (error) {
        // what it stood on has been taken away
        if (stopping) return await new Promise<never>(() => {});
        failed += 1;
        console.error(`  ✗ ${name}: ${(error as Error).message}`);
      }
    }
    const file = writeResults({ machine, options, sections: done });
    tell(`  ✓ ${path.relative(projectRoot, file)}`);
    return failed > 0 ? 1 : 0;
  } finally {
    await server.close();
  }
}

function writeResults(results: { machine: Machine; options: BenchOptions; sections: Section[] }): string {
  const folder = path.join(projectRoot, 'bench-results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${results.machine.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
