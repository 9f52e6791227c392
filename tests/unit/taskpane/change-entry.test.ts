import { describe, expect, test } from 'vitest';
import type { EntryView } from '../../../src/contract/entry.ts';
import type { Api } from '../../../src/taskpane/api/api.ts';
import type { Answer, Failure } from '../../../src/taskpane/api/failure.ts';
import type { HostPort } from '../../../src/taskpane/host/host-port.ts';
import type { Edits } from '../../../src/taskpane/state/entry-form.ts';
import { initialState, reducePane } from '../../../src/taskpane/state/pane-state.ts';
import { createStore } from '../../../src/taskpane/state/store.ts';
import { approve, chooseMatter, runVerb } from '../../../src/taskpane/verbs/change-entry.ts';
import { matter, sampleEntry, sampleMailItem, sampleMe } from './sample-entry.ts';

const { id } = sampleEntry();
const mail = sampleMailItem();

/** A pane with one open draft. `refuses` names the call that fails; every other one answers a version higher. */
function openPane({
  edits = {},
  refuses,
  failure,
  isStillOpen = true,
}: {
  edits?: Edits;
  refuses?: string;
  failure?: Failure;
  isStillOpen?: boolean;
} = {}) {
  const calls: string[] = [];
  let version = 1;
  const answer = (name: string, changes: Partial<EntryView>): Promise<Answer<EntryView>> => {
    calls.push(name);
    if (name === refuses) return Promise.resolve({ ok: false, failure: failure ?? { code: 'offline', message: 'no answer' } });
    version += 1;
    return Promise.resolve({ ok: true, value: sampleEntry({ version, ...changes }) });
  };
  const api: Pick<Api, 'edit' | 'approve' | 'run' | 'chooseMatter' | 'chooseRate' | 'connection' | 'entry'> = {
    edit: (_id, edit) => answer(`edit ${edit.version}`, { narrative: edit.narrative ?? 'Perusing email' }),
    approve: (_id, approval) => answer(`approve ${approval.version} ${approval.matterId === matter.id}`, { state: 'approved' }),
    run: (_id, verb, at) => answer(`${verb} ${at}`, { state: verb === 'push' ? 'pushing' : 'dismissed' }),
    chooseMatter: (_id, choice) => answer(`matter ${choice.version}`, {}),
    chooseRate: (_id, choice) => answer(`rate ${choice.version} ${choice.rate.kind}`, {}),
    entry: () => answer('read', {}),
    connection: () => {
      calls.push('connection');
      return Promise.resolve({ ok: true, value: sampleMe('mere', { state: 'reconnect' }).connection });
    },
  };
  const store = createStore(reducePane, initialState);
  store.send({ type: 'signed-in', me: sampleMe() });
  store.send({ type: 'mail', mail: { kind: 'mail', mail } });
  store.send({ type: 'entries', of: mail, entries: [sampleEntry()] });
  store.send({ type: 'form', id, event: { type: 'typed', edits } });
  const host: Pick<HostPort, 'isStillOpen'> = { isStillOpen: () => isStillOpen };
  return { means: { api, store, host }, calls, form: () => store.get().forms[id] };
}

describe('approve and push', () => {
  test('approves the version on the screen for the matter on the screen, then pushes', async () => {
    const { means, calls, form } = openPane();
    await approve(id, 'push', means);
    expect(calls).toEqual(['approve 1 true', 'push 2']);
    expect(form()).toMatchObject({ entry: { state: 'pushing', version: 3 }, deed: null, pushedHere: true });
  });

  test('saves what was typed first', async () => {
    const { means, calls, form } = openPane({ edits: { narrative: 'Other' } });
    await approve(id, 'push', means);
    expect(calls).toEqual(['edit 1', 'approve 2 true', 'push 3']);
    expect(form()?.edits).toEqual({});
  });

  test.each([
    ['edit 1', ['edit 1']],
    ['approve 2 true', ['edit 1', 'approve 2 true']],
    ['push 3', ['edit 1', 'approve 2 true', 'push 3']],
  ])('stops where %s is refused, and says why', async (refuses, expected) => {
    const { means, calls, form } = openPane({ edits: { narrative: 'Other' }, refuses });
    await approve(id, 'push', means);
    expect(calls).toEqual(expected);
    expect(form()).toMatchObject({ deed: null, failure: { message: 'no answer' } });
  });

  test('approved only is not pushed', async () => {
    const { means, calls } = openPane();
    await approve(id, 'stop', means);
    expect(calls).toEqual(['approve 1 true']);
  });

  test('does nothing when Outlook has gone over to another mail', async () => {
    const { means, calls } = openPane({ isStillOpen: false });
    await approve(id, 'push', means);
    expect(calls).toEqual([]);
  });
});

describe('a refusal', () => {
  test('for want of a connection leads to connecting again', async () => {
    const { means, calls } = openPane({ refuses: 'push 1', failure: { code: 'not-connected', message: 'connect' } });
    await runVerb(id, 'push', means);
    expect(calls).toEqual(['push 1', 'connection']);
    expect(means.store.get().session).toMatchObject({ me: { connection: { state: 'reconnect' } } });
  });

  test('for want of a sign-in keeps the screen and asks to sign in', async () => {
    const { means } = openPane({ refuses: 'matter 1', failure: { code: 'sign-in-needed', message: 'sign in' } });
    await chooseMatter(id, matter.id, means);
    expect(means.store.get().session).toMatchObject({ kind: 'signed-in', expired: 'yes', message: 'sign in' });
  });
});
