// npm run audit:verify: sees to packages and database, then runs audit-main.ts.
import { allowTypeScript, prepare } from './install.mjs';

prepare({ tell: (line) => process.stderr.write(`${line}\n`) });
await allowTypeScript();
const { runCommand } = await import('../lib/platform/command.ts');
try {
  process.exitCode = await runCommand('scripts/audit-main.ts', process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
