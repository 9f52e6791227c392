import { describe, expect, test } from 'vitest';
import { connected, type FakeApi, openFakeApi } from './fake-api/fake-api.ts';
import { findFaults } from './find-faults.ts';
import { type Driver, driveOutlook } from './outlook/drive-outlook.ts';
import { mails } from './outlook/mails.ts';
import type { OutlookOptions } from './outlook/open-outlook.ts';

const open = driveOutlook();

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active' },
} as const;
/** The theme has been drawn, and no colour is on its way from one to another. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled(transitions.map(({ finished }) => finished));
  await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** What axe finds against the pane in each theme. */
async function faultsInThemes({ page, pane }: Driver): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, media] of Object.entries(themes)) {
    // Without motion nothing is measured halfway from one colour to the next.
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await pane.evaluate(settled);
    found.push(...(await findFaults(pane)).map((fault) => `${theme}: ${fault}`));
  }
  return found;
}

const withApi = (change: (api: FakeApi) => void): FakeApi => {
  const api = openFakeApi();
  change(api);
  return api;
};

type Shown = { options: Pick<OutlookOptions, 'mail'> & Partial<OutlookOptions>; until: (driver: Driver) => Promise<void> };
const screens: Record<string, () => Shown> = {
  'the sign-in, failed': () => ({
    options: { mail: mails.agreed(), signIn: 'closed' },
    until: async ({ press, sees }) => {
      await press('Sign in');
      await sees('The sign-in window was closed');
    },
  }),
  'connecting Actionstep': () => ({
    options: {
      mail: mails.agreed(),
      api: withApi((api) => {
        api.connection = { ...api.none, permissions: [{ scope: 'users', purpose: 'Find which timekeeper you are.' }] };
      }),
    },
    until: ({ pane }) => pane.getByText('Each permission and what it is for').click(),
  }),
  'the matters being read': () => ({
    options: {
      mail: mails.agreed(),
      api: withApi((api) => {
        api.connection = { ...connected, syncing: true };
      }),
    },
    until: ({ sees }) => sees('Matters are being read'),
  }),
  'no mail': () => ({ options: { mail: null }, until: ({ sees }) => sees('No email selected') }),
  'a draft to be checked': () => ({ options: { mail: mails.bare() }, until: ({ sees }) => sees('Check the reference.') }),
  candidates: () => ({ options: { mail: mails.several() }, until: ({ sees }) => sees('Is it one of these?') }),
  'a draft that needs a code, its rates, and a question to the administrator': () => ({
    options: {
      mail: mails.agreed(),
      api: withApi((api) => {
        api.codeRequired = true;
        api.role = 'admin';
      }),
    },
    until: async ({ page, pane, press, sees }) => {
      await sees('This matter requires one');
      await sees('Where does your firm practise?');
      await press('Change rate');
      await pane.getByLabel('Rate', { exact: true }).selectOption('custom');
      await pane.getByLabel('Rate an hour').waitFor();
      await page.mouse.move(0, 0);
    },
  }),
  'the search, open': () => ({
    options: { mail: mails.none() },
    until: async ({ pane }) => {
      await pane.getByRole('combobox').pressSequentially('doyle');
      await pane.getByRole('option', { name: /PROP-2026-0061/ }).waitFor();
    },
  }),
  'faults, checks and an entry changed elsewhere': () => ({
    options: { mail: mails.agreed() },
    until: async ({ pane, press, sees, api }) => {
      await pane.getByLabel('Narrative').fill('Mine');
      const checks = [{ code: 'day-long', level: 'warning' as const, message: 'The day has 11 hours.', remedy: 'Check the units.' }];
      api.changeElsewhere({ narrative: 'Theirs', units: 2, checks, flags: ['This looks like an automatic email.'] });
      await press('Approve and push');
      await sees('Theirs');
      await pane.getByRole('textbox', { name: 'Units' }).fill('0');
    },
  }),
  'an entry in Actionstep': () => ({
    options: {
      mail: mails.agreed(),
      api: withApi((api) => {
        api.push = 'different';
      }),
    },
    until: async ({ press, sees }) => {
      await press('Approve and push');
      await sees('Actionstep bills 0.20 h');
    },
  }),
};

describe('the pane keeps WCAG 2.2 AA in light, dark and high contrast', () => {
  test.each(Object.keys(screens))('on the screen of %s', async (name) => {
    const { options, until } = screens[name]?.() ?? { options: { mail: null }, until: () => Promise.reject(new Error('no such screen')) };
    const driver = await open(options);
    await until(driver);
    expect(await faultsInThemes(driver)).toEqual([]);
  });

  test('in 320 pixels nothing has to be scrolled sideways', async () => {
    const { pane, sees } = await open({ mail: mails.several(), width: 320 });
    await sees('Is it one of these?');
    expect(await pane.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

describe('by the keyboard alone', () => {
  test('Tab goes through the draft in the order it is read, though Office.js has taken the key', async () => {
    const { page, pane, button } = await open({ mail: mails.agreed() });
    await button('Change matter').focus();
    const seen: string[] = [];
    for (let step = 0; step < 20 && seen.at(-1) !== 'Dismiss'; step += 1) {
      seen.push(await pane.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''));
      await page.keyboard.press('Tab');
    }
    const named = seen.filter((name) => name !== '');
    expect(named).toEqual([
      'Change matter',
      expect.stringContaining('Perusing'),
      'One unit less',
      'One unit more',
      'Billing and activity code',
      'Approve and push',
      'Approve only',
      'Dismiss',
    ]);
    // Office.js tells the host by 13 that the keyboard leaves forwards.
    expect(await page.evaluate(() => window.outlook.left.at(-1))).toBe(13);
  });

  test('the focus is not lost when the button that was pressed is gone', async () => {
    const { page, pane, button, seesPushed } = await open({ mail: mails.agreed() });
    await button('Approve and push').focus();
    await page.keyboard.press('Enter');
    await seesPushed();
    expect(await pane.evaluate(() => document.activeElement?.textContent)).toContain('In Actionstep');
  });

  test('a draft that comes never takes the focus from the list of mails', async () => {
    const { page, select, sees } = await open({ mail: mails.agreed() });
    await sees('Approve and push');
    await page.locator('#before').focus();
    await select(mails.none());
    await sees('There is no time entry for this email yet.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('before');
  });
});

test('the pane works where storage is refused, and stores nothing where it is not', async () => {
  const { pane, press, seesPushed } = await open({ mail: mails.agreed() });
  expect(
    await pane.evaluate(() => {
      try {
        return sessionStorage.length;
      } catch {
        return 'refused';
      }
    }),
  ).toBe('refused');
  await press('Approve and push');
  await seesPushed();
});
