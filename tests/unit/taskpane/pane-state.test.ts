import { describe, expect, test } from 'vitest';
import { initialState, type PaneEvent, type PaneState, reducePane } from '../../../src/taskpane/state/pane-state.ts';
import { screenOf } from '../../../src/taskpane/state/screen.ts';
import { sampleEntry, sampleMailItem, sampleMe } from './sample-entry.ts';

const stateAfter = (events: PaneEvent[], state: PaneState = initialState) => events.reduce(reducePane, state);
const signedIn: PaneEvent = { type: 'signed-in', me: sampleMe() };
const [one, other] = [sampleMailItem('<1@x>'), sampleMailItem('<2@x>')];
const opened = (mail = one): PaneEvent => ({ type: 'mail', mail: { kind: 'mail', mail } });
const kind = (state: PaneState) => screenOf(state).kind;

describe('the flow of the pane', () => {
  test.each<[string, PaneEvent[], string]>([
    ['nothing is known', [], 'starting'],
    ['nobody is signed in', [{ type: 'session-failed', failure: { code: 'sign-in-needed', message: '' } }], 'sign-in'],
    ['the firm is unknown', [{ type: 'session-failed', failure: { code: 'not-allowed', message: '' } }], 'not-allowed'],
    ['the backend is away', [{ type: 'session-failed', failure: { code: 'offline', message: '' } }], 'unreachable'],
    ['Actionstep is not connected', [{ type: 'signed-in', me: sampleMe('mere', { state: 'none' }) }], 'connect'],
    ['the grant has died', [{ type: 'signed-in', me: sampleMe('mere', { state: 'reconnect' }) }], 'connect'],
    ['the matters are being read', [opened(), { type: 'signed-in', me: sampleMe('mere', { syncing: true }) }], 'reading-matters'],
    ['no mail is selected', [signedIn], 'no-mail'],
    ['the mail is being read', [signedIn, { type: 'mail', mail: { kind: 'reading', subject: 'x' } }], 'reading-mail'],
    ['the mail cannot be read', [signedIn, { type: 'mail', mail: { kind: 'unreadable', why: 'x' } }], 'unreadable-mail'],
    ['the mail is open', [signedIn, opened()], 'drafting'],
    ['there is no entry', [signedIn, opened(), { type: 'no-answer', of: one, drafts: { kind: 'offered' } }], 'offer'],
    ['its entries have come', [signedIn, opened(), { type: 'entries', of: one, entries: [sampleEntry()] }], 'entries'],
  ])('when %s', (_when, events, screen) => {
    expect(kind(stateAfter(events))).toBe(screen);
  });

  test('the mail that was open when the pane was opened is drafted; one selected later is only looked up', () => {
    const first = stateAfter([signedIn, { type: 'mail', mail: { kind: 'reading', subject: 'x' } }, opened()]);
    expect(screenOf(first)).toMatchObject({ kind: 'drafting', how: 'draft' });
    expect(screenOf(stateAfter([opened(other)], first))).toMatchObject({ kind: 'drafting', how: 'look' });
    expect(screenOf(stateAfter([opened(other), opened()], first))).toMatchObject({ kind: 'drafting', how: 'draft' });
    expect(screenOf(stateAfter([signedIn, { type: 'mail', mail: { kind: 'none' } }, opened()]))).toMatchObject({ how: 'look' });
  });

  test('an answer for a mail that is not open any more changes nothing', () => {
    const state = stateAfter([signedIn, opened(), opened(other)]);
    expect(reducePane(state, { type: 'entries', of: one, entries: [sampleEntry()] })).toBe(state);
    const failed = { kind: 'failed', how: 'draft', failure: { code: 'offline', message: '' } } as const;
    expect(reducePane(state, { type: 'no-answer', of: one, drafts: failed })).toBe(state);
  });

  test('unsaved text of a mail survives another mail', () => {
    const typed: PaneEvent = { type: 'form', id: sampleEntry().id, event: { type: 'typed', edits: { narrative: 'Half a thought' } } };
    const entries: PaneEvent = { type: 'entries', of: one, entries: [sampleEntry()] };
    const back = stateAfter([signedIn, opened(), entries, typed, opened(other), opened(), entries]);
    expect(screenOf(back)).toMatchObject({ forms: [{ edits: { narrative: 'Half a thought' } }] });
  });

  test('a sign-in that ends leaves the screen as it is; signing in again asks again for what failed', () => {
    const drafted = stateAfter([signedIn, opened(), { type: 'entries', of: one, entries: [sampleEntry()] }]);
    const ended = stateAfter([{ type: 'sign-in-needed', message: 'ended' }, { type: 'sign-in-begins' }], drafted);
    expect(kind(ended)).toBe('entries');
    const failure = { code: 'not-signed-in', message: '' };
    const failed = stateAfter([signedIn, opened(), { type: 'no-answer', of: one, drafts: { kind: 'failed', how: 'draft', failure } }]);
    expect(kind(failed)).toBe('draft-failed');
    expect(screenOf(reducePane(failed, signedIn))).toMatchObject({ kind: 'drafting', how: 'draft' });
  });

  test('another person at the same pane sees nothing of the one before', () => {
    const drafted = stateAfter([signedIn, opened(), { type: 'entries', of: one, entries: [sampleEntry()] }]);
    const state = reducePane(drafted, { type: 'signed-in', me: sampleMe('daniel') });
    expect(state.forms).toEqual({});
    expect(kind(state)).toBe('drafting');
  });
});
