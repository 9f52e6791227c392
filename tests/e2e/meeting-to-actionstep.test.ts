import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { connectInTeams, driveTeams } from './playground/drive-teams.ts';
import { type Playground, type RunningMatterclock, startMatterclock } from './playground/open-playground.ts';

const meeting = /Harlow - lease of 12 Quay Street/;

describe('in the playground’s Teams', () => {
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

  test('a newcomer ends a meeting, gets a draft in the 1:1 chat, edits and approves it, types /actionstep push, and sees it in Actionstep once', async () => {
    playground = await matterclock.open();
    const { page } = playground;
    const teams = await driveTeams(playground);
    await connectInTeams(playground, teams, 'Mere Tāwhai');

    await teams.open(meeting);
    await page.getByRole('button', { name: 'End the meeting' }).click();
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await teams.card.getByText('Draft time entry from your meeting').waitFor();
    const draft = await teams.card.innerText();
    // Mere stepped out for three minutes and forty seconds of the forty-two minutes.
    for (const fact of ['COM-2026-0044', 'Petra Hale', 'rent review', '38 min 20 s', '0.7 h']) expect(draft).toContain(fact);

    await teams.press('Edit');
    await teams.card.getByRole('textbox', { name: 'Narrative' }).fill('Attending call with Petra Hale re lease: rent review and repairs');
    await teams.card.getByRole('spinbutton').fill('8');
    await teams.press('Save');
    await teams.card.getByText('0.8 h (8 units').waitFor();
    await teams.press('Approve');
    await teams.card.getByText('Approved, not pushed yet').waitFor();
    expect(await matterclock.ledger()).toEqual([]);

    expect(await teams.ask('/actionstep push')).toContain('1 entry is on the way to Actionstep');
    await teams.card.getByText('In Actionstep: 0.8 h × $520.00 = $416.00, GST-exclusive').waitFor();
    const entries = page.getByRole('region', { name: 'Actionstep' }).getByRole('listitem');
    await entries.getByText('0.80 h × $520.00').waitFor();
    expect(await teams.ask('push')).toContain('Nothing is approved');
    expect(await matterclock.ledger()).toMatchObject([
      {
        matter: { reference: 'COM-2026-0044' },
        timekeeper: 'Mere Tāwhai',
        hours: '0.80',
        description: expect.stringContaining('rent review and repairs'),
      },
    ]);
  });

  test('the other member of the firm has a draft of their own minutes in their own chat', async () => {
    playground = await matterclock.open();
    const teams = await driveTeams(playground);
    await teams.become('Daniel Okafor');
    await teams.card.getByText('29 min').waitFor();
    const text = await playground.page.getByRole('list', { name: 'Messages' }).innerText();
    expect(text).toContain('0.5 h (5 units');
    expect(text).not.toContain('38 min 20 s');
  });

  test('a matter is found by typing in the card, and a press takes it', async () => {
    playground = await matterclock.open();
    const { page } = playground;
    const teams = await driveTeams(playground);
    await teams.become('Grace Liu');
    await connectInTeams(playground, teams, 'Grace Liu');
    await teams.open('Catch-up with Brendan Doyle');
    await page.getByRole('button', { name: 'End the meeting' }).click();
    await page.getByRole('button', { name: 'Open the chat' }).click();
    await teams.press('Choose matter');
    await teams.card.getByRole('combobox').fill('doyle');
    await teams.card.getByRole('option', { name: /EST-2025-0231/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await teams.card.getByRole('button', { name: 'Use this matter' }).last().click();
    await teams.card.getByText('Chosen by you').waitFor();
    expect(await teams.card.innerText()).toContain('Estate of Margaret Doyle');
  });

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
  ] as const)('a card and the chat around it have no fault that axe knows, in %s', async (_name, options) => {
    playground = await matterclock.open(options);
    const teams = await driveTeams(playground);
    await teams.card.waitFor();
    expect(await findFaults(playground.page, '#panel-teams')).toEqual([]);
  });
});
