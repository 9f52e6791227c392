import { type Browser, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findChromium, launchArguments } from '../../browser/find-chromium.ts';
import { type FakeApi, openFakeApi } from '../fake-api/fake-api.ts';
import { type OpenOutlook, type OutlookOptions, openOutlook } from './open-outlook.ts';

/** The pane as a test drives it: everything is found as a person finds it, by what it says. */
export type Driver = OpenOutlook & {
  api: FakeApi;
  sees(text: string | RegExp): Promise<void>;
  /** The entry stands in Actionstep, pushed from here. */
  seesPushed(): Promise<void>;
  press(name: string): Promise<void>;
  button(name: string): ReturnType<OpenOutlook['pane']['getByRole']>;
  select(mail: OutlookOptions['mail']): Promise<void>;
};

/**
 * One browser for a test file. After each test its windows are closed, and a test in which the pane threw, or broke its
 * content policy, has failed.
 */
export function driveOutlook(): (options: Partial<OutlookOptions> & Pick<OutlookOptions, 'mail'>) => Promise<Driver> {
  let browser: Browser;
  let opened: OpenOutlook[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await findChromium(), args: launchArguments });
  });
  afterEach(async () => {
    const problems = opened.flatMap((outlook) => outlook.problems);
    for (const { page } of opened) await page.context().close();
    opened = [];
    expect(problems).toEqual([]);
  });
  afterAll(() => browser.close());

  return async (options) => {
    const api = options.api ?? openFakeApi();
    const outlook = await openOutlook(browser, { ...options, api });
    opened.push(outlook);
    const { page, pane } = outlook;
    const button = (name: string) => pane.getByRole('button', { name, exact: true });
    return {
      ...outlook,
      api,
      button,
      sees: (text) => pane.getByText(text).first().waitFor(),
      seesPushed: () => pane.getByRole('heading', { name: 'In Actionstep', level: 2 }).waitFor(),
      press: (name) => button(name).click(),
      select: (mail) => page.evaluate((one) => window.outlook.select(one), mail),
    };
  };
}
