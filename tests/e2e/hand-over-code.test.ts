import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectPage, handOverScript } from '../../src/server/connect-page.ts';
import { findChromium, launchArguments } from '../browser/find-chromium.ts';

const library = await readFile(fileURLToPath(import.meta.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js')), 'utf8');
const signInWindow = new URL('../../src/sandbox/playground/page/teams/sign-in-window.js', import.meta.url);
const lastPage = 'https://matterclock.example/connect/callback';
const code = 'BCDF-2345';

/** What the page with a code asks for, at https, under the policy it is served with. */
const served: Record<string, { contentType: string; body: string; headers?: Record<string, string> }> = {
  '/connect/callback': {
    contentType: 'text/html',
    body: connectPage({ title: 'One more step in Teams', text: 'Send this code.', code, done: false }),
    headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'" },
  },
  '/connect/teams.js': { contentType: 'text/javascript', body: library },
  '/connect/hand-over.js': { contentType: 'text/javascript', body: handOverScript },
};

const hostPage = `<!doctype html><title>Host</title><script type="module">
  import { openSignInWindow } from '/host.js';
  const codes = [];
  window.host = { codes, open: (address) => openSignInWindow(address, (code) => codes.push(code)) };
</script>`;

declare global {
  interface Window {
    host: { codes: string[]; open(address: string): void };
  }
}

/** The window that opens the page: Teams' own side of the exchange, on whichever site it stands. */
async function openHost(page: Page, site: string): Promise<void> {
  // teams-js compares the origin of an answer with its list; Teams answers whoever asked, so the stand-in does here as well.
  const script = (await readFile(signInWindow, 'utf8')).replace('location.origin', "'*'");
  await page.context().route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const answer = origin === new URL(lastPage).origin ? served[pathname] : undefined;
    if (answer) return route.fulfill(answer);
    if (origin === site && pathname === '/host.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    return origin === site ? route.fulfill({ contentType: 'text/html', body: hostPage }) : route.abort();
  });
  await page.goto(site);
}

/** Opens the last page in a window of the host; what it hands over reaches the host's list of codes. */
async function openLastPage(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.waitForFunction(() => window.host !== undefined);
  await page.evaluate((address) => window.host.open(address), lastPage);
  return opened;
}

describe('the page that shows a code', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await findChromium(), args: launchArguments });
  });
  afterAll(() => browser.close());

  const openOn = async (site: string) => {
    const page = await (await browser.newContext()).newPage();
    await openHost(page, site);
    return { page, popup: await openLastPage(page) };
  };

  test('hands it to the Teams that opened it, and is closed', async () => {
    const { page, popup } = await openOn('https://teams.microsoft.com');
    await page.waitForFunction(() => window.host.codes.length > 0);
    expect(await page.evaluate(() => window.host.codes)).toEqual([code]);
    if (!popup.isClosed()) await popup.waitForEvent('close');
  });

  test('hands it to no other site, though that answers like Teams', async () => {
    const { page, popup } = await openOn('https://teams.microsoft.com.evil.example');
    await popup.waitForLoadState('networkidle');
    await popup.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await page.evaluate(() => window.host.codes)).toEqual([]);
    expect(await popup.locator('output').innerText()).toBe(code);
    expect(popup.isClosed()).toBe(false);
  });
});
