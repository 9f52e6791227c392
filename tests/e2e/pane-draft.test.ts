import { describe, expect, test } from 'vitest';
import { openFakeApi } from './fake-api/fake-api.ts';
import { driveOutlook } from './outlook/drive-outlook.ts';
import { mails } from './outlook/mails.ts';

const open = driveOutlook();
const changes = (calls: string[]) =>
  calls.filter((call) => /^(PATCH|PUT|POST) \/api\/entries/.test(call)).map((call) => call.split('/').at(-1));

describe('from a mail to Actionstep', () => {
  test('an exact match needs one press after Bill this email: approved for the matter shown, pushed, read back with its rate', async () => {
    const { sees, seesPushed, press, api } = await open({ mail: mails.agreed() });
    await sees("aroha.ngata@kahu.example is the client's address");
    await press('Approve and push');
    await seesPushed();
    await sees('$420.00 an hour, excluding GST');
    await sees('$42.00 excluding GST');
    expect(changes(api.calls)).toEqual(['approve', 'push']);
  });

  test('a match by its reference alone shows matter and client where it is approved', async () => {
    const { pane, sees } = await open({ mail: mails.bare() });
    await sees('Reference COM-2026-0044 is written');
    const bar = pane.getByRole('region', { name: 'What to do with this entry' });
    expect(await bar.textContent()).toContain('0.1 h to COM-2026-0044, Lease of 12 Quay Street. Client Kauri & Rimu Holdings Limited');
  });

  test('candidates are offered with their reasons; none is taken by itself, one press takes one, a closed one cannot be taken', async () => {
    const { pane, sees, seesPushed, press, button, api } = await open({ mail: mails.several() });
    await sees('Is it one of these?');
    expect(await button('Approve and push').getAttribute('aria-disabled')).toBe('true');
    expect(await pane.getByRole('button', { name: /FAM-2019-0033/ }).getAttribute('aria-disabled')).toBe('true');
    await pane.getByRole('button', { name: /CON-2026-0012/ }).click();
    await sees('You chose this matter');
    await press('Approve and push');
    await seesPushed();
    expect(changes(api.calls)).toEqual(['matter', 'approve', 'push']);
  });

  test('without a match the matter is searched for and chosen by the keyboard alone', async () => {
    const { pane, page, sees, seesPushed, api } = await open({ mail: mails.none() });
    await sees('No matter found.');
    const search = pane.getByRole('combobox', { name: 'Search all matters' });
    await search.focus();
    await page.keyboard.press('ArrowDown');
    await pane.getByRole('option', { name: /COM-2026-0044/ }).waitFor();
    await page.keyboard.type('doyle bound');
    await pane.getByRole('option', { name: /PROP-2026-0061/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await sees('You chose this matter');
    await sees('PROP-2026-0061');
    await pane.getByRole('button', { name: 'Approve and push' }).focus();
    await page.keyboard.press('Enter');
    await seesPushed();
    expect(changes(api.calls)).toEqual(['matter', 'approve', 'push']);
  });

  test('who looks for another matter has none chosen: nothing can be approved until one is picked or the old one kept', async () => {
    const { pane, sees, press, button } = await open({ mail: mails.agreed() });
    await press('Change matter');
    await pane.getByRole('combobox').pressSequentially('no such matter');
    await sees('No matters found');
    await sees('Choose the matter first.');
    expect(await button('Approve and push').getAttribute('aria-disabled')).toBe('true');
    await press('Keep FAM-2026-0107');
    expect(await button('Approve and push').getAttribute('aria-disabled')).not.toBe('true');
  });

  test('what is typed is saved before it is approved', async () => {
    const { pane, sees, seesPushed, press, api } = await open({ mail: mails.agreed() });
    await pane.getByLabel('Narrative').fill('Perusing email; considering statements of the trust');
    await pane.getByRole('textbox', { name: 'Units' }).press('ArrowUp');
    await press('One unit more');
    await sees('6 minutes each: 0.3 h');
    await pane.getByLabel('Date of work').fill('2026-11-19');
    await press('Approve and push');
    await seesPushed();
    const [entry] = api.entries.values();
    expect(entry).toMatchObject({
      narrative: 'Perusing email; considering statements of the trust',
      units: 3,
      workDate: '2026-11-19',
      state: 'pushed',
    });
    expect(changes(api.calls).slice(1)).toEqual(['approve', 'push']);
  });

  test('a matter that requires an activity code asks for it, and goes once it is there', async () => {
    const api = openFakeApi();
    api.codeRequired = true;
    const { pane, sees, seesPushed, press, button } = await open({ mail: mails.agreed(), api });
    await sees('The matter requires an activity code.');
    expect(await button('Approve and push').getAttribute('aria-disabled')).toBe('true');
    await pane.getByLabel('Activity code').fill('?');
    await sees('A short code, such as A106.');
    await pane.getByLabel('Activity code').fill('A106');
    await press('Approve and push');
    await seesPushed();
    expect(api.entries.values().next().value).toMatchObject({ activityCode: 'A106', state: 'pushed' });
  });

  test('how it is billed can be changed, behind a button where nothing asks for it', async () => {
    const { pane, seesPushed, press, api } = await open({ mail: mails.agreed() });
    expect(await pane.getByLabel('Activity code').count()).toBe(0);
    await press('Billing and activity code');
    await pane.getByLabel('Billing', { exact: true }).selectOption('No charge');
    await press('Approve and push');
    await seesPushed();
    expect(api.entries.values().next().value).toMatchObject({ treatment: 'no-charge', activityCode: null });
  });

  test('a matter becomes a favourite by one press, and none by another', async () => {
    const { button, press, api } = await open({ mail: mails.agreed() });
    await press('Favourite');
    await expect.poll(() => button('Favourite').getAttribute('aria-pressed')).toBe('true');
    expect(api.entries.values().next().value).toMatchObject({ favourite: true, state: 'draft' });
    await press('Favourite');
    await expect.poll(() => button('Favourite').getAttribute('aria-pressed')).toBe('false');
    expect(api.calls.filter((call) => call.endsWith('/favourite')).map((call) => call.split(' ')[0])).toEqual(['PUT', 'DELETE']);
  });

  test('an empty narrative, units that are none and a date to come are told at the field and stop the approval', async () => {
    const { pane, sees, button } = await open({ mail: mails.agreed() });
    await pane.getByLabel('Narrative').fill('   ');
    await sees('Write what was done.');
    await pane.getByRole('textbox', { name: 'Units' }).fill('0,5');
    await sees('A whole number from 1 to 1440.');
    await pane.getByLabel('Date of work').fill('2999-01-01');
    await sees('The date lies in the future.');
    expect(await button('Approve and push').getAttribute('aria-disabled')).toBe('true');
  });

  test('an entry changed elsewhere meanwhile: both versions stand side by side, nothing is overwritten, the person decides', async () => {
    const { pane, sees, seesPushed, press, api } = await open({ mail: mails.agreed() });
    await pane.getByLabel('Narrative').fill('My own words');
    api.changeElsewhere({ narrative: 'Words from Teams', units: 2, hours: '0.20' });
    await press('Approve and push');
    await sees('This entry was changed elsewhere meanwhile.');
    await sees('Words from Teams');
    expect(await pane.getByLabel('Narrative').inputValue()).toBe('My own words');
    expect(api.entries.values().next().value).toMatchObject({ narrative: 'Words from Teams', state: 'draft' });
    await press('Keep mine');
    await press('Approve and push');
    await seesPushed();
    expect(api.entries.values().next().value).toMatchObject({ narrative: 'My own words', units: 2 });
  });

  test('an entry pushed elsewhere meanwhile is shown as it is, with the text that was not saved', async () => {
    const { pane, sees, press, api } = await open({ mail: mails.agreed() });
    await pane.getByLabel('Narrative').fill('My own words');
    api.changeElsewhere({ state: 'pushed', pushed: { remoteId: '7', hours: '0.10', rate: null, amount: null, differences: [] } });
    await press('Approve and push');
    await sees('Billed already: 0.1 h');
    await sees('My own words');
    await sees('Not told by Actionstep');
    expect(changes(api.calls)).not.toContain('approve');
  });

  test('the same mail again shows that it is billed, and no second draft', async () => {
    const mail = mails.agreed();
    const first = await open({ mail });
    await first.press('Approve and push');
    await first.seesPushed();
    const second = await open({ mail, api: first.api });
    await second.sees('Billed already: 0.1 h');
    expect(first.api.entries.size).toBe(1);
    expect(await second.button('Approve and push').count()).toBe(0);
  });

  test('what Actionstep refuses is shown with its words and can be changed and pushed again', async () => {
    const api = openFakeApi();
    api.push = 'failed';
    const { sees, seesPushed, press, pane } = await open({ mail: mails.agreed(), api });
    await press('Approve and push');
    await sees('Not in Actionstep: Actionstep refused this entry');
    api.push = 'pushed';
    await pane.getByLabel('Narrative').fill('Other words');
    await press('Approve and push');
    await seesPushed();
    expect(changes(api.calls).filter((call) => call === 'push')).toHaveLength(2);
  });

  test.each([
    ['different', 'Actionstep bills 0.20 h, sent were 0.10 h.'],
    ['unconfirmed', 'Actionstep did not say whether it took this entry. Look in Actionstep.'],
    ['waits', 'It is tried again by itself and goes once. You may close the pane.'],
  ] as const)('an outcome that is %s is named', async (push, words) => {
    const api = openFakeApi();
    api.push = push;
    const { sees, press } = await open({ mail: mails.agreed(), api });
    await press('Approve and push');
    await sees(words);
  });

  test('approved only, taken back, dismissed, restored: each is one press', async () => {
    const { sees, seesPushed, press, api } = await open({ mail: mails.agreed() });
    await press('Approve only');
    await sees('Approved, not pushed yet');
    await press('Back to draft');
    await press('Dismiss');
    await sees('Nothing is billed for this email.');
    await press('Restore the draft');
    await press('Approve only');
    await press('Push to Actionstep');
    await seesPushed();
    expect(changes(api.calls)).toEqual(['approve', 'unapprove', 'dismiss', 'restore', 'approve', 'push']);
  });
});

describe('the rate', () => {
  test('is asked for when somebody wants another, typed with GST or without, and the sentence shows what came of it', async () => {
    const { pane, sees, press, api } = await open({ mail: mails.agreed() });
    await sees('Approve and push');
    expect(api.calls.filter((call) => call.endsWith('/rates'))).toEqual([]);
    await press('Billing and activity code');
    await press('Change rate');
    const rate = pane.getByLabel('Rate', { exact: true });
    await rate.waitFor();
    expect(await rate.locator('option').allTextContents()).toEqual([
      "Actionstep's own (Partner)",
      'Partner, $500.00 without GST',
      'Fixed fee: type the amount',
      'Another rate: type it',
    ]);
    await rate.selectOption('custom');
    await pane.getByLabel('Rate an hour').fill('four hundred');
    await press('Use this rate');
    await sees('A rate must be a plain number');
    await pane.getByLabel('Rate an hour').fill('$1,483.00');
    await pane.getByLabel('GST').selectOption('with');
    await press('Use this rate');
    await sees('Typed 1483.00 with GST.');
    expect(changes(api.calls)).toEqual(['rate', 'rate']);
  });

  test('the country is asked of an administrator once, the likely one first; of nobody else', async () => {
    const fake = openFakeApi();
    fake.role = 'admin';
    const { pane, sees, press, button } = await open({ mail: mails.agreed(), api: fake });
    await sees('Where does your firm practise?');
    expect(await pane.getByRole('button', { name: /^(Australia|New Zealand)$/ }).allTextContents()).toEqual(['New Zealand', 'Australia']);
    await press('New Zealand');
    await button('New Zealand').waitFor({ state: 'detached' });
    expect(fake.country).toBe('NZ');
    const other = await open({ mail: mails.agreed() });
    await other.sees('Approve and push');
    expect(await other.button('Australia').count()).toBe(0);
  });
});
