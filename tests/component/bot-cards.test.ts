import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { draftsAnswer, type EntryView, entriesAnswer, entryView } from '../../src/contract/entry.ts';
import { sandboxPeople } from '../../src/sandbox/people.ts';
import { cardActionActivity } from '../../src/sandbox/teams/activities.ts';
import { pressOf } from '../../src/sandbox/teams/card-actions.ts';
import { buttonsOf, cardShape, textOf } from '../unit/bot/card-shape.ts';
import { clientFor, connect } from './backend/client.ts';
import { startTeamsBackend, type TeamsBackend } from './backend/start-teams-backend.ts';
import { databaseKinds } from './backend/test-database.ts';
import { sampleMail } from './sample-mail.ts';

const unmatchedMail = {
  subject: 'Lunch and the weather',
  bodyText: 'See you at noon.',
  from: { name: 'Bo', address: 'bo@nowhere.example' },
};

describe.each(databaseKinds)('a card in Teams on %s', (kind) => {
  let backend: TeamsBackend;
  let mere: Awaited<ReturnType<typeof clientFor>>;
  let entry: EntryView;

  beforeAll(async () => {
    backend = await startTeamsBackend(kind);
    for (const login of ['mere', 'daniel']) {
      await connect(backend, login);
      await backend.teams.open(login);
    }
    mere = await clientFor(backend, 'mere');
  });
  afterAll(() => backend.close());

  /** A fresh draft of Mere's that stands first on a fresh card. */
  const showDraft = async (mail: Parameters<typeof sampleMail>[0] = {}) => {
    for (const { id, version, state } of (await mere.get(entriesAnswer, 'GET', '/api/entries')).entries) {
      if (['draft', 'approved', 'failed'].includes(state)) await mere.call('POST', `/api/entries/${id}/dismiss`, { version });
    }
    const { entries } = await mere.get(draftsAnswer, 'POST', '/api/drafts/mail', sampleMail(mail));
    if (!entries[0]) throw new Error('no draft');
    entry = entries[0];
    await backend.teams.say('mere', '/actionstep drafts');
    await backend.settle();
    return backend.cardIn('mere');
  };
  const ledger = async () => mere.get(entryView, 'GET', `/api/entries/${entry.id}`);
  const shownTo = (login: string) => {
    const message = backend.cardIn(login);
    return message.shown[login] ?? message.card;
  };
  const press = (button: string, inputs: Record<string, string> = {}) =>
    backend.teams.press('mere', backend.cardIn('mere').id, button, inputs);

  beforeEach(async () => {
    await showDraft();
  });

  test('is a draft with matter, client, why, units and date, in the shape of version 1.5', () => {
    const { card } = backend.cardIn('mere');
    expect(cardShape.parse(card)).toBeTruthy();
    const text = textOf(card).replaceAll('\n', '');
    for (const said of ['Email: RE: FAM-2026-0107 Disclosure', 'FAM-2026-0107 · ', 'Client', 'Exact: ', '0.1 h (1 unit of 6 min)'])
      expect(text).toContain(said);
  });

  test('approves entry, version and matter that were shown; the message in the chat then says so for good', async () => {
    expect(await press('approve')).toMatchObject({ kind: 'card' });
    expect(await ledger()).toMatchObject({ state: 'approved', version: 2 });
    expect(textOf(shownTo('mere'))).toContain('Approved, not pushed yet');
    await backend.settle();
    const message = backend.cardIn('mere');
    expect(message.editedAt).not.toBeNull();
    expect(textOf(message.card)).toContain('Approved, not pushed yet');
  });

  test('pressed twice does it once, and says so', async () => {
    const message = backend.cardIn('mere');
    const approve = pressOf(message.card, 'approve');
    if (!approve) throw new Error('no button');
    await backend.teams.pressed('mere', message.id, approve);
    const again = await backend.teams.pressed('mere', message.id, approve);
    expect(again).toMatchObject({ kind: 'card' });
    expect(textOf(shownTo('mere'))).toContain('You have done this already. Nothing was done twice.');
    expect(await ledger()).toMatchObject({ state: 'approved', version: 2 });
  });

  test('pressed twice at the same moment does it once', async () => {
    const message = backend.cardIn('mere');
    const both = pressOf(message.card, 'approve-push');
    if (!both) throw new Error('no button');
    await Promise.all([1, 2, 3].map(() => backend.teams.pressed('mere', message.id, both)));
    await backend.settle();
    expect(await ledger()).toMatchObject({ state: 'pushed', version: 4 });
    const held = (await (await fetch(`${backend.actionstep.origin}/sandbox/ledger`)).json()) as { entries: { description: string }[] };
    expect(held.entries.filter(({ description }) => description === entry.narrative)).toHaveLength(1);
  });

  test('of an older version is refused in words, and the newer card is shown', async () => {
    const old = pressOf(backend.cardIn('mere').card, 'approve');
    await mere.call('PATCH', `/api/entries/${entry.id}`, { version: 1, narrative: 'Changed in Outlook meanwhile', units: 3 });
    if (!old) throw new Error('no button');
    await backend.teams.pressed('mere', backend.cardIn('mere').id, old);
    const text = textOf(shownTo('mere'));
    expect(text).toContain('This entry was changed meanwhile.');
    expect(text).toContain('Changed in Outlook meanwhile');
    expect(await ledger()).toMatchObject({ state: 'draft', version: 2 });
  });

  test('with another matter than the entry has is refused', async () => {
    const approve = pressOf(backend.cardIn('mere').card, 'approve');
    const found = await backend.teams.search('mere', { dataset: 'matters', queryText: 'a' });
    const other = found.find(({ value }) => value !== entry.matter?.id)?.value;
    await backend.teams.pressed('mere', backend.cardIn('mere').id, {
      verb: 'approve',
      data: { ...approve?.data, matter: other },
    });
    expect(textOf(shownTo('mere'))).toContain('The matter you were shown is not the matter of this entry any more.');
    expect(await ledger()).toMatchObject({ state: 'draft', version: 1 });
  });

  test('of somebody else is refused and changes nothing, whatever the data says', async () => {
    const { id, card } = backend.cardIn('mere');
    const approve = pressOf(card, 'approve');
    const daniel = sandboxPeople.find(({ login }) => login === 'daniel');
    if (!approve || !daniel) throw new Error('nobody presses');
    const activity = cardActionActivity(backend.teams.activityOrigin(), daniel, undefined, { messageId: id, ...approve });
    const answer = await backend.teams.send(activity);
    expect(answer).toMatchObject({
      status: 200,
      body: { type: 'application/vnd.microsoft.activity.message', value: expect.stringContaining('not yours') },
    });
    expect(await ledger()).toMatchObject({ state: 'draft', version: 1 });
  });

  test.each([
    ['no data', { verb: 'approve', data: {} }],
    ['an unknown verb', { verb: 'delete-all', data: {} }],
    ['a version that is none', { verb: 'approve', data: { card: 'x', entry: 'y', version: 'z', matter: null, slot: 0 } }],
  ])('with %s is told that it cannot be used', async (_what, forged) => {
    expect(await backend.teams.pressed('mere', backend.cardIn('mere').id, forged)).toMatchObject({
      kind: 'toast',
      text: expect.stringContaining('Type drafts for a new one'),
    });
  });

  test('edits narrative, units, date, billing and code', async () => {
    const billing = { treatment_0: 'no-charge', activityCode_0: 'A106' };
    await press('edit', { narrative_0: 'Considering the trust statements', units_0: '4', workDate_0: '2026-11-18', ...billing });
    expect(await ledger()).toMatchObject({ narrative: 'Considering the trust statements', units: 4, workDate: '2026-11-18', version: 2 });
    expect(await ledger()).toMatchObject({ treatment: 'no-charge', activityCode: 'A106' });
    expect(textOf(shownTo('mere')).replaceAll('\n', '')).toContain('0.4 h (4 units of 6 min) · at no charge on Wed 18 Nov 2026');
  });

  test.each([
    [{ units_0: '0' }, 'Units must be a whole number'],
    [{ units_0: '1.5' }, 'Units must be a whole number'],
    [{ units_0: '' }, 'Units must be a whole number'],
    [{ narrative_0: '   ' }, 'Write what was done'],
    [{ workDate_0: '2026-02-30' }, 'The date of work must be a real date'],
    [{ workDate_0: '2030-01-01' }, 'lies in the future'],
    [{ treatment_0: 'free' }, 'Choose how it is billed'],
    [{ activityCode_0: '=A1' }, 'not a code such as A106'],
  ])('with %j typed answers the card with the reason and what was typed', async (inputs, reason) => {
    const outcome = await press('edit', { narrative_0: 'Mine to keep', ...inputs });
    expect(outcome).toMatchObject({ kind: 'card', delivery: { status: 200 } });
    expect(textOf(shownTo('mere'))).toContain(reason);
    if (!('narrative_0' in inputs)) expect(JSON.stringify(shownTo('mere'))).toContain('Mine to keep');
    expect(await ledger()).toMatchObject({ version: 1 });
  });

  test('without a match offers a search of this person’s own matters, and takes the one that is chosen', async () => {
    await showDraft(unmatchedMail);
    expect(buttonsOf(backend.cardIn('mere').card)).not.toContain('Approve');
    const found = await backend.teams.search('mere', { dataset: 'matters', queryText: 'fam-2026-0107' });
    expect(found[0]?.title).toContain('FAM-2026-0107');
    await press('matter', { matter_0: found[0]?.value ?? '' });
    expect(await ledger()).toMatchObject({ matter: { reference: 'FAM-2026-0107' }, matterDecidedBy: 'person' });
    expect(textOf(shownTo('mere'))).toContain('Chosen by you.');
    await press('approve');
    expect(await ledger()).toMatchObject({ state: 'approved' });
  });

  test('takes no matter the person may not see, and searches none for somebody without any', async () => {
    await showDraft({ ...unmatchedMail, conversationId: 'another', from: { name: 'Cy', address: 'cy@elsewhere.example' } });
    await press('matter', { matter_0: '01a2123b-0000-7000-8000-000000000001' });
    expect(textOf(shownTo('mere'))).toContain('does not exist, or you may not see it');
    await press('matter', { matter_0: 'anything' });
    expect(textOf(shownTo('mere'))).toContain('Choose a matter from the list.');
    expect(await backend.teams.search('hamish', { dataset: 'matters', queryText: 'fam' })).toEqual([]);
    expect(await backend.teams.search('mere', { dataset: 'people', queryText: 'fam' })).toEqual([]);
    expect((await backend.teams.search('mere', { dataset: 'matters', queryText: 'a' })).length).toBeLessThanOrEqual(15);
  });

  test('dismisses, and brings back', async () => {
    await press('dismiss');
    expect(await ledger()).toMatchObject({ state: 'dismissed' });
    await press('restore');
    expect(await ledger()).toMatchObject({ state: 'draft' });
  });

  test('after /actionstep push says what Actionstep applied, GST-exclusive', async () => {
    await press('approve');
    await backend.settle();
    expect(await backend.ask('mere', '/actionstep push')).toBe('1 entry is on the way to Actionstep.');
    await backend.settle();
    expect(textOf(backend.cardIn('mere').card)).toContain('In Actionstep: 0.1 h × $520.00 = $52.00, GST-exclusive');
    expect(await backend.ask('mere', 'push')).toContain('Nothing is approved, so nothing was pushed.');
    expect(await backend.ask('mere', 'status')).toContain('Approved, not pushed yet: 0');
  });

  test('takes what was pushed back out of Actionstep, and is a draft again', async () => {
    await press('approve-push');
    await backend.settle();
    expect(await ledger()).toMatchObject({ state: 'pushed' });
    await press('recall');
    await backend.settle();
    expect(await ledger()).toMatchObject({ state: 'draft', pushed: null });
    expect(textOf(backend.cardIn('mere').card)).toContain('Draft: not approved yet');
  });

  test('follows what is done in Outlook', async () => {
    await mere.call('POST', `/api/entries/${entry.id}/approve`, { version: 1, matterId: entry.matter?.id });
    await mere.call('POST', `/api/entries/${entry.id}/push`, { version: 2 });
    await backend.settle();
    expect(textOf(backend.cardIn('mere').card)).toContain('In Actionstep: 0.1 h × $520.00 = $52.00');
  });

  test('tells why a push waits, and that it goes by itself', async () => {
    await backend.ask('mere', 'disconnect');
    await press('approve-push');
    await backend.settle();
    const text = textOf(backend.cardIn('mere').card);
    expect(text).toContain('Waiting for Actionstep');
    expect(text).toContain('It is tried again by itself, and goes once.');
    await connect(backend, 'mere');
    backend.clock.ahead += 61_000;
    await backend.settle();
    expect(textOf(backend.cardIn('mere').card)).toContain('In Actionstep');
  });

  test('says why an entry cannot go, and what to do', async () => {
    backend.faults.plan.push('500-before', '500-before', '500-before');
    await press('approve-push');
    for (let round = 0; round < 5; round += 1) {
      await backend.settle();
      backend.clock.ahead += 65_000;
    }
    expect(textOf(backend.cardIn('mere').card)).toContain('Not in Actionstep');
    expect(buttonsOf(backend.cardIn('mere').card)).toContain('Try again');
  });
});
