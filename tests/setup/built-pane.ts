import { buildPane } from '../../src/build-pane.ts';
import { findChromium } from '../browser/find-chromium.ts';

/** What the browser tests need before the first of them: the pane as it is served, and a browser. */
export async function setup(): Promise<void> {
  await findChromium();
  await buildPane();
}
