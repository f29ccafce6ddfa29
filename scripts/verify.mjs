// npm run verify: everything that can be checked without a database, in under a minute.
import { allowTypeScript, prepare } from './install.mjs';

const begun = performance.now();
prepare();
await allowTypeScript();
const { checks } = await import('../lib/platform/checks.ts');
const { run } = await import('../lib/platform/run.ts');
const { step, tellOnStdout } = await import('../lib/platform/steps.ts');
const unit = () => run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit']);
try {
  for (const { name, work } of [...checks, { name: 'unit tests', work: unit }])
    await step(tellOnStdout, name, work);
  tellOnStdout(`\nVerified in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
