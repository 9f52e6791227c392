import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenMail } from '../../../src/taskpane/host/host-port.ts';
import { type Mailbox, mailWatcher } from '../../../src/taskpane/host/mail-watcher.ts';

type Done = (result: { status: Office.AsyncResultStatus; value: string }) => void;

/** An item of Outlook whose text comes when the test says so. */
function item(name: string, changes: Partial<NonNullable<Mailbox['item']>> = {}) {
  const waiting: Done[] = [];
  return {
    give: (text: string) => waiting.shift()?.({ status: Office.AsyncResultStatus.Succeeded, value: text }),
    refuse: () => waiting.shift()?.({ status: Office.AsyncResultStatus.Failed, value: '' }),
    itemType: 'message',
    internetMessageId: `<${name}@x>`,
    conversationId: 'c',
    subject: `Subject ${name}`,
    from: { displayName: 'Aroha Ngata', emailAddress: 'aroha.ngata@kahu.example' },
    to: [{ displayName: 'Mere', emailAddress: 'mere@harbourvale.example' }],
    cc: [],
    dateTimeCreated: new Date('2026-11-19T20:15:00Z'),
    attachments: [
      { name: 'Statements.pdf', isInline: false },
      { name: 'logo.png', isInline: true },
    ],
    body: { getAsync: (_form: unknown, done: Done) => void waiting.push(done) },
    ...changes,
  };
}

describe('the open mail', () => {
  let seen: OpenMail[] = [];
  let select: (next: Mailbox['item']) => void = () => undefined;
  beforeEach(() => {
    vi.stubGlobal('Office', {
      MailboxEnums: { ItemType: { Message: 'message' } },
      CoercionType: { Text: 'text' },
      EventType: { ItemChanged: 'itemChanged' },
      AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    });
    seen = [];
  });
  afterEach(() => vi.unstubAllGlobals());

  const watch = (first: Mailbox['item']) => {
    let changed: () => void = () => undefined;
    const mailbox: Mailbox = {
      item: first,
      addHandlerAsync: (_event: unknown, handler: () => void) => {
        changed = handler;
      },
      removeHandlerAsync: () => undefined,
    };
    const watcher = mailWatcher(mailbox);
    const stop = watcher.watchMail((mail) => seen.push(mail));
    select = (next) => {
      mailbox.item = next;
      changed();
    };
    return { ...watcher, stop, mailbox };
  };
  const kinds = () => seen.map((mail) => mail.kind);

  test('is told by its subject at once and whole when its text has come, without the pictures in it', () => {
    const mail = item('1');
    watch(mail);
    expect(seen).toEqual([{ kind: 'reading', subject: 'Subject 1' }]);
    mail.give('Kia ora');
    expect(seen[1]).toMatchObject({
      kind: 'mail',
      mail: { internetMessageId: '<1@x>', bodyText: 'Kia ora', attachments: ['Statements.pdf'], at: '2026-11-19T20:15:00.000Z' },
    });
  });

  test('is never the text of the mail before', () => {
    const [one, two] = [item('1'), item('2')];
    watch(one);
    select(two);
    one.give('text of the first');
    expect(kinds()).toEqual(['reading', 'reading']);
    two.give('text of the second');
    expect(seen.at(-1)).toMatchObject({ kind: 'mail', mail: { internetMessageId: '<2@x>', bodyText: 'text of the second' } });
  });

  test('is read anew when Outlook has exchanged it without a word', () => {
    const [one, two] = [item('1'), item('2')];
    const { mailbox } = watch(one);
    mailbox.item = two;
    one.give('whose text is this?');
    expect(seen.at(-1)).toEqual({ kind: 'reading', subject: 'Subject 2' });
    two.give('text of the second');
    expect(seen.at(-1)).toMatchObject({ mail: { bodyText: 'text of the second' } });
  });

  test.each([[null], [undefined]])('is none when Outlook gives %s', (nothing) => {
    watch(nothing);
    expect(seen).toEqual([{ kind: 'none' }]);
  });

  test.each([
    ['an appointment', { itemType: 'appointment' }],
    ['a message being written', { subject: { getAsync: () => undefined } }],
  ])('%s is told to be no mail', (_what, changes) => {
    watch(item('1', changes));
    expect(kinds()).toEqual(['unreadable']);
  });

  test('whose text Outlook does not hand over is unreadable, and can be read again', () => {
    const mail = item('1');
    const { readMailAgain } = watch(mail);
    mail.refuse();
    readMailAgain();
    mail.give('Kia ora');
    expect(kinds()).toEqual(['reading', 'unreadable', 'reading', 'mail']);
  });

  test('of excessive size is cut to what the backend takes', () => {
    const person = { displayName: 'x'.repeat(999), emailAddress: 'y'.repeat(999) };
    const mail = item('1', { subject: 's'.repeat(9000), to: Array.from({ length: 900 }, () => person), sender: person });
    watch(mail);
    mail.give('t'.repeat(2_000_000));
    expect(kinds()).toEqual(['reading', 'mail']);
  });

  test('is told to be another when it is', () => {
    const mail = item('1');
    const { isStillOpen, mailbox } = watch(mail);
    mail.give('Kia ora');
    const shown = seen.at(-1);
    if (shown?.kind !== 'mail') throw new Error('no mail');
    expect(isStillOpen(shown.mail)).toBe(true);
    mailbox.item = item('2');
    expect(isStillOpen(shown.mail)).toBe(false);
    expect(seen.at(-1)).toEqual({ kind: 'reading', subject: 'Subject 2' });
  });

  test('is told to nobody after the watch has ended', () => {
    const mail = item('1');
    const { stop } = watch(mail);
    stop();
    mail.give('Kia ora');
    expect(kinds()).toEqual(['reading']);
  });
});
