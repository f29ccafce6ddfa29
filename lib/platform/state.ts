import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type Account, canReach, serverAccount } from './account';
import { copyBinaries, installedBinaries } from './binaries';
import { outsideStateFolder, projectRoot } from './paths';

/** `main` serves; `test` is thrown away and does not wait for the disk; `bench` is set up like `main` and removed after its use. */
export type ClusterKind = 'main' | 'test' | 'bench';

/** Everything about where an embedded server lives. */
export interface ClusterPlace {
  kind: ClusterKind;
  /** lock, port, users, log and secrets; open to be passed through, closed to be read where it matters */
  folder: string;
  data: string;
  log: string;
  secrets: string;
  bin: string;
  /** notes of the commands that use the server */
  users: string;
  account: Account;
}

/** The state folder of this project, without making it. */
export function stateFolder(env: Record<string, string | undefined> = process.env): string {
  if (env.WEICI_STATE) return path.resolve(env.WEICI_STATE);
  if (process.getuid?.() !== 0) return path.join(projectRoot, '.weici');
  return canReach(serverAccount(), projectRoot)
    ? path.join(projectRoot, '.weici')
    : outsideStateFolder(projectRoot);
}

/** Makes a folder, and those above it that are missing, open to be passed through by the database's user. What was there before keeps its rights. */
export function makeOpenFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let each = folder; each.length >= first.length; each = path.dirname(each)) chmodSync(each, 0o755);
}

/** Finds and makes the folders of an embedded server. Throws with what to do when its user cannot reach them. */
export function clusterPlace(
  kind: ClusterKind,
  env: Record<string, string | undefined> = process.env,
): ClusterPlace {
  const account = serverAccount();
  const state = stateFolder(env);
  makeOpenFolder(path.join(state, kind));
  // the server tells its data folder with links resolved, and is known by it
  const folder = realpathSync(path.join(state, kind));
  if (account) {
    if (!canReach(account, folder)) {
      throw new Error(
        `The database's user "postgres" cannot reach ${folder}. Set WEICI_STATE to a folder it can reach, such as ${outsideStateFolder(projectRoot)}.`,
      );
    }
  }
  const installed = installedBinaries();
  const direct =
    canReach(account, installed.folder) && canReach(account, path.join(installed.folder, 'bin', 'initdb'));
  const native = direct ? installed.folder : copyBinaries(installed, state);
  if (!existsSync(path.join(native, 'bin', 'postgres')))
    throw new Error(`PostgreSQL is missing in ${native}.`);
  return {
    kind,
    folder,
    data: path.join(folder, 'data'),
    log: path.join(folder, 'postgresql.log'),
    secrets: path.join(folder, 'secrets.json'),
    bin: path.join(native, 'bin'),
    users: path.join(folder, 'users'),
    account,
  };
}
