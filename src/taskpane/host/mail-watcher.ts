import { type MailItem, mailItem } from '../../contract/entry.ts';
import type { HostPort, OpenMail } from './host-port.ts';

type Person = { displayName: string; emailAddress: string };
type Item = {
  itemType: string;
  /** An object while the message is being written. */
  subject: unknown;
  internetMessageId?: string;
  conversationId?: string;
  from?: Person;
  sender?: Person;
  to?: Person[];
  cc?: Person[];
  dateTimeCreated: Date;
  attachments?: { name: string; isInline: boolean }[];
  body: { getAsync(form: Office.CoercionType, done: (result: { status: Office.AsyncResultStatus; value: string }) => void): void };
};

/** What is used of Outlook's mailbox. Nothing is there for sure: Outlook's own types promise more than it keeps. */
export type Mailbox = {
  item?: Item | null | undefined;
  addHandlerAsync(event: Office.EventType, handler: () => void): void;
  removeHandlerAsync(event: Office.EventType): void;
};
type Watcher = Pick<HostPort, 'watchMail' | 'isStillOpen' | 'readMailAgain'>;

const unreadable = 'Outlook did not hand over this email. Select another one and come back, or try again.';
const notAnEmail = 'This is not an email. Select an email to bill it.';

/**
 * Watches the selected item. Outlook may exchange it, or take it away, while its text is awaited: every reading has a
 * number, and an answer to an earlier one is dropped.
 */
export function mailWatcher(mailbox: Mailbox): Watcher {
  let sequence = 0;
  let tell: (mail: OpenMail) => void = () => undefined;

  const read = () => {
    sequence += 1;
    const mine = sequence;
    const item = mailbox.item;
    if (!item) return tell({ kind: 'none' });
    if (item.itemType !== Office.MailboxEnums.ItemType.Message || typeof item.subject !== 'string') {
      return tell({ kind: 'unreadable', why: notAnEmail });
    }
    const head = headOf(item, item.subject);
    tell({ kind: 'reading', subject: head.subject });
    item.body.getAsync(Office.CoercionType.Text, (result) => {
      if (mine !== sequence) return;
      if (idOf(mailbox.item) !== head.internetMessageId) return read();
      tell(result.status === Office.AsyncResultStatus.Succeeded ? parse(head, result.value) : { kind: 'unreadable', why: unreadable });
    });
  };

  return {
    watchMail(listener) {
      tell = listener;
      mailbox.addHandlerAsync(Office.EventType.ItemChanged, read);
      read();
      return () => {
        sequence += 1;
        tell = () => undefined;
        mailbox.removeHandlerAsync(Office.EventType.ItemChanged);
      };
    },
    isStillOpen(mail) {
      const same = idOf(mailbox.item) === mail.internetMessageId;
      if (!same) read();
      return same;
    },
    readMailAgain: read,
  };
}

function idOf(item: Mailbox['item']): string | undefined {
  return item ? (item.internetMessageId ?? '') : undefined;
}

/** Taken at once and whole, before anything is awaited. Lists and texts are cut to what the backend takes. */
function headOf(item: Item, subject: string): Omit<MailItem, 'bodyText'> {
  const person = (one: Person | undefined) => ({
    name: (one?.displayName ?? '').slice(0, 400),
    address: (one?.emailAddress ?? '').slice(0, 400),
  });
  return {
    internetMessageId: item.internetMessageId ?? '',
    ...(item.conversationId ? { conversationId: item.conversationId } : {}),
    subject: subject.slice(0, 2000),
    from: person(item.from ?? item.sender),
    to: (item.to ?? []).slice(0, 500).map(person),
    cc: (item.cc ?? []).slice(0, 500).map(person),
    at: item.dateTimeCreated.toISOString(),
    attachments: (item.attachments ?? [])
      .filter((attachment) => !attachment.isInline)
      .slice(0, 500)
      .map((attachment) => attachment.name.slice(0, 400)),
  };
}

function parse(head: Omit<MailItem, 'bodyText'>, text: string): OpenMail {
  const parsed = mailItem.safeParse({ ...head, bodyText: text.slice(0, 1_000_000) });
  return parsed.success ? { kind: 'mail', mail: parsed.data } : { kind: 'unreadable', why: unreadable };
}
