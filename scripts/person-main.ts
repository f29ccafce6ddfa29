// The command line of accounts: the first one, and the way back in. npm run person starts the database and runs this.
import { letInAgain, makeFirstAccount } from '@/lib/services/identity/first-account';

const usage = `npm run person -- first [user name]
  Makes the first account, a security administrator (named "security" unless told otherwise), where there is none yet.
npm run person -- reset <user name>
  Lets someone in again: a one-time password, the second factor taken away, every session ended. It is written down.

The one-time password is printed once, must be changed at the first sign-in, and is good for a week.
Exit codes: 0 done, 1 refused (nothing was changed), 2 wrong usage.`;

const refusals: Record<string, string> = {
  already_done: 'There are accounts already: a security administrator makes others, at /admin/people.',
  not_found: 'Nobody has that user name.',
  invalid: 'A user name has 2 to 64 small letters, digits, ".", "_" and "-".',
};

/** Answers the exit code. */
async function runPerson([command = '', userName, ...more]: string[]): Promise<number> {
  const isFirst = command === 'first';
  if (more.length > 0 || !(isFirst || (command === 'reset' && userName))) {
    console.error(usage);
    return 2;
  }
  const name = userName ?? 'security';
  const outcome = isFirst ? await makeFirstAccount(name) : await letInAgain(name);
  if (!outcome.ok) {
    console.error(refusals[outcome.code] ?? outcome.code);
    return 1;
  }
  console.log(
    `\n    ${isFirst ? 'First account, a security administrator' : 'One-time password'}: ${name}  ${outcome.password}\n    Sign in with it within a week and choose a password of your own. It is not shown again.\n`,
  );
  return 0;
}

const code = await runPerson(process.argv.slice(2));
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
