import { buildPane } from '../../src/build-pane.ts';

/** Builds the pane once, as it is served, before the first test that needs it. */
export async function setup(): Promise<void> {
  await buildPane();
}
