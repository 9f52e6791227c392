import { queueCard } from '../../src/conversations/index.ts';
import { listEntries } from '../../src/entries/index.ts';
import { words } from '../turn.ts';
import type { Command } from './command.ts';

const most = 100;

/** Sends a card of all that still needs the person: drafts, approved ones, and what did not get through. */
export const drafts: Command = async (caller, { means, nudge }) => {
  const entries = await listEntries(caller, { states: ['draft', 'approved', 'failed', 'unconfirmed'], limit: most }, means);
  if (entries.length === 0) return words('Nothing waits for you: there are no drafts and no approved entries.');
  await queueCard(caller, { person: caller.person, kind: 'drafts', entries: entries.map(({ id }) => id) }, means);
  nudge();
  return undefined;
};
