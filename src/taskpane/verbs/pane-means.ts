import type { Api } from '../api/api.ts';
import type { Answer } from '../api/failure.ts';
import type { HostPort, TokenWish } from '../host/host-port.ts';
import type { PaneEvent, PaneState } from '../state/pane-state.ts';
import type { Store } from '../state/store.ts';

/** What the pane's verbs work with. */
export type PaneMeans = {
  host: HostPort;
  api: Api;
  store: Store<PaneState, PaneEvent>;
  authorise: (wish: TokenWish) => Promise<Answer<string>>;
};
