import { spawnSync } from 'node:child_process';

/** The user whom the embedded server runs as: null is whoever runs this process. */
export type Account = { uid: number; gid: number } | null;

/** PostgreSQL refuses to run as root, so root hands it to the user postgres, made when missing. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const known = accountOf('postgres');
  if (known) return known;
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  for (const [program, args] of attempts) {
    spawnSync(program, args, { stdio: 'ignore' });
    const made = accountOf('postgres');
    if (made) return made;
  }
  throw new Error(
    'PostgreSQL does not run as root, and the user "postgres" could not be made. Make that user, start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether that account can pass through the folder and read the file. */
export function canReach(account: Account, target: string): boolean {
  if (!account) return true;
  // the kernel is asked, not the mode bits: ACLs and mounts count too
  const { status } = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', target], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}

function accountOf(name: string): Account {
  const ask = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number.parseInt(stdout, 10) : Number.NaN;
  };
  const uid = ask('-u');
  const gid = ask('-g');
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null;
}
