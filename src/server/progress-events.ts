import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { PersonCaller } from '../domain/caller.ts';
import type { EntryId } from '../domain/ids.ts';
import type { Means } from '../entries/index.ts';
import { readPushProgress } from '../presenting/index.ts';

/** Whichever backend sends the entries, what the database says is told this often. */
const lookEvery = 250;
/** A sign of life, so that no proxy takes the connection for dead. */
const signEvery = 15_000;
const longest = 30 * 60_000;

/**
 * Server-sent events of a push: `progress` whenever it is further, at last `result`. Ends by itself then, when the reader
 * leaves, or after half an hour; a reader that comes back is told how it stands.
 */
export function progressEvents(caller: PersonCaller, entries: readonly EntryId[], means: Means): Readable {
  return Readable.from(events(caller, entries, means));
}

async function* events(caller: PersonCaller, entries: readonly EntryId[], means: Means): AsyncGenerator<string> {
  const began = performance.now();
  let told = '';
  let toldAt = began;
  while (performance.now() - began < longest) {
    const { progress, result } = await readPushProgress(caller, entries, means);
    const line = event('progress', progress);
    const now = performance.now();
    if (line !== told || now - toldAt > signEvery) {
      yield line === told ? ': still here\n\n' : line;
      told = line;
      toldAt = now;
    }
    if (result) {
      yield event('result', result);
      return;
    }
    await pause(lookEvery);
  }
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
