import { connectedPeople } from '../src/connections/index.ts';
import type { Card } from '../src/conversations/index.ts';
import { type TimekeeperCaller, timekeeperOf } from '../src/domain/caller.ts';
import { readEntries } from '../src/entries/index.ts';
import { recentMatters } from '../src/matters/index.ts';
import { presentEntries, presentMatter } from '../src/presenting/index.ts';
import type { PushMeans } from '../src/push/index.ts';
import type { Shown } from './cards/entries-card.ts';

const recentsOffered = 8;

/** What a card shows now: its entries as the ledger holds them, for the person whose card it is. */
export async function showCard(caller: TimekeeperCaller, card: Card, means: PushMeans): Promise<Shown> {
  const entries = await readEntries(caller, card.entries, means);
  const recents = await recentMatters(caller, recentsOffered, means);
  const connected = (await connectedPeople(caller, means)).includes(timekeeperOf(caller));
  return { card, connected, entries: await presentEntries(caller, entries, means), recents: recents.map(presentMatter) };
}
