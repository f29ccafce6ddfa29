// npm run person: sees to packages and database, then runs person-main.ts.
import { allowTypeScript, prepare } from './install.mjs';

prepare({ tell: (line) => process.stderr.write(`${line}\n`) });
await allowTypeScript();
const { runCommand } = await import('../lib/platform/command.ts');
try {
  process.exitCode = await runCommand('scripts/person-main.ts', process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
