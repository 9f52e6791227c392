import type { PaneConfig } from '../../contract/session.ts';
import { openApi, readConfig } from '../api/api.ts';
import type { Answer } from '../api/failure.ts';
import type { HostPort, TokenWish } from '../host/host-port.ts';
import { initialState, reducePane } from '../state/pane-state.ts';
import { createStore } from '../state/store.ts';
import type { PaneMeans } from './pane-means.ts';

/** Joins host, backend and state of one pane. Nothing is asked yet. */
export function openPane(host: HostPort): PaneMeans {
  const authorise = authoriser(host);
  return { host, authorise, api: openApi(authorise), store: createStore(reducePane, initialState) };
}

/** Tokens of the host; how to sign in is asked of the backend once. */
function authoriser(host: HostPort): (wish: TokenWish) => Promise<Answer<string>> {
  let config: PaneConfig | undefined;
  return async (wish) => {
    if (config === undefined) {
      const answer = await readConfig();
      if (!answer.ok) return answer;
      config = answer.value;
    }
    const token = await host.getToken(config, wish);
    if (token.kind === 'token') return { ok: true, value: token.token };
    if (token.kind === 'failed') return { ok: false, failure: { code: 'not-signed-in', message: token.message } };
    return { ok: false, failure: { code: 'sign-in-needed', message: 'Your sign-in has ended. Sign in again to go on.' } };
  };
}
