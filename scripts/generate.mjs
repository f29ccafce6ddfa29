// npm run generate: the Prisma client and the types of routes.
import { allowTypeScript, prepare } from './install.mjs';

prepare();
await allowTypeScript();
const { generateClient, generateRouteTypes } = await import('../lib/platform/generate.ts');
const { step, tellOnStdout } = await import('../lib/platform/steps.ts');
await step(tellOnStdout, 'client', generateClient, (made) => (made ? 'generated' : 'up to date'));
await step(tellOnStdout, 'route types', generateRouteTypes);
