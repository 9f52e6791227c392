import type { Caller } from '../domain/caller.ts';
import type { Card } from './card.ts';

/** A chat in Teams. */
export type Place = { serviceUrl: string; conversationId: string };

/**
 * What became of a request to Teams. `busy`: provably not taken, to be tried again. `gone`: the person removed or blocked
 * the app, or the message was deleted. `refused`: it will never be taken. `unknown`: it may have been taken.
 */
export type Sent<Answer> =
  | ({ kind: 'sent' } & Answer)
  | { kind: 'busy'; retryMillis: number }
  | { kind: 'gone'; what: 'chat' | 'message' }
  | { kind: 'refused' }
  | { kind: 'unknown' };

/** What this room needs of the door that speaks with Teams. A message is whatever the door makes of a card. */
export type TeamsPort<Message> = {
  /** The card as a message, read from the ledger now; undefined when nothing is left to show. */
  render(caller: Caller, card: Card): Promise<Message | undefined>;
  /** Opens, or finds, the chat of one person with the bot; doing it twice is harmless. */
  open(caller: Caller, person: { serviceUrl: string; userMri: string }): Promise<Sent<{ conversationId: string }>>;
  post(place: Place, message: Message): Promise<Sent<{ activityId: string }>>;
  update(place: Place, activityId: string, message: Message): Promise<Sent<unknown>>;
};
