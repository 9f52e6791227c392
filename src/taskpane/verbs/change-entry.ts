import type { EntryView } from '../../contract/entry.ts';
import type { RateRequest } from '../../contract/rate.ts';
import type { Api, SimpleVerb } from '../api/api.ts';
import type { Answer, Failure } from '../api/failure.ts';
import type { HostPort } from '../host/host-port.ts';
import { editOf } from '../state/check-form.ts';
import type { Deed, Edits, EntryForm } from '../state/entry-form.ts';
import type { PaneMeans } from './pane-means.ts';
import { readConnection } from './read-connection.ts';
import { isSignInOver } from './sign-in.ts';

type Means = {
  api: Pick<Api, 'edit' | 'approve' | 'run' | 'chooseMatter' | 'chooseRate' | 'entry' | 'connection'>;
  store: PaneMeans['store'];
  host: Pick<HostPort, 'isStillOpen'>;
};

const deeds: Record<SimpleVerb, Deed> = { push: 'pushing', dismiss: 'dismissing', restore: 'restoring', unapprove: 'taking-back' };

/** Saves what was typed. Answers the entry as it then stands; undefined when it was refused. */
export async function saveEdits(id: string, means: Means): Promise<EntryView | undefined> {
  const form = formAt(id, means);
  const edit = editOf(form);
  if (edit === undefined) return form.entry;
  return perform(id, 'saving', means.api.edit(id, edit), means, form.edits);
}

/**
 * Saves, then approves the entry for the matter that is shown, then pushes it if asked. Stops at the first refusal. Does
 * nothing when Outlook has gone over to another mail: the screen follows instead.
 */
export async function approve(id: string, then: 'push' | 'stop', means: Means): Promise<void> {
  const { matter } = formAt(id, means).entry;
  if (matter === null || !isMailStillOpen(means)) return;
  const saved = await saveEdits(id, means);
  if (!saved) return;
  const approved = await perform(id, 'approving', means.api.approve(id, { version: saved.version, matterId: matter.id }), means);
  if (approved && then === 'push') await runVerb(id, 'push', means);
}

/** Pushes, dismisses, restores, or takes the approval back. */
export async function runVerb(id: string, verb: SimpleVerb, means: Means): Promise<void> {
  const { entry } = formAt(id, means);
  await perform(id, deeds[verb], means.api.run(id, verb, entry.version), means);
}

/** Sets the matter that the person picked. */
export async function chooseMatter(id: string, matterId: string, means: Means, typed = ''): Promise<void> {
  const { entry } = formAt(id, means);
  await perform(
    id,
    'choosing-matter',
    means.api.chooseMatter(id, { version: entry.version, matterId, ...(typed === '' ? {} : { typed: typed.slice(0, 200) }) }),
    means,
  );
}

/** Sets the rate that the person chose; false when it was refused. */
export async function chooseRate(id: string, rate: RateRequest['rate'], means: Means): Promise<boolean> {
  const { entry } = formAt(id, means);
  return (await perform(id, 'choosing-rate', means.api.chooseRate(id, { version: entry.version, rate }), means)) !== undefined;
}

/** Reads the entry as it stands now. */
export async function readEntry(id: string, means: Means, signal?: AbortSignal): Promise<void> {
  const answer = await means.api.entry(id, signal);
  if (answer.ok) means.store.send({ type: 'form', id, event: { type: 'read', entry: answer.value } });
  else if (isSignInOver(answer.failure)) await refuse(id, answer.failure, means);
}

function isMailStillOpen({ host, store }: Means): boolean {
  const { mail } = store.get();
  return mail.kind === 'mail' && host.isStillOpen(mail.mail);
}

function formAt(id: string, { store }: Means): EntryForm {
  const form = store.get().forms[id];
  if (!form) throw new TypeError('the pane shows only entries it has');
  return form;
}

async function perform(
  id: string,
  deed: Deed,
  asked: Promise<Answer<EntryView>>,
  means: Means,
  saved?: Edits,
): Promise<EntryView | undefined> {
  means.store.send({ type: 'form', id, event: { type: 'began', deed } });
  const answer = await asked;
  if (!answer.ok) {
    await refuse(id, answer.failure, means);
    return undefined;
  }
  means.store.send({ type: 'form', id, event: { type: 'answered', entry: answer.value, ...(saved ? { saved } : {}) } });
  return answer.value;
}

async function refuse(id: string, failure: Failure, means: Means): Promise<void> {
  means.store.send({ type: 'form', id, event: { type: 'failed', failure } });
  if (isSignInOver(failure)) means.store.send({ type: 'sign-in-needed', message: failure.message });
  if (failure.code === 'not-connected') await readConnection(means);
}
