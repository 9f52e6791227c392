import { watchOrigin } from '../watch-origin.js';

/** Reads the ledger now, after each change the stand-in tells of, and whenever it answers again. */
export function watchLedger(origin, { onEntries, onOffline }) {
  watchOrigin(origin, () => 'ledger', { onAnswer: ({ entries }) => onEntries(entries), onOffline });
}
