import { generateClient, generateRouteTypes } from './generate';
import { run } from './run';

export interface Check {
  name: string;
  work: () => Promise<void>;
}

const node = (...args: string[]) => run(process.execPath, args);

/** The checks that need no database and no test runner, in the order of what breaks first. */
export const checks: Check[] = [
  {
    name: 'generate',
    work: async () => {
      await generateClient();
      await generateRouteTypes();
    },
  },
  { name: 'types', work: () => node('node_modules/typescript/bin/tsc', '--noEmit') },
  { name: 'format', work: () => node('node_modules/@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'lint', work: () => node('node_modules/oxlint/bin/oxlint', '--deny-warnings') },
  { name: 'import rules', work: () => node('scripts/lint-imports.mjs') },
  { name: 'messages', work: () => node('scripts/lint-messages.mjs') },
];
