import { chromium, type FullConfig } from '@playwright/test';
import { roles, stateOf } from './accounts';
import { signInAs } from './sign-in';

/** Signs each of the demo's accounts in by the form, once for the whole run. */
export default async function setup(config: FullConfig): Promise<void> {
  const use = config.projects[0]?.use;
  if (!use || !stateOf('leader')) return;
  const browser = await chromium.launch(use.launchOptions ?? {});
  try {
    for (const role of roles) {
      const context = await browser.newContext({ javaScriptEnabled: false });
      await signInAs(await context.newPage(), role, 'zh', use.baseURL);
      await context.storageState({ path: stateOf(role) });
      await context.close();
    }
  } finally {
    await browser.close();
  }
}
