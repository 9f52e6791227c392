import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type FrameLocator, type Page } from 'playwright-core';
import { findChromium, launchArguments } from '../../browser/find-chromium.ts';
import { npmStart, untilReady } from '../../process/npm-start.ts';

export type LedgerLine = {
  matter: { reference: string } | null;
  timekeeper: string | null;
  hours: string;
  rate: string;
  amount: string;
  description: string | null;
};

export type Playground = {
  page: Page;
  /** The task pane in its frame. */
  pane: FrameLocator;
  /** What went wrong in the page or the pane: uncaught errors and what they wrote to the console as errors. */
  faults: string[];
  close(): Promise<void>;
};

export type RunningMatterclock = Awaited<ReturnType<typeof startMatterclock>>;

/** Matterclock as `npm start` gives it, on data of its own, and a browser. */
export async function startMatterclock() {
  const folder = await mkdtemp(join(tmpdir(), 'matterclock-e2e-'));
  const started = npmStart(folder);
  const url = await untilReady(started);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: launchArguments });
  const { actionstepOrigin } = (await (await fetch(new URL('/playground/settings', url))).json()) as { actionstepOrigin: string };
  return {
    open: (options: BrowserContextOptions = {}) => openPlayground(browser, url, options),
    /** All that the stand-in for Actionstep holds, newest first. */
    ledger: async (): Promise<LedgerLine[]> => {
      const answer = (await (await fetch(`${actionstepOrigin}/sandbox/ledger`)).json()) as { entries: LedgerLine[] };
      return answer.entries;
    },
    close: async () => {
      await browser.close();
      started.child.kill('SIGTERM');
      await started.exit;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openPlayground(browser: Browser, url: string, options: BrowserContextOptions): Promise<Playground> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(url);
  return { page, pane: page.frameLocator('iframe[title="Matterclock"]'), faults, close: () => context.close() };
}

/** Presses the ribbon's button. */
export async function bill({ page }: Playground): Promise<void> {
  await page.getByRole('button', { name: 'Bill this email' }).click();
}

/** Signs in by the window that the pane opens, or by the one of the bar at the top. */
export async function signIn({ page, pane }: Playground, name: string, where: 'pane' | 'bar'): Promise<void> {
  const opened = page.waitForEvent('popup');
  await (where === 'pane' ? pane : page).getByRole('button', { name: 'Sign in' }).click();
  await (await opened).getByRole('button', { name }).click();
  await page.getByRole('banner').getByText(name).waitFor();
}

/** Connects Actionstep from the pane by its consent page. */
export async function connect({ page, pane }: Playground, name: string): Promise<void> {
  const opened = page.waitForEvent('popup');
  await pane.getByRole('button', { name: 'Connect Actionstep' }).click();
  const consent = await opened;
  await consent.getByRole('radio', { name }).check();
  await consent.getByRole('button', { name: 'Allow' }).click();
}

/** Selects a mail of the mailbox by a piece of its subject. */
export async function select({ page }: Playground, subject: string): Promise<void> {
  await page.getByRole('option', { name: subject }).click();
  await page.getByRole('heading', { name: subject, level: 2 }).waitFor();
}
