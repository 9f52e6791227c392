/** State that changes only by events, and tells who listens. */
export type Store<State, Event> = {
  get(): State;
  send(event: Event): void;
  subscribe(listener: () => void): () => void;
};

export function createStore<State, Event>(reduce: (state: State, event: Event) => State, initial: State): Store<State, Event> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    get: () => state,
    send(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
