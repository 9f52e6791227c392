import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { bill, type Playground, type RunningMatterclock, startMatterclock } from './playground/open-playground.ts';

describe('the playground', () => {
  let matterclock: RunningMatterclock;
  let playground: Playground;
  beforeAll(async () => {
    matterclock = await startMatterclock();
  });
  afterAll(() => matterclock.close());
  afterEach(() => playground.close());

  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
    ['a narrow window', { viewport: { width: 800, height: 900 } }],
  ] as const)('has no fault that axe finds in %s', async (_what, options) => {
    playground = await matterclock.open(options);
    const { page, pane } = playground;
    await bill(playground);
    await pane.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await findFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  test('takes the keyboard into the pane, out of it at both ends, and closes it', async () => {
    playground = await matterclock.open();
    const { page, pane } = playground;
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('aria-label'));
    await page.getByRole('button', { name: 'Bill this email' }).press('Enter');
    const signIn = pane.getByRole('button', { name: 'Sign in' });
    await signIn.focus();
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe('actionstep');
    await signIn.focus();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Close the pane');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Bill this email', expanded: false }).waitFor();
    expect(await page.locator('iframe').count()).toBe(0);
  });
});
