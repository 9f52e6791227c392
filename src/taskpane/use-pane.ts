import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PaneState } from './state/pane-state.ts';
import type { PaneMeans } from './verbs/pane-means.ts';

export const MeansContext = createContext<PaneMeans | undefined>(undefined);

/** What the verbs work with; only within a Pane. */
export function useMeans(): PaneMeans {
  const means = useContext(MeansContext);
  if (!means) throw new TypeError('there is no pane around this component');
  return means;
}

/** The state of the pane; draws again when it changes. */
export function usePaneState(): PaneState {
  const { store } = useMeans();
  return useSyncExternalStore(store.subscribe, store.get);
}
