import { existsSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock';
import { projectRoot } from './paths';
import { run } from './run';
import { hashOf, isStamped, workFolder, writeStamp } from './work';

const client = path.join(projectRoot, 'generated', 'prisma');

/**
 * Prisma's command line wants to download an engine that generating does not need, and asks a host whether it is current:
 * any existing file as engine, and the question switched off, keep it on this machine.
 */
export const prismaEnvironment = { CHECKPOINT_DISABLE: '1', PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };

/** Generates the Prisma client when the schema is newer. Answers whether it had to. */
export async function generateClient(): Promise<boolean> {
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  const stamp = path.join(workFolder, 'generated');
  return withLock(path.join(workFolder, 'generate.lock'), async () => {
    if (existsSync(client) && isStamped(stamp, hash)) return false;
    await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
      env: prismaEnvironment,
    });
    writeStamp(stamp, hash);
    return true;
  });
}

/** Generates the types of routes that tsc needs before the first build. */
export async function generateRouteTypes(): Promise<void> {
  await run(process.execPath, ['node_modules/next/dist/bin/next', 'typegen'], {
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  });
}
