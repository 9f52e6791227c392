import { z } from 'zod';
import type { PersonCaller } from '../../src/domain/caller.ts';
import type { BotOptions } from '../bot-options.ts';
import { confirmCode } from '../commands/run-command.ts';
import type { Incoming } from '../incoming.ts';
import type { Turn } from '../turn.ts';
import { words } from '../turn.ts';

const handedOver = z.looseObject({ state: z.string().min(1).max(100) });

/** What the sign-in window handed over as it closed: the code of its page. Throws connect-refused in words. */
export async function verifyState(caller: PersonCaller, { value }: Incoming, turn: Turn, options: BotOptions): Promise<undefined> {
  const parsed = handedOver.safeParse(value);
  const code = parsed.success ? parsed.data.state.replace('-', '').toUpperCase() : '';
  await turn.reply(words(await confirmCode(caller, code, options)));
  return undefined;
}
