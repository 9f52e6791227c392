import { z } from 'zod';
import type { PersonCaller } from '../../src/domain/caller.ts';
import { searchMatters } from '../../src/matching/index.ts';
import { offeredMatters, recentMatters, visibleMatters } from '../../src/matters/index.ts';
import { presentMatter } from '../../src/presenting/index.ts';
import type { BotOptions } from '../bot-options.ts';
import { matterChoice } from '../cards/entry-actions.ts';
import type { Incoming } from '../incoming.ts';
import { choicesAnswer } from '../invoke-answer.ts';
import type { InvokeAnswer } from '../turn.ts';

const query = z.looseObject({ dataset: z.literal('matters'), queryText: z.string().max(500).catch('') });
/** Teams shows no more. */
const shown = 15;

/** Type-ahead over the matters this person may see; the recent ones while nothing is typed. */
export async function searchForMatter(caller: PersonCaller, { value }: Incoming, { means }: BotOptions): Promise<InvokeAnswer> {
  const asked = query.safeParse(value);
  if (!asked.success) return choicesAnswer([]);
  const text = asked.data.queryText.trim();
  const recents = text === '' ? await recentMatters(caller, shown, means) : [];
  const found = recents.length > 0 ? recents : searchMatters(text, await visibleMatters(caller, means), shown);
  const offered = await offeredMatters(caller, found, means);
  return choicesAnswer(offered.map(presentMatter).map(matterChoice));
}
