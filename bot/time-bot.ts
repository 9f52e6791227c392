import { firstSeen, forgetConversation, rememberConversation } from '../src/conversations/index.ts';
import type { PersonCaller } from '../src/domain/caller.ts';
import { AppError } from '../src/domain/errors.ts';
import { searchForMatter } from './actions/search-matters.ts';
import { takeAction } from './actions/take-action.ts';
import { verifyState } from './actions/verify-state.ts';
import type { BotOptions } from './bot-options.ts';
import { help } from './commands/help.ts';
import { runCommand } from './commands/run-command.ts';
import type { Incoming } from './incoming.ts';
import { toast } from './invoke-answer.ts';
import { takeMeetingEnd } from './meeting-event.ts';
import { sayError } from './say-error.ts';
import { type InvokeAnswer, type Turn, type TurnHandler, words } from './turn.ts';
import { whoIsTalking } from './who-is-talking.ts';

/** What the bot makes of each activity. A failure is said in words where somebody waits for an answer. */
export function timeBot(options: BotOptions): TurnHandler {
  return async (turn) => {
    const { activity } = turn;
    try {
      return await take(turn, options);
    } catch (error) {
      const text = sayError(error, options.logger);
      if (activity.type === 'invoke') return answerFailure(turn, text);
      if (activity.type === 'message') await turn.reply(words(text));
      else options.logger.warn({ err: error, type: activity.type, name: activity.name }, 'an activity was refused');
      return undefined;
    }
  };
}

async function take(turn: Turn, options: BotOptions): Promise<InvokeAnswer | undefined> {
  const { activity } = turn;
  if (activity.type === 'event') {
    if (activity.name === 'application/vnd.microsoft.meetingEnd') await takeMeetingEnd(turn, options);
    return undefined;
  }
  if (!['message', 'invoke', 'installationUpdate'].includes(activity.type)) return undefined;
  const caller = await whoIsTalking(activity, options);
  if (activity.type === 'installationUpdate') return install(caller, turn, options);
  await rememberConversation(caller, caller.person, sightingOf(activity), options.means);
  return activity.type === 'message' ? answerMessage(caller, turn, options) : answerInvoke(caller, turn, options);
}

/** Teams sends a message again when the answer is late: the second time it does nothing. */
async function answerMessage(caller: PersonCaller, turn: Turn, options: BotOptions): Promise<undefined> {
  const { activity } = turn;
  if (!(await isNew(activity, options))) return;
  const typed = { text: activity.text ?? '', isPersonal: isPersonal(activity) };
  const answer = await runCommand(caller, typed, options);
  if (answer) await turn.reply(answer);
}

async function answerInvoke(caller: PersonCaller, turn: Turn, options: BotOptions): Promise<InvokeAnswer | undefined> {
  const { activity } = turn;
  switch (activity.name) {
    case 'adaptiveCard/action':
      return takeAction(caller, activity, options);
    case 'application/search':
      return searchForMatter(caller, activity, options);
    case 'signin/verifyState':
      return verifyState(caller, activity, turn, options);
    default:
      throw new AppError({ code: 'bad-input', message: 'Matterclock does not know this. Nothing was done.' });
  }
}

async function install(caller: PersonCaller, turn: Turn, options: BotOptions): Promise<undefined> {
  const { activity } = turn;
  if (!isPersonal(activity)) return;
  if (activity.action?.startsWith('remove')) return void (await forgetConversation(caller, options.means));
  await rememberConversation(caller, caller.person, sightingOf(activity), options.means);
  options.nudge();
  if (await isNew(activity, options)) await turn.reply(help());
}

/** The window that handed over a state shows no answer: the words go to the chat. */
async function answerFailure(turn: Turn, text: string): Promise<InvokeAnswer | undefined> {
  if (turn.activity.name !== 'signin/verifyState') return toast(text);
  await turn.reply(words(text));
  return undefined;
}

function sightingOf(activity: Incoming) {
  const { from, serviceUrl, conversation } = activity;
  return { userMri: from.id, serviceUrl, ...(isPersonal(activity) ? { conversationId: conversation.id } : {}) };
}

function isPersonal({ conversation }: Incoming): boolean {
  return conversation.conversationType === 'personal';
}

async function isNew({ id, conversation }: Incoming, { means }: BotOptions): Promise<boolean> {
  return id === undefined || firstSeen({ conversationId: conversation.id, id }, means);
}
