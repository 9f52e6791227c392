import { findChromium } from '../browser/find-chromium.ts';

/** Finds a browser before the first browser test, or fails in one line. */
export async function setup(): Promise<void> {
  await findChromium();
}
