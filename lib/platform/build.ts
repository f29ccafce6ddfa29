import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build, stop } from 'esbuild';
import { isLeased, takeLease } from './leases';
import { withLock } from './lock';
import { projectRoot } from './paths';
import { run } from './run';
import { hashOf, isStamped, workFolder, writeStamp } from './work';

const sources = [
  'app',
  'components',
  'lib',
  'locales',
  'public',
  'prisma/schema.prisma',
  'server.ts',
  'instrumentation.ts',
  'next.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const serving = path.join(workFolder, 'serving');
const stamp = path.join(workFolder, 'built');

/** The file that runs: our server in front of the pages. */
export const serverFile = path.join(projectRoot, 'dist', 'server.mjs');

/**
 * Builds pages and server when the source has changed since, one process at a time, and notes that this process serves them.
 * Throws when they are stale while another process serves them: rebuilding would take its files away.
 */
export async function buildAndLease(
  tell: (line: string) => void,
): Promise<{ built: boolean; release: () => void }> {
  return withLock(
    path.join(workFolder, 'build.lock'),
    async () => {
      const hash = hashOf(sources);
      const fresh =
        isStamped(stamp, hash) &&
        existsSync(path.join(projectRoot, '.next', 'BUILD_ID')) &&
        existsSync(serverFile);
      if (!fresh) {
        if (isLeased(serving)) {
          throw new Error(
            'The source has changed, and another process serves the old build from this folder. Stop it first.',
          );
        }
        rmSync(stamp, { force: true });
        await run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
          env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
        });
        await compileServer();
        writeStamp(stamp, hash);
      }
      return { built: !fresh, release: takeLease(serving) };
    },
    (pid) => tell(`  … another process (${pid}) builds; waiting for it`),
  );
}

/** Compiles server.ts with its own modules into one file; packages stay where npm put them. */
export async function compileServer(): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ['server.ts'],
    outfile: serverFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  await stop();
}
