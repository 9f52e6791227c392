import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bill, connect, type Playground, type RunningMatterclock, select, signIn, startMatterclock } from './playground/open-playground.ts';

describe('in the playground', () => {
  let matterclock: RunningMatterclock;
  let playground: Playground;
  beforeAll(async () => {
    matterclock = await startMatterclock();
  });
  afterAll(() => matterclock.close());
  afterEach(async () => {
    expect(playground.faults).toEqual([]);
    await playground.close();
  });
  const openSignedIn = async (name: string) => {
    playground = await matterclock.open();
    await signIn(playground, name, 'bar');
    await bill(playground);
    await connect(playground, name);
    return playground;
  };

  test('a newcomer signs in, connects, bills a mail with a known reference, and sees it in Actionstep once, at the rate applied there', async () => {
    playground = await matterclock.open();
    const { page, pane } = playground;
    await bill(playground);
    await signIn(playground, 'Mere Tāwhai', 'pane');
    await connect(playground, 'Mere Tāwhai');
    await pane.getByRole('region', { name: 'Matter' }).getByText('FAM-2026-0107').first().waitFor();
    await pane.getByText('98 words read').waitFor();
    const narrative = pane.getByRole('textbox', { name: 'Narrative' });
    expect(await narrative.inputValue()).toContain('Perusing email from Aroha Ngata');
    await narrative.fill('Perusing email from Aroha Ngata; considering disclosure of the advance of March 2025');
    await pane.getByRole('button', { name: 'One unit more' }).click();
    await pane.getByRole('button', { name: 'One unit more' }).click();
    expect(await page.getByRole('region', { name: 'Actionstep' }).getByText('No time entries yet').isVisible()).toBe(true);
    await pane.getByRole('button', { name: 'Approve and push' }).click();

    await pane.getByRole('heading', { name: 'In Actionstep' }).waitFor();
    await pane.getByText('$520.00 an hour').waitFor();
    const entries = page.getByRole('region', { name: 'Actionstep' }).getByRole('listitem');
    await entries.getByText('0.30 h × $520.00').waitFor();
    expect(await entries.count()).toBe(1);
    const shown = await entries.innerText();
    for (const fact of ['FAM-2026-0107', 'Ngata - relationship property', 'considering disclosure', '$156.00', 'Mere Tāwhai']) {
      expect(shown).toContain(fact);
    }
    const held = (await matterclock.ledger()).filter(({ timekeeper }) => timekeeper === 'Mere Tāwhai');
    expect(held).toMatchObject([{ matter: { reference: 'FAM-2026-0107' }, hours: '0.30', rate: '520.00', amount: '156.00' }]);
  });

  test('a mail that names no matter is flagged; by keyboard alone the matter is searched for and chosen, and the entry pushed', async () => {
    const { page, pane } = await openSignedIn('Daniel Okafor');
    await pane.getByRole('textbox', { name: 'Narrative' }).waitFor();
    await page.getByRole('option', { name: 'Trust statements' }).focus();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Valuation: can we get in', level: 2 }).waitFor();
    await pane.getByRole('button', { name: 'Bill this email' }).press('Enter');
    await pane.getByText('No matter found').first().waitFor();
    expect(await pane.getByRole('button', { name: 'Approve and push' }).isEnabled()).toBe(false);
    await pane.getByRole('combobox', { name: 'Search all matters' }).focus();
    await page.keyboard.type('quay');
    await pane.getByRole('option', { name: '12 Quay Street' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pane.getByText('You chose this matter').waitFor();
    await pane.getByRole('button', { name: 'Approve and push' }).press('Enter');

    await pane.getByRole('heading', { name: 'In Actionstep' }).waitFor();
    const held = (await matterclock.ledger()).filter(({ timekeeper }) => timekeeper === 'Daniel Okafor');
    expect(held).toMatchObject([{ matter: { reference: 'COM-2026-0044' }, hours: '0.10', rate: '410.00' }]);
  });

  test('selecting another mail while the pane is open shows that mail’s draft, and never the old one’s', async () => {
    const { pane } = await openSignedIn('Priya Raman');
    await pane.getByRole('article', { name: 'Trust statements' }).waitFor();
    await select(playground, 'consultation letter');
    expect(await pane.getByRole('article', { name: 'Trust statements' }).count()).toBe(0);
    await pane.getByRole('button', { name: 'Bill this email' }).click();
    await pane.getByRole('article', { name: 'consultation letter' }).waitFor();
    expect(await pane.getByRole('textbox', { name: 'Narrative' }).inputValue()).toContain('Drafting email to Southern Timber HR');
    await select(playground, 'Trust statements');
    await pane.getByRole('article', { name: 'Trust statements' }).waitFor();
    expect(await pane.getByRole('textbox', { name: 'Narrative' }).inputValue()).toContain('Perusing email from Aroha Ngata');
    expect(await matterclock.ledger().then((lines) => lines.filter(({ timekeeper }) => timekeeper === 'Priya Raman'))).toEqual([]);
  });
});
