// npm start, npm run dev: everything from an empty machine to a page in the browser.
import { allowTypeScript, prepare } from './install.mjs';

const begun = performance.now();
const from = process.env.INIT_CWD ?? process.cwd();
prepare();
await allowTypeScript();
const { parseStartArguments, start } = await import('../lib/platform/start-main.ts');
const { tellOnStdout } = await import('../lib/platform/steps.ts');
let options;
try {
  options = parseStartArguments(process.argv.slice(2), from);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
await start({ ...options, begun }, tellOnStdout);
