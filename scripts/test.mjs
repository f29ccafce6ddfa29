// npm test [-- checks|unit|integration|e2e] [arguments of the runner]: everything, from an empty machine. The last line counts all.
import { allowTypeScript, prepare } from './install.mjs';

prepare();
await allowTypeScript();
const { runTests } = await import('../lib/platform/test-main.ts');
const { tellOnStdout } = await import('../lib/platform/steps.ts');
try {
  const { passed, failed } = await runTests(process.argv.slice(2), tellOnStdout);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed`);
} catch (error) {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
