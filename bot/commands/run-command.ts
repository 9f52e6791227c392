import { confirmProvisional } from '../../src/connections/index.ts';
import type { PersonCaller } from '../../src/domain/caller.ts';
import type { BotOptions } from '../bot-options.ts';
import { type Message, words } from '../turn.ts';
import type { Command } from './command.ts';
import { connect, disconnect } from './connect.ts';
import { drafts } from './drafts.ts';
import { help } from './help.ts';
import { type CommandName, parseCommand } from './parse-command.ts';
import { push } from './push.ts';
import { status } from './status.ts';

const commands: Record<CommandName, Command> = { connect, disconnect, drafts, push, status, help: async () => help() };

/** Takes what a person typed. In a chat with others nothing of their time is told or done: entries are confidential. */
export async function runCommand(
  caller: PersonCaller,
  typed: { text: string; isPersonal: boolean },
  options: BotOptions,
): Promise<Message | undefined> {
  const parsed = parseCommand(typed.text);
  if (!typed.isPersonal) return inCompany(caller, parsed.kind === 'command' ? parsed.name : undefined, options);
  if (parsed.kind === 'command') return commands[parsed.name](caller, options);
  if (parsed.kind === 'code') return words(await confirmCode(caller, parsed.code, options));
  const hint = parsed.near ? `Did you mean ${parsed.near}?` : 'Type help to see what I know.';
  return words(`I do not know that command. ${hint} Nothing was done.`);
}

/** Makes the grant that waits for this code the person's connection. Throws connect-refused in words. */
export async function confirmCode(caller: PersonCaller, code: string, { means, nudge }: BotOptions): Promise<string> {
  const { system, timekeeper } = await confirmProvisional(caller, code, means);
  nudge();
  return `Actionstep is connected: ${timekeeper} in ${system}. Your matters are being read.`;
}

async function inCompany(caller: PersonCaller, name: CommandName | undefined, options: BotOptions): Promise<Message> {
  if (name === 'help') return help();
  if (name !== 'drafts') return words('Time entries are confidential. Write to me in our own chat.');
  const nothing = await drafts(caller, options);
  return nothing ?? words('I send them to you in our own chat.');
}
