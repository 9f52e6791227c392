import type { Failure } from '../api/failure.ts';
import type { PaneMeans } from './pane-means.ts';

type Means = Pick<PaneMeans, 'api' | 'store' | 'authorise'>;

/** Finds out who is there, without asking anybody. */
export async function startSession(means: Means): Promise<void> {
  means.store.send({ type: 'session-starts' });
  await readMe(means);
}

/** Lets the person sign in; what was on the screen stays there. Call it in the click. */
export async function signIn(means: Means): Promise<void> {
  means.store.send({ type: 'sign-in-begins' });
  const token = await means.authorise('popup');
  if (token.ok) await readMe(means);
  else means.store.send({ type: 'sign-in-needed', message: token.failure.message });
}

/** Whether the failure says that the sign-in is over. */
export function isSignInOver({ code }: Failure): boolean {
  return code === 'not-signed-in' || code === 'sign-in-needed';
}

async function readMe({ api, store }: Means): Promise<void> {
  const answer = await api.me();
  store.send(answer.ok ? { type: 'signed-in', me: answer.value } : { type: 'session-failed', failure: answer.failure });
}
