// npm run lint: the two languages have the same messages with the same arguments.
import { readFileSync } from 'node:fs';
import { allowTypeScript, root } from './install.mjs';

await allowTypeScript();
const { differences } = await import('./check-messages.ts');
const read = (locale) => [
  `locales/${locale}.json`,
  JSON.parse(readFileSync(`${root}locales/${locale}.json`, 'utf8')),
];
const found = differences(read('zh'), read('en'));
for (const line of found) console.error(line);
console.log(`messages: ${found.length} differences`);
process.exitCode = found.length > 0 ? 1 : 0;
