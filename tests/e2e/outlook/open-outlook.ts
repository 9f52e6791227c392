import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Frame, Page, Route } from 'playwright-core';
import { paneDir } from '../../../src/build-pane.ts';
import type { FakeApi } from '../fake-api/fake-api.ts';
import type { OutlookMail } from './mails.ts';
import { playSignIn, type SignInMode } from './sign-in-bridge.ts';

declare global {
  interface Window {
    outlook: {
      left: number[];
      open(address: string, mail: OutlookMail | null): void;
      select(mail: OutlookMail | null): void;
      failBodies(on: boolean): void;
    };
    broker: { mode: SignInMode; issued: number };
  }
}

const root = join(import.meta.dirname, '../../..');
const officeDir = join(root, 'node_modules/@microsoft/office-js/dist');
const playground = join(root, 'src/sandbox/playground/page');
const paneOrigin = 'https://pane.test';

/** The policy under which the pane is served to Outlook (src/server, src/live-mode.ts). */
const policy = [
  "default-src 'none'",
  "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' https://login.microsoftonline.com",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors https://outlook.office.com',
].join(';');

export type OutlookOptions = {
  api: FakeApi;
  mail: OutlookMail | null;
  signIn?: SignInMode;
  /** The pages of the window that connects Actionstep, by path. */
  consent?: (path: string) => string;
  context?: BrowserContextOptions;
  /** Runs in the pane before its own scripts. */
  prepare?: () => void;
  width?: number;
};

export type OpenOutlook = { page: Page; pane: Frame; hold: (path: string) => () => void; problems: string[] };

/** Opens Outlook on the web, played at https without any network, with the built pane and the real office.js beside a mail. */
export async function openOutlook(browser: Browser, options: OutlookOptions): Promise<OpenOutlook> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 800 },
    locale: 'en-NZ',
    timezoneId: 'Pacific/Auckland',
    ...options.context,
  });
  const holds = new Map<string, Promise<void>>();
  await context.route('**/*', (route) => serve(route, options, holds));
  await context.addInitScript(playSignIn, options.signIn ?? 'silent');
  if (options.prepare) await context.addInitScript(options.prepare);
  const page = await context.newPage();
  const problems: string[] = [];
  // Office.js itself throws and breaks the policy in places (a dialog closed early, a blocked window); nothing is lost by it.
  const byOffice = (place: string) => place.includes('appsforoffice.microsoft.com') || place.includes('telemetryservice');
  page.on('pageerror', (error) => byOffice(error.stack ?? '') || problems.push(error.message));
  page.on('console', (message) => {
    const told = /Content Security Policy|unique "key"/.test(message.text());
    if (told && !byOffice(message.location().url + message.text())) problems.push(message.text());
  });
  await page.goto('https://outlook.office.com/mail/');
  await page.evaluate(
    (width) => document.head.append(Object.assign(document.createElement('style'), { textContent: `iframe{width:${width}px}` })),
    options.width ?? 360,
  );
  await page.waitForFunction(() => window.outlook !== undefined);
  const navigated = page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(paneOrigin));
  await page.evaluate(([address, mail]) => window.outlook.open(address, mail), [
    `${paneOrigin}/taskpane/taskpane.html`,
    options.mail,
  ] as const);
  const pane = await navigated;
  return { page, pane, problems, hold: (path) => holdPath(holds, path) };
}

/** Lets the requests of a path wait until the answer is called. */
function holdPath(holds: Map<string, Promise<void>>, path: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  holds.set(path, promise);
  return () => {
    holds.delete(path);
    resolve();
  };
}

async function serve(route: Route, { api, consent }: OutlookOptions, holds: Map<string, Promise<void>>): Promise<void> {
  const url = new URL(route.request().url());
  if (url.pathname.startsWith('/playground/page/'))
    return serveFile(route, join(playground, url.pathname.slice('/playground/page'.length)));
  if (url.origin === 'https://outlook.office.com')
    return route.fulfill({ path: join(import.meta.dirname, 'host-page.html'), contentType: 'text/html' });
  if (url.hostname === 'ajax.aspnetcdn.com') return serveFile(route, join(playground, 'entry/ms-ajax-shim.js'));
  if (url.hostname === 'appsforoffice.microsoft.com') return serveFile(route, join(officeDir, url.pathname.replace('/lib/1/hosted', '')));
  if (url.origin !== paneOrigin) return route.abort();
  if (url.pathname.startsWith('/taskpane/'))
    return serveFile(route, join(paneDir, url.pathname.slice('/taskpane'.length)), { 'content-security-policy': policy });
  if (url.pathname.startsWith('/connect/')) return servePage(route, url.pathname, consent);
  return serveApi(route, url, api, holds);
}

function servePage(route: Route, path: string, consent: OutlookOptions['consent']): Promise<void> {
  const contentType = path.endsWith('.js') ? 'text/javascript' : 'text/html';
  return route.fulfill({ contentType, body: consent?.(path) ?? '<p>Allow it?</p>' });
}

function serveFile(route: Route, path: string, headers: Record<string, string> = {}): Promise<void> {
  if (!existsSync(path)) return route.fulfill({ status: 404, body: '' });
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', png: 'image/png', css: 'text/css' };
  return route.fulfill({
    path,
    headers: { ...headers, 'content-type': types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream' },
  });
}

async function serveApi(route: Route, url: URL, api: FakeApi, holds: Map<string, Promise<void>>): Promise<void> {
  const request = route.request();
  await holds.get(url.pathname);
  if (api.isDown) return route.abort('connectionrefused');
  const token = request.headers()['authorization']?.replace('Bearer ', '');
  const { status, body } = api.answer({
    method: request.method(),
    path: url.pathname,
    query: url.searchParams,
    body: request.postDataJSON(),
    token,
  });
  return route.fulfill({ status, contentType: status < 400 ? 'application/json' : 'application/problem+json', body: JSON.stringify(body) });
}
