import { z } from 'zod';
import { adoptCard, type Card, claimAction, readCard, turnPage } from '../../src/conversations/index.ts';
import type { PersonCaller } from '../../src/domain/caller.ts';
import { AppError } from '../../src/domain/errors.ts';
import type { BotOptions } from '../bot-options.ts';
import { entryVerbs, inputId, pageTurn, pressed } from '../cards/action-data.ts';
import { entriesCard, type Shown } from '../cards/entries-card.ts';
import type { Incoming } from '../incoming.ts';
import { cardAnswer, toast } from '../invoke-answer.ts';
import { showCard } from '../show-card.ts';
import type { InvokeAnswer } from '../turn.ts';
import { type Press, verbs } from './verbs.ts';

const action = z.looseObject({ action: z.looseObject({ verb: z.string(), data: z.unknown() }) });
const entryVerb = z.enum(entryVerbs);

const notYours = 'This card is not yours. Nothing was changed.';
const tooOld = 'This card cannot be used any more. Type drafts for a new one.';

/**
 * A press on a card. Answers the card as the ledger stands after it, with words where something was refused. Only a
 * card's own person can press it, and only on what it shows; another version or matter than was shown is refused.
 */
export async function takeAction(caller: PersonCaller, activity: Incoming, options: BotOptions): Promise<InvokeAnswer> {
  const { means } = options;
  const parsed = action.safeParse(activity.value);
  if (!parsed.success) return toast(tooOld);
  const { verb, data } = parsed.data.action;
  const turned = verb === 'page' ? pageTurn.safeParse(data) : undefined;
  if (turned?.success) return turnTo(caller, turned.data, options);
  const [name, press] = [entryVerb.safeParse(verb), pressed.safeParse(data)];
  if (!name.success || !press.success) return toast(tooOld);
  const card = await readCard(caller, press.data.card, means);
  if (!card?.entries.includes(press.data.entry)) return toast(notYours);
  await adopt(caller, card, activity, options);
  const note = await runVerb(caller, { ...press.data, verb: name.data, inputs: inputsOf(press.data) }, options);
  return cardAnswer(entriesCard({ ...(await showCard(caller, card, means)), note }));
}

async function turnTo(caller: PersonCaller, { card: id, page }: z.infer<typeof pageTurn>, { means }: BotOptions): Promise<InvokeAnswer> {
  const card = await readCard(caller, id, means);
  if (!card) return toast(notYours);
  await turnPage(caller, id, page, means);
  return cardAnswer(entriesCard(await showCard(caller, { ...card, page }, means)));
}

async function adopt(caller: PersonCaller, card: Card, { conversation, replyToId }: Incoming, { means }: BotOptions): Promise<void> {
  if (replyToId !== undefined) await adoptCard(caller, card.id, { conversationId: conversation.id, activityId: replyToId }, means);
}

/** The values of an entry's own inputs. Teams sends them as strings, beside those of other entries. */
function inputsOf(data: z.infer<typeof pressed>): Press['inputs'] {
  const read = (name: Parameters<typeof inputId>[0]) => {
    const value = data[inputId(name, data.slot)];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  return {
    narrative: read('narrative'),
    units: read('units'),
    workDate: read('workDate'),
    treatment: read('treatment'),
    activityCode: read('activityCode'),
    matter: read('matter'),
  };
}

/** Runs the verb once. What is refused becomes a note on the entry, beside what was typed. */
async function runVerb(caller: PersonCaller, press: Press, options: BotOptions): Promise<Shown['note']> {
  const { entry, version, verb, inputs } = press;
  const isFirst = await claimAction(JSON.stringify([entry, version, verb, inputs]), options.means);
  try {
    await verbs[verb](caller, press, options.means);
    options.nudge();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isRepeat = !isFirst && (error.code === 'stale' || error.code === 'illegal-move');
    if (isRepeat) return { entry, tone: 'Good', text: 'You have done this already. Nothing was done twice.' };
    const { narrative = '', units = '', workDate = '', treatment = '', activityCode = '' } = inputs;
    const isTyped = verb === 'edit' && error.code === 'bad-input';
    const typed = isTyped ? { narrative, units, workDate, treatment, activityCode } : undefined;
    return { entry, tone: 'Attention', text: `Not done. ${error.message}`, typed };
  }
}
