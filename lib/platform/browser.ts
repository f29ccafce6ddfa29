import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run } from './run';
import type { Tell } from './steps';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** The browser that tests and pictures use: CHROMIUM_PATH, or Chromium where systems put it; null when there is none. */
export function findBrowser(env: Record<string, string | undefined> = process.env): string | null {
  return env.CHROMIUM_PATH || (places.find((file) => existsSync(file)) ?? null);
}

/**
 * Sees to a browser and to a font with Chinese, from the packages of the system where it may; throws with what to do where
 * it may not. Answers the browser.
 */
export async function ensureBrowser(tell: Tell): Promise<string> {
  const missing = [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0) {
    const mayInstall =
      process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
    if (!mayInstall) {
      throw new Error(
        `For the tests in a browser this machine lacks ${missing.join(' and ')}. Install them, or name a browser in CHROMIUM_PATH.`,
      );
    }
    tell(`  … apt-get install ${missing.join(' ')}`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
  }
  const browser = findBrowser();
  if (!browser) throw new Error('Chromium was installed and is not to be found: name it in CHROMIUM_PATH.');
  return browser;
}

function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim() !== '';
  // without fontconfig's tools the package's own folder tells
  return process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto');
}
