import type { EntryView, MailItem } from '../../contract/entry.ts';
import type { Failure } from '../api/failure.ts';
import type { OpenMail } from '../host/host-port.ts';
import { type EntryForm, type FormEvent, formOf, reduceForm } from './entry-form.ts';
import { reduceSession, type Session, type SessionEvent } from './session-state.ts';

/** `draft` makes an entry of the mail; `look` only finds the ones that stand: who pages through a mailbox does not bill it. */
export type How = 'draft' | 'look';

/** The entries of the open mail. `offered`: there are none, and nobody has asked for one. */
export type Drafts =
  | { kind: 'asking'; how: How }
  | { kind: 'offered' }
  | { kind: 'failed'; how: How; failure: Failure }
  | { kind: 'ready'; ids: string[] };

export type PaneState = {
  session: Session;
  mail: OpenMail;
  drafts: Drafts;
  /** The mail that was open when the pane was: the button was pressed for it, and for no other. Null when there was none. */
  pressedFor: string | null | undefined;
  /** By entry id, of every mail that was open: unsaved edits survive another mail. */
  forms: Readonly<Record<string, EntryForm>>;
};

export type PaneEvent =
  | SessionEvent
  | { type: 'mail'; mail: OpenMail }
  | { type: 'ask'; how: How }
  | { type: 'no-answer'; of: MailItem; drafts: Extract<Drafts, { kind: 'offered' | 'failed' }> }
  | { type: 'entries'; of: MailItem; entries: EntryView[] }
  | { type: 'form'; id: string; event: FormEvent };

export const initialState: PaneState = {
  session: { kind: 'starting' },
  mail: { kind: 'none' },
  drafts: { kind: 'asking', how: 'look' },
  pressedFor: undefined,
  forms: {},
};

/** Every change of the pane. What belongs to another mail than the open one never reaches the screen. */
export function reducePane(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case 'mail':
      return withMail(state, event.mail);
    case 'ask':
      return { ...state, drafts: { kind: 'asking', how: event.how } };
    case 'no-answer':
      return isOpen(state, event.of) ? { ...state, drafts: event.drafts } : state;
    case 'entries':
      return isOpen(state, event.of) ? withEntries(state, event.entries) : state;
    case 'form': {
      const form = state.forms[event.id];
      return form ? { ...state, forms: { ...state.forms, [event.id]: reduceForm(form, event.event) } } : state;
    }
    default:
      return withSession(state, event);
  }
}

function withMail(state: PaneState, mail: OpenMail): PaneState {
  const pressedFor = pressedForOf(state, mail);
  const how = mail.kind === 'mail' && mail.mail.internetMessageId === pressedFor ? 'draft' : 'look';
  return { ...state, mail, pressedFor, drafts: { kind: 'asking', how } };
}

function pressedForOf({ pressedFor }: PaneState, mail: OpenMail): PaneState['pressedFor'] {
  if (pressedFor !== undefined || mail.kind === 'reading') return pressedFor;
  return mail.kind === 'mail' ? mail.mail.internetMessageId : null;
}

function isOpen({ mail }: PaneState, other: MailItem): boolean {
  return mail.kind === 'mail' && mail.mail === other;
}

function withEntries(state: PaneState, entries: EntryView[]): PaneState {
  const forms = { ...state.forms };
  for (const entry of entries) {
    const known = forms[entry.id];
    forms[entry.id] = known ? reduceForm(known, { type: 'read', entry }) : formOf(entry);
  }
  return { ...state, forms, drafts: { kind: 'ready', ids: entries.map((entry) => entry.id) } };
}

/** A new sign-in asks again for what failed. Another person at the same pane sees nothing of the one before. */
function withSession(state: PaneState, event: SessionEvent): PaneState {
  const session = reduceSession(state.session, event);
  if (event.type !== 'signed-in') return { ...state, session };
  const { drafts } = state;
  const before = state.session.kind === 'signed-in' ? state.session.me.person.id : event.me.person.id;
  if (before !== event.me.person.id) return { ...state, session, forms: {}, drafts: { kind: 'asking', how: 'look' } };
  return { ...state, session, drafts: drafts.kind === 'failed' ? { kind: 'asking', how: drafts.how } : drafts };
}
