import { z } from 'zod';
import type { PersonCaller } from '../../src/domain/caller.ts';
import { searchMatters } from '../../src/matching/index.ts';
import { offeredMatters } from '../../src/matters/index.ts';
import { presentMatter } from '../../src/presenting/index.ts';
import type { BotOptions } from '../bot-options.ts';
import { matterChoice } from '../cards/entry-actions.ts';
import type { Incoming } from '../incoming.ts';
import { choicesAnswer } from '../invoke-answer.ts';
import type { InvokeAnswer } from '../turn.ts';

const query = z.looseObject({ dataset: z.literal('matters'), queryText: z.string().max(500).catch('') });
/** Teams shows no more. */
const shown = 15;

/** Type-ahead over the matters this person may see; favourites and recent ones while nothing is typed. */
export async function searchForMatter(caller: PersonCaller, { value }: Incoming, { means }: BotOptions): Promise<InvokeAnswer> {
  const asked = query.safeParse(value);
  if (!asked.success) return choicesAnswer([]);
  const found = await searchMatters(caller, asked.data.queryText, shown, means);
  const matters = found.map(({ matter }) => matter);
  const offered = await offeredMatters(caller, matters, means);
  return choicesAnswer(offered.map(presentMatter).map(matterChoice));
}
