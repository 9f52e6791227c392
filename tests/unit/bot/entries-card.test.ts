import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectCard } from '../../../bot/cards/connect-card.ts';
import { cardBytes, entriesCard, entriesMessage, type Shown } from '../../../bot/cards/entries-card.ts';
import type { EntryView } from '../../../src/contract/entry.ts';
import { entryStates } from '../../../src/domain/entry-state.ts';
import type { CardId } from '../../../src/domain/ids.ts';
import { buttonsOf, cardShape, nodesOf, textOf } from './card-shape.ts';
import { anyText, sampleEntry, sampleId, sampleMatter, sampleSuggested, worstEntry } from './sample-entry.ts';

const recents = [sampleMatter({ number: '1005', reference: 'CONV-2026-0031', name: 'Okeroa, sale' })];
const shownOf = (entries: EntryView[], more: Partial<Shown> = {}): Shown => ({
  card: { id: sampleId() as CardId, kind: 'meeting', page: 0 },
  connected: true,
  entries,
  recents,
  ...more,
});
const cardOf = (entry: EntryView, more: Partial<Shown> = {}) => entriesCard(shownOf([entry], more));
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

const unmatched = sampleEntry({
  matter: null,
  matterDecidedBy: null,
  match: { tier: 'none', agreed: false, reasons: ['nobody is known'], confidence: null, likely: null, candidates: [] },
});
const bare = sampleEntry({
  match: { tier: 'exact', agreed: false, reasons: ['the title names FAM-2026-0107'], confidence: 0.98, likely: null, candidates: [] },
});
const pushed = sampleEntry({
  state: 'pushed',
  pushed: {
    remoteId: '5001',
    hours: '0.70',
    rate: '1410.00',
    amount: '987.00',
    differences: ['Date in Actionstep is 2026-11-21, sent was 2026-11-20.'],
  },
});
const failed = sampleEntry({
  state: 'failed',
  problem: { code: 'actionstep-refused', message: 'The matter is closed. Have it opened there.' },
});

describe('the card of an entry', () => {
  test.each([
    ...entryStates.map((state): [string, EntryView] => [state, sampleEntry({ state })]),
    ['suggested', sampleSuggested()],
    ['unmatched', unmatched],
    ['bare', bare],
    ['pushed with differences', pushed],
    ['failed with a reason', failed],
  ])('that is %s has the shape of version 1.5, with labels and wrapping everywhere', (_what, entry) => {
    expect(cardShape.parse(cardOf(entry))).toBeTruthy();
  });

  test('a rate that a person chose stands on the card with both figures; the rate of Actionstep goes without saying', () => {
    const sentence = '420.00 an hour without GST; typed as 483.00 with 15 % GST, a difference of 63.00.';
    const rate = {
      kind: 'custom' as const,
      label: null,
      price: '420.00',
      gst: '63.00',
      typed: { price: '483.00', includesTax: true },
      sentence,
    };
    expect(textOf(cardOf(sampleEntry({ rate })))).toContain(sentence);
    expect(textOf(cardOf(sampleEntry({ rate: { ...rate, kind: 'own', sentence: 'Actionstep applies its own rate.' } })))).not.toContain(
      'own rate',
    );
  });

  test('names entry, version and the matter shown in every button', () => {
    const entry = sampleEntry({ version: 3 });
    const executes = [...nodesOf(cardOf(entry))].filter(({ type }) => type === 'Action.Execute');
    expect(executes.length).toBeGreaterThan(4);
    for (const { data } of executes) expect(data).toMatchObject({ entry: entry.id, version: 3, matter: entry.matter?.id });
  });

  test('offers approval only with a matter and without a stop', () => {
    const stop = { code: 'x', level: 'stop' as const, message: 'No narrative.', remedy: 'Write one.' };
    expect(buttonsOf(cardOf(sampleEntry()))).toEqual([
      'Approve',
      'Approve & push',
      'Edit',
      'Save',
      'Change matter',
      'Use this matter',
      'Dismiss',
    ]);
    for (const entry of [sampleSuggested(), unmatched, sampleEntry({ checks: [stop] })]) {
      expect(buttonsOf(cardOf(entry)).filter((title) => title.startsWith('Approve'))).toEqual([]);
    }
    expect(textOf(cardOf(sampleEntry({ checks: [stop] })))).toContain('Stop: \nNo narrative. Write one.');
  });

  test('says why its matter is meant, and asks to look where only the reference fits', () => {
    expect(textOf(cardOf(sampleEntry()))).toContain('Exact: the title names FAM-2026-0107; Aroha Ngata is its client.');
    expect(textOf(cardOf(bare))).toContain('only the reference fits. Is this the matter and the client?');
    expect(textOf(cardOf(sampleEntry({ matterDecidedBy: 'person' })))).toContain('Chosen by you.');
    expect(textOf(cardOf(unmatched))).toContain('No matter yet: choose one before approving');
    expect(textOf(cardOf(unmatched, { connected: false }))).toContain('Actionstep is not connected\nType connect.');
    const suggested = textOf(cardOf(sampleSuggested()));
    expect(suggested).toContain('Aroha Ngata is its client; you worked on it last week');
    expect(suggested).toContain('No. 1002 · Ngata Family Trust, administration');
  });

  test('shows units, hours, date and how the time came about', () => {
    const text = textOf(cardOf(sampleEntry())).replaceAll('\n', '');
    expect(text).toContain('0.7 h (7 units of 6 min) on Fri 20 Nov 2026');
    expect(text).toContain('Attended 42 min → 7 units (0.7 h)');
  });

  test('in Actionstep shows hours, rate and amount as applied there, GST-exclusive, with what differs', () => {
    const text = textOf(cardOf(pushed));
    expect(text).toContain('In Actionstep: 0.7 h × $1,410.00 = $987.00, GST-exclusive');
    expect(text).toContain('Date in Actionstep is 2026-11-21');
    expect(buttonsOf(cardOf(pushed))).toEqual(['Take back from Actionstep']);
  });

  test('that failed says why and what to do', () => {
    expect(textOf(cardOf(failed))).toContain('Not in Actionstep\nThe matter is closed. Have it opened there.');
    expect(buttonsOf(cardOf(failed))).toContain('Try again');
  });

  test('keeps beside the reason what was typed and refused', () => {
    const entry = sampleEntry();
    const typed = { narrative: 'My own words', units: '0', workDate: '2026-11-19', treatment: 'bill', activityCode: '' };
    const card = cardOf(entry, { note: { entry: entry.id, tone: 'Attention', text: 'Not done. Units must be a whole number.', typed } });
    expect(textOf(card)).toContain('Not done. Units must be a whole number.');
    const values = [...nodesOf(card)].filter(({ type }) => String(type).startsWith('Input.')).map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['My own words', 0, '2026-11-19']));
  });

  test('carries the AI label while a draft is on it, and no more once a person has approved', () => {
    expect(entriesMessage(shownOf([sampleEntry()])).entities).toMatchObject([{ additionalType: ['AIGeneratedContent'] }]);
    expect(entriesMessage(shownOf([sampleEntry({ state: 'approved' })])).entities).toBeUndefined();
  });

  test('tells a notification how many drafts there are and nothing of clients', () => {
    const { summary } = entriesMessage(shownOf([sampleEntry(), sampleSuggested()]));
    expect(summary).toBe('2 draft time entries from your meeting');
  });
});

describe('text of people', () => {
  const hostile = '# [click](http://evil.example) **bold** {{DATE(2026-11-20T00:00:00Z)}}\n- <b>x</b>';

  test('is never in an element that reads markdown, and computes no macro', () => {
    const name = `${hostile} name`;
    const entry = sampleEntry({
      narrative: hostile,
      basis: hostile,
      source: { kind: 'mail', title: hostile, detail: hostile },
      flags: [hostile],
      matter: sampleMatter({ name, clients: [hostile], reference: hostile }),
      checks: [{ code: 'x', level: 'warning', message: hostile, remedy: hostile }],
      match: { tier: 'exact', agreed: true, reasons: [hostile], confidence: 0.999, likely: null, candidates: [] },
    });
    const card = cardOf(entry, { note: undefined });
    for (const node of nodesOf(card)) if (node['type'] === 'TextBlock') expect(node['text']).not.toMatch(/[[\]*{}]|evil/);
    expect(textOf(card)).toContain('[click](http://evil.example) **bold**');
    expect(textOf(card)).not.toContain('{{');
  });

  test('of any kind gives a valid card within the bytes', () => {
    const people = anyText(300);
    fc.assert(
      fc.property(people, people, people, (narrative, title, flag) => {
        const entry = sampleEntry({
          narrative: narrative.trim() || 'x',
          source: { kind: 'note', title, detail: title },
          flags: [flag || 'x'],
        });
        const card = cardOf(entry);
        cardShape.parse(card);
        expect(JSON.stringify(card)).not.toMatch(/\\u00|\\ud[89a-f]/);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the size of a card', () => {
  test.each(['→', '\ud800', '"', '\\', '{{', '😀'])('stays within 25 KB for the longest entry of %j', (character) => {
    const worst = worstEntry(character.repeat(2000).slice(0, 2000));
    const note = {
      entry: worst.id,
      tone: 'Attention' as const,
      text: 'n'.repeat(300),
      typed: { narrative: character.repeat(9000), units: '1'.repeat(300), workDate: 'x', treatment: 'bill', activityCode: '' },
    };
    const many = Array.from({ length: 8 }, () => sampleMatter({ name: '→'.repeat(400) }));
    const message = entriesMessage(shownOf([worst, worst], { recents: many, note }));
    expect(bytesOf(message)).toBeLessThanOrEqual(cardBytes);
    cardShape.parse(message.attachments?.[0]?.content);
  });

  test('shows at most five entries on a page, fewer when they are long, and every entry on one', () => {
    const entries = Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? worstEntry('→'.repeat(2000)) : sampleEntry()));
    const seen: string[] = [];
    for (let page = 0; page < 12; page += 1) {
      const shown = shownOf(entries);
      const card = entriesCard({ ...shown, card: { ...shown.card, page } });
      const blocks = card.body.filter(({ type }) => type === 'Container');
      expect(blocks.length).toBeLessThanOrEqual(5);
      expect(bytesOf(card)).toBeLessThanOrEqual(cardBytes);
      const ids = [...nodesOf(blocks)].flatMap(({ data }) => (data ? [String((data as { entry: string }).entry)] : []));
      seen.push(...new Set(ids));
      if (!buttonsOf(card).includes('Next page')) break;
    }
    expect(seen).toEqual(entries.map(({ id }) => id));
  });

  test('has unique inputs, so that no entry takes what was typed for another', () => {
    const card = entriesCard(shownOf([sampleEntry(), sampleEntry(), sampleSuggested()]));
    const ids = [...nodesOf(card)].flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [String(id)] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(18);
  });
});

test('the connect card has the shape, too', () => {
  expect(cardShape.parse(connectCard({ popup: 'https://a.example/x', browser: 'https://a.example/y' }))).toBeTruthy();
});
