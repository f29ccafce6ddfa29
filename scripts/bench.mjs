// npm run bench: sees to packages and Prisma's client, then runs bench-main.ts, which has a database server of its own.
import { allowTypeScript, prepare } from './install.mjs';

prepare({ tell: (line) => process.stderr.write(`${line}\n`) });
await allowTypeScript();
const { generateClient } = await import('../lib/platform/generate.ts');
const { endRunning, runTypeScript } = await import('../lib/platform/run.ts');
// the terminal sends Ctrl-C to both; the child clears up, and this one waits for it
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endRunning);
try {
  await generateClient();
  await runTypeScript('scripts/bench-main.ts', process.argv.slice(2), { output: 'inherit' });
} catch (error) {
  if (error.code === undefined) console.error(error.message);
  process.exitCode = error.code || 1;
}
