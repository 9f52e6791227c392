import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** Without these a closed network is asked for many things at every start. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium that starts: CHROME_PATH, the usual paths, the one of an npm package, Debian's package where this
 * is root and apt is there. Throws one line that says what to do when there is none.
 */
export async function findChromium(): Promise<string> {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined && given !== '') {
    if (await starts(given)) return given;
    throw new Error(`CHROME_PATH names ${given}, which does not start as a Chromium.`);
  }
  for (const candidate of [installed, fromNpm, fromDebian]) {
    const path = await candidate();
    if (path !== undefined && (await starts(path))) return path;
  }
  throw new Error('No Chromium was found for the browser tests. Install Chromium or Chrome, or set CHROME_PATH to its program.');
}

async function installed(): Promise<string | undefined> {
  return usual.find((path) => existsSync(path));
}

async function fromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: shipped } = await import('@sparticuz/chromium');
  return shipped.executablePath();
}

async function fromDebian(): Promise<string | undefined> {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
    return await installed();
  } catch {
    return undefined;
  }
}

async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: launchArguments, timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
