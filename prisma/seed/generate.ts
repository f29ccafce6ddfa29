/** Writes the demo's data package: `npx tsx prisma/seed/generate.ts`. Same bytes on every machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFiles } from './package-files';

const folder = fileURLToPath(new URL('./package/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, content] of packageFiles()) {
  writeFileSync(join(folder, name), content);
  console.log(`${name}  ${Buffer.byteLength(content)} bytes`);
}
