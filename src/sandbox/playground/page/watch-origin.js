/**
 * Reads what a stand-in shows under a path now, after each change it tells of, and whenever it answers again. `onOffline` is
 * called when it does not answer; the stream tries again by itself. Answers a function that reads once more.
 */
export function watchOrigin(origin, path, { onAnswer, onOffline }) {
  let latest = 0;
  const read = async () => {
    latest += 1;
    const mine = latest;
    try {
      const response = await fetch(`${origin}/sandbox/${path()}`);
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      const answer = await response.json();
      // A slow answer must not overwrite a newer one.
      if (mine === latest) onAnswer(answer);
    } catch {
      if (mine === latest) onOffline();
    }
  };
  const events = new EventSource(`${origin}/sandbox/events`);
  events.addEventListener('open', read);
  events.addEventListener('changed', read);
  events.addEventListener('error', onOffline);
  return read;
}
