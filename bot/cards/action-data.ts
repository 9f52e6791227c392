import { z } from 'zod';
import { type CardId, type EntryId, isId, type MatterId } from '../../src/domain/ids.ts';

/** What the buttons of a card do to one entry. */
export const entryVerbs = ['approve', 'approve-push', 'push', 'edit', 'matter', 'dismiss', 'restore', 'unapprove', 'recall'] as const;
export type EntryVerb = (typeof entryVerbs)[number];

/** What a button carries: the card, and the entry in the version and with the matter that were shown. */
export type ActionData = { card: CardId; entry: EntryId; version: number; matter: MatterId | null; slot: number };

const id = z.string().refine(isId);

/** The data of a press as Teams sends it. Inputs are strings under the name and the slot of their entry. */
export const pressed = z.looseObject({
  card: id.transform((text) => text as CardId),
  entry: id.transform((text) => text as EntryId),
  version: z.int().min(1),
  matter: id.transform((text) => text as MatterId).nullable(),
  slot: z.int().min(0).max(1000),
});

/** A press that turns the page of a card. */
export const pageTurn = z.looseObject({ card: id.transform((text) => text as CardId), page: z.int().min(0).max(1000) });

export type InputName = 'narrative' | 'units' | 'workDate' | 'treatment' | 'activityCode' | 'matter';

/** The id of an input: an entry's own, since all inputs of a card share one room. */
export function inputId(name: InputName, slot: number): string {
  return `${name}_${slot}`;
}
