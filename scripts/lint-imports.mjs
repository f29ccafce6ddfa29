// npm run lint: holds every module to the import rules of docs/architecture.md.
import { readdirSync, readFileSync } from 'node:fs';
import { allowTypeScript, root } from './install.mjs';

await allowTypeScript();
const { problemsOf } = await import('./import-rules.ts');
const closed = new Set([
  'node_modules',
  '.next',
  '.weici',
  '.git',
  'dist',
  'generated',
  'public',
  'test-results',
  'bench-results',
]);

function* modules(folder = '') {
  for (const entry of readdirSync(root + folder, { withFileTypes: true })) {
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      if (!closed.has(entry.name)) yield* modules(file);
    } else if (/\.(tsx?|mts|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield file;
  }
}

let count = 0;
const problems = [];
for (const file of modules()) {
  count += 1;
  problems.push(...problemsOf(file, readFileSync(root + file, 'utf8')));
}
for (const problem of problems) console.error(problem);
console.log(`import rules: ${count} modules, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
