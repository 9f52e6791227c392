import type { MailItem } from '../../contract/entry.ts';
import { type Failure, isAborted } from '../api/failure.ts';
import type { How } from '../state/pane-state.ts';
import type { PaneMeans } from './pane-means.ts';
import { isSignInOver } from './sign-in.ts';

type Means = Pick<PaneMeans, 'api' | 'store'>;

/** Brings the entries of the mail to the screen: those that stand, or a new draft where one is wanted. */
export async function readDrafts(mail: MailItem, how: How, { api, store }: Means, signal: AbortSignal): Promise<void> {
  const answer = how === 'draft' ? await api.draftMail(mail, signal) : await api.knownDrafts(mail, signal);
  if (!answer.ok) return fail(mail, how, answer.failure, store);
  const { entries } = answer.value;
  store.send(entries.length > 0 ? { type: 'entries', of: mail, entries } : { type: 'no-answer', of: mail, drafts: { kind: 'offered' } });
}

function fail(mail: MailItem, how: How, failure: Failure, store: Means['store']): void {
  if (isAborted(failure)) return;
  if (isSignInOver(failure)) store.send({ type: 'sign-in-needed', message: failure.message });
  store.send({ type: 'no-answer', of: mail, drafts: { kind: 'failed', how, failure } });
}
