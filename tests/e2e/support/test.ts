import { test as base, expect } from '@playwright/test';
import { type Installation, serveEmpty, serveSecondStory, serveSizes } from './installation';
import { watch } from './watch';

interface Installations {
  /** Groups of 1 to 333 regions, awkward figures and names, and a month of drafts; see sizes-package.ts. */
  sizes: Installation;
  /** The invented country of tests/fixtures/second-story. */
  secondStory: Installation;
  /** A migrated database into which nothing was ever loaded. */
  empty: Installation;
}

/** Playwright's test, with every page watched, and with installations besides the demo, each started when first asked for. */
export const test = base.extend<object, Installations>({
  context: async ({ context }, use) => {
    const problems = await watch(context);
    await use(context);
    expect(problems, 'console, errors, policy, other hosts').toEqual([]);
  },
  sizes: [
    ({ browserName }, use) => lend(serveSizes(browserName), use),
    { scope: 'worker', timeout: 120_000 },
  ],
  secondStory: [
    ({ browserName }, use) => lend(serveSecondStory(browserName), use),
    { scope: 'worker', timeout: 120_000 },
  ],
  empty: [
    ({ browserName }, use) => lend(serveEmpty(browserName), use),
    { scope: 'worker', timeout: 120_000 },
  ],
});

async function lend(made: Promise<Installation>, use: (one: Installation) => Promise<void>): Promise<void> {
  const installation = await made;
  try {
    await use(installation);
  } finally {
    await installation.close();
  }
}

export { expect };
