import type { PersonCaller } from '../../src/domain/caller.ts';
import type { BotOptions } from '../bot-options.ts';
import type { Message } from '../turn.ts';

/** A command of one person in their own chat; answers what to say, or nothing where a card follows. */
export type Command = (caller: PersonCaller, options: BotOptions) => Promise<Message | undefined>;
