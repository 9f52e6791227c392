import type { Incoming } from './incoming.ts';

/** What the bot says in a chat. */
export type Message = {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  /** What a notification and a screen reader tell. */
  summary?: string;
  attachments?: { contentType: string; content: unknown }[];
  entities?: { type: string; [more: string]: unknown }[];
};

/** The body of an invoke's answer: Teams shows a card in place of the old one, a message as a toast, a list as choices. */
export type InvokeAnswer = { statusCode: number; type: string; value: unknown };

/** One activity under way and what can be asked of Teams while it is. */
export type Turn = {
  activity: Incoming;
  reply(message: Message): Promise<void>;
  meetingInfo(meetingId: string): Promise<unknown>;
};

/** Takes a turn; answers a body for an invoke. */
export type TurnHandler = (turn: Turn) => Promise<InvokeAnswer | undefined>;

/** A message of plain words: what people typed is never read as markdown. */
export function words(text: string): Message {
  return { type: 'message', text, textFormat: 'plain' };
}
