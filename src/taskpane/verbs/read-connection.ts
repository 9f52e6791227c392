import { isAborted } from '../api/failure.ts';
import type { PaneMeans } from './pane-means.ts';
import { isSignInOver } from './sign-in.ts';

/** Asks the backend how the person's connection to Actionstep stands; answers its state, if there was an answer. */
export async function readConnection({ api, store }: Pick<PaneMeans, 'api' | 'store'>, signal?: AbortSignal) {
  const answer = await api.connection(signal);
  if (answer.ok) {
    store.send({ type: 'connection-read', connection: answer.value });
    return answer.value;
  }
  if (!isAborted(answer.failure) && isSignInOver(answer.failure)) store.send({ type: 'sign-in-needed', message: answer.failure.message });
  return undefined;
}
