import type { Api } from '../api/api.ts';
import type { PaneMeans } from './pane-means.ts';
import { isSignInOver } from './sign-in.ts';

type Means = { api: Pick<Api, 'connection'>; store: PaneMeans['store'] };

/** Asks the backend how the person's connection to Actionstep stands; answers its state, if there was an answer. */
export async function readConnection({ api, store }: Means, signal?: AbortSignal) {
  const answer = await api.connection(signal);
  if (answer.ok) {
    store.send({ type: 'connection-read', connection: answer.value });
    return answer.value;
  }
  if (isSignInOver(answer.failure)) store.send({ type: 'sign-in-needed', message: answer.failure.message });
  return undefined;
}
