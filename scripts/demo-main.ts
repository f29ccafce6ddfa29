// What the demo has besides its package: the calendar, and one account a role. npm start runs this once, after the package.
//   demo-main.ts --file <where the passwords are kept>
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadDemoCalendar } from '@/lib/services/calendar/load-demo-calendar';
import { makeDemoAccounts } from '@/lib/services/identity/demo-accounts';

const [option, file] = process.argv.slice(2);
if (option !== '--file' || !file) throw new Error('demo-main.ts --file <path>');

await loadDemoCalendar();
const outcome = await makeDemoAccounts();
if (outcome.ok) {
  const lines = outcome.accounts.map(({ userName, password }) => `${userName.padEnd(10)} ${password}`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  // the mode counts for a new file alone
  chmodSync(file, 0o600);
  console.log(
    `\n    Accounts of the demo, user name and password:\n${lines.map((line) => `      ${line}`).join('\n')}\n`,
  );
}
process.exit(0);
