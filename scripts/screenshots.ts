// npm run screenshots: the pictures of the README, taken from a running server (BASE_URL) with the demo loaded.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '@/lib/platform/browser';
import { projectRoot } from '@/lib/platform/paths';
import { stateFolder } from '@/lib/platform/state';

interface Picture {
  name: string;
  address: string;
  /** CSS pixels; a picture is the window's size, not the page's, so that a new row does not change it. */
  width: number;
  height: number;
  /** Of leaders alone: taken as the demo's leader. */
  signedIn?: boolean;
}

const pictures: Picture[] = [
  { name: 'summary-zh', address: '/zh', width: 1440, height: 1080 },
  { name: 'summary-en', address: '/en', width: 1440, height: 1080 },
  { name: 'indicator-zh', address: '/zh/indicators/industrial-value-added', width: 1440, height: 1400 },
  { name: 'rankings-zh', address: '/zh/rankings', width: 1440, height: 1080, signedIn: true },
  { name: 'phone-zh', address: '/zh', width: 360, height: 740 },
];

const largest = 300_000;
const folder = path.join(projectRoot, 'docs', 'images');
const origin = process.env.BASE_URL || 'http://127.0.0.1:3000';

/** Takes one picture in a context of its own. Throws where the page does not answer 200 or the file is too large. */
async function take(
  browser: Browser,
  { name, address, width, height, signedIn = false }: Picture,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: width < 500 ? 2 : 1,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: address.startsWith('/en') ? 'en-GB' : 'zh-CN',
    // a development server shows a button of its own, and the style that hides it stands in no policy
    bypassCSP: true,
  });
  const page = await context.newPage();
  if (signedIn) await signIn(page);
  const response = await page.goto(new URL(address, origin).href, { waitUntil: 'load' });
  if (response?.status() !== 200) throw new Error(`${address}: status ${response?.status()} at ${origin}`);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', style: 'nextjs-portal { display: none; }' });
  await context.close();
  const { size } = statSync(file);
  if (size > largest) throw new Error(`${name}.png has ${size} bytes; at most ${largest} are wanted`);
  console.log(`docs/images/${name}.png  ${width} × ${height}  ${Math.round(size / 1000)} kB`);
}

/** Signs in as the demo's leader, whose password stands in the file that `npm start` names. */
async function signIn(page: Page): Promise<void> {
  const accounts = readFileSync(path.join(stateFolder(), 'main', 'demo-accounts.txt'), 'utf8');
  const password = /^leader\s+(\S+)$/m.exec(accounts)?.[1];
  if (!password) throw new Error('The demo has no account "leader": start it by npm start.');
  await page.goto(new URL('/zh/sign-in', origin).href);
  await page.locator('input[name=userName]').fill('leader');
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

const executablePath = findBrowser();
if (!executablePath) throw new Error('No Chromium is found: install one, or name it in CHROMIUM_PATH.');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
  ],
});
try {
  for (const picture of pictures) await take(browser, picture);
} finally {
  await browser.close();
}
