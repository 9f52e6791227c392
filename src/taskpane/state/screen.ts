import type { EntryView, MailItem } from '../../contract/entry.ts';
import type { ConnectionView, MeView } from '../../contract/session.ts';
import type { Failure } from '../api/failure.ts';
import type { EntryForm } from './entry-form.ts';
import type { How, PaneState } from './pane-state.ts';

/** The one thing the pane shows. */
export type Screen =
  | { kind: 'starting' }
  | { kind: 'unreachable'; message: string }
  | { kind: 'not-allowed'; message: string }
  | { kind: 'sign-in'; busy: boolean; message: string | null }
  | { kind: 'connect'; me: MeView }
  | { kind: 'reading-matters'; connection: ConnectionView }
  | { kind: 'no-mail' }
  | { kind: 'reading-mail'; subject: string }
  | { kind: 'unreadable-mail'; why: string }
  | { kind: 'drafting'; mail: MailItem; how: How }
  | { kind: 'offer'; mail: MailItem }
  | { kind: 'draft-failed'; mail: MailItem; how: How; failure: Failure }
  | { kind: 'entries'; forms: EntryForm[] };

/** Which screen a state asks for: first who is there, then Actionstep, then the mail, then its entries. */
export function screenOf(state: PaneState): Screen {
  const { session } = state;
  switch (session.kind) {
    case 'starting':
      return { kind: 'starting' };
    case 'unreachable':
    case 'not-allowed':
      return { kind: session.kind, message: session.message };
    case 'signed-out':
      return { kind: 'sign-in', busy: session.busy, message: session.message };
    case 'signed-in':
      return withConnection(state, session.me);
  }
}

function withConnection(state: PaneState, me: MeView): Screen {
  const { connection } = me;
  if (connection.state !== 'connected') return { kind: 'connect', me };
  // A draft made before the matters are known would find none of them.
  if (connection.syncing) return { kind: 'reading-matters', connection };
  return ofMail(state);
}

function ofMail(state: PaneState): Screen {
  const { mail } = state;
  switch (mail.kind) {
    case 'none':
      return { kind: 'no-mail' };
    case 'reading':
      return { kind: 'reading-mail', subject: mail.subject };
    case 'unreadable':
      return { kind: 'unreadable-mail', why: mail.why };
    case 'mail':
      return ofDrafts(state, mail.mail);
  }
}

function ofDrafts({ drafts, forms }: PaneState, mail: MailItem): Screen {
  switch (drafts.kind) {
    case 'asking':
      return { kind: 'drafting', mail, how: drafts.how };
    case 'offered':
      return { kind: 'offer', mail };
    case 'failed':
      return { kind: 'draft-failed', mail, how: drafts.how, failure: drafts.failure };
    case 'ready':
      return { kind: 'entries', forms: drafts.ids.flatMap((id) => forms[id] ?? []) };
  }
}

/** Whether the person may change what the entry says. */
export function isEditable({ state }: EntryView): boolean {
  return state === 'draft' || state === 'failed';
}

/** Whether the entry is on its way and will stand otherwise soon. */
export function isMoving({ state }: EntryView): boolean {
  return state === 'pushing' || state === 'recalling';
}
