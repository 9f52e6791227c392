/**
 * Reads the ledger now, after each change the stand-in tells of, and whenever it answers again. `onOffline` is called when it
 * does not answer; the stream tries again by itself.
 */
export function watchLedger(origin, { onEntries, onOffline }) {
  let latest = 0;
  const read = async () => {
    latest += 1;
    const mine = latest;
    try {
      const response = await fetch(`${origin}/sandbox/ledger`);
      if (!response.ok) throw new Error(`the ledger answered ${response.status}`);
      const { entries } = await response.json();
      // A slow answer must not overwrite a newer one.
      if (mine === latest) onEntries(entries);
    } catch {
      if (mine === latest) onOffline();
    }
  };
  const events = new EventSource(`${origin}/sandbox/events`);
  events.addEventListener('open', read);
  events.addEventListener('changed', read);
  events.addEventListener('error', onOffline);
}
